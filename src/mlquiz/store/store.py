"""One learner's progress: the log of events, append-only, and the states that were derived from it."""

import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import date
from json import dumps
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from mlquiz.errors import MlquizError
from mlquiz.model.review import Event, EventKind
from mlquiz.store.opening import checked_version, connect
from mlquiz.store.place import database_path
from mlquiz.store.rows import INSERT_EVENT, SELECT_EVENTS, event_row, read_event
from mlquiz.store.states import States
from mlquiz.store.trouble import explained, make_folder

__all__ = ["Store", "database_path"]

_NOT_UNDONE = "NOT EXISTS (SELECT 1 FROM events AS u WHERE u.kind = 'undone' AND u.target = e.id)"

# A plus keeps a condition from choosing the index: by subject it has a card's few events, by kind all.
_ANSWERED_ON = """
    SELECT t.subject, NOT EXISTS (
        SELECT 1 FROM events AS e
        WHERE e.subject = t.subject AND +e.kind = 'answered' AND e.day < ?1
        AND coalesce(e.sitting, '') NOT IN ('quiz', 'exam')
        AND NOT EXISTS (SELECT 1 FROM events AS u WHERE u.kind = 'undone' AND u.target = e.id)
        AND NOT EXISTS (
            SELECT 1 FROM events AS r
            WHERE r.subject = e.subject AND +r.kind = 'reset' AND r.at_ms >= e.at_ms
            AND NOT EXISTS (SELECT 1 FROM events AS u WHERE u.kind = 'undone' AND u.target = r.id)
        )
    )
    FROM events AS t
    WHERE t.kind = 'answered' AND t.day = ?1
    AND coalesce(t.sitting, '') NOT IN ('quiz', 'exam')
    AND NOT EXISTS (SELECT 1 FROM events AS u WHERE u.kind = 'undone' AND u.target = t.id)
    GROUP BY t.subject
"""


class Store:
    """The database. Every method raises `MlquizError` where the disk or another program stands in the way.

    Args:
        connection: In autocommit mode, with the schema of today.
        path: The file, for messages.
    """

    def __init__(self, connection: sqlite3.Connection, path: Path) -> None:
        self._connection = connection
        self.path = path
        self._file = _file(path)
        self._kind = ""
        self.states = States(connection)
        (self.device,) = connection.execute("SELECT value FROM meta WHERE name = 'device'").fetchone()

    @classmethod
    def open(cls, path: Path) -> "Store":
        """Open a database; one that is missing is made, with its folder.

        Raises:
            MlquizError: It cannot be used; what is wrong and what to do. The file was left as it is.
        """
        make_folder(path)
        with explained(path):
            return cls(connect(path), path)

    def close(self) -> None:
        """Close the database. What was written is safe without it."""
        self._connection.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    @contextmanager
    def writing(self) -> Iterator[None]:
        """One transaction that writes: all of it or nothing, alone; on the disk when it is left.

        It is begun IMMEDIATE, so what is read inside is what is written upon. Inside another one it is part
        of that.
        """
        yield from self._transaction("IMMEDIATE")

    @contextmanager
    def reading(self) -> Iterator[None]:
        """Reads inside see the database as it was at the first of them."""
        yield from self._transaction("DEFERRED")

    def append(self, events: Iterable[Event]) -> int:
        """Append events to the log, in one transaction; those that are there already are left out.

        Returns:
            How many were new.
        """
        with self.writing():
            before = self._connection.total_changes
            self._connection.executemany(INSERT_EVENT, map(event_row, events))
            return self._connection.total_changes - before

    def events(
        self,
        *,
        kind: EventKind | None = None,
        subjects: Iterable[str] | None = None,
        since: date | None = None,
        with_undone: bool = False,
    ) -> list[Event]:
        """Events of the log by time and id.

        Args:
            kind: Only of this kind.
            subjects: Only of these.
            since: Only of this scheduler day and later ones.
            with_undone: Also those that were undone.
        """
        conditions = ["1" if with_undone else _NOT_UNDONE]
        values: list[Any] = []
        if kind is not None:
            conditions.append("kind = ?" if subjects is None else "+kind = ?")
            values.append(kind.value)
        if since is not None:
            conditions.append("day >= ?")
            values.append(since.isoformat())
        if subjects is not None:
            conditions.append("subject IN (SELECT value FROM json_each(?))")
            values.append(dumps(list(subjects)))
        with self.reading():
            rows = self._connection.execute(
                f"{SELECT_EVENTS} WHERE {' AND '.join(conditions)} ORDER BY at_ms, id", values
            )
            return list(map(read_event, rows))

    def last_seq(self) -> int:
        """How far the log reaches: grows with every event."""
        with self.reading():
            (seq,) = self._connection.execute("SELECT coalesce(max(seq), 0) FROM events").fetchone()
        return int(seq)

    def subjects_after(self, seq: int) -> list[str]:
        """What the events speak of that came after `seq`, each once."""
        with self.reading():
            rows = self._connection.execute("SELECT DISTINCT subject FROM events WHERE seq > ?", [seq])
            return [subject for (subject,) in rows]

    def renamed_after(self, seq: int) -> bool:
        """Whether a renaming, or the undoing of one, came after `seq`."""
        with self.reading():
            (found,) = self._connection.execute(
                "SELECT EXISTS (SELECT 1 FROM events WHERE kind = 'renamed' AND seq > ?1) OR EXISTS"
                " (SELECT 1 FROM events AS u JOIN events AS e ON e.id = u.target"
                "  WHERE u.seq > ?1 AND u.kind = 'undone' AND e.kind = 'renamed')",
                [seq],
            ).fetchone()
        return bool(found)

    def last_ms(self, subjects: Iterable[str]) -> int | None:
        """The time of the latest event of any of the subjects."""
        with self.reading():
            (at_ms,) = self._connection.execute(
                "SELECT max(at_ms) FROM events WHERE subject IN (SELECT value FROM json_each(?))",
                [dumps(list(subjects))],
            ).fetchone()
        return None if at_ms is None else int(at_ms)

    def answered_on(self, day: date) -> list[tuple[str, bool]]:
        """The cards that were answered on a scheduler day, and whether they were new then.

        Undone answers do not count, nor those before a reset, nor quizzes and exams.
        """
        with self.reading():
            rows = self._connection.execute(_ANSWERED_ON, [day.isoformat()])
            return [(subject, bool(new)) for subject, new in rows]

    def _transaction(self, kind: str) -> Iterator[None]:
        if self._connection.in_transaction:
            if kind == "IMMEDIATE" and self._kind != kind:
                raise RuntimeError("writing() inside reading(): what was read may be old by then")
            yield
            return
        self._kind = kind
        with explained(self.path):
            self._connection.execute(f"BEGIN {kind}")
            try:
                if kind == "IMMEDIATE":
                    self._check_file()
                yield
                self._connection.execute("COMMIT")
            except BaseException:
                if self._connection.in_transaction:
                    self._connection.execute("ROLLBACK")
                raise

    def _check_file(self) -> None:
        """What is written to a file that was replaced is lost; a newer schema is not ours to write to."""
        if _file(self.path) != self._file:
            raise MlquizError(
                f"{self.path}: the file was moved or replaced while it was open; nothing was saved. "
                "Close mlquiz and start it again"
            )
        checked_version(self._connection, self.path)


def _file(path: Path) -> tuple[int, int] | None:
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_dev, found.st_ino
