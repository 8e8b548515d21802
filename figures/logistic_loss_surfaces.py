"""The loss of logistic regression over its two parameters: square error above cross-entropy."""

from collections.abc import Callable
from itertools import product

import numpy as np

from figures import style
from figures.canvas import Canvas, Point
from figures.valley import Vector

_INPUTS = np.array([-2.0, -1.2, -0.6, 0.3, 0.9, 1.4, 2.2, 3.0])
_LABELS = np.array([0.0, 0.0, 0.0, 1.0, 0.0, 1.0, 1.0, 1.0])
_REACH = 6.0
_CELLS = 12
_START = (-5.0, 0.0)
_W_AXIS = (-54.0, 44.0)  # where an edge of the ground leads on the paper, for w and for b
_B_AXIS = (106.0, 22.0)
_HEIGHT = 92.0
Loss = Callable[[Vector, Vector], Vector]


def cross_entropy(weight: Vector, bias: Vector) -> Vector:
    """Return the mean cross-entropy; ln(1 + e^∓z) stays exact for large z."""
    z = weight[..., None] * _INPUTS + bias[..., None]
    loss: Vector = np.logaddexp(0, np.where(_LABELS == 1, -z, z)).mean(axis=-1)
    return loss


def square_error(weight: Vector, bias: Vector) -> Vector:
    """Return the mean square error of the sigmoid's output."""
    output = 1 / (1 + np.exp(-(weight[..., None] * _INPUTS + bias[..., None])))
    loss: Vector = ((output - _LABELS) ** 2).mean(axis=-1)
    return loss


def draw() -> str:
    """Draw both surfaces from the same side, each scaled to its own height."""
    canvas = Canvas(490, "Two loss surfaces of logistic regression on the same data")
    for at, (name, loss) in enumerate({"A": square_error, "B": cross_entropy}.items()):
        top = 8.0 + at * 228
        canvas.text(24, top + 18, name, size=style.TITLE, bold=True)
        _surface(canvas, (180, top + 158), loss)
    canvas.text(180, 478, "square: start, cross: minimum, height: loss", size=style.SMALL, colour=style.MUTED)
    return canvas.svg()


def _place(centre: Point, weight: float, bias: float, height: float) -> Point:
    """Return the point of the paper for a point in space; larger w and b are nearer."""
    u, v = weight / _REACH, bias / _REACH
    x = centre[0] + u * _W_AXIS[0] + v * _B_AXIS[0]
    return x, centre[1] + u * _W_AXIS[1] + v * _B_AXIS[1] - height * _HEIGHT


def _surface(canvas: Canvas, centre: Point, loss: Loss) -> None:
    """Paint the cells of the surface from back to front, then mark start and minimum."""
    side = np.linspace(-_REACH, _REACH, _CELLS + 1)
    values = loss(*np.meshgrid(side, side, indexing="ij"))
    heights = values / values.max()
    grid: list[float] = side.tolist()
    for i, j in product(range(_CELLS), repeat=2):
        around = ((i, j), (i + 1, j), (i + 1, j + 1), (i, j + 1))
        corners = [
            _place(centre, grid[row], grid[column], float(heights[row, column])) for row, column in around
        ]
        share = float(np.mean([heights[at] for at in around]))
        canvas.polygon(corners, style.diverging(-0.8 * share), edge=style.MUTED)
    weight, bias, least = _minimum(loss)
    _cross(canvas, _place(centre, weight, bias, least / float(values.max())))
    start = loss(*np.array(_START)) / values.max()
    x, y = _place(centre, *_START, float(start))
    canvas.rect(x - 4, y - 4, 8, 8, style.INK)
    _axes(canvas, centre)


def _minimum(loss: Loss) -> tuple[float, float, float]:
    """Return w and b of the minimum, to two decimals, and the loss there."""
    side = np.linspace(-_REACH, _REACH, round(200 * _REACH) + 1)
    values = loss(*np.meshgrid(side, side, indexing="ij"))
    row, column = np.unravel_index(values.argmin(), values.shape)
    return float(side[row]), float(side[column]), float(values.min())


def _cross(canvas: Canvas, at: Point) -> None:
    x, y = at
    canvas.line((x - 5, y - 5), (x + 5, y + 5), width=2.2)
    canvas.line((x - 5, y + 5), (x + 5, y - 5), width=2.2)


def _axes(canvas: Canvas, centre: Point) -> None:
    """Write the parameters along the front edges of the ground, with arrows towards larger values."""
    x, y = _place(centre, 0, -_REACH, 0)
    canvas.text(x - 36, y - 16, "w", bold=True)
    canvas.arrow((x - 15, y - 53), (x - 36, y - 36))
    x, y = _place(centre, _REACH, 0, 0)
    canvas.text(x - 12, y + 12, "b", bold=True)
    canvas.arrow((x - 2, y + 9), (x + 26, y + 15))
