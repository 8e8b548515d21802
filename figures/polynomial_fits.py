"""Three polynomials through the same points: too simple, about right and too complex."""

import numpy as np

from figures import plots, style
from figures.polynomials import curve, fit, samples

_DEGREES = {"A": 10, "B": 1, "C": 3}


def draw() -> str:
    """Draw the fits one above another, named by letters."""
    training, _ = samples()
    x = np.linspace(training.x[0] - 0.02, training.x[-1] + 0.02, 90)
    panels = plots.panels(430, len(_DEGREES), 1)
    for plot, (name, degree) in zip(panels, _DEGREES.items(), strict=True):
        plot.plot(x, curve(x), "--", color=style.MUTED, linewidth=1, label="true function")
        plot.plot(x, fit(degree)(x), color=style.BLUE, label="fitted polynomial")
        plot.plot(training.x, training.y, "o", color=style.ORANGE, markersize=4, label="training example")
        plot.set(xlim=(0, 1), ylim=(-2, 2))
        plots.bare(plot)
        plots.name(plot, name)
    panels[-1].legend(loc="upper center", bbox_to_anchor=(0.5, 0), ncols=2)
    return plots.svg(panels[0])
