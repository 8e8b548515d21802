"""What the schedule knows of one card, derived from its events."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class Phase(StrEnum):
    """Where a card stands: never seen, in learning or relearning steps within a day, or in review."""

    NEW = "new"
    LEARNING = "learning"
    REVIEW = "review"
    RELEARNING = "relearning"


@dataclass(frozen=True, slots=True, kw_only=True)
class CardState:
    """The state of one card. Replaying its events gives it again, bit for bit.

    Args:
        card: Its id.
        phase: Where it stands.
        stability: Days after which recall has fallen to 90 %; 0 for a new card.
        difficulty: 1 to 10; 0 for a new card.
        step: Index of the learning step that it is in; 0 otherwise.
        due_ms: For learning and relearning: when it is to be shown, ms since the epoch; 0 otherwise.
        due_day: For review: the scheduler day on which it is due; `None` otherwise.
        last_ms: Time of the last answer; 0 for a new card.
        last_day: Scheduler day of the last answer.
        interval_days: The interval that was scheduled at the last answer.
        reps: Answers in all.
        lapses: How often it was forgotten in review.
        suspended: Never shown until it is unsuspended.
        buried_day: Not shown on this scheduler day.
    """

    card: str
    phase: Phase = Phase.NEW
    stability: float = 0.0
    difficulty: float = 0.0
    step: int = 0
    due_ms: int = 0
    due_day: date | None = None
    last_ms: int = 0
    last_day: date | None = None
    interval_days: int = 0
    reps: int = 0
    lapses: int = 0
    suspended: bool = False
    buried_day: date | None = None
