"""Where in a file the words stand that a finding is about."""

from bisect import bisect_right
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from pathlib import Path

    from mlquiz.model.document import Document
    from mlquiz.model.place import Place


class Lines:
    """The lines of the files of a content folder.

    Args:
        root: The folder.
        documents: What was read of it: a search does not leave the card or section that it begins in.
    """

    def __init__(self, root: "Path", documents: "Iterable[Document]") -> None:
        self._borders = {
            document.file: sorted(
                {
                    *(note.place.line for note in document.notes),
                    *(section.line for section in document.sections),
                }
            )
            for document in documents
        }
        self._lines: Callable[[str], list[str]] = cache(lambda file: _read(root / file))

    def find(self, place: "Place", words: str) -> tuple[int, int]:
        """Line and column of some words at or after a place; the place itself where they are not found."""
        first = words.strip().split("\n")[0].strip()
        if first:
            lines = self._lines(place.file)
            for number in range(place.line, min(self._end(place), len(lines) + 1)):
                column = lines[number - 1].find(first)
                if column >= 0:
                    return number, column + 1
        return place.line, 1

    def _end(self, place: "Place") -> int:
        borders = self._borders.get(place.file, [])
        after = bisect_right(borders, place.line)
        return borders[after] if after < len(borders) else 1 << 30


def _read(path: "Path") -> list[str]:
    try:
        text = path.read_bytes().decode("utf-8-sig", errors="replace")
    except OSError:
        return []
    return text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
