"""Telling a key that is held down from one that is pressed again."""

from collections.abc import Callable

_HELD_S = 0.12
"""Terminals repeat a held key faster than this; fingers are slower."""


class HeldKey:
    """Remembers the last key.

    Args:
        stopwatch: Gives seconds that only grow.
    """

    def __init__(self, stopwatch: Callable[[], float]) -> None:
        self._stopwatch = stopwatch
        self._last = ""
        self._at_s = 0.0

    def repeats(self, key: str) -> bool:
        """Whether this key comes again because it is being held down. Ask once for each press."""
        now = self._stopwatch()
        held = key == self._last and now - self._at_s < _HELD_S
        self._last, self._at_s = key, now
        return held
