"""A line of the screen with a part of a picture on it."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from rich.color import ColorSystem
from rich.console import COLOR_SYSTEMS, Console
from rich.segment import Segment
from textual.color import Color
from textual.filter import LineFilter
from textual.strip import Strip

from mlquiz.tui.layout.picture import PictureRow


@dataclass(frozen=True, slots=True)
class Laid:
    """Where on a line a picture lies: its columns `first` up to `last` begin at the cell `at`."""

    row: PictureRow
    at: int
    first: int
    last: int

    def cut(self, start: int, end: int) -> "Laid | None":
        """What is left of it between two cells of the line, as it lies on a line that begins at `start`."""
        left, right = max(self.at, start), min(self.at + self.last - self.first, end)
        if left >= right:
            return None
        shift = self.first - self.at
        return replace(self, at=left - start, first=left + shift, last=right + shift)


class PictureStrip(Strip):
    """A line that has spaces where the picture is, and paints it over them.

    The spaces come first, so that the terminal forgets whatever was there. A line that loses the picture on
    its way, such as behind a dialog, is blank there and whole everywhere else.
    """

    __slots__ = ["_laid"]

    def __init__(self, segments: Iterable[Segment], cell_length: int | None, laid: Laid) -> None:
        super().__init__(segments, cell_length)
        self._laid = laid

    def render(self, console: Console) -> str:
        """The line, then back to its beginning, the picture, and on to the line's end."""
        laid = self._laid
        picture = laid.row.picture.painted(laid.row.row, laid.first, laid.last)
        line, across = super().render(console), f"\x1b[{laid.at}C" if laid.at else ""
        return f"\x1b7{line}\x1b8{across}{self._ground(console)}{picture}\x1b8\x1b[{self.cell_length}C"

    def _ground(self, console: Console) -> str:
        """The colour behind the picture, which may not fill its last cells."""
        colours = COLOR_SYSTEMS.get(console.color_system or "", ColorSystem.TRUECOLOR)
        at = 0
        for segment in self:
            at += segment.cell_length
            if at > self._laid.at and segment.style:
                return f"\x1b[{self.render_ansi(segment.style, colours)}m"
        return ""

    def crop(self, start: int, end: int | None = None) -> Strip:
        """A part of the line with its part of the picture."""
        start = max(0, start)
        end = self.cell_length if end is None else min(self.cell_length, end)
        if start == 0 and end == self.cell_length:
            return self
        return self._with(super().crop(start, end), self._laid.cut(start, end))

    def divide(self, cuts: Iterable[int]) -> list[Strip]:
        """The parts between some cells."""
        ends = list(cuts)
        starts = [0, *ends]
        return [self.crop(start, end) for start, end in zip(starts, ends, strict=False)]

    def apply_filter(self, filter: LineFilter, background: Color) -> Strip:  # noqa: A002 - textual's own name
        """The text is changed, the picture is not."""
        return self._with(super().apply_filter(filter, background), self._laid)

    @staticmethod
    def _with(strip: Strip, laid: Laid | None) -> Strip:
        return PictureStrip(list(strip), strip.cell_length, laid) if laid else strip
