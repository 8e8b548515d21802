"""SGD, SGD with momentum and Adam on a narrow valley."""

from collections.abc import Mapping

import numpy as np

from figures import plots, style, valley

_CURVATURES = (1.0, 20.0)
_START = (-4.0, 1.0)
_STEPS = 24
_RATE = 0.09
_MOMENTUM_RATE = 0.02
_ADAM_RATE = 0.3


def sgd() -> valley.Vector:
    """Return the points of plain descent."""
    return valley.gradient_descent(valley.slope(_CURVATURES), _START, _RATE, _STEPS)


def momentum(keep: float = 0.9) -> valley.Vector:
    """Return the points of descent with momentum."""
    gradient = valley.slope(_CURVATURES)
    points, movement = [np.array(_START)], np.zeros(2)
    for _ in range(_STEPS):
        movement = keep * movement - _MOMENTUM_RATE * gradient(points[-1])
        points.append(points[-1] + movement)
    return np.array(points)


def adam(beta1: float = 0.9, beta2: float = 0.999) -> valley.Vector:
    """Return the points of Adam."""
    gradient = valley.slope(_CURVATURES)
    points, first, second = [np.array(_START)], np.zeros(2), np.zeros(2)
    for step in range(1, _STEPS + 1):
        now = gradient(points[-1])
        first = beta1 * first + (1 - beta1) * now
        second = beta2 * second + (1 - beta2) * now**2
        scale = np.sqrt(second / (1 - beta2**step)) + 1e-8
        points.append(points[-1] - _ADAM_RATE * first / (1 - beta1**step) / scale)
    return np.array(points)


def paths(named: Mapping[str, valley.Vector]) -> str:
    """Draw the paths one above another, each under its name."""
    panels = plots.panels(500, len(named), 1)
    for plot, (name, points) in zip(panels, named.items(), strict=True):
        valley.contours(plot, _CURVATURES, (0.5, 2, 5, 10, 17, 26))
        valley.path(plot, points, style.BLUE)
        plot.set(xlim=(-4.8, 2.2), ylim=(-1.3, 1.3), aspect="equal")
        plots.bare(plot)
        plots.name(plot, name)
    panels[-1].set_xlabel(f"square: start, dots: {_STEPS} updates, cross: minimum")
    return plots.svg(panels[0])


def draw() -> str:
    """Draw the three paths with the names of their optimizers."""
    return paths({"SGD": sgd(), "SGDM": momentum(), "Adam": adam()})
