"""Tables that fit: columns share the width, cells wrap; one with too many columns is shown row by row."""

from collections.abc import Sequence
from functools import partial
from itertools import zip_longest

from mlquiz.markdown.pieces import Table
from mlquiz.tui.layout.columns import Column, shared_widths
from mlquiz.tui.layout.inline import Gap, runs
from mlquiz.tui.layout.lead import led
from mlquiz.tui.layout.line import EMPTY, Line, Mark, Run
from mlquiz.tui.layout.wrap import longest_word, wrap

_BETWEEN = " │ "
_WHOLE_FORMULA = 24
"""Cells up to which a formula in a cell is not broken."""
_UNBOUNDED = 1_000_000

Cell = Sequence[Run]
Row = Sequence[Cell]


def table_lines(table: Table, width: int, gap: Gap | None) -> list[Line]:
    """The table's lines: a grid where every column can keep its longest word, otherwise its rows as lists."""
    rows = [[tuple(runs(cell, gap, Mark.STRONG)) for cell in table.header]]
    rows += [[tuple(runs(cell, gap)) for cell in row] for row in table.rows]
    columns = max(map(len, rows))
    rows = [row + [()] * (columns - len(row)) for row in rows]
    wanted = [_column(cells) for cells in zip(*rows, strict=True)]
    widths = shared_widths(wanted, width - len(_BETWEEN) * (columns - 1))
    if widths is None:
        return _one_by_one(rows[0], rows[1:], width)
    return _grid(rows[0], rows[1:], widths, [*table.align, *[""] * columns])


def _column(cells: Sequence[Cell]) -> Column:
    whole = [line.width for cell in cells for line in wrap(cell, _UNBOUNDED)]
    return Column(max([1, *whole]), max([1, *(longest_word(cell, _WHOLE_FORMULA) for cell in cells)]))


def _grid(header: Row, body: Sequence[Row], widths: Sequence[int], align: Sequence[str]) -> list[Line]:
    laid = [[wrap(cell, width) for cell, width in zip(row, widths, strict=True)] for row in body]
    between_rows = any(len(cell) > 1 for row in laid for cell in row)
    rule = Line((Run("─┼─".join("─" * width for width in widths), Mark.FRAME),))
    lines: list[Line] = []
    if any(header):
        head = [wrap(cell, width) for cell, width in zip(header, widths, strict=True)]
        lines += [*_row_lines(head, widths, align), rule]
    for index, row in enumerate(laid):
        if index and between_rows:
            lines.append(rule)
        lines += _row_lines(row, widths, align)
    return lines


def _row_lines(cells: list[list[Line]], widths: Sequence[int], align: Sequence[str]) -> list[Line]:
    lines = []
    for across in zip_longest(*cells, fillvalue=EMPTY):
        line: list[Run] = []
        for index, (cell, width) in enumerate(zip(across, widths, strict=True)):
            if index:
                line.append(Run(_BETWEEN, Mark.FRAME))
            line += _aligned(cell, width, align[index], last=index == len(widths) - 1)
        lines.append(Line(tuple(line)))
    return lines


def _aligned(cell: Line, width: int, align: str, *, last: bool) -> list[Run]:
    spare = width - cell.width
    match align:
        case "right":
            before = spare
        case "center":
            before = spare // 2
        case _:
            before = 0
    padded = [Run(" " * before), *cell.runs, Run("" if last else " " * (spare - before))]
    return [run for run in padded if run.text]


def _one_by_one(header: Row, body: Sequence[Row], width: int) -> list[Line]:
    """Every row as a list of `column: cell`, for a table with more columns than fit side by side."""
    lines: list[Line] = []
    for row in body:
        for index, (name, cell) in enumerate(zip(header, row, strict=True)):
            said = [*name, Run(": " if name else "", Mark.STRONG), *cell]
            lines += led(partial(wrap, said), Run("  " if index else "• "), Run("  "), width)
    return lines
