"""Code and display formulas, line by line as they were written."""

from collections.abc import Iterator

from rich.cells import cell_len

from mlquiz.mathbox import Unsupported, display, inline
from mlquiz.tui.layout.line import Line, Mark, Run
from mlquiz.tui.layout.syntax import Words, code_words
from mlquiz.tui.layout.visible import visible

_TAB = 4
_INDENT = Run("  ")


def code_lines(text: str, width: int, language: str = "") -> list[Line]:
    """Code behind a gutter: its line numbers, or a bar for a single line. Long lines go on behind `┆`."""
    source = "\n".join(row.expandtabs(_TAB) for row in visible(text.rstrip("\n")).split("\n"))
    rows = code_words(source, language)
    digits = len(str(len(rows))) if len(rows) > 1 else 0
    lines = []
    for number, row in enumerate(rows, start=1):
        label = f"{number:>{digits}} " if digits else ""
        for place, runs in enumerate(_cut(row, width - len(label) - 2)):
            gutter = f"{label}│ " if place == 0 else f"{' ' * len(label)}┆ "
            line = Line(runs, joint="" if place else "\n")
            lines.append(line.led_by(Run(gutter, Mark.FRAME | Mark.QUIET)))
    return lines


def _cut(words: Words, width: int) -> Iterator[tuple[Run, ...]]:
    """Words of code cut where the line is full."""
    rest = list(reversed(words))
    for piece in _pieces("".join(text for text, _ in words), width):
        runs, room = [], len(piece)
        while room:
            text, mark = rest.pop()
            runs.append(Run(text[:room], mark))
            if text[room:]:
                rest.append((text[room:], mark))
            room -= len(runs[-1].text)
        yield tuple(runs)


def math_lines(tex: str, width: int) -> list[Line]:
    """A display formula, indented: drawn; on one line where that is too wide; else as its LaTeX source."""
    try:
        drawn = display(tex, width - _INDENT.width)
        if max(map(cell_len, drawn), default=0) <= width - _INDENT.width:
            rows = (Run(visible(row.rstrip()), Mark.MATH) for row in drawn)
            return [Line((row,), joint="\n").led_by(_INDENT) for row in rows]
        return _source_lines(inline(tex), width)
    except Unsupported:
        return _source_lines(tex, width)


def _source_lines(text: str, width: int) -> list[Line]:
    return [
        Line((Run(piece, Mark.MATH),), joint="" if place else "\n").led_by(_INDENT)
        for row in visible(text).split("\n")
        if row.strip()
        for place, piece in enumerate(_pieces(row.strip().expandtabs(_TAB), width - _INDENT.width))
    ]


def _pieces(row: str, width: int) -> Iterator[str]:
    """The row cut where the line is full; at least one piece."""
    piece, used = "", 0
    for character in row:
        cells = cell_len(character)
        if used + cells > width:
            yield piece
            piece, used = "", 0
        piece += character
        used += cells
    yield piece
