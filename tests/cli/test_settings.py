"""`mlquiz settings`: every value with where it comes from."""

import json
from pathlib import Path

import pytest

from mlquiz.cli import main
from mlquiz.study.preferences import settings_path
from mlquiz.tui.remembered import Remembered, remember, remembered_path


def rows(capsys: pytest.CaptureFixture[str], *words: str) -> dict[str, list[str]]:
    assert main([*words, "settings"]) == 0
    lines = (line.split() for line in capsys.readouterr().out.splitlines() if line.strip())
    return {name: rest for name, *rest in lines}


@pytest.fixture(autouse=True)
def _settings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MLQUIZ_SETTINGS", str(tmp_path / "settings.toml"))
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(name, raising=False)


def test_without_a_file_the_screen_has_its_defaults(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("LANG", "zh_CN.UTF-8")
    found = rows(capsys, "--db", str(tmp_path / "p.db"))
    assert found["theme"] == ["auto", "default"]
    assert found["language"] == ["auto:", "zh", "default"]
    assert found["keys"] == ["as", "usual", "default"]


def test_what_stands_in_the_file_is_shown_with_every_changed_key(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    settings_path().write_text('language = "en"\n[keys]\nundo = ["z", "ctrl+z"]\n')
    found = rows(capsys, "--db", str(tmp_path / "p.db"))
    assert found["language"] == ["en", "file"]
    assert found["undo"] == ["z", "ctrl+z", "file"]
    assert main(["settings", "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["settings"]["keys"] == {"undo": ["z", "ctrl+z"]}


def test_a_theme_that_was_chosen_on_the_screen_is_shown_unless_the_file_names_one(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    database = tmp_path / "p.db"
    remember(remembered_path(database), Remembered("nord"))
    assert rows(capsys, "--db", str(database))["theme"] == ["nord", "the", "screen"]
    settings_path().write_text('theme = "dracula"\n')
    assert rows(capsys, "--db", str(database))["theme"] == ["dracula", "file"]
    assert not database.exists()


def test_a_mistake_in_the_keys_ends_every_command_that_reads_the_settings(
    capsys: pytest.CaptureFixture[str],
) -> None:
    settings_path().write_text('[keys]\nsuspend = "b"\n')
    assert main(["settings"]) == 1
    said = capsys.readouterr().err
    assert "settings.toml:2:1" in said
    assert "give one of them another key" in said


def test_how_figures_are_drawn_is_shown_as_it_holds_in_this_terminal(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    assert rows(capsys)["images"] == ["off", "default"]
    monkeypatch.setenv("MLQUIZ_IMAGES", "kitty")
    assert rows(capsys)["images"] == ["kitty", "MLQUIZ_IMAGES"]
