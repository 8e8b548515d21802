"""The cached states: derived from the log, kept so that nobody has to wait for the replay."""

import sqlite3
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from json import dumps

from mlquiz.model.schedule import CardState
from mlquiz.store.rows import SELECT_STATES, WRITE_STATE, read_state, state_row


@dataclass(frozen=True, slots=True)
class Mark:
    """What the cached states are: those of all events up to `seq`, under what `key` names."""

    key: str
    seq: int


class States:
    """The cached states in a database, inside `Store.reading()` or `Store.writing()`."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    def mark(self) -> Mark:
        """From what the cached states were derived."""
        rows = self._connection.execute(
            "SELECT (SELECT value FROM meta WHERE name = 'states_key'),"
            " (SELECT value FROM meta WHERE name = 'states_seq')"
        )
        key, seq = rows.fetchone()
        return Mark(key or "", int(seq or 0))

    def of(self, cards: Iterable[str]) -> dict[str, CardState]:
        """The states of some cards; a card that was never answered has none."""
        listed = "card IN (SELECT value FROM json_each(?))"
        rows = self._connection.execute(f"{SELECT_STATES} WHERE {listed}", [dumps(list(cards))])
        return {state.card: state for state in map(read_state, rows)}

    def all(self) -> dict[str, CardState]:
        """All states."""
        rows = self._connection.execute(SELECT_STATES)
        return {state.card: state for state in map(read_state, rows)}

    def of_today(self, today: date) -> dict[str, CardState]:
        """The states that say something about today: all but reviews that are due later."""
        rows = self._connection.execute(
            f"{SELECT_STATES} WHERE phase IN ('new', 'learning', 'relearning')"
            " OR (phase = 'review' AND due_day <= ?)",
            [today.isoformat()],
        )
        return {state.card: state for state in map(read_state, rows)}

    def due_later(self, today: date) -> list[str]:
        """The cards that are in review and due after today."""
        rows = self._connection.execute(
            "SELECT card FROM states WHERE phase = 'review' AND due_day > ?", [today.isoformat()]
        )
        return [card for (card,) in rows]

    def write(
        self, states: Iterable[CardState], mark: Mark, *, instead_of: Iterable[str] | None = ()
    ) -> None:
        """Write states, and say from what they were derived.

        Args:
            states: New and changed ones.
            mark: From what they were derived, together with all that stay.
            instead_of: Cards whose states go away unless they are among `states`; `None`: all.
        """
        if instead_of is None:
            self._connection.execute("DELETE FROM states")
        else:
            self._connection.executemany(
                "DELETE FROM states WHERE card = ?", ((card,) for card in instead_of)
            )
        self._connection.executemany(WRITE_STATE, map(state_row, states))
        self._connection.execute("REPLACE INTO meta VALUES ('states_seq', ?)", [str(mark.seq)])
        self._connection.execute(
            "REPLACE INTO meta SELECT 'states_key', ?1 WHERE NOT EXISTS"
            " (SELECT 1 FROM meta WHERE name = 'states_key' AND value = ?1)",
            [mark.key],
        )
