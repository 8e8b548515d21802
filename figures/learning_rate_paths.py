"""Gradient descent on one loss with three learning rates."""

from figures import plots, style, valley

_CURVATURES = (2.0, 20.0)  # the loss is θ₁² + 10 θ₂²
_START = (-4.0, 1.0)
_STEPS = 20
_RATES = {"A": 0.07, "B": 0.098, "C": 0.01}


def draw() -> str:
    """Draw one path a learning rate above another, named by letters."""
    panels = plots.panels(480, len(_RATES), 1)
    for plot, (name, rate) in zip(panels, _RATES.items(), strict=True):
        points = valley.gradient_descent(valley.slope(_CURVATURES), _START, rate, _STEPS)
        valley.contours(plot, _CURVATURES, (0.5, 2, 5, 10, 17, 26))
        valley.path(plot, points, style.BLUE)
        plot.set(xlim=(-4.8, 1.8), ylim=(-1.25, 1.25), aspect="equal")
        plots.bare(plot)
        plots.name(plot, name)
    panels[-1].set_xlabel(f"square: start, dots: {_STEPS} updates, cross: minimum")
    return plots.svg(panels[0])
