"""Lines of a page as they are painted. A strip is made once and kept, for making it is what takes time."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from itertools import zip_longest
from typing import TYPE_CHECKING

from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip

from mlquiz.tui.layout.line import EMPTY, Line, Run

if TYPE_CHECKING:
    from mlquiz.tui.layout.picture import PictureRow

StyleOf = Callable[[Run], Style]


class Painting:
    """The lines of one page at one width.

    Args:
        lines: The lines.
        width: Cells of a strip.
        style_of: The look of a run.
        ground: The look of the cells that no run fills.
    """

    def __init__(self, lines: Sequence[Line], width: int, style_of: StyleOf, ground: Style) -> None:
        self.lines = lines
        self._width = width
        self._style_of = style_of
        self._ground = ground
        self._strips: dict[int, Strip] = {}

    def strip(self, index: int) -> Strip:
        """The line with this index, blank below the page. Every cell knows its place in the text."""
        if index not in self._strips:
            self._strips[index] = self._made(self._line(index).runs, index)
        return self._strips[index]

    def selected(self, index: int, span: tuple[int, int], look: Style) -> Strip:
        """The line with some of its characters selected.

        Args:
            index: Of the line.
            span: The first character and the one after the last, -1 for the end of the line.
            look: Laid over the selected characters.
        """
        start, end = span
        parts: list[tuple[Run, bool]] = []
        at = 0
        for run in self._line(index).runs:
            length = len(run.text)
            first = min(max(start - at, 0), length)
            last = length if end < 0 else max(first, min(end - at, length))
            cuts = ((0, first, False), (first, last, True), (last, length, False))
            parts += [(replace(run, text=run.text[a:b]), inside) for a, b, inside in cuts if b > a]
            at += length
        return self._made([run for run, _ in parts], index, [look if inside else None for _, inside in parts])

    def _line(self, index: int) -> Line:
        return self.lines[index] if 0 <= index < len(self.lines) else EMPTY

    def _made(self, runs: Sequence[Run], index: int, over: Sequence[Style | None] = ()) -> Strip:
        segments = []
        picture: PictureRow | None = None
        at_cell = 0
        cells = at = 0
        for run, look in zip_longest(runs, over):
            style = self._style_of(run) + Style.from_meta({"offset": (at, index)})
            segments.append(Segment(run.text, style + look if look else style))
            if run.picture:
                picture, at_cell = run.picture, cells
            cells += run.width
            at += len(run.text)
        if cells < self._width:
            beyond = self._ground + Style.from_meta({"offset": (at, index)})
            segments.append(Segment(" " * (self._width - cells), beyond))
        cells = max(cells, self._width)
        strip = Strip(segments, cells)
        if picture:
            strip = _with_picture(strip, picture, at_cell)
        return strip.crop(0, self._width) if cells > self._width else strip


def _with_picture(strip: Strip, row: "PictureRow", at: int) -> Strip:
    from mlquiz.tui.card.picture_strip import Laid, PictureStrip  # noqa: PLC0415 - few lines have one

    return PictureStrip(list(strip), strip.cell_length, Laid(row, at, 0, row.picture.columns))
