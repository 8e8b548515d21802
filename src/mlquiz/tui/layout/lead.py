"""Lines that stand behind a bullet, a number or a bar."""

from collections.abc import Callable

from mlquiz.tui.layout.line import EMPTY, Line, Run

NARROWEST = 12
"""Cells that nested lines must keep; what is nested deeper is not indented any further."""


def led(lay_out: Callable[[int], list[Line]], first: Run, rest: Run, width: int) -> list[Line]:
    """Lines laid out in what `first` and `rest`, equally wide, leave of the width, with these before them.

    Args:
        lay_out: Gives the lines for a width.
        first: Stands before the first line.
        rest: Stands before every other one.
        width: Cells in all.
    """
    room = width - first.width
    if room < NARROWEST:
        return lay_out(width)
    lines = lay_out(room) or [EMPTY]
    return [_led(line, first if index == 0 else rest) for index, line in enumerate(lines)]


def _led(line: Line, run: Run) -> Line:
    """An empty line has no spaces, but a bar goes on beside it."""
    if line.runs:
        return line.led_by(run)
    bare = run.text.rstrip()
    return line.led_by(Run(bare, run.marks)) if bare else line
