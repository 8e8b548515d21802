"""Which cards may come on a day, and what was answered on it: a few questions that indexes answer.

It is what a count of the day needs, and no more; it loads nothing but SQLite.
"""

from mlquiz.store.queries import ANSWERED_ON

TYPE_CHECKING = False
if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Set as AbstractSet

_COMES = "NOT suspended AND buried_day IS NOT ?1"
_KNOWN = "SELECT {} FROM states"
_UNSEEN = f"SELECT {{}} FROM states WHERE phase = 'new' AND due_day IS NULL AND {_COMES}"
_DUE = (
    "SELECT {} FROM states WHERE phase IN ('new', 'learning', 'review', 'relearning')"
    f" AND due_day <= ?1 AND {_COMES}"
)
_IN_STEPS = (
    "SELECT {} FROM states WHERE phase IN ('learning', 'review', 'relearning') AND due_day IS NULL"
    f" AND due_ms < ?2 AND {_COMES}"
)
_TOGETHER = "count(*), group_concat(card, char(10))"


class Waiting:
    """What a day is to bring, by the names of cards in the log.

    Attributes:
        known: Cards that are not to be offered as new ones.
        due: Cards that are due on the day.
        learning: Cards in learning steps that come back before the day ends.
        answered: Cards that were answered on the day, and whether they were new then.
    """

    __slots__ = ("answered", "due", "known", "learning")

    def __init__(
        self,
        known: "AbstractSet[str]",
        due: "AbstractSet[str]",
        learning: "AbstractSet[str]",
        answered: "list[tuple[str, bool]]",
    ) -> None:
        self.known = known
        self.due = due
        self.learning = learning
        self.answered = answered


def waiting_on(connection: "sqlite3.Connection", day: str, day_number: int, end_ms: int) -> Waiting:
    """What a day is to bring, inside a transaction.

    Args:
        connection: To the database.
        day: The scheduler day, as `2027-01-12`.
        day_number: The same, as days since 1970-01-01.
        end_ms: When it ends, milliseconds since the epoch.
    """
    known = _cards(connection, _KNOWN, ())
    known -= _cards(connection, _UNSEEN, (day,))
    return Waiting(
        known,
        _cards(connection, _DUE, (day,)),
        _cards(connection, _IN_STEPS, (day, end_ms)),
        [(card, bool(new)) for card, new in connection.execute(ANSWERED_ON, (day_number,))],
    )


def _cards(connection: "sqlite3.Connection", question: str, values: "tuple[str | int, ...]") -> set[str]:
    """What a question finds: as one text, since a row each takes twice the time."""
    count, joined = connection.execute(question.format(_TOGETHER), values).fetchone()
    cards = joined.split("\n") if joined is not None else []
    if len(cards) == count:
        return set(cards)
    return {card for (card,) in connection.execute(question.format("card"), values)}  # a name of two lines
