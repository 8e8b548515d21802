"""Plots of computed numbers with matplotlib, written so that drawing again gives the same bytes."""

import re
from io import StringIO
from typing import Any, Final

import matplotlib as mpl
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.layout_engine import ConstrainedLayoutEngine

from figures import style

_POINTS_PER_UNIT = 0.72
_MARGIN = 0.1
_SIZE = re.compile(r'width="([\d.]+)pt" height="([\d.]+)pt"')
_SETTINGS: Final[dict[Any, Any]] = {  # matplotlib types the keys as one long literal
    "svg.hashsalt": "mlquiz",
    "svg.fonttype": "path",
    "font.family": "DejaVu Sans",
    "font.size": style.SMALL * _POINTS_PER_UNIT,
    "axes.edgecolor": style.MUTED,
    "axes.labelcolor": style.INK,
    "axes.linewidth": 0.8,
    "axes.spines.right": False,
    "axes.spines.top": False,
    "xtick.color": style.MUTED,
    "ytick.color": style.MUTED,
    "text.color": style.INK,
    "grid.color": style.RULE,
    "grid.linewidth": 0.5,
    "lines.linewidth": 1.6,
    "legend.frameon": False,
    "axes.facecolor": style.PAPER,
    "figure.facecolor": style.PAPER,
}


def axes(height: float) -> Axes:
    """Return the axes of a new figure as wide as a phone and ``height`` units high."""
    mpl.rcdefaults()  # a person's own matplotlibrc must not change a figure
    mpl.rcParams.update(_SETTINGS)
    layout = ConstrainedLayoutEngine(w_pad=_MARGIN, h_pad=_MARGIN)
    return Figure(figsize=(style.WIDTH / 100, height / 100), layout=layout).add_subplot()


def svg(plot: Axes) -> str:
    """Return the SVG text of the figure that holds these axes."""
    figure = plot.get_figure(root=True)
    if figure is None:
        raise ValueError("the axes belong to no figure")
    file = StringIO()
    figure.savefig(file, format="svg", metadata={"Date": None, "Creator": None})
    text = file.getvalue()
    text = _SIZE.sub(_shown_size, text[text.index("<svg") :], count=1)
    return "\n".join(line.rstrip() for line in text.splitlines()) + "\n"


def _shown_size(size: re.Match[str]) -> str:
    width, height = float(size[1]), float(size[2])
    return f'width="{style.SHOWN_WIDTH}" height="{style.SHOWN_WIDTH * height / width:g}" role="img"'
