"""One learner's progress: the log of events, append-only, and the states that were derived from it."""

import sqlite3
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from datetime import date
from json import dumps
from operator import attrgetter
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from mlquiz.errors import MlquizError
from mlquiz.model.review import Event, EventKind
from mlquiz.store.backups import back_up, back_up_daily
from mlquiz.store.codes import KIND_CODES, day_number
from mlquiz.store.identity import new_device_id
from mlquiz.store.opening import checked_version, connect, connect_to_copy, silent
from mlquiz.store.place import database_path
from mlquiz.store.queries import ANSWERED_ON, IMPORTED, NOT_OF_CARDS, OF_SUBJECTS, RENAMED, UNDONE, not_undone
from mlquiz.store.rows import INSERT_EVENT, INSERT_NAME, SELECT_EVENTS, event_row, read_event
from mlquiz.store.states import States
from mlquiz.store.trouble import explained, make_folder
from mlquiz.store.waiting import Waiting, waiting_on

__all__ = ["Store", "database_path"]

_TIDY_AFTER = 20
"""Events in the write-ahead log: some 200 pages, a fifth of what SQLite lets it grow to by itself."""


class Store:
    """The database. Every method raises `MlquizError` where the disk or another program stands in the way.

    Args:
        connection: In autocommit mode, with the schema of today.
        path: The file, for messages.

    Attributes:
        wrote: Whether anything was added to the log here.
        before_closing: Called once, just before the database is closed.
    """

    def __init__(self, connection: sqlite3.Connection, path: Path) -> None:
        self._connection = connection
        self.path = path
        self.wrote = False
        self.before_closing: Callable[[Store], None] | None = None
        self._file = _file(path)
        self._kind = ""
        self._by_hand = False
        self._written = 0
        self.states = States(connection)
        (self.device,) = connection.execute("SELECT value FROM meta WHERE name = 'device'").fetchone()

    @classmethod
    def open(cls, path: Path, *, tell: Callable[[str], None] = silent) -> "Store":
        """Open a database; one that is missing is made, with its folder.

        Args:
            path: The file.
            tell: Is told what takes a while, before it is done.

        Raises:
            MlquizError: It cannot be used; what is wrong and what to do. The file was left as it is.
        """
        make_folder(path)
        with explained(path):
            return cls(connect(path, tell), path)

    @classmethod
    def open_copy(cls, path: Path) -> "Store":
        """A copy in memory of a database that must not be written to; an empty one where there is none.

        Raises:
            MlquizError: It cannot be read.
        """
        with explained(path):
            return cls(connect_to_copy(path), path)

    def close(self) -> None:
        """Close the database. What was written is safe without it."""
        before, self.before_closing = self.before_closing, None
        try:
            if before is not None:
                before(self)
        finally:
            self._connection.close()

    def tidy_up_by_hand(self) -> None:
        """From now on the write-ahead log is emptied by `tidy_up` only, not in the middle of an answer."""
        self._connection.execute("PRAGMA wal_autocheckpoint = 0")
        self._by_hand = True

    def tidy_up(self) -> None:
        """Empty the write-ahead log into the database, if it has grown and nobody stands in the way."""
        if not self._by_hand or self._written < _TIDY_AFTER:
            return
        self._written = 0
        with suppress(sqlite3.Error):  # the log stays as it is, complete and on the disk
            self._connection.execute("PRAGMA wal_checkpoint(PASSIVE)").fetchall()

    def wait_at_most(self, wait_ms: int) -> None:
        """How long to wait for another program that is writing, before that is said; 10 s at first."""
        self._connection.execute(f"PRAGMA busy_timeout = {int(wait_ms)}")

    def back_up(self, target: Path) -> None:
        """Write a copy of the database as it is now, checked; its folder is made.

        Raises:
            MlquizError: It could not be made.
        """
        back_up(self._connection, target)

    def back_up_daily(self, day: date) -> Path | None:
        """Today's backup, if there is none yet, among the last seven; see `store.backups`.

        Raises:
            MlquizError: It could not be made; older ones are all there still.
        """
        return back_up_daily(self._connection, self.path, day)

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
        log = list(events)
        named = dict.fromkeys(name for event in log for name in (event.device, event.subject))
        with self.writing():
            self._connection.executemany(INSERT_NAME, ((name,) for name in named))
            before = self._connection.total_changes
            self._connection.executemany(INSERT_EVENT, map(event_row, log))
            new = self._connection.total_changes - before
        self.wrote = self.wrote or new > 0
        self._written += new
        return new

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
        conditions = ["1" if with_undone else not_undone("e")]
        values: list[Any] = []
        if kind is not None:
            conditions.append(f"e.kind = {KIND_CODES[kind]}")
            if kind is not EventKind.ANSWERED and subjects is None:
                conditions.append("e.grade IS NULL")  # says that the index of these few may be used
        if since is not None:
            conditions.append("e.day >= ?" if subjects is None else "+e.day >= ?")
            values.append(day_number(since))
        if subjects is not None:
            conditions.append(f"e.{OF_SUBJECTS}")
            values.append(dumps(list(subjects)))
        with self.reading():
            rows = self._connection.execute(f"{SELECT_EVENTS} WHERE {' AND '.join(conditions)}", values)
            return sorted(map(read_event, rows), key=attrgetter("at_ms", "id"))

    def backwards(self, device: str) -> Iterator[Event]:
        """What a device did to cards, the last first, inside `reading()` or `writing()`.

        Undone events are left out, and answers that were taken over from elsewhere.
        """
        rows = self._connection.execute(
            f"{SELECT_EVENTS} WHERE e.device = (SELECT key FROM names WHERE name = ?)"
            f" AND e.kind NOT IN {NOT_OF_CARDS} AND coalesce(e.sitting, -1) <> {IMPORTED}"
            f" AND {not_undone('e')} ORDER BY e.seq DESC",
            [device],
        )
        return map(read_event, rows)

    def events_after(self, seq: int, limit: int) -> list[tuple[int, Event]]:
        """The next events in the order of their arrival, also undone ones, each with its `seq`.

        Args:
            seq: After which.
            limit: How many at most.
        """
        with self.reading():
            rows = self._connection.execute(
                f"{SELECT_EVENTS} WHERE e.seq > ? ORDER BY e.seq LIMIT ?", [seq, limit]
            )
            return [(row[-1], read_event(row)) for row in rows]

    def last_seq(self) -> int:
        """How far the log reaches: grows with every event."""
        with self.reading():
            (seq,) = self._connection.execute("SELECT coalesce(max(seq), 0) FROM events").fetchone()
        return int(seq)

    def subjects_after(self, seq: int) -> list[str]:
        """What the events speak of that came after `seq`, each once."""
        with self.reading():
            rows = self._connection.execute(
                "SELECT (SELECT name FROM names WHERE key = subject)"
                " FROM (SELECT DISTINCT subject FROM events WHERE seq > ?)",
                [seq],
            )
            return [subject for (subject,) in rows]

    def renamed_after(self, seq: int) -> bool:
        """Whether a renaming, or the undoing of one, came after `seq`."""
        with self.reading():
            (found,) = self._connection.execute(
                f"SELECT EXISTS (SELECT 1 FROM events WHERE kind = {RENAMED} AND grade IS NULL AND seq > ?1)"
                " OR EXISTS (SELECT 1 FROM events AS u JOIN events AS e ON e.id = u.target"
                f" WHERE u.seq > ?1 AND u.kind = {UNDONE} AND u.grade IS NULL AND e.kind = {RENAMED})",
                [seq],
            ).fetchone()
        return bool(found)

    def last_ms(self, subjects: Iterable[str]) -> int | None:
        """The time of the latest event of any of the subjects."""
        with self.reading():
            (at_ms,) = self._connection.execute(
                "SELECT max((SELECT max(at_ms) FROM events WHERE subject = key)) FROM names"
                " WHERE name IN (SELECT value FROM json_each(?))",
                [dumps(list(subjects))],
            ).fetchone()
        return None if at_ms is None else int(at_ms)

    def answered_on(self, day: date) -> list[tuple[str, bool]]:
        """The cards that were answered on a scheduler day, and whether they were new then.

        Undone answers do not count, nor those before a reset, nor quizzes and exams.
        """
        with self.reading():
            rows = self._connection.execute(ANSWERED_ON, [day_number(day)])
            return [(subject, bool(new)) for subject, new in rows]

    def waiting_on(self, day: date, end_ms: int) -> Waiting:
        """What a scheduler day is to bring, by the cached states; it ends at `end_ms`, ms since the epoch."""
        with self.reading():
            return waiting_on(self._connection, day.isoformat(), day_number(day), end_ms)

    def remembered(self, name: str) -> str:
        """What was remembered under a name, beside the log; empty if nothing was."""
        with self.reading():
            found = self._connection.execute("SELECT value FROM meta WHERE name = ?", [name]).fetchone()
        return str(found[0]) if found else ""

    def remember(self, name: str, value: str) -> None:
        """Remember something beside the log."""
        with self.writing():
            self._connection.execute("REPLACE INTO meta VALUES (?, ?)", [name, value])

    def become_new_device(self) -> None:
        """Take a new id: another database has this one, being a copy or a later state of it."""
        self.device = new_device_id()
        self.remember("device", self.device)

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
                "{path}: the file was moved or replaced while it was open; nothing was saved. "
                "Close mlquiz and start it again",
                path=self.path,
            )
        checked_version(self._connection, self.path)


def _file(path: Path) -> tuple[int, int] | None:
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_dev, found.st_ino
