"""The collection in a profile's folder: copied while Anki does not write to it, and never touched."""

import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import BinaryIO

from mlquiz.errors import MlquizError
from mlquiz.temporary import temporary_folder

_LOG = "-wal"
"""What SQLite adds to a file's name for its write-ahead log."""
_SHARED_FIRST, _SHARED_SIZE = 0x4000_0002, 510
"""The bytes of a database on which SQLite's readers have their lock: https://www.sqlite.org/fileformat.html"""


def database_of_profile(path: Path) -> sqlite3.Connection:
    """A copy in memory of a `collection.anki2`, with what a crash may have left in its write-ahead log.

    Nothing is written beside it: even a connection that only reads would make files there.

    Raises:
        MlquizError: Anki has it open, or there is no room for a copy.
        sqlite3.Error: It is damaged.
    """
    with temporary_folder() as folder:
        copy = folder / "collection.anki2"
        with path.open("rb") as file, _read_lock(file, path):
            _copy(file, copy, path)
            log = path.with_name(path.name + _LOG)
            if log.exists():
                with log.open("rb") as beside:
                    _copy(beside, copy.with_name(copy.name + _LOG), path)
        connection = sqlite3.connect(":memory:")
        try:
            with closing(sqlite3.connect(copy)) as source:
                source.backup(connection)
        except sqlite3.Error:
            connection.close()
            raise
        return connection


def _copy(file: BinaryIO, target: Path, path: Path) -> None:
    try:
        with target.open("wb") as copy:
            shutil.copyfileobj(file, copy)
    except PermissionError as error:  # where locks keep others from reading, on Windows
        raise _in_use(path) from error


@contextmanager
def _read_lock(file: BinaryIO, path: Path) -> Iterator[None]:
    """The lock of SQLite's readers, which is not to be had while Anki, alone with its file, runs."""
    try:
        import fcntl  # noqa: PLC0415 - not on Windows
    except ImportError:
        yield
        return
    try:
        fcntl.lockf(file, fcntl.LOCK_SH | fcntl.LOCK_NB, _SHARED_SIZE, _SHARED_FIRST)
    except BlockingIOError as error:
        raise _in_use(path) from error
    except OSError:  # a file system without locks
        yield
        return
    try:
        yield
    finally:
        fcntl.lockf(file, fcntl.LOCK_UN, _SHARED_SIZE, _SHARED_FIRST)


def _in_use(path: Path) -> MlquizError:
    return MlquizError(
        f"{path}: Anki has it open. Close Anki; or take the newest file of the folder backups beside it; or, "
        "with the add-on AnkiConnect, leave the file's name out"
    )
