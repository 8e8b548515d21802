"""What a command does not import: a prompt that calls `mlquiz due` must not wait for a screen library."""

import json
import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

from mlquiz.store import Store

HEAVY = {"textual", "rich", "genanki", "fsrs", "markdown_it", "sqlite_utils", "yaml", "pygments"}
SLOW = {
    "argparse",
    "dataclasses",
    "pathlib",
    "typing",
    "json",
    "platformdirs",
    "tomllib",
    "inspect",
    "hashlib",
}
"""What takes longer to load than `mlquiz due` may take in all."""
PARSER = {"mlquiz.cli.parser", "mlquiz.cli.due", "mlquiz.reading.library", "mlquiz.errors", "mlquiz.content"}

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


AT_ONCE = """
import os, sys
before = set(sys.modules)
end = os._exit
def told(code):
    sys.stderr.write("\\n" + " ".join(set(sys.modules) - before))
    sys.stderr.flush()
    end(code)
os._exit = told
from mlquiz.cli import main
raise SystemExit(main())
"""


def loaded_at_once(*words: object) -> set[str]:
    """Modules that a command loads which is done without the parser."""
    command = [sys.executable, "-c", AT_ONCE, *map(str, words)]
    done = subprocess.run(command, capture_output=True, text=True, check=True, env=os.environ)
    loaded = set(done.stderr.rpartition("\n")[2].split())
    assert loaded, "it was not done at once"
    return loaded


@pytest.mark.parametrize("words", [("--help",), ("--version",)])
def test_help_and_version_import_nothing_heavy(words: tuple[str, ...]) -> None:
    assert not imported(*words) & HEAVY


def test_version_loads_nothing_but_its_own_two_modules() -> None:
    assert loaded_at_once("--version") == {"mlquiz", "mlquiz.cli"}


def test_due_loads_sqlite_and_a_few_rooms_of_ours(folder: Path, tmp_path: Path) -> None:
    words = ("--content", folder, "--db", tmp_path / "progress.db", "due")
    Store.open(tmp_path / "progress.db").close()
    time.sleep(2.1)  # a file that was just written may change again within a tick of its clock
    imported(*words)
    loaded = loaded_at_once(*words)
    assert not {name.partition(".")[0] for name in loaded} & (HEAVY | SLOW)
    assert not loaded & PARSER
    assert {name for name in loaded if name.startswith("mlquiz.")} <= {
        "mlquiz.cli",
        "mlquiz.cli.prompt",
        "mlquiz.cli.recalled",
        "mlquiz.folders",
        "mlquiz.reading",
        "mlquiz.reading.cache_file",
        "mlquiz.reading.folder",
        "mlquiz.reading.index",
        "mlquiz.scheduling",
        "mlquiz.scheduling.left",
        "mlquiz.store",
        "mlquiz.store.code_numbers",
        "mlquiz.store.queries",
        "mlquiz.store.schema",
        "mlquiz.store.waiting",
    }


def test_due_on_notes_read_before_imports_nothing_heavy(folder: Path, tmp_path: Path) -> None:
    words = ("--content", folder, "--db", tmp_path / "progress.db", "due")
    imported(*words)
    assert not imported(*words) & HEAVY


def test_due_of_the_course_read_before_imports_nothing_heavy(tmp_path: Path) -> None:
    words = ("--db", tmp_path / "progress.db", "due", "lecture-4")
    imported(*words)
    assert not imported(*words) & HEAVY


def test_building_a_deck_does_not_import_the_screen(folder: Path, tmp_path: Path) -> None:
    words = ("--content", folder, "build-deck", "rl", "--out", tmp_path)
    assert not imported(*words) & {"textual", "rich", "fsrs"}


def test_the_screen_does_not_import_the_deck_writer() -> None:
    script = "import sys, mlquiz.tui.run; print(sorted({m.partition('.')[0] for m in sys.modules}))"
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert "'genanki'" not in done.stdout
    assert "'textual'" in done.stdout
