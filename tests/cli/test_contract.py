"""What scripts rely on: commands, JSON keys, exit codes, and that data and errors keep apart."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from mlquiz.cli.parser import COMMANDS

from tests.cli.conftest import Result

Run = Callable[..., Result]


def test_help_names_every_command(run: Run) -> None:
    result = run("--help")
    assert result.code == 0
    for command in COMMANDS:
        assert f"\n    {command} " in result.out


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_explains_itself(run: Run, command: str) -> None:
    result = run(command, "--help")
    assert result.code == 0
    assert "--content" in result.out


def test_a_readme_names_every_command(checkout: Path) -> None:
    pages = (checkout / "README.md", checkout / "docs" / "commands.md")
    text = "".join(page.read_text(encoding="utf-8") for page in pages)
    missing = [command for command in COMMANDS if f"mlquiz {command}" not in text]
    assert not missing


def test_version_is_one_line(run: Run) -> None:
    assert run("--version").out.startswith("mlquiz 0.")


@pytest.mark.parametrize("words", [(), ("nonsense",), ("due", "--jsn"), ("build-deck",)])
def test_wrong_usage_exits_with_2(run: Run, words: tuple[str, ...]) -> None:
    result = run(*words)
    assert result.code == 2
    assert result.out == ""
    assert "usage: mlquiz" in result.err


def test_places_may_stand_before_or_after_the_command(run: Run, folder: Path, tmp_path: Path) -> None:
    before = run("--content", folder, "--db", tmp_path / "a.db", "due", "--json")
    after = run("due", "--json", "--content", folder, "--db", tmp_path / "a.db")
    assert before.code == 0
    assert before == after


def test_the_environment_names_the_content(run: Run, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MLQUIZ_CONTENT", str(folder))
    assert json.loads(run("where", "--json").out)["notes"] == str(folder)


def test_due_counts_as_json(run: Run, folder: Path) -> None:
    counts = json.loads(run("--content", folder, "due", "--json").out)
    assert set(counts) == {"due", "new", "learning", "day"}
    assert counts["new"] == 4, "two clozes of one note are kept apart"
    assert counts["due"] == counts["learning"] == 0


def test_due_of_an_unknown_deck_names_the_nearest(run: Run, folder: Path) -> None:
    result = run("--content", folder, "due", "rll")
    assert result.code == 1
    assert result.out == ""
    assert "rl" in result.err.replace("rll", "")


def test_decks_as_json(run: Run, folder: Path) -> None:
    rows = json.loads(run("--content", folder, "decks", "--json").out)
    assert all(set(row) == {"name", "title", "notes", "cards", "due", "new"} for row in rows)
    (row,) = [row for row in rows if row["name"] == "rl"]
    assert (row["notes"], row["cards"], row["due"]) == (4, 5, 0)


def test_cards_as_json_hold_what_scripts_need(run: Run, folder: Path) -> None:
    notes = {note["id"]: note for note in json.loads(run("--content", folder, "cards", "rl", "--json").out)}
    assert list(notes) == ["td-target", "discount-range", "on-policy-method", "return-three-rewards"]
    keys = "id kind cards section decks language question answer hint options parts sources tags tier file"
    assert all(set(note) == {*keys.split(), "line"} for note in notes.values())
    assert notes["td-target"]["answer"] == "$r_t + \\gamma V(s_{t+1})$"
    assert notes["td-target"]["file"] == "rl.md"
    assert notes["td-target"]["line"] == 8
    assert notes["discount-range"]["cards"] == ["discount-range/1", "discount-range/2"]
    assert [option["right"] for option in notes["on-policy-method"]["options"]] == [False, True]
    assert notes["return-three-rewards"]["answer"] == "1.75"


def test_build_deck_says_where_and_how_much(run: Run, folder: Path, tmp_path: Path) -> None:
    result = run("--content", folder, "build-deck", "rl", "--out", tmp_path)
    assert result.out == f"{tmp_path / 'rl.apkg'}: 4 notes, 5 cards\n"
    assert (tmp_path / "rl.apkg").stat().st_size > 1000


def test_build_deck_takes_several_decks_into_a_folder_only(run: Run, folder: Path, tmp_path: Path) -> None:
    result = run("--content", folder, "build-deck", "rl", "all", "--out", tmp_path / "one.apkg")
    assert result.code == 2
    assert not (tmp_path / "one.apkg").exists()


def test_an_unknown_deck_writes_nothing(run: Run, folder: Path, tmp_path: Path) -> None:
    result = run("--content", folder, "build-deck", "rl", "nonsense", "--out", tmp_path)
    assert result.code == 1
    assert not (tmp_path / "rl.apkg").exists()


def test_a_missing_folder_is_said_plainly(run: Run, tmp_path: Path) -> None:
    result = run("--content", tmp_path / "nowhere", "due")
    assert result.code == 1
    assert "no such folder" in result.err
    assert result.out == ""


def test_a_folder_without_notes_is_said_plainly(run: Run, tmp_path: Path) -> None:
    result = run("--content", tmp_path, "decks")
    assert result.code == 1
    assert "no Markdown" in result.err


def test_the_screen_needs_a_terminal(run: Run, folder: Path) -> None:
    result = run("--content", folder, "tui")
    assert result.code == 1
    assert "terminal" in result.err


def test_a_database_that_is_none_is_left_alone(run: Run, folder: Path, tmp_path: Path) -> None:
    file = tmp_path / "letter.db"
    file.write_text("Dear database, " * 100)
    result = run("--content", folder, "--db", file, "due")
    assert result.code == 1
    assert str(file) in result.err
    assert file.read_text() == "Dear database, " * 100


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_completion_prints_code_for_the_shell(run: Run, shell: str) -> None:
    result = run("completion", shell)
    assert result.code == 0
    assert "mlquiz" in result.out


def test_the_home_of_nobody_is_said_not_to_be_there(run: Run) -> None:
    result = run("--content", "~nobody-of-this-name/notes", "decks")
    assert result.code == 1
    assert result.err.startswith("mlquiz: ~nobody-of-this-name/notes: no such folder")
