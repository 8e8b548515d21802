"""A span of days in the log as it is at one moment, of all cards or of some."""

import sqlite3
from collections.abc import Collection
from typing import Any

from mlquiz.store.code_numbers import UNDONE
from mlquiz.store.gathering import (
    BINS,
    EVERYTHING,
    LONGEST_ANSWER_MS,
    MATURE_DAYS,
    OF_CHOSEN,
    answered,
    drop,
    gather,
)

KEY = f"1 {LONGEST_ANSWER_MS} {BINS} {MATURE_DAYS}"
"""How sums are made. The first number is raised with every change of `store/gathering.py`."""

# An answer that came or went, and when it was given: what the card has from then on may count otherwise.
_TOUCHED = f"""
    CREATE TEMP TABLE touched AS
    SELECT subject, min(at_ms) AS at_ms FROM (
        SELECT e.subject, e.at_ms FROM events AS e WHERE e.seq > ?1 AND {answered("e")}
        UNION ALL
        SELECT e.subject, e.at_ms FROM events AS u CROSS JOIN events AS e ON e.id = u.target
        WHERE u.seq > ?1 AND u.kind = {UNDONE} AND {answered("e")}
    ) AS e WHERE {{chosen}} GROUP BY subject
"""


class Span:
    """Some days of the log, inside `Store.reading()`.

    Args:
        connection: To the database.
        first: Number of the first day.
        last: Number of the last one.
        cards: Only these, by all names that they have had; `None`: all.

    Attributes:
        cards: What stands for the cards; empty for all.
        chosen: The condition on an event `e` that it is of these cards.
        seq: How far the log reaches.
        everything: Where all answers of the span come from.
    """

    def __init__(
        self, connection: sqlite3.Connection, first: int, last: int, cards: Collection[str] | None
    ) -> None:
        self.connection = connection
        self.first, self.last = first, last
        last_event: tuple[int, Any] = self.one("SELECT seq, id FROM events ORDER BY seq DESC LIMIT 1") or (
            0,
            None,
        )
        self.seq, self._id = last_event
        self.cards, self.chosen, self.everything = "", "1", EVERYTHING
        self._is_gathered = False
        if cards is not None:
            self._choose(sorted(set(cards)))

    @property
    def length(self) -> int:
        """How many days."""
        return self.last - self.first + 1

    def _choose(self, cards: list[str]) -> None:
        from hashlib import blake2b  # noqa: PLC0415 - start-up: mostly all cards are meant

        self.cards = blake2b("\0".join(cards).encode(), digest_size=16).hexdigest()
        self.chosen, self.everything = "e.subject IN (SELECT key FROM temp.chosen)", OF_CHOSEN
        self.connection.execute("CREATE TEMP TABLE chosen (key INTEGER PRIMARY KEY)")
        self.connection.executemany(
            "INSERT INTO chosen SELECT key FROM names WHERE name = ?", ((card,) for card in cards)
        )

    def one(self, statement: str, *values: object) -> Any:
        """The only row that a statement gives, or `None`."""
        return self.connection.execute(statement, values).fetchone()

    def gather(self, source: str) -> None:
        """Gather answers of the span, unless all of them are there already."""
        if not self._is_gathered:
            gather(self.connection, source, self.first, self.last, chosen=self.chosen)
        self._is_gathered = self._is_gathered or source == self.everything

    def touch(self, seq: int) -> None:
        """Make `touched`: the cards that have other answers than after the event `seq`, and from when on."""
        drop(self.connection, "touched")
        self.connection.execute(_TOUCHED.format(chosen=self.chosen), [seq])

    def is_part_of_the_log(self) -> bool:
        """Whether the log goes on from what was read: another one may have been restored in its place."""
        return self._id is None or self.one("SELECT id FROM events WHERE seq = ?", self.seq) == (self._id,)
