"""Sums of the log that are kept in the database, so that statistics do not read all answers again.

They are derived, as the states are, and may be thrown away. What came into the log since is known by its
`seq`: the days and the cards that it concerns are gathered again, the others stay. That is done where sums
are asked for; nothing that writes to the log knows of them.
"""

from contextlib import suppress
from typing import TYPE_CHECKING

from mlquiz.errors import MlquizError
from mlquiz.store.card_sums import KeptCards
from mlquiz.store.day_sums import KeptDays
from mlquiz.store.span import Span
from mlquiz.store.study_days import KeptStudyDays

if TYPE_CHECKING:
    from mlquiz.store.store import Store

_WAIT_MS = 250


class Sums:
    """What to select sums of a span from. What is missing or old is gathered when it is asked for."""

    def __init__(self, span: Span) -> None:
        self._span = span
        self._days = KeptDays(span)
        self._cards = KeptCards(span)
        self._study_days = KeptStudyDays(span)

    def days(self) -> str:
        """A row a day, as `day_sums` has them."""
        return self._days.rows("day_sums")

    def bins(self) -> str:
        """A row a day and bin, as `day_bins` has them."""
        return self._days.rows("day_bins")

    def cards(self) -> str:
        """A row a card: its key and four sums."""
        return self._cards.rows()

    def study_days(self) -> str:
        """A row a day of the whole log: its number."""
        return self._study_days.rows()

    def keep(self, store: "Store") -> None:
        """Write down what was gathered, after the reading.

        Nobody has to wait for it: where another program is writing, or nothing can be written, it is gathered
        again the next time.
        """
        kept = (self._days, self._cards, self._study_days)
        if not any(each.are_fresh for each in kept):
            return
        (wait_ms,) = self._span.one("PRAGMA busy_timeout")
        store.wait_at_most(_WAIT_MS)
        try:
            with suppress(MlquizError), store.writing():
                if self._span.is_part_of_the_log():
                    for each in kept:
                        each.keep()
        finally:
            store.wait_at_most(wait_ms)
