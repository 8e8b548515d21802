"""The interval [0, 1] folded once, twice and three times by layers of two ReLUs."""

import numpy as np

from figures import plots, style
from figures.valley import Vector

_LAYERS = 3


def fold(a: Vector) -> Vector:
    """Return |2a − 1| as the sum of two ReLUs."""
    folded: Vector = np.maximum(0, 2 * a - 1) + np.maximum(0, 1 - 2 * a)
    return folded


def draw() -> str:
    """Draw the output after each layer, one above another."""
    x = np.linspace(0, 1, 2**_LAYERS + 1)
    panels = plots.panels(440, _LAYERS, 1)
    output = x
    for layer, plot in enumerate(panels, 1):
        output = fold(output)
        plot.plot(x, output, color=style.BLUE)
        plot.set(xlim=(0, 1), ylim=(0, 1.1), yticks=(0, 1))
        plot.set_xticks((0, 0.25, 0.5, 0.75, 1), ("0", "¼", "½", "¾", "1"))
        plot.grid(visible=True)
        plots.name(plot, f"output of layer {layer}")
    panels[-1].set_xlabel("x")
    return plots.svg(panels[0])
