"""The toy network y = w^999: its output and its slope around w = 1."""

import numpy as np

from figures import plots, style

_POWER = 999
_MARKED = (0.99, 1.0, 1.01)


def draw() -> str:
    """Plot the output on a plain scale and the slope on a logarithmic one."""
    w = np.linspace(0.98, 1.0105, 245)
    output, slope = plots.panels(330, 2, 1)
    output.plot(w, w**_POWER, color=style.BLUE)
    output.set_ylabel("output $w^{999}$")
    slope.semilogy(w, _POWER * w ** (_POWER - 1), color=style.ORANGE)
    slope.set_ylabel("slope $999\\,w^{998}$")
    for at in _MARKED:
        output.plot([at], [at**_POWER], "o", color=style.BLUE, markersize=5)
        slope.plot([at], [_POWER * at ** (_POWER - 1)], "o", color=style.ORANGE, markersize=5)
    slope.set_xlabel("memory weight w")
    slope.set_yticks([1e-6, 1e-3, 1, 1e3, 1e6])
    output.set_yticks([0, 10_000, 20_000, 30_000], ["0", "10,000", "20,000", "30,000"])
    for axes in (output, slope):
        axes.set_xticks([0.98, *_MARKED])
        axes.grid(visible=True)
    output.tick_params(labelbottom=False)
    return plots.svg(output)
