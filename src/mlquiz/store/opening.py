"""Opening the database: ours or not, how old, and how it is written."""

import sqlite3
import time
from pathlib import Path

from mlquiz.errors import MlquizError
from mlquiz.store.place import on_network
from mlquiz.store.schema import APPLICATION_ID, SCHEMA_VERSION

BUSY_TIMEOUT_MS = 10_000
_JOURNAL_ATTEMPTS = 50


def connect(path: Path) -> sqlite3.Connection:
    """A connection to a database of ours with the schema of today; one that is missing is made.

    Raises:
        MlquizError: The file is another program's, or of a newer mlquiz. It was not touched.
        sqlite3.Error: The file cannot be opened, read or written.
    """
    connection = sqlite3.connect(path, isolation_level=None, timeout=BUSY_TIMEOUT_MS / 1000)
    try:
        version = checked_version(connection, path)
        _prepare(connection, path)
        if version < SCHEMA_VERSION:
            _migrate(connection, path)
    except BaseException:
        connection.close()
        raise
    return connection


def checked_version(connection: sqlite3.Connection, path: Path) -> int:
    """The version of the schema; 0 for an empty file.

    Raises:
        MlquizError: The database is another program's, or of a newer mlquiz.
    """
    (application,) = connection.execute("PRAGMA application_id").fetchone()
    (version,) = connection.execute("PRAGMA user_version").fetchone()
    (tables,) = connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
    if tables and application != APPLICATION_ID:
        raise MlquizError(
            f"{path}: the database of another program; it was left as it is. Name another file with --db"
        )
    if version > SCHEMA_VERSION:
        raise MlquizError(
            f"{path}: written by a newer mlquiz (schema {version}, this one knows {SCHEMA_VERSION}); it was "
            "left as it is. Update mlquiz, or name another file with --db"
        )
    return int(version)


def _prepare(connection: sqlite3.Connection, path: Path) -> None:
    """Every commit is on the disk when it returns: one fsync with a write-ahead log."""
    _set_journal(connection, "DELETE" if on_network(path) else "WAL")
    connection.execute("PRAGMA synchronous = FULL")
    connection.execute("PRAGMA fullfsync = ON")  # macOS: onto the disk, not only into its memory
    connection.execute("PRAGMA recursive_triggers = ON")  # REPLACE, too, must not delete from the log


def _set_journal(connection: sqlite3.Connection, mode: str) -> None:
    """Change the journal if that can be done now; where it cannot, the other one is as safe."""
    for _ in range(_JOURNAL_ATTEMPTS):
        try:
            connection.execute(f"PRAGMA journal_mode = {mode}")
        except sqlite3.OperationalError as error:
            if error.sqlite_errorcode & 0xFF != sqlite3.SQLITE_BUSY:
                raise
            time.sleep(0.02)  # the busy timeout does not hold for this statement
        else:
            return


def _migrate(connection: sqlite3.Connection, path: Path) -> None:
    """Bring the schema up to date: all of it or nothing, once, whoever else is opening it now."""
    from sqlite_utils import Database  # noqa: PLC0415  start-up: only where the schema must change

    from mlquiz.store.migrations import migrations  # noqa: PLC0415

    connection.execute("BEGIN IMMEDIATE")
    try:
        version = checked_version(connection, path)
        if 0 < version < SCHEMA_VERSION:
            _back_up(path, version)
        migrations.apply(Database(connection, recursive_triggers=False))
        connection.execute(f"PRAGMA user_version = {SCHEMA_VERSION}")
        connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        connection.execute("COMMIT")
    except BaseException:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise


def _back_up(path: Path, version: int) -> None:
    """A copy beside the database as it was before the migration, which holds off writers meanwhile."""
    database = sqlite3.connect(path)  # a connection of its own: one that writes cannot be copied
    copy = sqlite3.connect(path.with_name(f"{path.name}.schema-{version}.bak"))
    try:
        database.backup(copy)
    finally:
        copy.close()
        database.close()
