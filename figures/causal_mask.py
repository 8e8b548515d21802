"""The causal mask drawn in the two conventions, without saying which is which."""

from figures import style
from figures.canvas import Canvas

_N = 4
_CELL = 32.0


def draw() -> str:
    """Draw the mask of four tokens twice: queries in rows, and queries in columns."""
    canvas = Canvas(206, "A causal mask of four tokens in two layouts")
    for left, name, rows_are_queries in ((30.0, "grid 1", False), (206.0, "grid 2", True)):
        _grid(canvas, left, name, rows_are_queries=rows_are_queries)
    canvas.rect(70, 184, 12, 12, style.HIDDEN)
    canvas.text(88, 194, "hidden", size=style.SMALL, anchor="start")
    canvas.rect(180, 184, 12, 12, style.SCORE)
    canvas.text(198, 194, "may be attended to", size=style.SMALL, anchor="start")
    return canvas.svg()


def _grid(canvas: Canvas, left: float, name: str, *, rows_are_queries: bool) -> None:
    by_query = [[style.HIDDEN if key > query else style.SCORE for key in range(_N)] for query in range(_N)]
    fills = by_query if rows_are_queries else [list(row) for row in zip(*by_query, strict=True)]
    canvas.text(left + _N * _CELL / 2, 18, name, bold=True)
    canvas.grid((left, 42), fills, _CELL)
    for at in range(_N):
        middle = (at + 0.5) * _CELL
        canvas.text(left + middle, 37, str(at + 1), size=style.SMALL)
        canvas.text(left - 8, 42 + middle + 4, str(at + 1), size=style.SMALL, anchor="end")
