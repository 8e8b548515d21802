"""Reads files, or recalls what was read of them the last time."""

import os
from typing import TYPE_CHECKING

from mlquiz.errors import Problem
from mlquiz.reading.cache import Cache, Remembered, digest, now_ns
from mlquiz.reading.files import NotesFile, read_text
from mlquiz.reading.rows import RowError, from_row, to_row

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from mlquiz.model.course import Course
    from mlquiz.model.document import Document
    from mlquiz.reading.own_decks import OwnDeck

COURSE = ""
"""Under which name the course is remembered; no file is called so."""


class Memory:
    """What is remembered of one content folder, and what was read afresh."""

    def __init__(self, folder: "Path | None", root: "Path") -> None:
        self._cache = Cache(folder, root)
        self._remembered = self._cache.load()
        self._changed: dict[str, Remembered] = {}
        self._asked: set[str] = set()

    def save(self) -> None:
        """Remember what was read afresh, and forget what was not asked for."""
        self._cache.save(self._changed, self._remembered.keys() - self._asked)

    def document(self, found: NotesFile) -> "Document | Problem":
        """A notes file, without looking for its figures, or why it cannot be read."""
        self._asked.add(found.file)
        remembered = self._remembered.get(found.file)
        if remembered is not None and remembered.current(found.size, found.mtime_ns):
            document = self._recall(remembered, found)
            if document is not None:
                return document
        read_ns = now_ns()
        read = read_text(found)
        if isinstance(read, Problem):
            return read
        held, text = read
        same = remembered if remembered is not None and remembered.digest == digest(held) else None
        document = self._recall(same, found) if same is not None else None
        if document is None:
            from mlquiz.reading.documents import parse_document  # noqa: PLC0415 - loads the parser

            document = parse_document(text, file=found.file, lang=found.lang)
        row = to_row(document)
        self._changed[found.file] = Remembered(found.size, found.mtime_ns, read_ns, digest(held), row)
        return document

    def _recall(self, remembered: Remembered, found: NotesFile) -> "Document | None":
        from mlquiz.model.document import Document  # noqa: PLC0415 - for type checkers only otherwise

        try:
            document = from_row(remembered.row)
        except RowError:
            return None
        return document if isinstance(document, Document) and document.lang == found.lang else None

    def course(self, decks: "Path") -> "tuple[Course | None, tuple[OwnDeck, ...], tuple[Problem, ...]]":
        """The course and the person's own decks, and what is wrong with their files."""
        self._asked.add(COURSE)
        read_ns = now_ns()
        listing = sorted(_listing(decks))
        listed = ascii(listing)
        newest = max((mtime_ns for _, _, mtime_ns in listing), default=0)
        remembered = self._remembered.get(COURSE)
        if remembered is not None and remembered.digest == listed and remembered.current(0, newest):
            try:
                course, own, problems = from_row(remembered.row)
            except (RowError, TypeError, ValueError):
                pass
            else:
                return course, own, problems
        read = _read_course(decks)
        self._changed[COURSE] = Remembered(0, newest, read_ns, listed, to_row(read))
        return read


def _listing(folder: "Path") -> "Iterator[tuple[str, int, int]]":
    """Every file below a folder with its size and time."""
    for path, _, names in os.walk(folder):
        for name in names:
            try:
                seen = os.stat(os.path.join(path, name))  # noqa: PTH116, PTH118 - a name may be no text
            except OSError:
                continue
            yield os.path.join(path, name), seen.st_size, seen.st_mtime_ns  # noqa: PTH118


def _read_course(decks: "Path") -> "tuple[Course | None, tuple[OwnDeck, ...], tuple[Problem, ...]]":
    from mlquiz.reading.course import read_course  # noqa: PLC0415 - loads YAML
    from mlquiz.reading.own_decks import read_own_decks  # noqa: PLC0415

    course, course_problems = read_course(decks)
    own, own_problems = read_own_decks(decks) if decks.is_dir() else ((), ())
    return course, own, (*course_problems, *own_problems)
