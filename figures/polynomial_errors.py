"""Training and testing error of the fitted polynomials against their degree."""

from figures import plots, style
from figures.polynomials import errors

_DEGREES = range(11)


def draw() -> str:
    """Draw both curves, the testing error dashed."""
    training, testing = zip(*map(errors, _DEGREES), strict=True)
    axes = plots.axes(250)
    axes.plot(_DEGREES, testing, "s--", color=style.ORANGE, markersize=4, label="testing error")
    axes.plot(_DEGREES, training, "o-", color=style.BLUE, markersize=4, label="training error")
    axes.set(xlabel="degree of the polynomial", ylabel="root mean square error", ylim=(0, None))
    axes.set_xticks(_DEGREES)
    axes.grid(visible=True)
    axes.legend(loc="upper center")
    return plots.svg(axes)
