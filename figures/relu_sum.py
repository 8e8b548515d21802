"""A piecewise linear curve and the constant and ReLUs that add up to it."""

import numpy as np

from figures import plots, style

_CONSTANT = 1.0
_TERMS = {0.0: 2.0, 1.0: -3.0, 3.0: 2.0}  # kink: coefficient
_ENDS = (-1.0, 4.5)


def draw() -> str:
    """Draw the terms above and their sum below."""
    x = np.array([_ENDS[0], *_TERMS, _ENDS[1]])
    terms = [coefficient * np.maximum(0, x - kink) for kink, coefficient in _TERMS.items()]
    above, below = plots.panels(440, 2, 1)
    above.plot(x, np.full_like(x, _CONSTANT), ":", color=style.INK, label=f"{_CONSTANT:g}")
    looks = ((style.BLUE, "-"), (style.ORANGE, "--"), (style.ACCENT, "-."))
    for (kink, coefficient), term, (colour, line) in zip(_TERMS.items(), terms, looks, strict=True):
        above.plot(x, term, line, color=colour, label=_label(kink, coefficient))
    above.set(ylim=(-11, 10), yticks=range(-8, 9, 4))
    above.legend(loc="upper center", bbox_to_anchor=(0.5, -0.1), ncols=2)
    total = _CONSTANT + np.sum(terms, axis=0)
    below.plot(x, total, "-", color=style.INK)
    below.plot(x[1:-1], total[1:-1], "o", color=style.INK)
    below.set(ylim=(0, 4), yticks=range(5), xlabel="x")
    for plot, name in ((above, "the terms"), (below, "their sum")):
        plot.set_xlim(*_ENDS)
        plot.grid(visible=True)
        plots.name(plot, name)
    return plots.svg(above)


def _label(kink: float, coefficient: float) -> str:
    inside = f"x − {kink:g}" if kink else "x"
    return f"{coefficient:g} max(0, {inside})".replace("-", "−")
