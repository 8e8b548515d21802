"""Rows and columns: matrices, cases, aligned equations."""

from collections.abc import Callable, Sequence
from itertools import zip_longest
from typing import TypeAlias

from mlquiz.mathbox.box import Box, above_each_other, beside, blank, column, heightened, text_box, widened
from mlquiz.mathbox.fences import fence
from mlquiz.mathbox.tree import Atom, Fit, Grid, Node, Row, Style

Draw: TypeAlias = Callable[[Node, Style], Box]

_APART = 2  # cells between two columns of a matrix
_PAIRS_APART = 4  # cells between two equations in one line


def draw_grid(grid: Grid, draw: Draw) -> Box:
    """A grid with its delimiters; its baseline is in the middle."""
    style = Style.DISPLAY if grid.fit in (Fit.ALIGNED, Fit.GATHERED) else Style.TEXT
    rows = [
        [draw(_continued(cell, index, grid), style) for index, cell in enumerate(row)] for row in grid.rows
    ]
    if grid.fit is Fit.LIST:
        rows = [[draw(cell, Style.SCRIPT) for cell in row] for row in grid.rows]
    body = _body(grid, rows)
    if grid.opening == "{":
        body = beside([blank(1), body])
    return fence([body], (grid.opening, grid.closing)) if grid.opening or grid.closing else body


def _continued(cell: Row, index: int, grid: Grid) -> Row:
    """A cell that goes on from the one before it, so that a relation at its start has its space."""
    goes_on = grid.fit is Fit.ALIGNED and (index % 2 == 1 or grid.columns == "rcl") and index and cell.items
    return Row((Atom(""), *cell.items)) if goes_on else cell


def _body(grid: Grid, rows: Sequence[Sequence[Box]]) -> Box:
    widths = [max(box.width for box in cells) for cells in zip_longest(*rows, fillvalue=blank(0))]
    lines = [_line(grid, row, widths) for row in rows]
    boxes: list[Box] = []
    for index, line in enumerate(lines):
        if index in grid.rules:
            boxes.append(_rule(grid, widths))
        elif index and _apart(grid, lines, index):
            boxes.append(_between(grid, line, widths))
        boxes.append(line)
    if len(lines) in grid.rules:
        boxes.append(_rule(grid, widths))
    whole = above_each_other(boxes, 0, "l")
    base = whole.base if len(lines) == 1 and not grid.rules else (whole.height - 1) // 2
    return Box(whole.lines, base, whole.width)


def _apart(grid: Grid, lines: Sequence[Box], index: int) -> bool:
    """Whether an empty line stands before this one: tall rows must not touch, and a brace has a middle."""
    if grid.fit is Fit.LIST:
        return False
    if all(line.height == 1 for line in lines):
        braced = bool({grid.opening, grid.closing} & {"{", "}"})
        return braced and not grid.rules and len(lines) % 2 == 0 and index == len(lines) // 2
    if grid.fit in (Fit.MATRIX, Fit.CASES):
        return True
    return max(lines[index].height, lines[index - 1].height) > 1


def _line(grid: Grid, row: Sequence[Box], widths: Sequence[int]) -> Box:
    above = max((box.base for box in row), default=0)
    below = max((box.below for box in row), default=0)
    boxes: list[Box] = []
    for index, width in enumerate(widths):
        boxes.extend(_separator(grid, index, above, below))
        cell = row[index] if index < len(row) else blank(0)
        boxes.append(heightened(widened(cell, width, _alignment(grid, index)), above, below))
    boxes.extend(_bar(grid, len(widths), above, below))
    return beside(boxes)


def _alignment(grid: Grid, index: int) -> str:
    if grid.fit is Fit.MATRIX and index >= len(grid.columns):
        return grid.columns[-1]
    return grid.columns[index % len(grid.columns)]


def _separator(grid: Grid, index: int, above: int, below: int) -> list[Box]:
    if index == 0:
        return _bar(grid, 0, above, below)
    if grid.fit is Fit.ALIGNED:
        return [blank(0 if index % len(grid.columns) else _PAIRS_APART)]
    if index in grid.bars:
        return [blank(1), *_bar(grid, index, above, below), blank(1)]
    return [blank(_APART)]


def _bar(grid: Grid, index: int, above: int, below: int) -> list[Box]:
    return [column(["│"] * (above + below + 1), above)] if index in grid.bars else []


def _between(grid: Grid, line: Box, widths: Sequence[int]) -> Box:
    """An empty line, so that a tall row does not touch the next."""
    empty = _line(grid, [blank(0)] * len(widths), widths)
    return widened(empty, line.width)


def _rule(grid: Grid, widths: Sequence[int]) -> Box:
    empty = _line(grid, [blank(0)] * len(widths), widths)
    return text_box(empty.lines[0].replace(" ", "─").replace("│", "┼"))
