"""How the columns of a table share the width."""

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Column:
    """Cells that a column would like to have, and the least that keeps its longest word whole."""

    wanted: int
    least: int


def shared_widths(columns: Sequence[Column], room: int) -> list[int] | None:
    """A width for every column, together at most `room`; `None` where not even the longest words fit.

    Every column gets its least; what is left goes, cell by cell, to the one that would be the highest.
    """
    widths = [column.least for column in columns]
    if sum(widths) > room:
        return None
    for _ in range(room - sum(widths)):
        height, index = max(
            (column.wanted / width, -place)
            for place, (column, width) in enumerate(zip(columns, widths, strict=True))
        )
        if height <= 1:
            break
        widths[-index] += 1
    return widths
