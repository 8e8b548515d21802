"""A cache is an SQLite file: its tables are laid out, and it is thrown away when it is broken.

Loading this module costs next to nothing.
"""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path
    from sqlite3 import Connection

_BESIDE = ("", "-journal", "-wal", "-shm")


def layout_of(database: "Connection") -> int:
    """Which layout the tables of a file have; 0 where there are none yet."""
    (found,) = database.execute("PRAGMA user_version").fetchone()
    return int(found)


def lay_out(database: "Connection", layout: int, tables: "Iterable[str]") -> None:
    """Make the tables, in the transaction that was begun; those of another layout are thrown away."""
    if layout_of(database) == layout:
        return
    others = database.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall()
    for (name,) in others:
        database.execute(f'DROP TABLE "{name}"')
    for table in tables:
        database.execute(table)
    database.execute(f"PRAGMA user_version = {layout}")


def may_pass(error: Exception) -> bool:
    """Whether a file is held, closed or full, rather than broken."""
    import sqlite3  # noqa: PLC0415 - what is never remembered needs no database

    passing = (
        sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED, sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_READONLY,
        sqlite3.SQLITE_IOERR, sqlite3.SQLITE_FULL, sqlite3.SQLITE_PERM, sqlite3.SQLITE_AUTH,
    )  # fmt: skip
    return getattr(error, "sqlite_errorcode", -1) & 0xFF in passing


def discard(path: "Path") -> None:
    """Throw a file away, with what SQLite put beside it.

    Raises:
        OSError: It cannot be deleted.
    """
    for ending in _BESIDE:
        path.with_name(f"{path.name}{ending}").unlink(missing_ok=True)
