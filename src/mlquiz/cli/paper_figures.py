"""The figures of a paper, in files beside it: `mock-figure-1.svg` and so on for `mock.md`."""

import re
from collections.abc import Iterator, Mapping
from contextlib import suppress
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from mlquiz.cli.paper_files import PaperFiles

_ENDINGS = {"image/png": "png", "image/gif": "gif", "image/jpeg": "jpg", "image/webp": "webp"}


class PaperFigures:
    """The figures of one paper.

    Where there is a file that is not the paper's own, another number is taken.

    Args:
        paper: The file of the paper.
        files: Which files belong to it.
    """

    def __init__(self, paper: Path, files: "PaperFiles") -> None:
        self._paper = paper
        self._files = files
        self._numbers = count(1)
        self._held: dict[Path, bytes] = {}
        self._copies: dict[Path, Path | None] = {}

    @property
    def held(self) -> Mapping[Path, bytes]:
        """Every figure by where it will stand."""
        return self._held

    def draw(self, text: str) -> Path:
        """Where a drawing will stand.

        Args:
            text: An SVG.
        """
        return self._add(text.encode(), "svg")

    def copy(self, figure: Path) -> Path | None:
        """Where the copy of a figure will stand, which may be asked for again.

        Returns:
            `None`: It cannot be read, or is of a kind of file that nothing may be added to.
        """
        if figure not in self._copies:
            self._copies[figure] = self._copied(figure)
        return self._copies[figure]

    def _copied(self, figure: Path) -> Path | None:
        try:
            held = figure.read_bytes()
        except OSError:
            return None
        ending = _ending(held)
        return self._add(held, ending) if ending else None

    def _add(self, held: bytes, ending: str) -> Path:
        named = (f"{self._paper.stem}-figure-{n}.{ending}" for n in self._numbers)
        place = next(each for each in map(self._paper.with_name, named) if self._files.is_free(each))
        self._held[place] = held
        return place

    def remove_others(self) -> Iterator[Path]:
        """Remove those of an earlier paper that this one took the place of; what cannot be is left."""
        endings = "|".join(("svg", *_ENDINGS.values()))
        name = re.compile(rf"{re.escape(self._paper.stem)}-figure-[1-9][0-9]*\.({endings})")
        held = {each.name for each in self._held}
        with suppress(OSError):
            for place in sorted(self._paper.absolute().parent.iterdir()):
                if name.fullmatch(place.name) and place.name not in held and self._files.is_own(place):
                    place.unlink()
                    yield self._paper.with_name(place.name)


def _ending(held: bytes) -> str:
    """How the name of a picture ends behind which a line may stand; empty: there is no such picture."""
    from mlquiz.reading.picture_size import raster_size
    from mlquiz.reading.svg_labels import svg_root

    raster = raster_size(held)
    if raster is not None:
        return _ENDINGS[raster.kind]
    return "svg" if b"\0" not in held and svg_root(held) is not None else ""
