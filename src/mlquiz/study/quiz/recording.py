"""What a quiz leaves in the log: its answers, and cards that are made due."""

from collections.abc import Iterable
from dataclasses import replace

from mlquiz.model.review import AnswerMode, EventKind, Grade, Sitting
from mlquiz.model.schedule import Phase
from mlquiz.scheduling.day import Moment, days_after
from mlquiz.scheduling.settings import Settings
from mlquiz.store import Store
from mlquiz.study.recording import new_event
from mlquiz.study.schedule import Schedule


class QuizRecorder:
    """Writes what was answered in a quiz.

    Args:
        store: The learner's progress.
        settings: Of the schedule.
        counts: Whether the answers are reviews, and move the schedule. Otherwise they are only remembered.
    """

    def __init__(self, store: Store, settings: Settings, *, counts: bool) -> None:
        self._store = store
        self._counts = counts
        self._schedule = Schedule(store, settings)

    def answer(self, card: str, now: Moment, *, right: bool, mode: AnswerMode, took_ms: int) -> None:
        """Write one answer: Good where it was right, Again where it was wrong. On the disk on return."""
        grade = Grade.GOOD if right else Grade.AGAIN
        if self._counts:
            self._schedule.answer(card, now, grade, mode, took_ms)
            return
        blank = new_event(self._store.device, EventKind.ANSWERED, card, now)
        event = replace(blank, grade=grade, sitting=Sitting.QUIZ, mode=mode, took_ms=max(0, took_ms))
        self._store.append([event])

    def later(self, cards: Iterable[str], now: Moment) -> tuple[str, ...]:
        """Those that come after tomorrow: not one that is new or in learning, suspended, or comes sooner."""
        called = list(cards)
        states = self._schedule.states(called)
        tomorrow = days_after(now.day, 1)
        return tuple(
            card
            for card in called
            if (state := states.get(card)) is not None
            and not state.suspended
            and state.phase is Phase.REVIEW
            and state.due_day is not None
            and state.due_day > tomorrow
        )

    def make_due_tomorrow(self, cards: Iterable[str], now: Moment) -> tuple[str, ...]:
        """Let cards come back tomorrow that were to come later; those that were moved."""
        later, tomorrow = self.later(cards, now), days_after(now.day, 1)
        for card in later:
            self._schedule.note(EventKind.SET_DUE, card, now, target=tomorrow.isoformat())
        return later
