"""What was read is remembered, so that notes that did not change need no parser.

One SQLite file in the user's cache folder, one row a notes file, and one for the course. It may be deleted at
any time; where it cannot be written or is broken, everything is read afresh and nothing is said.
"""

import sqlite3
import time
from contextlib import closing, suppress
from dataclasses import dataclass
from functools import cache as remember
from pathlib import Path
from typing import TYPE_CHECKING

import mlquiz

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

FILE = "notes.sqlite3"
RACY_NS = 2_000_000_000
"""A file may change twice within one tick of its clock, at most two seconds; then its time says nothing."""

KEPT_NS = 180 * 24 * 3600 * 1_000_000_000
"""What was not read afresh for half a year is forgotten: its folder is most likely gone."""

_WAIT_S = 2.0
_TYPES = [int, int, int, str, str]
_SCHEMA = """
CREATE TABLE IF NOT EXISTS remembered (
    root TEXT NOT NULL, file TEXT NOT NULL, version TEXT NOT NULL,
    size INTEGER NOT NULL, mtime_ns INTEGER NOT NULL, read_ns INTEGER NOT NULL, digest TEXT NOT NULL,
    row TEXT NOT NULL,
    PRIMARY KEY (root, file)
) WITHOUT ROWID
"""


@dataclass(frozen=True, slots=True)
class Remembered:
    """What was read from a file.

    Args:
        size: Its size then.
        mtime_ns: Its time then.
        read_ns: When it was read.
        digest: Hash of what it held; for the course, its files with their sizes and times.
        row: What was read, as JSON.
    """

    size: int
    mtime_ns: int
    read_ns: int
    digest: str
    row: str

    def current(self, size: int, mtime_ns: int) -> bool:
        """Whether size and time alone show that the file is the same."""
        return (size, mtime_ns) == (self.size, self.mtime_ns) and mtime_ns + RACY_NS < self.read_ns


def digest(held: bytes) -> str:
    """Hash of what a file holds."""
    from hashlib import sha256  # noqa: PLC0415 - what is known by size and time needs no hash

    return sha256(held).hexdigest()


class Cache:
    """What is remembered of one content folder.

    Args:
        folder: The cache folder, or `None` to remember nothing.
        root: The content folder.
    """

    def __init__(self, folder: Path | None, root: Path) -> None:
        self._path = folder / FILE if folder is not None else None
        self._root = str(root.resolve())

    def load(self) -> "dict[str, Remembered]":
        """What is remembered, by file."""
        if self._path is None or not self._path.is_file():
            return {}
        query = (
            "SELECT file, size, mtime_ns, read_ns, digest, row FROM remembered WHERE root = ? AND version = ?"
        )
        try:
            with closing(sqlite3.connect(self._path, timeout=_WAIT_S)) as database:
                rows = database.execute(query, (self._root, reader_version())).fetchall()
        except sqlite3.OperationalError as error:
            if "no such" in str(error):
                self._discard()
            return {}
        except sqlite3.DatabaseError:
            self._discard()
            return {}
        return {file: Remembered(*rest) for file, *rest in rows if [type(it) for it in rest] == _TYPES}

    def save(self, changed: "Mapping[str, Remembered]", gone: "Iterable[str]") -> None:
        """Remember some files, and forget those that are gone."""
        gone = list(gone)
        if self._path is None or not (changed or gone):
            return
        rows = [
            (self._root, file, reader_version(), it.size, it.mtime_ns, it.read_ns, it.digest, it.row)
            for file, it in changed.items()
        ]
        with suppress(sqlite3.Error, OSError):
            self._path.parent.mkdir(parents=True, exist_ok=True)
            with closing(sqlite3.connect(self._path, timeout=_WAIT_S, isolation_level=None)) as database:
                database.execute("PRAGMA synchronous = NORMAL")
                database.execute("BEGIN IMMEDIATE")
                database.execute(_SCHEMA)
                database.executemany(
                    "INSERT OR REPLACE INTO remembered VALUES (?, ?, ?, ?, ?, ?, ?, ?)", rows
                )
                database.executemany(
                    "DELETE FROM remembered WHERE root = ? AND file = ?",
                    [(self._root, file) for file in gone],
                )
                database.execute("DELETE FROM remembered WHERE read_ns < ?", (now_ns() - KEPT_NS,))
                database.execute("COMMIT")

    def _discard(self) -> None:
        if self._path is not None:
            for ending in ("", "-journal", "-wal", "-shm"):
                with suppress(OSError):
                    Path(f"{self._path}{ending}").unlink(missing_ok=True)


def now_ns() -> int:
    """The clock that files' times are compared with."""
    return time.time_ns()


@remember
def reader_version() -> str:
    """Changes whenever the code that reads notes does, so that what an older one read is not used."""
    package = Path(mlquiz.__file__).parent
    folders = (package / "markdown", package / "reading", package / "model")
    newest = max((file.stat().st_mtime_ns for folder in folders for file in folder.glob("*.py")), default=0)
    return f"{mlquiz.__version__} {newest}"
