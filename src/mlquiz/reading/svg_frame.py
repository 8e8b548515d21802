"""Where on an SVG's own coordinates the picture lies that a browser shows of it."""

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

UNITS = {"": 1.0, "px": 1.0, "pt": 4 / 3, "pc": 16.0, "in": 96.0, "cm": 96 / 2.54, "mm": 96 / 25.4}
"""Of lengths, in pixels."""

_LENGTH = re.compile(r"\s*([-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d{1,3})?)\s*([a-z%]*)\s*", re.ASCII)
_USUAL = (300.0, 150.0)
"""Width and height of an SVG that says nothing."""


@dataclass(frozen=True, slots=True)
class Frame:
    """The part of an SVG's coordinates that is shown."""

    left: float
    top: float
    width: float
    height: float


def numbers(text: str) -> list[float]:
    """The numbers of an attribute such as `viewBox`; what cannot be read is left out."""
    found = (_LENGTH.fullmatch(word) for word in re.split(r"[\s,]+", text.strip()))
    return [float(match[1]) for match in found if match]


def length(text: str, font_size: float = 16.0) -> float | None:
    """A length in pixels, or `None` where it is none or in per cent."""
    match = _LENGTH.fullmatch(text)
    if match is None:
        return None
    if match[2] in {"em", "rem"}:
        return float(match[1]) * font_size
    return float(match[1]) * UNITS[match[2]] if match[2] in UNITS else None


def frame_of(root: "Element", around: Frame | None = None) -> Frame | None:
    """What is shown of an SVG, or `None` where nothing is; `around`: of the SVG that it stands in."""
    box = numbers(root.get("viewBox", ""))
    width, height = length(root.get("width", "")), length(root.get("height", ""))
    if around:
        width, height = width or around.width, height or around.height
    if len(box) != 4:
        return _frame(0, 0, width or _USUAL[0], height or _USUAL[1])
    left, top, across, down = box
    how = root.get("preserveAspectRatio", "xMidYMid meet")
    if width is None or height is None or min(width, height, across, down) <= 0 or "none" in how:
        return _frame(left, top, across, down)
    scales = (width / across, height / down)
    scale = max(scales) if "slice" in how else min(scales)
    shown_x, shown_y = width / scale, height / scale
    return _frame(
        left - _share(how, "x") * (shown_x - across),
        top - _share(how, "Y") * (shown_y - down),
        shown_x,
        shown_y,
    )


def _share(how: str, axis: str) -> float:
    """How much of what is left over stands before the drawing."""
    return 0.0 if f"{axis}Min" in how else 1.0 if f"{axis}Max" in how else 0.5


def _frame(left: float, top: float, width: float, height: float) -> Frame | None:
    return Frame(left, top, width, height) if width > 0 and height > 0 else None
