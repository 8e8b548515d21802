"""Which pixels reach one neuron through two stacked 3×3 convolutions."""

from figures import style
from figures.canvas import Canvas, Point

_CELL = 20.0
_KERNEL = 3
_SIDES = (7, 5, 3)
_LEFTS = (9.0, 172.0, 291.0)
_MIDDLE = 112.0
_AT = 1  # row and column of the chosen neuron in the last layer


def draw() -> str:
    """Draw the image and two feature maps with the windows of one neuron."""
    canvas = Canvas(222, "Two stacked 3×3 convolutions: what one neuron of the second layer sees")
    for at, name in enumerate(("image", "layer 1", "layer 2")):
        seen = 1 + (len(_SIDES) - 1 - at) * (_KERNEL - 1)
        fill = (style.VALUE, style.KEY, style.QUERY)[at]
        _map(canvas, at, seen, fill)
        x, y = _corner(at)
        canvas.text(x + _SIDES[at] * _CELL / 2, y - 8, name, bold=True)
    _window(canvas, 0, (_AT, _AT))
    _window(canvas, 1, (_AT, _AT))
    canvas.text(180, 210, "kernels 3 × 3, stride 1, no padding", size=style.SMALL, colour=style.MUTED)
    return canvas.svg()


def _corner(at: int) -> Point:
    return _LEFTS[at], _MIDDLE - _SIDES[at] * _CELL / 2


def _map(canvas: Canvas, at: int, seen: int, fill: str) -> None:
    """Draw a grid and colour the square of cells that the neuron sees."""
    inside = range(_AT, _AT + seen)
    cells = range(_SIDES[at])
    fills = [
        [fill if row in inside and column in inside else style.WHITE for column in cells] for row in cells
    ]
    canvas.grid(_corner(at), fills, _CELL)


def _window(canvas: Canvas, at: int, cell: tuple[int, int]) -> None:
    """Frame a window in one grid and join it to its cell in the next one."""
    side = _KERNEL * _CELL
    x, y = _corner(at)
    left, top = x + cell[1] * _CELL, y + cell[0] * _CELL
    next_x, next_y = _corner(at + 1)
    to_x, to_y = next_x + cell[1] * _CELL, next_y + cell[0] * _CELL
    canvas.line((left + side, top), (to_x, to_y), colour=style.ACCENT)
    canvas.line((left + side, top + side), (to_x, to_y + _CELL), colour=style.ACCENT)
    canvas.rect(left, top, side, side, "none", edge=style.ACCENT, line=2.4)
    canvas.rect(to_x, to_y, _CELL, _CELL, "none", edge=style.ACCENT, line=2.4)
