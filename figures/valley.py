"""A quadratic loss with a long valley, paths that descend it, and how both are drawn."""

from collections.abc import Callable, Iterable
from math import sqrt

import numpy as np
from matplotlib.axes import Axes
from matplotlib.patches import Ellipse
from numpy.typing import NDArray

from figures import style

Vector = NDArray[np.float64]
Gradient = Callable[[Vector], Vector]
Pair = tuple[float, float]


def slope(curvatures: Pair) -> Gradient:
    """Return the gradient of ½(c₁θ₁² + c₂θ₂²)."""
    return lambda theta: np.array(curvatures) * theta


def gradient_descent(gradient: Gradient, start: Pair, rate: float, steps: int) -> Vector:
    """Return the points of plain gradient descent, one row a point."""
    points = [np.array(start)]
    for _ in range(steps):
        points.append(points[-1] - rate * gradient(points[-1]))
    return np.array(points)


def contours(plot: Axes, curvatures: Pair, losses: Iterable[float], centre: Pair = (0.0, 0.0)) -> None:
    """Draw the ellipses on which ½(c₁θ₁² + c₂θ₂²) has the given values, and a cross at the minimum."""
    for loss in losses:
        width, height = (2 * sqrt(2 * loss / curvature) for curvature in curvatures)
        plot.add_patch(Ellipse(centre, width, height, fill=False, edgecolor=style.RULE, linewidth=0.8))
    plot.plot(*centre, "x", color=style.INK, markersize=6, markeredgewidth=1.6, zorder=4)


def path(plot: Axes, points: Vector, colour: str) -> None:
    """Draw a path with a dot at every point and a square at the start."""
    plot.plot(points[:, 0], points[:, 1], "o-", color=colour, markersize=2.6, linewidth=1.1)
    plot.plot(*points[0], "s", color=style.INK, markersize=5, zorder=4)
