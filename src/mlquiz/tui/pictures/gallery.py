"""The pictures that were drawn for this terminal, and those that are still to be drawn."""

import asyncio
import os
import stat
from collections import OrderedDict
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from itertools import cycle
from pathlib import Path

from mlquiz.pictures.drawing import Request, Way, draw
from mlquiz.pictures.guard import BROKEN, LARGE, RefusedError
from mlquiz.tui.layout.picture import Picture
from mlquiz.tui.pictures.in_sixel import SixelPicture
from mlquiz.tui.pictures.kitty import FIRST_ID, LAST_ID, KittyPicture
from mlquiz.tui.pictures.terminal import Terminal, cell_now

_USUAL_CELL = (10, 20)
_KEPT = 32
"""Pictures that are kept, in memory and by the terminal."""

_MOST_BYTES = 24 * 1024 * 1024
_NARROWEST = 8
"""Cells; in less no picture can be read."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """A picture at a size: a file as it was when it was looked at, or the text of an SVG."""

    source: Path | str
    version: tuple[int, int]
    request: Request


class Gallery:
    """Draws pictures for one terminal, one after the other, and keeps them.

    Args:
        way: How the terminal shows pictures.
        terminal: What it says of itself.
        grey: Without colours.
        tmux: Whether tmux lies between.

    Attributes:
        open: Whether pictures are shown now.
    """

    def __init__(self, way: Way, terminal: Terminal, *, grey: bool = False, tmux: bool = False) -> None:
        self.open = True
        self._way = way
        self._terminal = terminal
        self._cell = terminal.cell or _USUAL_CELL
        self._measured = cell_now() == terminal.cell
        self._grey = grey
        self._tmux = tmux
        self._found: OrderedDict[Wanted, KittyPicture | SixelPicture | str] = OrderedDict()
        ids = range(FIRST_ID, LAST_ID + 1)
        first = os.getpid() % len(ids)
        self._numbers = cycle([*ids[first:], *ids[:first]])
        self._one_by_one = asyncio.Lock()
        self._dropped = ""

    def hang(self, sources: Mapping[str, Path | str]) -> "Hung":
        """The pictures of one page; `sources` are their files, or SVG texts, by their addresses."""
        return Hung(self, dict(sources))

    def measure(self) -> None:
        """The size of the terminal changed, and with it perhaps that of its letters."""
        self._cell = (cell_now() if self._measured else None) or self._cell

    def wanted(self, source: Path | str, columns: int, rows: int) -> Wanted | None:
        """A picture within so many cells; `None` where there is no file, or no room."""
        width, height = self._cell
        if self._terminal.widest:
            columns = min(columns, self._terminal.widest // width)
        if columns < _NARROWEST:
            return None
        version = (0, 0)
        if isinstance(source, Path):
            try:
                found = source.stat()
            except OSError:
                return None
            version = (found.st_mtime_ns, found.st_size)
        request = Request(self._way, columns, rows, width, height, self._terminal.colours, self._grey)
        return Wanted(source, version, request)

    def found(self, wanted: Wanted) -> Picture | str | None:
        """The picture, or why it is not drawn; `None`: it was not yet tried."""
        if wanted in self._found:
            self._found.move_to_end(wanted)
        return self._found.get(wanted)

    def meanwhile(self, wanted: Wanted) -> Picture | None:
        """The same picture as large as it was drawn so far and fits."""
        fitting = [
            found
            for each, found in self._found.items()
            if not isinstance(found, str) and _is_same(each, wanted) and _fits(found, wanted.request)
        ]
        return max(fitting, key=lambda each: each.columns, default=None)

    async def draw(self, wanted: Wanted) -> None:
        """Draw it, unless that was done meanwhile."""
        async with self._one_by_one:
            if wanted in self._found:
                return
            try:
                content = await asyncio.to_thread(_content, wanted.source)
                drawn = await draw(wanted.request, content)
            except RefusedError as error:
                self._found[wanted] = str(error)
            else:
                cell = wanted.request.cell_width, wanted.request.cell_height
                self._found[wanted] = (
                    KittyPicture(drawn, next(self._numbers), tmux=self._tmux, before=self._forgotten())
                    if self._way == "kitty"
                    else SixelPicture(drawn, cell)
                )
            while len(self._found) > _KEPT:
                _, oldest = self._found.popitem(last=False)
                self._dropped += "" if isinstance(oldest, str) else oldest.erased()

    def _forgotten(self) -> str:
        dropped, self._dropped = self._dropped, ""
        return dropped

    def forget(self) -> None:
        """Another program had the terminal, and may have taken the pictures away."""
        for each in self._found.values():
            if not isinstance(each, str):
                each.forget()

    def close(self) -> str:
        """What makes the terminal forget all pictures."""
        kept = [each.erased() for each in self._found.values() if not isinstance(each, str)]
        self._found.clear()
        return self._forgotten() + "".join(kept)


@dataclass
class Hung:
    """The pictures of one page. Two are equal if they show the same.

    Args:
        gallery: Where they are drawn.
        sources: Files, or SVG texts, by their addresses.
        rows: Cells that a picture may take down.
    """

    gallery: Gallery
    sources: Mapping[str, Path | str]
    rows: int = 18
    _missing: dict[Wanted, None] = field(default_factory=dict, compare=False)

    def find(self, src: str, width: int) -> Picture | str:
        """As the layout asks; what is missing is remembered."""
        source = self.sources.get(src)
        if not source or not self.gallery.open:
            return ""
        wanted = self.gallery.wanted(source, width, self.rows)
        if wanted is None:
            return ""
        found = self.gallery.found(wanted)
        if found is None:
            self._missing[wanted] = None
            found = self.gallery.meanwhile(wanted)
        return found or ""

    @property
    def is_missing_some(self) -> bool:
        """Whether some are still to be drawn."""
        return bool(self._missing)

    async def draw_next(self) -> None:
        """Draw what was asked for last."""
        wanted, _ = self._missing.popitem()
        await self.gallery.draw(wanted)


def _is_same(one: Wanted, other: Wanted) -> bool:
    """Whether they are one picture, at whatever size."""
    room = other.request.columns, other.request.rows
    return replace(one, request=replace(one.request, columns=room[0], rows=room[1])) == other


def _fits(picture: Picture, room: Request) -> bool:
    return picture.columns <= room.columns and picture.rows <= room.rows


def _content(source: Path | str) -> bytes:
    """The bytes of a picture.

    Raises:
        RefusedError: They cannot be read, or are too many.
    """
    if isinstance(source, str):
        return source.encode()
    try:
        found = source.stat()
        if not stat.S_ISREG(found.st_mode):  # a pipe would never end
            raise RefusedError(BROKEN)
        if found.st_size > _MOST_BYTES:
            raise RefusedError(LARGE)
        return source.read_bytes()
    except OSError as error:
        raise RefusedError(BROKEN) from error
