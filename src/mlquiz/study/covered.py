"""A figure with boxes over its parts, as one SVG. Pure: bytes in, text out."""

import re
from base64 import b64encode
from dataclasses import dataclass

from mlquiz.model.note import Box, Occlusion
from mlquiz.reading.picture_size import Raster, raster_size
from mlquiz.reading.picture_turn import without_turn
from mlquiz.reading.svg_frame import Frame, frame_of
from mlquiz.reading.svg_labels import svg_root

_END = re.compile(rb"</(?:[\w.-]+:)?svg\s*>(?=(?:\s|<!--(?:(?!-->).)*-->)*\Z)", re.DOTALL)
_DECLARATION = re.compile(rb"\A(?:\xef\xbb\xbf)?\s*<\?xml\s[^>]*\?>")
_ENCODING = re.compile(rb"encoding\s*=\s*[\"']([\w.-]+)[\"']")
_COVERED = "fill:#d9dee4;fill-opacity:1;stroke:#57606a"
_ASKED = "fill:#f0b429;fill-opacity:1;stroke:#7a4b00"
_SHOWN = "fill:none;stroke:#116329"
_SEEN = "opacity:1;display:inline;transform:none"
"""Whatever a style sheet in the figure says of all its shapes."""
_LAST_LYING = 4
"""Of Exif's turns: behind it those that make the width of a photo its height."""
_TURNS = {
    1: "1 0 0 1 0 0",
    2: "-1 0 0 1 {w} 0",
    3: "-1 0 0 -1 {w} {h}",
    4: "1 0 0 -1 0 {h}",
    5: "0 1 1 0 0 0",
    6: "0 1 -1 0 {h} 0",
    7: "0 -1 -1 0 {h} {w}",
    8: "0 -1 1 0 0 {w}",
}
"""What each of Exif's turns does to a photo, as the matrix of an SVG."""
_THIN, _THICK = 0.003, 0.006
"""Of the figure's width."""


@dataclass(frozen=True, slots=True)
class Cover:
    """What lies over a figure.

    Args:
        hidden: Boxes that cover parts which are not asked for.
        asked: Boxes of the part that is asked for.
        revealed: Whether that part is shown by now: its boxes are no more than a line around it.
    """

    hidden: tuple[Box, ...]
    asked: tuple[Box, ...]
    revealed: bool = False


def cover_of(body: Occlusion, number: int, *, revealed: bool) -> Cover:
    """What lies over the figure of a card, while it is asked and once its answer is shown."""
    others = (box for part in body.parts if body.hide_all and part.number != number for box in part.boxes)
    return Cover(tuple(others), body.part(number).boxes, revealed)


def covered_figure(data: bytes, cover: Cover) -> str | None:
    """The figure with its boxes, as the text of an SVG.

    Args:
        data: What the figure's file holds: SVG, PNG, JPEG, GIF or WebP.
        cover: What lies over it.

    Returns:
        The SVG; it needs no other file. `None`: nothing can be laid over this kind of figure.
    """
    root = svg_root(data)
    if root is not None:
        frame, end = frame_of(root), _END.search(data)
        if frame is None or end is None:
            return None
        declared = _DECLARATION.match(data)
        whole = data[declared.end() if declared else 0 : end.start()], data[end.start() :]
        named = _ENCODING.search(declared[0]) if declared else None
        before, behind = (part.decode(named[1].decode() if named else "utf-8-sig") for part in whole)
        return f"{before}{_boxes(frame, cover)}{behind}"
    size = raster_size(data)
    if size is None:
        return None
    return _covered_photo(data, size, cover)


def _covered_photo(data: bytes, size: Raster, cover: Cover) -> str:
    """A photo with its boxes. It is turned here, for not everything that draws an SVG turns photos within."""
    turn, upright = without_turn(data)
    picture = f"data:{size.kind};base64,{b64encode(upright).decode()}"
    width, height = (size.height, size.width) if turn > _LAST_LYING else (size.width, size.height)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}" '
        f'viewBox="0 0 {width} {height}">\n<image width="{size.width}" height="{size.height}" '
        f'transform="matrix({_TURNS[turn].format(w=size.width, h=size.height)})" href="{picture}"/>\n'
        f"{_boxes(Frame(0, 0, width, height), cover)}</svg>\n"
    )


def _boxes(frame: Frame, cover: Cover) -> str:
    drawn = [_box(frame, box, _COVERED, _THIN) for box in cover.hidden]
    asked, line = (_SHOWN, _THICK) if cover.revealed else (_ASKED, _THICK)
    drawn += [_box(frame, box, asked, line) for box in cover.asked]
    if not cover.revealed:
        drawn += [_sign(frame, box) for box in cover.asked]
    rows = "".join(f"{each}\n" for each in drawn)
    return f'<g xmlns="http://www.w3.org/2000/svg" style="visibility:visible;{_SEEN}">\n{rows}</g>\n'


def _box(frame: Frame, box: Box, style: str, line: float) -> str:
    sides = (
        ("x", frame.left + frame.width * box.left / 100),
        ("y", frame.top + frame.height * box.top / 100),
        ("width", frame.width * box.width / 100),
        ("height", frame.height * box.height / 100),
    )
    written = " ".join(f'{name}="{_number(value)}"' for name, value in sides)
    return f'<rect {written} style="{style};stroke-width:{_number(frame.width * line)};{_SEEN}"/>'


def _sign(frame: Frame, box: Box) -> str:
    """A question mark in the middle of a box."""
    across, down = frame.width * box.width / 100, frame.height * box.height / 100
    size = 0.8 * min(across, down)
    x = frame.left + frame.width * box.left / 100 + across / 2
    y = frame.top + frame.height * box.top / 100 + down / 2 + 0.36 * size
    style = f"font:bold {_number(size)}px sans-serif;fill:#1f2630;stroke:none;text-anchor:middle;opacity:1"
    return f'<text x="{_number(x)}" y="{_number(y)}" style="{style}">?</text>'


def _number(value: float) -> str:
    return f"{value:.3f}".rstrip("0").rstrip(".") or "0"
