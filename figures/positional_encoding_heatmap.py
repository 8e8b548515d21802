"""The sinusoidal positional encoding of the Transformer as a heat map."""

import numpy as np

from figures import style
from figures.canvas import Canvas

_POSITIONS = 64
_DIMENSIONS = 32
_CELL = (4.6, 7.5)
_CORNER = (50.0, 40.0)
_LEVELS = 6


def encoding(positions: int, dimensions: int) -> list[list[float]]:
    """Return PE with one row a dimension and one column a position."""
    pair = np.arange(dimensions) // 2 * 2
    angle = np.arange(positions)[None, :] / 10000.0 ** (pair[:, None] / dimensions)
    even = np.arange(dimensions)[:, None] % 2 == 0
    values: list[list[float]] = np.where(even, np.sin(angle), np.cos(angle)).tolist()
    return values


def draw() -> str:
    """Draw positions from left to right and dimensions from top to bottom."""
    canvas = Canvas(350, "Heat map of the sinusoidal positional encoding")
    right = _CORNER[0] + _POSITIONS * _CELL[0]
    canvas.text((_CORNER[0] + right) / 2, 20, "position", bold=True)
    canvas.raster(_CORNER, encoding(_POSITIONS, _DIMENSIONS), _CELL, _LEVELS)
    for position in range(0, _POSITIONS, 10):
        canvas.text(_CORNER[0] + (position + 0.5) * _CELL[0], 36, str(position), size=style.SMALL)
    for dimension in (0, 10, 20, 31):
        y = _CORNER[1] + (dimension + 0.5) * _CELL[1] + 4
        canvas.text(_CORNER[0] - 6, y, str(dimension), size=style.SMALL, anchor="end")
    canvas.text(6, _CORNER[1] + 5.5 * _CELL[1], "dim.", anchor="start", bold=True)
    _colour_bar(canvas, (_CORNER[0] + right) / 2, 304)
    return canvas.svg()


def _colour_bar(canvas: Canvas, centre: float, top: float) -> None:
    steps = range(-_LEVELS, _LEVELS + 1)
    cell = 12.0
    left = centre - len(steps) * cell / 2
    for at, step in enumerate(steps):
        canvas.rect(left + at * cell, top, cell, 12, style.diverging(step / _LEVELS), edge="none")
    for value in (-1, 0, 1):
        text = str(value).replace("-", "−")
        canvas.text(centre + value * cell * _LEVELS, top + 27, text, size=style.SMALL)
