"""`mlquiz check` from the outside: what it prints, where it looks, and how it ends."""

import json
import os
import stat
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.conftest import Result

Run = Callable[..., Result]
BAD = "<!-- card: adam -->\nQ: Adam?\n\nA: Momentum and RMSProp\n"


@pytest.fixture
def notes(tmp_path: Path) -> Path:
    """A person's own folder: one good file, one with an error and a warning."""
    folder = tmp_path / "notes of mine"
    folder.mkdir()
    good = "<!-- card: forget -->\nQ: Which gate of an LSTM erases the memory?\n\nA: The forget gate\n"
    (folder / "good.md").write_text(good, encoding="utf-8")
    (folder / "bad.md").write_text(BAD.replace("Adam?", "Adam"), encoding="utf-8")
    return folder


def test_problems_are_printed_one_a_line_and_an_error_exits_with_1(run: Run, notes: Path) -> None:
    result = run("check", "--content", notes)

    assert result.code == 1
    assert result.out.splitlines() == [
        f"{notes}/bad.md:1:1 Q01 question has 1 word (under 4 or 6 Han): say what is asked [adam]",
        f"{notes}/bad.md:1:1 Q02 the question has no question mark [adam]",
        "2 notes: 1 error, 1 warning (Q01 ×1, Q02 ×1)",
    ]


def test_warnings_alone_exit_with_0(run: Run, notes: Path) -> None:
    assert run("check", "--content", notes, "--ignore", "Q01").code == 0


def test_files_are_named_from_where_one_is(run: Run, notes: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(notes)

    assert run("check", "--content", ".").out.startswith("bad.md:1:1 ")
    assert run("check", "--content", notes, "bad.md").out.startswith("bad.md:1:1 ")


def test_paths_restrict_what_is_shown(run: Run, notes: Path) -> None:
    result = run("check", "--content", notes, notes / "good.md")

    assert (result.code, result.out) == (0, "1 note: no problems\n")


def test_a_path_may_be_given_from_the_content_folder_on(run: Run, notes: Path) -> None:
    assert "2 warnings" not in run("check", "--content", notes, "bad.md").out
    assert run("check", "--content", notes, "bad.md").code == 1


def test_a_file_behind_a_link_is_checked_under_either_name(run: Run, notes: Path, tmp_path: Path) -> None:
    elsewhere = tmp_path / "elsewhere.md"
    (notes / "bad.md").rename(elsewhere)
    (notes / "bad.md").symlink_to(elsewhere)

    assert run("check", "--content", notes, notes / "bad.md").code == 1


@pytest.mark.parametrize(
    ("path", "said"),
    [("missing.md", "missing.md: no such file or folder"), ("/", "outside the content folder")],
)
def test_a_path_that_cannot_be_meant_is_wrong_usage(run: Run, notes: Path, path: str, said: str) -> None:
    result = run("check", "--content", notes, path)

    assert result.code == 2
    assert said in result.err


def test_json_and_annotations(run: Run, notes: Path) -> None:
    found = json.loads(run("check", "--content", notes, "--json").out)
    lines = run("check", "--content", notes, "--format", "github").out.splitlines()

    assert [problem["code"] for problem in found] == ["Q01", "Q02"]
    assert lines[0].startswith("::error file=")


def test_rules_are_selected_ignored_and_filtered(run: Run, notes: Path) -> None:
    def codes(*words: str) -> list[str]:
        return [
            problem["code"] for problem in json.loads(run("check", "--content", notes, "--json", *words).out)
        ]

    assert codes("--select", "Q02,A") == ["Q02"]
    assert codes("--select", "q01", "--select", "Q02") == ["Q01", "Q02"]
    assert codes("--ignore", "Q01") == ["Q02"]
    assert codes("--min-severity", "error") == ["Q01"]


def test_an_unknown_code_is_wrong_usage(run: Run, notes: Path) -> None:
    result = run("check", "--content", notes, "--select", "A20")

    assert result.code == 2
    assert "A20: no such rule; did you mean A0" in result.err


def test_a_rule_is_explained(run: Run) -> None:
    result = run("check", "--explain", "a02")

    assert result.code == 0
    assert result.out.startswith("A02 (error, warning)\n")
    assert run("check", "--explain", "A20").code == 2


def test_the_page_of_the_rules_is_printed_as_it_is_kept(run: Run, checkout: Path) -> None:
    assert run("check", "--rules").out == (checkout / "docs" / "rules.md").read_text(encoding="utf-8")


def test_no_colours_in_a_pipe_and_none_with_no_color(
    run: Run, notes: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert "\x1b" not in run("check", "--content", notes).out
    monkeypatch.setattr("sys.stdout.isatty", lambda: True, raising=False)
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.delenv("NO_COLOR", raising=False)
    assert "\x1b[31mQ01" in run("check", "--content", notes).out
    monkeypatch.setenv("NO_COLOR", "1")
    assert "\x1b" not in run("check", "--content", notes).out


def test_releasing_writes_the_list_and_does_it_once(run: Run, notes: Path) -> None:
    first = run("check", "--content", notes, "--release")
    text = (notes / "decks" / "released.txt").read_text(encoding="utf-8")
    second = run("check", "--content", notes, "--release")

    assert first.out.endswith("2 names, 2 new\n")
    assert second.out.endswith("2 names, 0 new\n")
    assert [line for line in text.splitlines() if not line.startswith("#")] == ["adam", "forget"]
    assert (notes / "decks" / "released.txt").read_text(encoding="utf-8") == text


def test_nothing_is_released_while_a_released_card_is_gone(run: Run, notes: Path) -> None:
    run("check", "--content", notes, "--release")
    (notes / "bad.md").unlink()

    result = run("check", "--content", notes, "--release")

    assert result.code == 1
    assert "adam was released and is gone" in result.err
    assert run("check", "--content", notes, "--select", "I01").code == 1


class TestHostileFiles:
    """A message, never a traceback."""

    def test_random_bytes(self, run: Run, notes: Path) -> None:
        (notes / "noise.md").write_bytes(bytes(range(256)) * 40)

        result = run("check", "--content", notes, notes / "noise.md")

        assert result.code == 1
        assert "noise.md" in result.out
        assert "UTF-8" in result.out

    def test_a_file_of_20_megabytes(self, run: Run, notes: Path) -> None:
        (notes / "huge.md").write_bytes(b"Q: why?\n" * (20 * 1024 * 128))

        result = run("check", "--content", notes, notes / "huge.md")

        assert result.code == 1
        assert "20 MB" in result.out

    def test_a_loop_of_links(self, run: Run, notes: Path) -> None:
        (notes / "loop").symlink_to(notes)
        (notes / "self.md").symlink_to(notes / "self.md")

        result = run("check", "--content", notes)

        assert result.code == 1
        assert "bad.md:1:1 Q01" in result.out
        assert run("check", "--content", notes, notes / "self.md").code in {0, 1, 2}

    @pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
    def test_a_folder_without_permission(self, run: Run, notes: Path) -> None:
        closed = notes / "closed"
        closed.mkdir()
        closed.chmod(0)
        try:
            result = run("check", "--content", notes)
        finally:
            closed.chmod(stat.S_IRWXU)
        assert "closed" in result.out
        assert result.code == 1

    def test_a_list_of_released_names_that_is_no_text(self, run: Run, notes: Path) -> None:
        (notes / "decks").mkdir()
        (notes / "decks" / "released.txt").write_bytes(b"\xff\xfe\x00")

        result = run("check", "--content", notes, "--select", "I,E")

        assert "released.txt:1:1 E01 cannot be read: not UTF-8" in result.out

    def test_a_cloze_of_a_thousand_brackets(self, run: Run, notes: Path) -> None:
        (notes / "deep.md").write_text(
            "C: ==" + "[" * 5000 + "$" * 5001 + "==\n\nQ: " + "\\left(" * 3000 + "\n\nA: x\n"
        )

        assert run("check", "--content", notes, notes / "deep.md").code in {0, 1}


def test_a_name_that_stands_twice_is_said_once(run: Run, tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text("<!-- card: one-name -->\nQ: What is asked here?\n\nA: It.\n" * 2)
    result = run("check", "--content", tmp_path, "--select", "I01")
    assert [line for line in result.out.splitlines() if "one-name" in line] == [
        f"{tmp_path / 'a.md'}:5:1 I01 two cards are named one-name: here and at a.md:1 [one-name]"
    ]
