"""A screen whose terminal is gone ends.

The signal for that may be ignored (`nohup`), or come while the screen waits for the terminal.
Then nothing would ever end it, and its reader of keys would turn without end.
"""

import os
import select
import sys
import threading
import time

GRACE_S = 3.0
"""So long the screen has to end by itself. Every answer is on the disk already."""

EXIT_CODE = 129
"""As after SIGHUP."""


def end_when_terminal_is_gone() -> None:
    """Watch standard input from a thread that costs nothing; where it is no terminal, nothing is done."""
    if hasattr(select, "poll") and sys.__stdin__ is not None and sys.__stdin__.isatty():
        threading.Thread(target=_watch, args=(sys.__stdin__.fileno(),), daemon=True, name="hangup").start()


def _watch(terminal: int) -> None:
    poll = select.poll()
    poll.register(terminal, 0)  # a hangup is always told
    if poll.poll()[0][1] & select.POLLHUP:
        time.sleep(GRACE_S)
        os._exit(EXIT_CODE)
