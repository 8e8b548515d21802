"""What a command does not import: a prompt that calls `mlquiz due` must not wait for a screen library."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

HEAVY = {"textual", "rich", "genanki", "fsrs", "markdown_it", "sqlite_utils", "yaml", "pygments"}

SCRIPT = """
import json, sys
from mlquiz.cli import main
try:
    main(sys.argv[1:])
except SystemExit:
    pass
print(json.dumps(sorted(sys.modules)), file=sys.stderr)
"""


def imported(*words: object) -> set[str]:
    """Top-level names of the modules that a command imports."""
    command = [sys.executable, "-c", SCRIPT, *map(str, words)]
    done = subprocess.run(command, capture_output=True, text=True, check=True, env=os.environ)
    return {name.partition(".")[0] for name in json.loads(done.stderr.splitlines()[-1])}


@pytest.mark.parametrize("words", [("--help",), ("--version",)])
def test_help_and_version_import_nothing_heavy(words: tuple[str, ...]) -> None:
    assert not imported(*words) & HEAVY


def test_due_on_notes_read_before_imports_nothing_heavy(folder: Path, tmp_path: Path) -> None:
    words = ("--content", folder, "--db", tmp_path / "progress.db", "due")
    assert "markdown_it" in imported(*words), "the first time the notes are read"
    assert not imported(*words) & HEAVY


def test_due_of_the_course_read_before_imports_nothing_heavy(tmp_path: Path) -> None:
    words = ("--db", tmp_path / "progress.db", "due", "lecture-4")
    imported(*words)
    assert not imported(*words) & HEAVY


def test_building_a_deck_does_not_import_the_screen(folder: Path, tmp_path: Path) -> None:
    words = ("--content", folder, "build-deck", "rl", "--out", tmp_path)
    assert not imported(*words) & {"textual", "rich", "fsrs"}


def test_the_screen_does_not_import_the_deck_writer() -> None:
    script = "import sys, mlquiz.tui.app; print(sorted({m.partition('.')[0] for m in sys.modules}))"
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert "'genanki'" not in done.stdout
    assert "'textual'" in done.stdout
