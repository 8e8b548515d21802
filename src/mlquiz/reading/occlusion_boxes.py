"""A box on a figure, as four numbers in per cent: `12.5 30 18 9`."""

import re
from typing import TYPE_CHECKING

from mlquiz.errors import Words
from mlquiz.model.note import Box
from mlquiz.reading.markers import half_width

if TYPE_CHECKING:
    from mlquiz.reading.draft import Draft

WHOLE = 100
"""The whole width or height of a figure, in per cent."""

_SLACK = 0.051
"""By which a box may stick out of its figure: numbers are rounded to a tenth."""

_SIDE = re.compile(r"\d{1,6}(?:\.\d{1,6})?", re.ASCII)


def read_box(written: str, line: int, draft: "Draft") -> Box | None:
    """The box that stands on a line; what is none, or lies off the figure, is a fault of the draft."""
    words = [word.rstrip("%") for word in re.split(r"[\s,，]+", half_width(written).strip())]
    if len(words) != 4 or not all(_SIDE.fullmatch(word) for word in words):
        said = (
            "`{box}` is no box; write left, top, width and height in per cent of the figure, such "
            "as `12.5 30 18 9`"
        )
        draft.fault(Words(said, box=written[:40]), line)
        return None
    left, top, width, height = map(float, words)
    if fault := _off_the_figure(left, top, width, height):
        draft.fault(Words("`{box}` {fault}", box=written.strip(), fault=fault), line)
        return None
    return Box(left, top, min(width, WHOLE - left), min(height, WHOLE - top))


def _off_the_figure(left: float, top: float, width: float, height: float) -> Words | None:
    if not width or not height:
        return Words("covers nothing; width and height are more than 0")
    if max(left, top, width, height) <= 1:
        return Words("is smaller than one per cent; write per cent, 12.5 and not 0.125")
    right, bottom = left + width, top + height
    if left >= WHOLE or top >= WHOLE or width > WHOLE + _SLACK or height > WHOLE + _SLACK:
        return Words("lies off the figure; the numbers are per cent of its width and height, not pixels")
    if right > WHOLE + _SLACK:
        said = "sticks out on the right: {left:g} + {width:g} is over 100; the third number is the width"
        return Words(said, left=left, width=width)
    if bottom > WHOLE + _SLACK:
        said = "sticks out below: {top:g} + {height:g} is over 100; the fourth number is the height"
        return Words(said, top=top, height=height)
    return None


def written_box(box: Box) -> str:
    """The four numbers of a box, as they stand in a note."""
    return " ".join(
        f"{side:.4f}".rstrip("0").rstrip(".") for side in (box.left, box.top, box.width, box.height)
    )
