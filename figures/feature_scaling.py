"""The loss of a linear model and gradient descent on it, before and after its features are standardized."""

from matplotlib.axes import Axes

from figures import plots, style, valley

_START = (-3.0, 1.0)
_STEPS = 12
_RINGS = 18


def curvatures(spreads: valley.Pair) -> valley.Pair:
    """Return the second derivatives of the mean square error by the weights of two uncorrelated features."""
    first, second = spreads
    return 2 * first**2, 2 * second**2


def draw() -> str:
    """Draw both maps with equal scales on both axes."""
    panels = plots.panels(215, 1, 2)
    _map(panels[0], "before scaling", (1.0, 4.0), rate=0.056)
    _map(panels[1], "after scaling", (1.0, 1.0), rate=0.5)
    return plots.svg(panels[0])


def _map(plot: Axes, name: str, spreads: valley.Pair, rate: float) -> None:
    bends = curvatures(spreads)
    points = valley.gradient_descent(valley.slope(bends), _START, rate, _STEPS)
    valley.contours(plot, bends, [0.5 * bends[0] * half_width**2 for half_width in range(1, _RINGS)])
    valley.path(plot, points, style.BLUE)
    plot.set(xlim=(-4, 4), ylim=(-4, 4), aspect="equal", xlabel="$w_1$", ylabel="$w_2$")
    plots.bare(plot)
    plots.name(plot, name)
