"""A screen whose terminal is closed ends, also where the signal for that is ignored."""

import os
import pty
import select
import signal
import sys
import time
from pathlib import Path

import pytest

from mlquiz.tui.hangup import GRACE_S

PATIENCE_S = 20.0


@pytest.mark.parametrize("seen", [b"mlquiz", b""], ids=["at work", "still starting"])
def test_the_program_ends_with_its_terminal(tmp_path: Path, seen: bytes) -> None:
    (tmp_path / "deck.md").write_text("<!-- card: one -->\nQ: Why?\n\nA: So.\n", encoding="utf-8")
    words = ["-m", "mlquiz", "--content", str(tmp_path), "--db", str(tmp_path / "p.db"), "tui"]
    program, terminal = pty.fork()
    if program == 0:
        signal.signal(signal.SIGHUP, signal.SIG_IGN)
        os.execve(  # noqa: S606 - the program itself
            sys.executable, [sys.executable, *words], {**os.environ, "TERM": "xterm-256color"}
        )
    if seen:
        wait_for(terminal, seen)
    os.close(terminal)
    assert ended(program, GRACE_S + PATIENCE_S)


def wait_for(terminal: int, seen: bytes) -> None:
    read, end = b"", time.monotonic() + PATIENCE_S
    while seen not in read and time.monotonic() < end:
        if select.select([terminal], [], [], 0.1)[0]:
            read += os.read(terminal, 65536)
    assert seen in read


def ended(program: int, within_s: float) -> bool:
    end = time.monotonic() + within_s
    while time.monotonic() < end:
        if os.waitpid(program, os.WNOHANG)[0]:
            return True
        time.sleep(0.05)
    os.kill(program, signal.SIGKILL)
    os.waitpid(program, 0)
    return False
