"""Laid-out lines back to text for the clipboard."""

from collections.abc import Sequence

from mlquiz.tui.layout.line import Line, Mark

Point = tuple[int, int]
"""A line's index and a character's index in it."""


def copied(lines: Sequence[Line], start: Point | None, end: Point | None) -> str:
    """The text from `start` up to `end`, `None` for the page's own; `end` itself is left out.

    Lines that were one paragraph are one line again, and gutters, bars and indents of broken lines are gone.
    """
    first, from_character = start or (0, 0)
    last, to_character = end or (len(lines) - 1, len(lines[-1].text) if lines else 0)
    text = ""
    for index in range(max(0, first), min(last, len(lines) - 1) + 1):
        line = lines[index]
        begin = from_character if index == first else 0
        stop = to_character if index == last else len(line.text)
        text += (line.joint if text else "") + _kept(line, begin, stop)
    return text


def _kept(line: Line, begin: int, stop: int) -> str:
    kept, at = "", 0
    for run in line.runs:
        decoration = at < line.lead and (line.joint != "\n" or Mark.FRAME in run.marks)
        if not decoration:
            kept += run.text[max(0, begin - at) : max(0, stop - at)]
        at += len(run.text)
    return kept.rstrip() if line.joint == "\n" else kept
