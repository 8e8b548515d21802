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
_PLACE = re.compile(r' (?:d|x|y)="[^"]*"')
_LONG = re.compile(r"(\d+\.\d\d)\d+")
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
    return _figure(height).add_subplot()


def panels(height: float, rows: int, columns: int) -> list[Axes]:
    """Return the axes of a new figure with several plots, row by row."""
    table = _figure(height).subplots(rows, columns, squeeze=False)
    return [plot for row in table for plot in row]


def _figure(height: float) -> Figure:
    mpl.rcdefaults()  # a person's own matplotlibrc must not change a figure
    mpl.rcParams.update(_SETTINGS)
    layout = ConstrainedLayoutEngine(w_pad=_MARGIN, h_pad=_MARGIN)
    return Figure(figsize=(style.WIDTH / 100, height / 100), layout=layout)


def name(plot: Axes, text: str) -> None:
    """Write the name of one plot of several above it."""
    plot.set_title(text, fontsize=style.TEXT * _POINTS_PER_UNIT, fontweight="bold", pad=4)


def note(plot: Axes, text: str) -> None:
    """Write a line under all plots of the figure that holds this one."""
    plot.figure.supxlabel(text, fontsize=style.SMALL * _POINTS_PER_UNIT)


def bare(plot: Axes) -> None:
    """Take the numbers and marks off the axes and close the frame: only the shape counts."""
    plot.set(xticks=[], yticks=[])
    plot.spines[["top", "right"]].set_visible(True)


def svg(plot: Axes) -> str:
    """Return the SVG text of the figure that holds these axes."""
    figure = plot.get_figure(root=True)
    if figure is None:
        raise ValueError("the axes belong to no figure")
    file = StringIO()
    figure.savefig(file, format="svg", metadata={"Date": None, "Creator": None})
    text = file.getvalue()
    text = _SIZE.sub(_shown_size, text[text.index("<svg") :], count=1)
    text = _PLACE.sub(lambda place: _LONG.sub(r"\1", place[0]), text)  # a hundredth of a point is enough
    return "\n".join(line.strip() for line in text.splitlines()) + "\n"


def _shown_size(size: re.Match[str]) -> str:
    width, height = float(size[1]), float(size[2])
    return f'width="{style.SHOWN_WIDTH}" height="{style.SHOWN_WIDTH * height / width:g}" role="img"'
