"""Opening the database: ours or not, how old, and how it is written."""

import sqlite3
import time
from collections.abc import Callable
from contextlib import closing, suppress
from pathlib import Path

from mlquiz.errors import MlquizError
from mlquiz.store.backups import back_up, backup_folder, backup_path, unused
from mlquiz.store.place import on_network
from mlquiz.store.schema import APPLICATION_ID, SCHEMA_VERSION

BUSY_TIMEOUT_MS = 10_000
_JOURNAL_ATTEMPTS = 50
_LARGE_BYTES = 20_000_000
_MIGRATED_BYTES_PER_S = 25_000_000


def silent(_: str) -> None:
    """Tell nobody."""


def connect(path: Path, tell: Callable[[str], None] = silent) -> sqlite3.Connection:
    """A connection to a database of ours with the schema of today; one that is missing is made.

    Args:
        path: The file.
        tell: Is told what takes a while, before it is done.

    Raises:
        MlquizError: The file is another program's, or of a newer mlquiz. It was not touched.
        sqlite3.Error: The file cannot be opened, read or written.
    """
    connection = sqlite3.connect(path, isolation_level=None, timeout=BUSY_TIMEOUT_MS / 1000)
    try:
        version = checked_version(connection, path)
        _prepare(connection, path)
        if version < SCHEMA_VERSION:
            if version and path.stat().st_size > _LARGE_BYTES:
                tell(_waiting(path))
            migrate(connection, path)
    except BaseException:
        connection.close()
        raise
    return connection


def connect_to_copy(path: Path) -> sqlite3.Connection:
    """A connection to a copy in memory of a database that cannot be written to; empty where there is none.

    What is written to it is gone when it is closed.

    Raises:
        MlquizError: The file is another program's, or of a newer mlquiz.
        sqlite3.Error: The file cannot be read.
    """
    memory = sqlite3.connect(":memory:", isolation_level=None)
    try:
        if path.exists():
            with closing(connect_to_read(path)) as source:
                source.backup(memory)
        memory.execute("PRAGMA recursive_triggers = ON")
        version = checked_version(memory, path)
        if version == 0:
            _make_in_memory(memory)
        elif version < SCHEMA_VERSION:
            migrate(memory, None)
    except BaseException:
        memory.close()
        raise
    return memory


def _make_in_memory(connection: sqlite3.Connection) -> None:
    """The tables alone, without the record of migrations, which only a file needs: start-up."""
    from mlquiz.store.steps import STEPS  # noqa: PLC0415

    for step in STEPS:
        step(connection)
    _sign(connection)


def _sign(connection: sqlite3.Connection) -> None:
    """Say that it is ours, and how new."""
    connection.execute(f"PRAGMA user_version = {SCHEMA_VERSION}")
    connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")


def connect_to_read(path: Path) -> sqlite3.Connection:
    """A connection that reads a file and makes none beside it, if that can be done.

    Raises:
        sqlite3.Error: The file cannot be read.
    """
    log = Path(f"{path}-wal")
    alone = not log.exists() or not log.stat().st_size
    uri = f"{path.absolute().as_uri()}?mode=ro{'&immutable=1' if alone else ''}"
    return sqlite3.connect(uri, uri=True, isolation_level=None, timeout=BUSY_TIMEOUT_MS / 1000)


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
            "{path}: the database of another program; it was left as it is. Name another file with --db",
            path=path,
        )
    if version > SCHEMA_VERSION:
        raise MlquizError(
            "{path}: written by a newer mlquiz (schema {version}, this one knows {known}); it was left as it "
            "is. Update mlquiz, or name another file with --db",
            path=path,
            version=version,
            known=SCHEMA_VERSION,
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


def migrate(connection: sqlite3.Connection, keep: Path | None) -> None:
    """Bring the schema up to date: all of it or nothing, once, whoever else is opening it now.

    Args:
        connection: To the database.
        keep: The database, if a copy of it as it was is to be kept among its backups.

    Raises:
        MlquizError: The copy could not be made.
    """
    from sqlite_utils import Database  # noqa: PLC0415  start-up: only where the schema must change

    from mlquiz.store.migrations import migrations  # noqa: PLC0415

    connection.execute("BEGIN IMMEDIATE")
    try:
        version = checked_version(connection, keep or Path())
        if keep and 0 < version < SCHEMA_VERSION:
            _keep_old(keep, version)
        migrations.apply(Database(connection, recursive_triggers=False))
        _sign(connection)
        connection.execute("COMMIT")
    except BaseException:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise
    _give_back_space(connection)


def _keep_old(path: Path, version: int) -> None:
    """The database as it was before the migration, which holds off writers meanwhile."""
    with closing(sqlite3.connect(path)) as database:  # of its own: a connection that writes cannot be copied
        back_up(database, unused(backup_path(path, f"schema-{version}")))


def _give_back_space(connection: sqlite3.Connection) -> None:
    """Shrink a file of which a migration left much empty; where that cannot be done now, it stays large."""
    (pages,) = connection.execute("PRAGMA page_count").fetchone()
    (free,) = connection.execute("PRAGMA freelist_count").fetchone()
    if free > pages // 4:
        with suppress(sqlite3.OperationalError):
            connection.execute("VACUUM")


def _waiting(path: Path) -> str:
    """What is said before a migration that can be noticed."""
    seconds = 1 + path.stat().st_size // _MIGRATED_BYTES_PER_S
    return (
        f"{path}: your reviews are brought into the form of this version, once; that takes about "
        f"{seconds} s. A copy as they were is kept in {backup_folder(path)}"
    )
