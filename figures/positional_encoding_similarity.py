"""Dot product of two sinusoidal position vectors against the distance of the positions."""

import numpy as np

from figures import plots, style

_DIMENSIONS = 128
_REACH = 40


def draw() -> str:
    """Plot the sum of cos(ωk) over all frequencies ω for offsets k on both sides of zero."""
    offsets = np.arange(-_REACH, _REACH + 1)
    frequencies = 10000.0 ** (-np.arange(0, _DIMENSIONS, 2) / _DIMENSIONS)
    products = np.cos(offsets[:, None] * frequencies[None, :]).sum(axis=1)
    axes = plots.axes(230)
    axes.plot(offsets, products, color=style.BLUE)
    axes.plot([0], [_DIMENSIONS / 2], "o", color=style.ORANGE, markersize=5)
    axes.annotate(f"{_DIMENSIONS // 2}", (0, _DIMENSIONS / 2), xytext=(6, -2), textcoords="offset points")
    axes.set_xlabel("offset k between the two positions")
    axes.set_ylabel("dot product")
    axes.set_ylim(0, 70)
    axes.grid(visible=True)
    return plots.svg(axes)
