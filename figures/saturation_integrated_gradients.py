"""A saturated score and its gradient along the way from the baseline."""

import numpy as np

from figures import plots, style

_INPUT = 2.0


def draw() -> str:
    """Plot min(t, 1) with its flat end, and below it the gradient with the area under it."""
    t = np.linspace(0, 2.4, 241)
    score, gradient = plots.panels(330, 2, 1)
    score.plot(t, np.minimum(t, 1), color=style.BLUE)
    score.plot([0, _INPUT], [0, 1], "o", color=style.INK, markersize=5)
    score.annotate("baseline", (0, 0), xytext=(24, 4), textcoords="offset points")
    score.annotate("input", (_INPUT, 1), xytext=(6, -15), textcoords="offset points")
    score.set_ylabel("score min(t, 1)")
    score.set_ylim(-0.1, 1.25)
    way = np.linspace(0, _INPUT, 20_001)
    slope = np.where(way < 1, 1.0, 0.0)
    gradient.fill_between([0, 1], [1, 1], color=style.KEY, linewidth=0)
    gradient.plot([0, 1, 1, 2.4], [1, 1, 0, 0], color=style.ORANGE)
    gradient.plot([_INPUT], [0], "o", color=style.INK, markersize=5)
    gradient.annotate("input", (_INPUT, 0), xytext=(6, 8), textcoords="offset points")
    area = float(np.mean(slope)) * _INPUT
    gradient.text(0.5, 0.5, f"area {area:.2f}", ha="center", va="center")
    gradient.set_ylabel("gradient")
    gradient.set_ylim(-0.1, 1.25)
    gradient.set_xlabel("length t of the trunk")
    for axes in (score, gradient):
        axes.set_xticks([0, 1, 2])
        axes.set_yticks([0, 1])
        axes.grid(visible=True)
    score.tick_params(labelbottom=False)
    return plots.svg(score)
