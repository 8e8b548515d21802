"""How far a learner has come with some cards."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from mlquiz.model.schedule import CardState, Phase

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date

KNOWN_STABILITY_DAYS = 21
"""A card in review counts as known from this stability on: three weeks until recall has fallen to 90 %."""


@dataclass(frozen=True, slots=True)
class Progress:
    """Some cards by how well they are known. Every card is new, learning or known.

    Args:
        new: Never answered.
        learning: In learning, or in review with less stability than a known card.
        known: In review with a stability of at least 21 days.
        due: How many of them are to be reviewed today, without regard to the daily limits. A card in its
            learning steps comes back by the minute and is not due.
    """

    new: int
    learning: int
    known: int
    due: int

    @property
    def cards(self) -> int:
        """All of them."""
        return self.new + self.learning + self.known


def progress(cards: "Iterable[str]", states: "Mapping[str, CardState]", today: "date") -> Progress:
    """Count some cards.

    Args:
        cards: Their ids.
        states: Of those that were ever answered.
        today: The scheduler day.
    """
    new = learning = known = due = 0
    for card in cards:
        state = states.get(card)
        if state is None or state.phase is Phase.NEW:
            new += 1
        elif is_known(state):
            known += 1
        else:
            learning += 1
        due += state is not None and _is_due(state, today)
    return Progress(new, learning, known, due)


def is_known(state: CardState) -> bool:
    """Whether a card counts as known."""
    return state.phase is Phase.REVIEW and state.stability >= KNOWN_STABILITY_DAYS


def _is_due(state: CardState, today: "date") -> bool:
    waits = state.suspended or state.buried_day == today
    return not waits and state.due_day is not None and state.due_day <= today
