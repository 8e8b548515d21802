"""The words in an SVG figure, and where on the picture they stand.

Letters are measured as DejaVu Sans has them, which the figures of the course name first: a label's width is
right to about a tenth. Text that a drawing program made into shapes is not found.
"""

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING
from unicodedata import east_asian_width

from mlquiz.model.note import Box
from mlquiz.reading.svg_frame import Frame, frame_of, length, numbers
from mlquiz.reading.svg_transforms import UNMOVED, Matrix, matrix_of, moved, times

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from xml.etree.ElementTree import Element

_UNSEEN = frozenset(
    (
        "defs",
        "symbol",
        "clipPath",
        "mask",
        "marker",
        "pattern",
        "filter",
        "metadata",
        "style",
        "script",
        "title",
        "desc",
    )
)
_ASCENT, _DESCENT = 0.76, 0.22
"""Of a line above and below its base line, for a font of size 1."""
_WIDTHS = {
    **dict.fromkeys("ijl|!.,:;'`I·", 0.3),
    **dict.fromkeys("ft()[]{}r/\\- ", 0.37),
    **dict.fromkeys("mw%@MWQOGNHDU+=×−<>→←∑", 0.8),
}
_USUAL_WIDTH, _WIDE, _BOLD = 0.61, 1.0, 1.1
_LINE_GAP, _IN_LINE = 0.9, 1.0
"""How far apart the lines of one label may stand, in lines; and how far out of line, in per cent."""


@dataclass(frozen=True, slots=True)
class Label:
    """A line of words on a figure, and where it stands, in per cent of the figure."""

    text: str
    box: Box


@dataclass(frozen=True, slots=True)
class _Font:
    size: float = 16.0
    bold: bool = False
    anchor: str = "start"


def svg_root(data: bytes) -> "Element | None":
    """The root of an SVG, or `None` where the data is none."""
    from xml.etree import ElementTree as ET  # noqa: PLC0415 - start-up: only figures with parts need it

    try:
        root = ET.fromstring(data)  # noqa: S314 - expat itself refuses entities that grow
    except (ET.ParseError, ValueError, LookupError):
        return None
    return root if _tag(root) == "svg" else None


def labels(data: bytes) -> tuple[Label, ...]:
    """The lines of words of an SVG in the order of the file; none where the data is no SVG."""
    root = svg_root(data)
    frame = frame_of(root) if root is not None else None
    if root is None or frame is None or _is_hidden(root):
        return ()
    matrix = matrix_of(root.get("transform", ""))
    try:
        return tuple(_within(root, frame, matrix, _font(root, _Font())))
    except RecursionError:
        return ()


def titles(data: bytes) -> tuple[str, ...]:
    """What an SVG says of itself and a browser shows of it: its titles."""
    root = svg_root(data)
    found = root.iter() if root is not None else ()
    said = (" ".join("".join(each.itertext()).split()) for each in found if _tag(each) == "title")
    return tuple(text for text in said if text)


def joined(lines: "Sequence[Label]") -> tuple[tuple[Label, ...], ...]:
    """The lines that one label is made of, together: those that stand right below each other."""
    groups: list[tuple[Label, ...]] = []
    for line in lines:
        if groups and _goes_on(groups[-1][-1].box, line.box):
            groups[-1] = (*groups[-1], line)
        else:
            groups.append((line,))
    return tuple(groups)


def _goes_on(above: Box, below: Box) -> bool:
    gap = below.top - (above.top + above.height)
    left = abs(above.left - below.left)
    middle = abs(above.left + above.width / 2 - below.left - below.width / 2)
    return -above.height / 2 <= gap <= _LINE_GAP * above.height and min(left, middle) <= _IN_LINE


def _labels(element: "Element", frame: Frame, matrix: Matrix, font: _Font) -> "Iterator[Label]":
    if _tag(element) in _UNSEEN or _is_hidden(element):
        return
    matrix = times(matrix, matrix_of(element.get("transform", "")))
    font = _font(element, font)
    if _tag(element) == "text":
        yield from _text(element, frame, matrix, font)
        return
    if _tag(element) == "svg":
        matrix = times(matrix, _placed(element, frame))
    yield from _within(element, frame, matrix, font)


def _within(element: "Element", frame: Frame, matrix: Matrix, font: _Font) -> "Iterator[Label]":
    for child in element:
        yield from _labels(child, frame, matrix, font)


def _placed(inner: "Element", around: Frame) -> Matrix:
    """Where a drawing stands that is part of another one."""
    frame = frame_of(inner, around)
    if frame is None:
        return UNMOVED
    across = (length(inner.get("width", "")) or around.width) / frame.width
    down = (length(inner.get("height", "")) or around.height) / frame.height
    x, y = (length(inner.get(name, "")) or 0.0 for name in ("x", "y"))
    return (across, 0, 0, down, x - across * frame.left, y - down * frame.top)


class _Pen:
    """Goes along the letters of a text element; every absolute position begins a line."""

    def __init__(self, anchor: str) -> None:
        self.lines: list[tuple[str, float, float, float, float]] = []
        self.x = self.y = 0.0
        self._anchor = anchor
        self._text = ""
        self._left = self._top = self._bottom = 0.0

    def move(self, element: "Element", font: _Font) -> None:
        """To where an element begins."""
        x, y = (length(element.get(name, "").split(" ")[0], font.size) for name in ("x", "y"))
        if x is not None or y is not None:
            self.end()
            self.x, self.y = (self.x if x is None else x), (self.y if y is None else y)
            self._anchor, self._left = font.anchor, self.x
        dx, dy = (length(element.get(name, "").split(" ")[0], font.size) for name in ("dx", "dy"))
        if dy and abs(dy) > font.size and self._text:
            self.end()
            self._left = self.x + (dx or 0)
        self.x, self.y = self.x + (dx or 0), self.y + (dy or 0)

    def write(self, text: str | None, font: _Font) -> None:
        """Some letters."""
        words = re.sub(r"\s+", " ", text or "")
        if not self._text:
            words = words.lstrip()
            self._top, self._bottom = self.y, self.y
        if not words:
            return
        self._text += words
        self.x += sum(map(_width, words)) * font.size * (_BOLD if font.bold else 1)
        self._top = min(self._top, self.y - _ASCENT * font.size)
        self._bottom = max(self._bottom, self.y + _DESCENT * font.size)

    def end(self) -> None:
        """The line is done."""
        if self._text.strip():
            wide = self.x - self._left
            back = wide / 2 if self._anchor == "middle" else wide if self._anchor == "end" else 0.0
            self.lines.append((self._text.strip(), self._left - back, self._top, self.x - back, self._bottom))
        self._text = ""


def _text(element: "Element", frame: Frame, matrix: Matrix, font: _Font) -> "Iterator[Label]":
    pen = _Pen(font.anchor)
    _write(element, pen, font)
    pen.end()
    for text, left, top, right, bottom in pen.lines:
        corners = [moved(matrix, x, y) for x in (left, right) for y in (top, bottom)]
        xs = [100 * (x - frame.left) / frame.width for x, _ in corners]
        ys = [100 * (y - frame.top) / frame.height for _, y in corners]
        yield Label(text, Box(min(xs), min(ys), max(xs) - min(xs), max(ys) - min(ys)))


def _write(element: "Element", pen: _Pen, font: _Font) -> None:
    pen.move(element, font)
    pen.write(element.text, font)
    for child in element:
        if _tag(child) not in _UNSEEN and not _is_hidden(child):
            _write(child, pen, _font(child, font))
        pen.write(child.tail, font)


def _font(element: "Element", font: _Font) -> _Font:
    said = _styled(element)
    size = said("font-size")
    found = length(size, font.size) if size else None
    if size.strip().endswith("%") and (share := numbers(size.strip().rstrip("%"))):
        found = font.size * share[0] / 100
    weight = said("font-weight")
    return _Font(
        found if found is not None else font.size,
        weight in {"bold", "bolder", "600", "700", "800", "900"} if weight else font.bold,
        said("text-anchor") or font.anchor,
    )


def _styled(element: "Element") -> "Callable[[str], str]":
    """Gives a property of an element by its name: from its style, or its own attribute; empty: not said."""
    said = (each.partition(":") for each in element.get("style", "").split(";"))
    style = {name.strip(): value.strip() for name, _, value in said}
    return lambda name: style.get(name) or element.get(name) or ""


def _is_hidden(element: "Element") -> bool:
    said = _styled(element)
    return said("display") == "none" or said("visibility") == "hidden" or said("opacity") in {"0", "0.0"}


def _width(letter: str) -> float:
    if east_asian_width(letter) in {"W", "F"}:
        return _WIDE
    return _WIDTHS.get(letter) or (0.69 if letter.isupper() else _USUAL_WIDTH)


def _tag(element: "Element") -> str:
    return str(element.tag).rpartition("}")[2]
