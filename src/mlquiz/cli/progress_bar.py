"""A bar on standard error for work that lasts longer than a second; only where a person looks at it."""

import os
import sys
import time
from collections.abc import Callable
from types import TracebackType
from typing import Self, TextIO

PATIENCE_S = 1.0
"""Work that is over by then shows nothing."""

_EVERY_S = 0.1
_CELLS = 24


class ProgressBar:
    """Told how far the work is, shows it; erased when the work is over.

    Args:
        what: Stands before the bar, such as `reading`.
        stream: Where to; standard error. Nothing is shown unless it is a terminal.
        clock: Gives seconds that only grow.

    Example:
        with ProgressBar("reading") as tell:
            read_library(content, tell=tell)
    """

    def __init__(
        self, what: str = "", *, stream: TextIO | None = None, clock: Callable[[], float] = time.monotonic
    ) -> None:
        self._what = f"{what} " if what else ""
        self._stream = stream or sys.stderr
        self._clock = clock
        self._next_s = clock() + PATIENCE_S
        self._shown = 0
        self._wanted = (
            self._stream is not None and self._stream.isatty() and os.environ.get("TERM", "") != "dumb"
        )

    def __call__(self, done: int, total: int) -> None:
        """So much is done of so much; called as often as one likes. When all is done the bar is erased."""
        if done >= total > 0:
            self.erase()
            return
        if not self._wanted or self._clock() < self._next_s:
            return
        self._next_s = self._clock() + _EVERY_S
        words = f"{self._what}{_bar(done, total)} {done:,} of {total:,}"
        self._write(f"\r{words:<{self._shown}}")
        self._shown = len(words)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.erase()

    def erase(self) -> None:
        """Leave nothing on the terminal; what comes next may write there."""
        if self._shown:
            self._write(f"\r{' ' * self._shown}\r")
            self._shown = 0

    def _write(self, words: str) -> None:
        """A terminal that went away is no reason to stop the work."""
        try:
            self._stream.write(words)
            self._stream.flush()
        except (OSError, ValueError):
            self._wanted, self._shown = False, 0


def _bar(done: int, total: int) -> str:
    full = _CELLS * min(max(done, 0), total) // total if total > 0 else 0
    return f"[{'#' * full}{'.' * (_CELLS - full)}]"
