"""Which pairs of positions exchange information in four kinds of layer."""

from collections.abc import Callable

from figures import style
from figures.canvas import Canvas

_N = 6
_CELL = 21.0
_EDGES = frozenset({(0, 3), (0, 5), (1, 2), (1, 4), (2, 5), (3, 4)})

Pattern = Callable[[int, int], bool]


def _all(_row: int, _column: int) -> bool:
    return True


def _window(row: int, column: int) -> bool:
    return abs(row - column) <= 1


def _left(row: int, column: int) -> bool:
    return column <= row


def _graph(row: int, column: int) -> bool:
    return row == column or (min(row, column), max(row, column)) in _EDGES


def draw() -> str:
    """Draw four attention matrices, rows are queries and columns are keys."""
    canvas = Canvas(346, "Four patterns of an attention matrix of six positions")
    patterns: list[tuple[str, Pattern]] = [("A", _all), ("B", _window), ("C", _left), ("D", _graph)]
    for at, (name, pattern) in enumerate(patterns):
        _grid(canvas, (30 + (at % 2) * 176, 26 + (at // 2) * 156), name, pattern)
    legend = "row: query, column: key, coloured: weight allowed"
    canvas.text(180, 336, legend, size=style.SMALL, colour=style.MUTED)
    return canvas.svg()


def _grid(canvas: Canvas, corner: tuple[float, float], name: str, pattern: Pattern) -> None:
    fills = [[style.VALUE if pattern(row, key) else style.WHITE for key in range(_N)] for row in range(_N)]
    canvas.text(corner[0] + _N * _CELL / 2, corner[1] - 7, name, size=style.TITLE, bold=True)
    canvas.grid(corner, fills, _CELL)
