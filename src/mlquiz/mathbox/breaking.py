"""A formula that is wider than its place, in several lines."""

from collections.abc import Sequence

from mlquiz.mathbox.box import Box, above_each_other, beside, blank
from mlquiz.mathbox.layout import draw
from mlquiz.mathbox.spacing import Placed, placed
from mlquiz.mathbox.tree import Arrow, Atom, Fit, Grid, Kind, Node, Row, Scripts, Stacked, Style

_INDENT = 4  # cells before a line that goes on
_INSIDE = 3  # how much worse a break is within parentheses
_EARLY = 2  # and in the first half of a line


def broken(tree: Node, width: int | None) -> Box:
    """The drawing of a formula; in lines of at most `width` cells if it can be broken so."""
    whole = draw(tree)
    if width is None or whole.width <= width:
        return whole
    lines = [line for row in _rows(tree) for line in _lines(row, width)]
    if len(lines) <= 1:
        return whole
    boxes: list[Box] = []
    for index, line in enumerate(lines):
        if index and lines[index - 1].below + line.base > 0:
            boxes.append(blank(0))
        boxes.append(line)
    return above_each_other(boxes, 0, "l")


def _rows(tree: Node) -> list[Row]:
    match tree:
        case Row(items=(Grid(fit=Fit.ALIGNED | Fit.GATHERED) as grid,)) | (Grid() as grid):
            return [Row(tuple(item for cell in row for item in cell.items)) for row in grid.rows]
        case Row():
            return [tree]
        case _:
            return [Row((tree,))]


def _lines(row: Row, width: int) -> list[Box]:
    pieces = placed(row.items, Style.DISPLAY)
    boxes = [draw(piece.node, piece.style) for piece in pieces]
    breaks = _breaks(pieces)
    lines: list[Box] = []
    start = 0
    while start < len(pieces):
        indent = _INDENT if lines else 0
        end = _end(pieces, boxes, breaks, start, width - indent)
        gaps = [0 if index == start else pieces[index].gap for index in range(start, end)]
        parts = [box for gap, box in zip(gaps, boxes[start:end], strict=True) for box in (blank(gap), box)]
        lines.append(beside([blank(indent), *parts]))
        start = end
    return lines


def _end(
    pieces: Sequence[Placed], boxes: Sequence[Box], breaks: dict[int, int], start: int, room: int
) -> int:
    """Where a line ends that begins at `start`: at the best break that fits, late rather than early."""
    taken = -pieces[start].gap
    fitting: list[tuple[int, int]] = []
    for index in range(start, len(pieces)):
        if index in breaks and index > start:
            if taken > room:
                return -min(fitting)[1] if fitting else index
            early = 0 if 2 * taken >= room else _EARLY
            fitting.append((breaks[index] + early, -index))
        taken += pieces[index].gap + boxes[index].width
    return -min(fitting)[1] if taken > room and fitting else len(pieces)


def _breaks(pieces: Sequence[Placed]) -> dict[int, int]:
    """Before which pieces a line may end, and how unwelcome that is."""
    found: dict[int, int] = {}
    level = 0
    for index, piece in enumerate(pieces):
        kind, before = _kind(piece.node), _kind(pieces[index - 1].node) if index else None
        inside = _INSIDE if level > 0 else 0
        if piece.gap > 2:
            found[index] = 0 + inside
        elif kind is Kind.RELATION and before is not Kind.RELATION:
            found[index] = 1 + inside
        elif (kind is Kind.BINARY and piece.gap) or before is Kind.PUNCTUATION:
            found[index] = 2 + inside
        level += (kind is Kind.OPENING) - (kind is Kind.CLOSING)
    return found


def _kind(node: Node) -> Kind | None:
    match node:
        case Atom(kind=kind):
            return kind
        case Arrow():
            return Kind.RELATION
        case Scripts(base) | Stacked(base):
            return _kind(base)
        case _:
            return None
