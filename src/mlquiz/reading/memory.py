"""Reads files, or recalls what was read of them the last time."""

from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from mlquiz.errors import Problem
from mlquiz.reading import cache_file
from mlquiz.reading.cache import Cache, Remembered, digest
from mlquiz.reading.cache_file import is_settled
from mlquiz.reading.extract import Extract, extract_from
from mlquiz.reading.files import is_refused, read_text
from mlquiz.reading.folder import listed
from mlquiz.reading.indexing import beside_names, index_rows
from mlquiz.reading.parsing import Parsed, parse_files
from mlquiz.reading.rows import RowError, from_row, to_row

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from mlquiz.model.course import Course
    from mlquiz.reading.figures import Existing
    from mlquiz.reading.files import NotesFile
    from mlquiz.reading.folder import Seen
    from mlquiz.reading.library import Library
    from mlquiz.reading.own_decks import OwnDeck

COURSE = ""
"""Under which name the course is remembered; no file is called so."""


class Kept(NamedTuple):
    """A document as it is kept: its extract, and its row."""

    extract: Extract
    row: bytes


class Unchanged(NamedTuple):
    """A folder in which nothing changed: its languages, what is wrong with it, and its files."""

    langs: tuple[str, ...]
    problems: tuple[Problem, ...]
    files: "list[Remembered]"


class Memory:
    """What is remembered of one content folder, and what was read afresh."""

    def __init__(self, folder: "Path | None", root: "Path") -> None:
        self._cache = Cache(folder, root)
        self._remembered = self._cache.load()
        self._index = self._cache.index()
        self._changed: dict[str, Remembered] = {}
        self._asked: set[str] = set()
        self._remembers = folder is not None
        self._readable = True

    def documents(
        self, files: "Sequence[NotesFile]", tell: "Callable[[int, int], None] | None" = None
    ) -> "list[Kept | Problem]":
        """Notes files in order, without looking for their figures, or why they cannot be read.

        Args:
            files: The files.
            tell: Told from time to time how many were read, and of how many that are read afresh.
        """
        found: list[Kept | Problem | None] = [self._recalled(file) for file in files]
        waiting = [place for place, kept in enumerate(found) if kept is None]
        parsed = parse_files([files[place] for place in waiting], tell)
        for place, read in zip(waiting, parsed, strict=True):
            found[place] = read if isinstance(read, Problem) else self._keep(files[place], read)
        self._readable = not any(isinstance(it, Problem) and is_refused(it) for it in found)
        return [each for each in found if each is not None]

    def unchanged(
        self, files: "Sequence[NotesFile]", seen: bytes, newest: "Seen", existing: "Existing"
    ) -> "Unchanged | None":
        """What is remembered of the whole folder; `None` where anything may have changed.

        Args:
            files: The notes files.
            seen: What was seen of the folder.
            newest: Its newest times.
            existing: Says which figures are there.
        """
        old = self._index
        if old is None or old.seen != seen or not is_settled(newest, old.read_ns):
            return None
        rows = [self._remembered.get(found.file) for found in files]
        kept = [row for row, found in zip(rows, files, strict=True) if row and row.is_current(found.seen)]
        langs, _, _, *figures = old.rest.decode(errors="surrogatepass").split("\0")
        if len(kept) < len(files) or not all(existing.is_as_before(each) for each in figures):
            return None
        try:
            return Unchanged(tuple(langs.split()), from_row(old.problems), kept)
        except RowError:
            return None

    def course(self, decks: "Path") -> "tuple[Course | None, tuple[OwnDeck, ...], tuple[Problem, ...]]":
        """The course and the person's own decks, and what is wrong with their files."""
        self._asked.add(COURSE)
        read_ns = cache_file.now_ns()
        listing = sorted(listed(str(decks)))
        names = ascii([(path.removeprefix(str(decks)), it) for path, it in listing]).encode()
        newest = max((max(times) for _, (_, *times) in listing), default=0)
        seen = (0, newest, newest)
        remembered = self._remembered.get(COURSE)
        if remembered is not None and remembered.extract == names:
            current = remembered.is_current(seen)
            if current or _digest_of(listing) == remembered.digest:
                if not current:
                    self._changed[COURSE] = remembered.seen_as(seen, read_ns)
                with suppress(RowError, TypeError, ValueError):
                    course, own, problems = from_row(remembered.document)
                    return course, own, problems
        held = _digest_of(listing)
        read = _read_course(decks)
        self._changed[COURSE] = Remembered(*seen, read_ns, held, names, to_row(read))
        return read

    def save(
        self, library: "Library", figures: "Mapping[str, bool]", read_ns: int, seen: bytes, *, settled: bool
    ) -> None:
        """Remember what was read afresh, forget what was not asked for, and leave an index behind.

        Args:
            library: What was read.
            figures: Which figures are there.
            read_ns: When the folder was looked at.
            seen: What was seen then.
            settled: Whether nothing of it can have changed since without being seen.
        """
        if not self._remembers:
            return
        rest = beside_names(library, figures)
        old = self._index
        good = settled and self._readable
        keep = good and old is not None and (old.seen, old.rest) == (seen, rest)
        index = index_rows(library, read_ns, seen, rest) if good and not keep else None
        gone = self._remembered.keys() - self._asked
        self._cache.save(self._changed, gone, index, keep_index=keep or (index is None and old is None))

    def _recalled(self, found: "NotesFile") -> "Kept | None":
        """What is remembered of a file, if it is still what the file holds."""
        self._asked.add(found.file)
        remembered = self._remembered.get(found.file)
        if remembered is None:
            return None
        if not remembered.is_current(found.seen):
            read_ns = cache_file.now_ns()
            read = read_text(found)
            if isinstance(read, Problem) or digest(read[0]) != remembered.digest:
                return None
            remembered = remembered.seen_as(found.seen, read_ns)
            self._changed[found.file] = remembered
        try:
            extract = extract_from(remembered.extract)
        except ValueError:
            return None
        return Kept(extract, remembered.document) if extract.lang == found.lang else None

    def _keep(self, found: "NotesFile", read: Parsed) -> Kept:
        self._changed[found.file] = Remembered(
            *found.seen, read.read_ns, read.digest, read.extract, read.document
        )
        return Kept(extract_from(read.extract), read.document)


def _digest_of(listing: "Iterable[tuple[str, Seen]]") -> bytes:
    """Hash of what some files hold; of one that cannot be read, that it cannot."""
    parts = []
    for path, _ in listing:
        try:
            parts.append(digest(Path(path).read_bytes()))
        except OSError:
            parts.append(b"-")
    return digest(b"".join(parts))


def _read_course(decks: "Path") -> "tuple[Course | None, tuple[OwnDeck, ...], tuple[Problem, ...]]":
    from mlquiz.reading.course import read_course  # noqa: PLC0415 - loads YAML
    from mlquiz.reading.own_decks import read_own_decks  # noqa: PLC0415

    course, course_problems = read_course(decks)
    own, own_problems = read_own_decks(decks) if decks.is_dir() else ((), ())
    return course, own, (*course_problems, *own_problems)
