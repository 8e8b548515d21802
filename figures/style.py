"""Colours, fonts and sizes that every figure shares.

A figure is drawn 360 units wide, the width of a phone, so that a font size is what a reader on a phone sees.
Backgrounds are light and opaque, so a figure reads the same on a light and on a dark page.
"""

from typing import Final

WIDTH: Final = 360
"""Width of a figure in its own units."""

SHOWN_WIDTH: Final = 480
"""Width in pixels at which a figure is shown where there is room."""

MAX_BYTES: Final = 40 * 1024
"""A figure file may not be larger."""

FONT: Final = "DejaVu Sans, Verdana, Roboto, Helvetica, Arial, sans-serif"
TEXT: Final = 13
SMALL: Final = 11.5
TITLE: Final = 16

PAPER: Final = "#fbfaf6"
INK: Final = "#1f2630"
MUTED: Final = "#545c68"
RULE: Final = "#b9bcc2"
WHITE: Final = "#ffffff"

INPUT: Final = "#bfdcb2"
QUERY: Final = "#f2b8a2"
KEY: Final = "#f2d589"
VALUE: Final = "#a8cdea"
SCORE: Final = "#d3c7e6"
OUTPUT: Final = "#9fd6cb"
HIDDEN: Final = "#4b5361"
ACCENT: Final = "#b3261e"

BLUE: Final = "#1f5f9e"
ORANGE: Final = "#c2571a"

LOW: Final = (33, 88, 150)
"""Colour of the lowest value of a diverging scale."""

MIDDLE: Final = (247, 246, 240)
HIGH: Final = (178, 60, 30)
"""Colour of the highest value of a diverging scale."""


def diverging(value: float) -> str:
    """Return the colour of a value in [-1, 1]: blue below zero, red above."""
    end = HIGH if value > 0 else LOW
    share = min(abs(value), 1.0)
    mixed = (round(middle + (edge - middle) * share) for middle, edge in zip(MIDDLE, end, strict=True))
    return "#" + "".join(f"{channel:02x}" for channel in mixed)
