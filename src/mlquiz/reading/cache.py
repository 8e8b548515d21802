"""What was read is remembered, so that notes that did not change need no parser.

One row a notes file, one for the course, and one of names a language. See `cache_file` for where they are.
"""

import os
from contextlib import closing, suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from mlquiz.reading import cache_file
from mlquiz.reading.cache_database import discard, lay_out, may_pass
from mlquiz.reading.cache_file import (
    FILE,
    KEPT_NS,
    LAYOUT,
    PRIVATE,
    TABLES,
    checksum,
    is_settled,
    key_of,
    open_file,
)
from mlquiz.reading.folder import NO_LANGUAGE

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from sqlite3 import Connection

    from mlquiz.reading.folder import Seen
    from mlquiz.reading.indexing import IndexRows

_TYPES = [int, int, int, int, bytes, bytes, bytes, int]


class Remembered(NamedTuple):
    """What was read from a file.

    Attributes:
        size: Its size then.
        mtime_ns: Its time then.
        ctime_ns: The time of its entry then.
        read_ns: When it was read.
        digest: Hash of what it held; for the course, of all its files.
        extract: The document's extract; for the course, its files with their sizes and times.
        document: What was read, as a row.
    """

    size: int
    mtime_ns: int
    ctime_ns: int
    read_ns: int
    digest: bytes
    extract: bytes
    document: bytes

    def seen_as(self, seen: "Seen", read_ns: int) -> "Remembered":
        """The same, seen again."""
        return Remembered(*seen, read_ns, *self[4:])

    def is_current(self, seen: "Seen") -> bool:
        """Whether size and times alone show that the file is the same."""
        return seen == self[:3] and is_settled(seen, self.read_ns)


class IndexedFolder(NamedTuple):
    """What stands in the index of a folder besides names.

    Attributes:
        read_ns: When the folder was looked at.
        seen: What was seen then.
        rest: As `index.beside` writes it.
        problems: Everything that was wrong, as a row.
    """

    read_ns: int
    seen: bytes
    rest: bytes
    problems: bytes


def digest(held: bytes) -> bytes:
    """Hash of what a file holds."""
    from hashlib import sha256  # noqa: PLC0415 - what is known by size and time needs no hash

    return sha256(held).digest()


class Cache:
    """What is remembered of one content folder.

    Args:
        folder: The cache folder, or `None` to remember nothing.
        root: The content folder.
    """

    def __init__(self, folder: Path | None, root: Path) -> None:
        self._folder = folder
        self._root = key_of(root)
        self._version = cache_file.reader_version() if folder is not None else ""
        self._is_held = False

    def load(self) -> "dict[str, Remembered]":
        """What is remembered, by file."""
        query = (
            "SELECT file, size, mtime_ns, ctime_ns, read_ns, digest, extract, document, checked FROM files "
            "WHERE root = ? AND version = ?"
        )
        rows = self._ask(query, self._root, self._version)
        return {
            file: Remembered(*rest)
            for file, *rest, checked in rows
            if list(map(type, (*rest, checked))) == _TYPES and checksum(*rest[4:]) == checked
        }

    def index(self) -> "IndexedFolder | None":
        """What stands in the index of the folder besides names."""
        query = "SELECT read_ns, seen, rest, problems, checked FROM folders WHERE root = ? AND version = ?"
        folders = self._ask(query, self._root, self._version)
        names = self._ask("SELECT lang, cards, decks, checked FROM names WHERE root = ?", self._root)
        if not folders or not all(_is_whole(row[1:]) for row in (*folders, *names)):
            return None
        found = IndexedFolder(*folders[0][:4])
        langs = found.rest.decode(errors="surrogatepass").partition("\0")[0].split()
        return found if {lang for lang, *_ in names} == {*langs, NO_LANGUAGE} else None

    def save(
        self,
        changed: "Mapping[str, Remembered]",
        gone: "Iterable[str]",
        index: "IndexRows | None",
        *,
        keep_index: bool,
    ) -> None:
        """Remember some files, forget those that are gone, and put another index in place of the old one.

        Args:
            changed: What was read afresh, by file.
            gone: Files.
            index: The new index, or `None` for none.
            keep_index: Whether the old one holds, if there is one.
        """
        gone = list(gone)
        if self._folder is None or (not changed and not gone and keep_index):
            return
        import sqlite3  # noqa: PLC0415

        try:
            self._folder.mkdir(mode=PRIVATE, parents=True, exist_ok=True)
            with closing(open_file(os.fspath(self._folder))) as database:
                database.execute("PRAGMA synchronous = NORMAL")
                database.execute("BEGIN IMMEDIATE")
                lay_out(database, LAYOUT, TABLES)
                self._write(database, changed, gone)
                if not keep_index:
                    self._write_index(database, index)
                database.execute("COMMIT")
        except OSError:
            return
        except (sqlite3.Error, ValueError) as error:
            if not may_pass(error):
                self._discard()

    def _write(
        self, database: "Connection", changed: "Mapping[str, Remembered]", gone: "Iterable[str]"
    ) -> None:
        rows = [(self._root, file, self._version, *it, checksum(*it[4:])) for file, it in changed.items()]
        database.executemany("INSERT OR REPLACE INTO files VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", rows)
        database.executemany(
            "DELETE FROM files WHERE root = ? AND file = ?", [(self._root, file) for file in gone]
        )

    def _write_index(self, database: "Connection", index: "IndexRows | None") -> None:
        forgotten = database.execute("DELETE FROM folders WHERE root = ?", (self._root,)).rowcount == 0
        database.execute("DELETE FROM names WHERE root = ?", (self._root,))
        if forgotten:
            _forget(database)
        if index is not None:
            database.execute(
                "INSERT INTO folders VALUES (?, ?, ?, ?, ?, ?, ?)", (self._root, self._version, *index.folder)
            )
            database.executemany(
                "INSERT INTO names VALUES (?, ?, ?, ?, ?)", [(self._root, *row) for row in index.names]
            )

    def _ask(self, query: str, *values: object) -> list[tuple[Any, ...]]:
        """The rows of a query; none where there is no file, or a broken one, which is thrown away."""
        if self._folder is None or self._is_held or not (self._folder / FILE).is_file():
            return []
        import sqlite3  # noqa: PLC0415

        try:
            with closing(open_file(os.fspath(self._folder))) as database:
                return database.execute(query, values).fetchall()
        except (sqlite3.Error, ValueError) as error:  # ValueError: a text that is none
            self._is_held = True
            if not may_pass(error):
                self._discard()
        return []

    def _discard(self) -> None:
        if self._folder is not None:
            with suppress(OSError):
                discard(self._folder / FILE)


def _is_whole(row: tuple[Any, ...]) -> bool:
    """Whether the checksum at the end of a row fits what stands before it."""
    *parts, checked = row
    return all(isinstance(part, bytes) for part in parts) and checksum(*parts) == checked


def _forget(database: "Connection") -> None:
    """Forget what is old. It looks at everything, so it is done where a folder is new only."""
    for table in ("files", "folders"):
        database.execute(f"DELETE FROM {table} WHERE read_ns < ?", (cache_file.now_ns() - KEPT_NS,))  # noqa: S608 - our own names
    database.execute("DELETE FROM names WHERE root NOT IN (SELECT root FROM folders)")
