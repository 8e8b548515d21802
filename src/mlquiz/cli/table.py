"""Plain tables for the terminal, with Chinese at its true width."""

import unicodedata
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

GAP = "  "


def cell_width(text: str) -> int:
    """Cells that a text takes in a terminal: 2 for wide characters, 0 for combining marks."""
    return sum(_char_width(char) for char in text)


def fit(text: str, width: int) -> str:
    """The text cut to at most `width` cells, with an ellipsis where something was cut."""
    if cell_width(text) <= width:
        return text
    kept, used = "", 0
    for char in text:
        used += _char_width(char)
        if used > width - 1:
            break
        kept += char
    return f"{kept}…"


def table(head: "Sequence[str]", rows: "Sequence[Sequence[str]]", *, right: "Sequence[int]" = ()) -> str:
    """Columns under their headings.

    Args:
        head: Headings.
        rows: Cells; every row as long as `head`.
        right: Indices of the columns that are aligned to the right.
    """
    lines = [head, *rows]
    widths = [max(cell_width(line[column]) for line in lines) for column in range(len(head))]
    return "\n".join(_line(line, widths, right) for line in lines)


def _line(cells: "Sequence[str]", widths: "Sequence[int]", right: "Sequence[int]") -> str:
    padded = []
    for column, (cell, width) in enumerate(zip(cells, widths, strict=True)):
        space = " " * (width - cell_width(cell))
        padded.append(space + cell if column in right else cell + space)
    return GAP.join(padded).rstrip()


def _char_width(char: str) -> int:
    if unicodedata.combining(char) or unicodedata.category(char) in ("Cf", "Me", "Mn"):
        return 0
    return 2 if unicodedata.east_asian_width(char) in "WF" else 1
