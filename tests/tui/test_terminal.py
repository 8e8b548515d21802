"""The real program in a real terminal: answered cards outlive a kill. Needs tmux, which CI has."""

import contextlib
import os
import shlex
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from mlquiz.model.review import EventKind, Grade
from mlquiz.store import Store

pytestmark = pytest.mark.skipif(
    shutil.which("tmux") is None and not os.environ.get("CI"), reason="needs tmux"
)

CARDS = "".join(
    f"<!-- card: {name} -->\nQ: What is the {name} question?\n\nA: The {name} answer.\n\n"
    for name in ("first", "second", "third")
)
PATIENCE_S = 20.0


class Terminal:
    """A program in a terminal of 80 by 24, in a tmux server of its own."""

    def __init__(self, socket: Path, command: list[str]) -> None:
        self._tmux = ["tmux", "-u", "-S", str(socket), "-f", os.devnull]
        self._call("new-session", "-d", "-x", "80", "-y", "24", *command)

    def press(self, *keys: str) -> None:
        self._call("send-keys", *keys)

    def process(self) -> int:
        return int(self._call("display-message", "-p", "#{pane_pid}"))

    def wait_for(self, text: str) -> None:
        """Wait until the screen holds the text."""
        end = time.monotonic() + PATIENCE_S
        while text not in (screen := self.text()):
            if time.monotonic() > end:
                pytest.fail(f"waited {PATIENCE_S} s for {text!r}; the screen is:\n{screen}")
            time.sleep(0.02)

    def text(self) -> str:
        """What stands on the screen."""
        return self._call("capture-pane", "-p")

    def close(self) -> None:
        with contextlib.suppress(subprocess.CalledProcessError):  # it ends with its last program
            self._call("kill-server")

    def _call(self, *words: str) -> str:
        done = subprocess.run([*self._tmux, *words], capture_output=True, text=True, check=True, timeout=20)
        return done.stdout


def program_over(root: Path) -> list[str]:
    (root / "notes").mkdir()
    (root / "notes" / "deck.md").write_text(CARDS, encoding="utf-8")
    return [sys.executable, "-m", "mlquiz", "--content", str(root), "--db", str(root / "p.db")]


@pytest.fixture
def terminal(tmp_path: Path) -> Iterator[Terminal]:
    opened = Terminal(tmp_path / "tmux", [*program_over(tmp_path), "tui"])
    yield opened
    opened.close()


def answers(database: Path) -> list[tuple[str, Grade | None]]:
    with Store.open(database) as store:
        return [(event.subject, event.grade) for event in store.events(kind=EventKind.ANSWERED)]


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP])
def test_a_signal_that_ends_it_leaves_the_terminal_as_it_was(tmp_path: Path, number: int) -> None:
    command = [*program_over(tmp_path), "tui"]
    script = f"echo before; {shlex.join(command)}; echo ended with $?; stty -a | grep -o ' echo '; sleep 60"
    terminal = Terminal(tmp_path / "tmux", ["sh", "-c", script])
    try:
        terminal.wait_for("3 new")
        shell = terminal.process()
        found = subprocess.run(["pgrep", "-P", str(shell)], capture_output=True, text=True, check=True)
        os.kill(int(found.stdout), number)
        terminal.wait_for(f"ended with {128 + number}\n echo")
        terminal.wait_for("before")
    finally:
        terminal.close()


def test_it_ends_when_its_terminal_is_gone(terminal: Terminal) -> None:
    terminal.wait_for("3 new")
    program = terminal.process()
    terminal.close()
    end = time.monotonic() + PATIENCE_S
    while alive(program):
        assert time.monotonic() < end
        time.sleep(0.05)


def alive(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    return True


def test_an_answer_outlives_a_kill_right_after_it(terminal: Terminal, tmp_path: Path) -> None:
    terminal.wait_for("3 new")
    terminal.press("Enter")
    terminal.wait_for("first question?")
    terminal.press("Space")
    terminal.wait_for("3 Good 10m")
    terminal.press("3")
    terminal.wait_for("second question?")
    terminal.press("Space")
    terminal.wait_for("The second answer.")
    terminal.press("1")
    terminal.wait_for("third question?")
    os.kill(terminal.process(), 9)
    assert answers(tmp_path / "p.db") == [("first", Grade.GOOD), ("second", Grade.AGAIN)]
