"""Two screens on one database, in two real terminals: every answer of both counts, and neither complains."""

import os
import shutil
import sys
import time
from pathlib import Path

import pytest

from mlquiz.model.review import EventKind
from mlquiz.scheduling import Settings
from mlquiz.scheduling.replay import replay
from mlquiz.store import Store

from tests.tui.test_terminal import Terminal

pytestmark = pytest.mark.skipif(
    shutil.which("tmux") is None and not os.environ.get("CI"), reason="needs tmux"
)

CARDS = 10
NAMES = [f"card{number}" for number in range(2 * CARDS)]
HELD_S = 0.12
"""Keys that come faster are those of a key held down."""


def test_two_screens_answer_at_once(tmp_path: Path) -> None:
    (tmp_path / "notes").mkdir()
    text = "".join(f"<!-- card: {name} -->\nQ: What is {name}?\n\nA: It is {name}.\n\n" for name in NAMES)
    (tmp_path / "notes" / "deck.md").write_text(text, encoding="utf-8")
    command = [sys.executable, "-m", "mlquiz", "--content", str(tmp_path), "--db", str(tmp_path / "p.db")]
    Store.open(tmp_path / "p.db").close()
    screens = [Terminal(tmp_path / f"tmux{number}", [*command, "tui", "all"]) for number in range(2)]
    try:
        for screen in screens:
            screen.wait_for("What is")
        for number in range(CARDS):
            for key in ("Space", "4"):
                for screen in screens:
                    screen.press(key)
                time.sleep(HELD_S)
            for screen in screens:
                screen.wait_for(f"✓{number + 1}")
        shown = [screen.text() for screen in screens]
    finally:
        for screen in screens:
            screen.close()
    assert not [text for text in shown if "Not done" in text or "locked" in text]
    with Store.open(tmp_path / "p.db") as store:
        assert len(store.events(kind=EventKind.ANSWERED)) == 2 * CARDS
        assert store._connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        with store.reading():
            assert store.states.all() == replay(store.events(with_undone=True), Settings())
