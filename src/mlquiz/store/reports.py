"""What the log says in sums, counted by SQLite; `store/gathering.py` says what counts."""

import sqlite3
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from mlquiz.store.codes import day_number, numbered_day
from mlquiz.store.gathering import BINS, LONGEST_ANSWER_MS, MATURE_DAYS, drop, surprise
from mlquiz.store.span import Span
from mlquiz.store.sums import Sums

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from mlquiz.store.store import Store

__all__ = [
    "BINS",
    "LONGEST_ANSWER_MS",
    "MATURE_DAYS",
    "BinSum",
    "CardSum",
    "DaySum",
    "GradeSums",
    "Reports",
    "reporting",
    "surprise",
]


@dataclass(frozen=True, slots=True)
class DaySum:
    """One scheduler day: answers in all, cards seen for the first time, cards reviewed, those recalled."""

    day: date
    answers: int
    new: int
    reviews: int
    recalled: int
    took_ms: int


class CardSum(NamedTuple):
    """One card, by the name in the log: its reviews after an interval of under, and from, 21 days."""

    card: str
    young: int
    young_recalled: int
    mature: int
    mature_recalled: int

    def with_those_of(self, other: "CardSum") -> "CardSum":
        """The sums of both, by this name."""
        return CardSum(
            self.card,
            self.young + other.young,
            self.young_recalled + other.young_recalled,
            self.mature + other.mature,
            self.mature_recalled + other.mature_recalled,
        )


@dataclass(frozen=True, slots=True)
class BinSum:
    """Reviews with predictions in one bin: how many, the sum of the predictions, how many were recalled.

    `log_loss` is the sum over the reviews, in nats.
    """

    number: int
    reviews: int
    predicted: float
    recalled: int
    log_loss: float


@dataclass(frozen=True, slots=True)
class GradeSums:
    """How often which grade was given: again to easy at the first answer, again to easy in reviews."""

    first: tuple[int, int, int, int]
    reviews: tuple[int, int, int, int]


@contextmanager
def reporting(
    store: "Store", first: date, last: date, cards: "Collection[str] | None" = None
) -> "Iterator[Reports]":
    """Sums over some days of the log, as it is at this moment.

    They are kept in the database for the next time, where that can be done: see `store/sums.py`.

    Args:
        store: The learner's progress.
        first: The first scheduler day that counts.
        last: The last one.
        cards: Only these, by all names that they have had; `None`: all.

    Raises:
        MlquizError: The database cannot be read.
    """
    connection = store._connection  # noqa: SLF001 - of the same room
    drop(connection)
    try:
        with store.reading():
            sums = Sums(Span(connection, day_number(first), day_number(last), cards))
            yield Reports(connection, sums)
        sums.keep(store)
    finally:
        drop(connection)


class Reports:
    """What is found, while `reporting` lasts."""

    def __init__(self, connection: sqlite3.Connection, sums: Sums) -> None:
        self._connection = connection
        self._sums = sums

    def days(self) -> list[DaySum]:
        """The days on which something was answered, in order."""
        rows = self._rows(
            "SELECT day, answers, first_again + first_hard + first_good + first_easy,"
            " again + hard + good + easy, hard + good + easy, took_ms"
            f" FROM {self._sums.days()} WHERE answers ORDER BY day"
        )
        return [DaySum(numbered_day(day), *sums) for day, *sums in rows]

    def cards(self) -> list[CardSum]:
        """The cards that were reviewed."""
        rows = self._rows(
            "SELECT name, young, young_recalled, mature, mature_recalled"
            f" FROM {self._sums.cards()} CROSS JOIN names ON key = subject"
        )
        return list(map(CardSum._make, rows))

    def bins(self) -> list[BinSum]:
        """The reviews whose recall was predicted."""
        rows = self._rows(
            "SELECT bin, sum(reviews), sum(predicted), sum(recalled), sum(log_loss)"
            f" FROM {self._sums.bins()} GROUP BY bin ORDER BY bin"
        )
        return [BinSum(*row) for row in rows]

    def grades(self) -> GradeSums:
        """How the learner grades."""
        (row,) = self._rows(
            "SELECT sum(first_again), sum(first_hard), sum(first_good), sum(first_easy),"
            f" sum(again), sum(hard), sum(good), sum(easy) FROM {self._sums.days()}"
        )
        again, hard, good, easy, *reviews = (times or 0 for times in row)
        return GradeSums((again, hard, good, easy), (reviews[0], reviews[1], reviews[2], reviews[3]))

    def study_days(self) -> list[date]:
        """All days of the log, of all cards, on which an answer was given that counts; in order."""
        rows = self._rows(f"SELECT day FROM {self._sums.study_days()} ORDER BY day")
        return [numbered_day(day) for (day,) in rows]

    def due(self, until: date) -> list[tuple[str, date]]:
        """The cards in review, not suspended, that are due up to a day, by the cached states."""
        rows = self._rows(
            "SELECT card, due_day FROM states WHERE phase = 'review' AND due_day <= ? AND NOT suspended",
            until.isoformat(),
        ).fetchall()
        dates = {day: date.fromisoformat(day) for day in {day for _, day in rows}}
        return [(card, dates[day]) for card, day in rows]

    def _rows(self, statement: str, *values: object) -> sqlite3.Cursor:
        return self._connection.execute(statement, values)
