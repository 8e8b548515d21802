"""What happens to output that cannot go where it should, and to notes with mistakes."""

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.conftest import NOTES, Result

Run = Callable[..., Result]


def mlquiz(*words: object, then: str = "", **environment: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "mlquiz", *map(str, words)]
    script = f'"$@" {then}'
    return subprocess.run(
        ["sh", "-c", script, "sh", *command],
        capture_output=True,
        encoding="utf-8",
        env={**os.environ, **environment},
        check=False,
    )


@pytest.mark.parametrize("encoding", ["ascii", "cp1252", "utf-8"])
def test_chinese_goes_through_a_pipe_of_any_encoding(encoding: str) -> None:
    done = mlquiz("--help", PYTHONIOENCODING=encoding)
    assert done.returncode == 0
    assert "李宏毅" in done.stdout


def test_a_reader_that_goes_away_is_no_mistake(folder: Path) -> None:
    done = mlquiz("--content", folder, "cards", "--json", then="| head -n 1")
    assert (done.returncode, done.stderr) == (0, "")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="only Linux has a device that is always full")
def test_a_full_disk_is_said_in_one_line(folder: Path) -> None:
    done = mlquiz("--content", folder, "cards", then="> /dev/full")
    assert done.returncode == 1
    assert done.stderr == "mlquiz: the output could not be written: no space is left\n"


def test_a_closed_output_is_no_traceback(folder: Path) -> None:
    assert "Traceback" not in mlquiz("--content", folder, "due", then=">&-").stderr


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere names of folders are text")
@pytest.mark.parametrize("words", [("due",), ("check",), ("where",)])
def test_a_folder_whose_name_is_no_text_is_named_by_its_bytes(folder: Path, words: tuple[str, ...]) -> None:
    (folder / "rl.md").write_text(NOTES + "\nA: an answer to nothing\n", encoding="utf-8")
    odd = folder.rename(os.fsdecode(os.fsencode(folder.parent) + b"/n\xff"))
    command = [sys.executable, "-m", "mlquiz", "--content", str(odd), *words]
    done = subprocess.run(command, capture_output=True, check=False)
    assert b"Traceback" not in done.stderr
    assert os.fsencode(odd) in done.stdout + done.stderr


def test_messages_do_not_mix_with_the_output_where_standard_error_is_closed(folder: Path) -> None:
    (folder / "rl.md").write_text(NOTES + "\nA: an answer to nothing\n", encoding="utf-8")
    done = mlquiz("--content", folder, "due", "--json", then="2>&-")
    assert list(json.loads(done.stdout)) == ["due", "new", "learning", "day"]


def test_mistakes_that_leave_cards_out_are_told_where_cards_are_used(run: Run, folder: Path) -> None:
    (folder / "rl.md").write_text(NOTES + "\nA: an answer to nothing\n", encoding="utf-8")
    result = run("--content", folder, "due", "--json")
    assert result.code == 0
    assert result.err == f"mlquiz: 1 mistake leaves cards out; see mlquiz --content {folder} check\n"


def test_a_language_without_notes_is_said_plainly(run: Run) -> None:
    result = run("cards", "--lang", "zh")
    assert result.code == 1
    assert "no notes in the language zh" in result.err


@pytest.mark.parametrize(
    ("line", "offered"), [("mlquiz tui lecture-1", "lecture-12"), ("mlquiz due co", "core")]
)
def test_the_shell_completes_names_of_decks(line: str, offered: str) -> None:
    done = mlquiz(
        then="8>&1 9>/dev/null",
        _ARGCOMPLETE="1",
        _ARGCOMPLETE_IFS=" ",
        COMP_LINE=line,
        COMP_POINT=str(len(line)),
    )
    assert offered in done.stdout.split()


@pytest.mark.parametrize(
    ("names", "said"), [((), ""), (("a",), "1 more deck has"), (("a", "b"), "2 more decks have")]
)
def test_decks_without_notes_are_counted_in_the_singular_and_plural(
    run: Run, tmp_path: Path, names: tuple[str, ...], said: str
) -> None:
    for name, text in (("notes/rl.md", NOTES), *((f"decks/{name}.yaml", "tags: [none]\n") for name in names)):
        file = tmp_path / "mine" / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
    out = run("--content", tmp_path / "mine", "--db", tmp_path / "p.db", "decks").out
    assert out.partition("\n\n")[2] == (f"{said} no notes yet.\n" if said else "")
