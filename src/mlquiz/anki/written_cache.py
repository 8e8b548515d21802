"""What notes are as HTML is remembered, a row a notes file: after one edit one file is written anew.

One SQLite file in the user's cache folder. It may be deleted at any time; where it cannot be written or is
broken, everything is written afresh and nothing is said. Without a folder it lives as long as the program.
"""

import marshal
import sqlite3
import time
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from mlquiz.anki.skeleton import Skeleton
from mlquiz.anki.written import Written
from mlquiz.reading.cache_database import discard, lay_out, layout_of, may_pass
from mlquiz.reading.cache_file import KEPT_NS, PRIVATE, checksum, reader_version

FILE = "fields.sqlite3"
LAYOUT = 1
"""Of the tables and of `Written`. A file with another is made anew."""

_WAIT_S = 2.0
_TABLES = (
    """CREATE TABLE written (
        root TEXT NOT NULL, lang TEXT NOT NULL, file TEXT NOT NULL,
        stamp BLOB NOT NULL, written_ns INTEGER NOT NULL, notes BLOB NOT NULL, checked INTEGER NOT NULL
    )""",
    "CREATE UNIQUE INDEX written_file ON written (root, lang, file, stamp, checked)",
    "CREATE TABLE skeleton (version TEXT NOT NULL, text TEXT NOT NULL, checked INTEGER NOT NULL)",
)


def packed(notes: Iterable[Written]) -> bytes:
    """Notes as bytes."""
    return marshal.dumps([tuple(note) for note in notes])


def unpacked(held: bytes) -> list[Written]:
    """The notes of which `packed` made bytes; to be used on what is known to be that."""
    return list(map(Written._make, marshal.loads(held)))  # noqa: S302 - a checksum stands beside it


class WrittenCache:
    """What is remembered of the notes of one content folder.

    Args:
        folder: The cache folder, or `None` to remember nothing beyond this program.
        root: The content folder.
        lang: Language of our own words on cards of notes that have none.
    """

    def __init__(self, folder: Path | None, root: str, lang: str) -> None:
        self._of = (root, lang)
        self._path = folder / FILE if folder is not None else None
        self._database = self._opened()

    def close(self) -> None:
        """Close the file."""
        self._database.close()

    def stamps(self) -> dict[str, bytes]:
        """What is known, by file: the stamp of what it was made of."""
        query = "SELECT file, stamp FROM written WHERE root = ? AND lang = ?"
        return dict(self._asked(query, *self._of))

    def notes(self, file: str, stamp: bytes) -> list[Written] | None:
        """The notes of a file that were made of what has this stamp; `None` where they are not known."""
        query = "SELECT notes, checked FROM written WHERE root = ? AND lang = ? AND file = ? AND stamp = ?"
        for held, checked in self._asked(query, *self._of, file, stamp):
            if isinstance(held, bytes) and checksum(held) == checked:
                return unpacked(held)
        return None

    def keep(self, written: Sequence[tuple[str, bytes, bytes]], gone: Sequence[str] = ()) -> None:
        """Remember the notes of files: file, stamp, and the notes packed. Forget files that are gone."""
        now_ns = time.time_ns()
        rows = [(*self._of, file, stamp, now_ns, held, checksum(held)) for file, stamp, held in written]
        forgotten = [(*self._of, file) for file in (*gone, *(file for file, _, _ in written))]
        try:
            self._write(rows, forgotten, now_ns)
        except sqlite3.Error as error:
            self._fall_back(error)
            with suppress(sqlite3.Error):
                self._write(rows, [], now_ns)

    def skeleton(self) -> Skeleton:
        """What every collection has."""
        query = "SELECT text, checked FROM skeleton WHERE version = ?"
        for text, checked in self._asked(query, writer_version()):
            if isinstance(text, str) and checksum(text.encode()) == checked:
                return Skeleton.from_text(text)
        made = Skeleton.made()
        text = made.as_text()
        with suppress(sqlite3.Error), self._transaction():
            self._database.execute("DELETE FROM skeleton")
            self._database.execute(
                "INSERT INTO skeleton VALUES (?, ?, ?)", (writer_version(), text, checksum(text.encode()))
            )
        return Skeleton.from_text(text)

    def _write(
        self, rows: Sequence[tuple[object, ...]], forgotten: Sequence[tuple[str, ...]], now_ns: int
    ) -> None:
        with self._transaction():
            known = "SELECT 1 FROM written WHERE root = ? AND lang = ? LIMIT 1"
            if self._database.execute(known, self._of).fetchone() is None:  # seldom: it looks at everything
                self._database.execute("DELETE FROM written WHERE written_ns < ?", (now_ns - KEPT_NS,))
            self._database.executemany(
                "DELETE FROM written WHERE root = ? AND lang = ? AND file = ?", forgotten
            )
            self._database.executemany("INSERT INTO written VALUES (?, ?, ?, ?, ?, ?, ?)", rows)

    @contextmanager
    def _transaction(self) -> Iterator[None]:
        self._database.execute("BEGIN IMMEDIATE")
        try:
            yield
        except BaseException:
            with suppress(sqlite3.Error):
                self._database.execute("ROLLBACK")
            raise
        self._database.execute("COMMIT")

    def _asked(self, query: str, *values: object) -> list[Any]:
        try:
            return self._database.execute(query, values).fetchall()
        except sqlite3.Error as error:
            self._fall_back(error)
            return []

    def _fall_back(self, error: sqlite3.Error) -> None:
        """Go on without the file: it is thrown away where it is broken, and left alone where it is busy."""
        self._database.close()
        if self._path is not None and not may_pass(error):
            with suppress(OSError):
                discard(self._path)
        self._path = None
        self._database = self._opened()

    def _opened(self) -> sqlite3.Connection:
        if self._path is not None:
            with suppress(sqlite3.Error, OSError):
                self._path.parent.mkdir(mode=PRIVATE, parents=True, exist_ok=True)
                return _laid_out(self._path)
        database = sqlite3.connect("", isolation_level=None)  # private; SQLite puts on disk what is much
        lay_out(database, LAYOUT, _TABLES)
        return database


@cache
def writer_version() -> str:
    """Changes whenever the code that writes notes does, so that what another one wrote is not used."""
    own = Path(__file__).parent
    pygments = find_spec("pygments")
    try:
        files = sorted((*own.glob("*.py"), *(own / "templates").iterdir()))
        if pygments is not None and pygments.origin is not None:
            files.append(Path(pygments.origin))
        marks = [(file.name, *_marks(file)) for file in files]
    except OSError:  # a program in one archive
        marks = []
    return f"{reader_version()} {checksum(repr(marks).encode()):08x} {len(marks)}"


def _marks(file: Path) -> tuple[int, int, int]:
    status = file.stat()
    return status.st_size, status.st_mtime_ns, status.st_ino


def _laid_out(path: Path) -> sqlite3.Connection:
    """The file with its tables; one that is broken or of another layout is made anew."""
    try:
        return _connected(path)
    except sqlite3.Error as error:
        if may_pass(error):
            raise
    discard(path)
    return _connected(path)


def _connected(path: Path) -> sqlite3.Connection:
    database = sqlite3.connect(path, timeout=_WAIT_S, isolation_level=None)
    try:
        database.execute("PRAGMA synchronous = NORMAL")
        if layout_of(database) != LAYOUT:
            database.execute("BEGIN IMMEDIATE")
            lay_out(database, LAYOUT, _TABLES)  # unless another process was faster
            database.execute("COMMIT")
    except sqlite3.Error:
        database.close()
        raise
    return database
