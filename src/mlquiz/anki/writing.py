"""The notes of a library as they will stand in Anki: each file is written once, and only if it changed."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from functools import partial
from hashlib import sha256
from itertools import groupby
from typing import TYPE_CHECKING, Self

from mlquiz.anki.written_cache import WrittenCache, unpacked, writer_version
from mlquiz.reading.cache_file import key_of
from mlquiz.reading.rows import to_row
from mlquiz.spread import spread

if TYPE_CHECKING:
    from pathlib import Path

    from mlquiz.anki.skeleton import Skeleton
    from mlquiz.anki.written import Written
    from mlquiz.model.course import Course
    from mlquiz.reading.library import Library

FEW_NOTES = 1_000
"""So many notes are written faster by this process alone."""

_PART_BYTES = 100_000
"""So much of the rows is given to a process at once."""
_KEPT_AT_ONCE = 64
"""Files of which what was written is put down in one transaction."""
_RECENT = 64


class WrittenNotes:
    """The notes of a library, written.

    Args:
        library: The notes.
        lang: Their language, and that of our own words on cards of notes that have none.
        cache: The folder in which what was written is remembered; `None` to remember nothing.
        tell: Told from time to time how many of the notes that must be written are, and their number.

    Attributes:
        lang: As given.
    """

    def __init__(
        self,
        library: "Library",
        lang: str,
        *,
        cache: "Path | None" = None,
        tell: Callable[[int, int], None] | None = None,
    ) -> None:
        self._library = library
        self.lang = lang
        self._tell = tell
        self._root = "" if library.course is not None else library.content.root.resolve().name
        self._cache = WrittenCache(cache, key_of(library.content.root), lang)
        self._known = self._cache.stamps()
        self._recent: dict[int, list[Written]] = {}
        made_of = (writer_version(), lang)
        self._base = sha256(repr(made_of).encode() + to_row(library.course))

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._cache.close()

    @property
    def skeleton(self) -> "Skeleton":
        """What every collection has."""
        return self._cache.skeleton()

    def of(self, names: Sequence[str]) -> "Iterator[Written]":
        """Notes by their ids, those that there are in the language, one after the other."""
        places = self._library.notes(self.lang).places
        there = (places[name] for name in names if name in places)
        runs = [(place, [number for _, number in run]) for place, run in groupby(there, lambda at: at[0])]
        self._write({place for place, _ in runs})
        for place, numbers in runs:
            notes = self._notes(place)
            for number in numbers:
                yield notes[number]

    def everything(self) -> "Iterator[Written]":
        """The notes of all languages, in order of the files."""
        places = range(len(self._library.extracts))
        self._write(set(places))
        for place in places:
            yield from self._notes(place)

    def _write(self, places: set[int]) -> None:
        """Write the files of which it is not remembered how they are written."""
        files = [extract.file for extract in self._library.extracts]
        gone = sorted(self._known.keys() - set(files))
        stale = [place for place in sorted(places) if self._known.get(files[place]) != self._stamp(place)]
        done, total = 0, sum(len(self._library.extracts[place].notes) for place in stale)
        if stale:
            _write_rows(self._library.course, self._root, self.lang, ())  # loaded before processes are forked
        waiting: list[tuple[str, bytes, bytes]] = []
        work = partial(_write_rows, self._library.course, self._root, self.lang)
        parts = list(self._parts(stale))
        rows = ([self._library.rows[place] for place in part] for part in parts)
        with closing(spread(work, rows, 1 if total < FEW_NOTES else None)) as results:
            for part, written in zip(parts, results, strict=True):
                waiting += [
                    (files[at], self._stamp(at), held) for at, held in zip(part, written, strict=True)
                ]
                done += sum(len(self._library.extracts[place].notes) for place in part)
                if self._tell is not None:
                    self._tell(done, total)
                if len(waiting) >= _KEPT_AT_ONCE:
                    self._keep(waiting, gone)
                    waiting, gone = [], []
        self._keep(waiting, gone)

    def _keep(self, written: Sequence[tuple[str, bytes, bytes]], gone: Sequence[str]) -> None:
        if written or gone:
            self._cache.keep(written, gone)
            self._known.update((file, stamp) for file, stamp, _ in written)
            for file in gone:
                del self._known[file]

    def _parts(self, places: Sequence[int]) -> Iterator[list[int]]:
        part, size = [], 0
        for place in places:
            part.append(place)
            size += len(self._library.rows[place])
            if size >= _PART_BYTES:
                yield part
                part, size = [], 0
        if part:
            yield part

    def _notes(self, place: int) -> "list[Written]":
        """The notes of a file; written here and now where it is not remembered after all."""
        notes = self._recent.get(place)
        if notes is None:
            notes = self._cache.notes(self._library.extracts[place].file, self._stamp(place))
            if notes is None:
                row = self._library.rows[place]
                (held,) = _write_rows(self._library.course, self._root, self.lang, [row])
                notes = unpacked(held)
            self._recent[place] = notes
            if len(self._recent) > _RECENT:
                del self._recent[next(iter(self._recent))]
        return notes

    def _stamp(self, place: int) -> bytes:
        """Of everything that the notes of a file are made of; the folder's name is known by where it is."""
        made_of = self._base.copy()
        made_of.update(self._library.rows[place])
        return made_of.digest()


def _write_rows(course: "Course | None", root: str, lang: str, rows: "Sequence[bytes]") -> list[bytes]:
    from mlquiz.anki.writer import write_rows  # noqa: PLC0415 - loads everything that HTML needs

    return write_rows(course, root, lang, rows)
