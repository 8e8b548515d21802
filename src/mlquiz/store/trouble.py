"""What SQLite and the file system complain of, in words that help."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from mlquiz.errors import MlquizError, Words, reason

_OTHER_FILE = "or name another file with --db"
_HELD = "another program keeps it locked; nothing was saved. Close that program, or wait and try again"

_MESSAGES = {
    sqlite3.SQLITE_BUSY: _HELD,
    sqlite3.SQLITE_LOCKED: _HELD,
    sqlite3.SQLITE_FULL: "the disk is full; nothing was saved. Make room and try again",
    sqlite3.SQLITE_READONLY: "it may not be written to; nothing was saved. Make the file and its folder "
    f"writable, {_OTHER_FILE}",
    sqlite3.SQLITE_CANTOPEN: "it cannot be opened or made. Look at the permissions of the file and its "
    f"folder, {_OTHER_FILE}",
    sqlite3.SQLITE_PERM: f"it may not be read. Look at the permissions of the file, {_OTHER_FILE}",
    sqlite3.SQLITE_NOTADB: f"not a database of mlquiz; it was left as it is. Look at the name, {_OTHER_FILE}",
    sqlite3.SQLITE_CORRUPT: "the database is damaged; it was left as it is. Copy it and the files beside it "
    "to a safe place; what can be read can be saved with: sqlite3 FILE .recover",
    sqlite3.SQLITE_IOERR: "the disk reports an error; nothing was saved. Look at the disk and its free space",
}


@contextmanager
def explained(path: Path) -> Iterator[None]:
    """Turn what SQLite complains of into an error for the user; our own defects stay what they are.

    Raises:
        MlquizError: File, cause and way out.
    """
    try:
        yield
    except sqlite3.Error as error:
        code = getattr(error, "sqlite_errorcode", None)
        message = _MESSAGES.get(code & 0xFF) if isinstance(code, int) else None
        if message is None:
            raise
        way_back = _way_back(path, error.sqlite_errorcode)
        said = "{path}: {cause}{way_back}"
        raise MlquizError(said, path=path, cause=Words(message), way_back=way_back) from error


def _way_back(path: Path, code: int) -> str:
    """The newest backup of a database that cannot be read any more."""
    if code & 0xFF not in {sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB}:
        return ""
    from mlquiz.store.backups import backups_of  # noqa: PLC0415  start-up: only when something is wrong

    backups = backups_of(path)
    if not backups:
        return ""
    return Words(". The newest backup comes back with: mlquiz restore {backup}", backup=backups[0])


def make_folder(path: Path) -> None:
    """Make the folder that a database is to lie in.

    Raises:
        MlquizError: It cannot be made.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise MlquizError(
            "{folder}: the folder for the database cannot be made ({why}). Make its parent writable, or name "
            "another file with --db",
            folder=path.parent,
            why=reason(error),
        ) from error
