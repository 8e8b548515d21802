"""A quiz on its way: which card, its verdict, kept after every answer."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import datetime

from mlquiz.model.card import Card
from mlquiz.model.review import AnswerMode
from mlquiz.scheduling.day import moment
from mlquiz.scheduling.settings import Settings
from mlquiz.store import Store
from mlquiz.study.quiz.keeping import forget_quiz, keep_quiz, quiz_path
from mlquiz.study.quiz.quiz import Quiz, Score, score
from mlquiz.study.quiz.recording import QuizRecorder


class QuizSitting:
    """Asks a quiz. What was answered is in the log and in the kept quiz when `answer` returns.

    Args:
        store: The learner's progress.
        settings: Of the schedule.
        quiz: Begun or resumed.
        cards: The cards of its decks in course order; what is no longer there is not asked.
        clock: Gives the time now, aware and local.
    """

    def __init__(
        self,
        store: Store,
        settings: Settings,
        quiz: Quiz,
        cards: Sequence[Card],
        clock: Callable[[], datetime],
    ) -> None:
        self._path = quiz_path(store.path)
        self._recorder = QuizRecorder(store, settings, counts=quiz.counts)
        self._rollover_hour = settings.rollover_hour
        self._clock = clock
        self._course_order = cards
        self.cards: Mapping[str, Card] = {card.id: card for card in cards}
        self.quiz = replace(quiz, cards=tuple(card for card in quiz.cards if card in self.cards))

    def current(self) -> Card | None:
        """The card to ask; `None`: the quiz is finished."""
        return None if self.quiz.finished else self.cards[self.quiz.open[0]]

    def answer(self, *, right: bool, mode: AnswerMode, took_ms: int) -> None:
        """Keep the verdict on the current card.

        Raises:
            MlquizError: It could not be written; it may be tried again.
            LookupError: No card is left.
        """
        card = self.current()
        if card is None:
            raise LookupError("no card is left to be answered")
        now = moment(self._clock(), self._rollover_hour)
        self._recorder.answer(card.id, now, right=right, mode=mode, took_ms=took_ms)
        self.quiz = self.quiz.answered(card.id, right=right, took_ms=took_ms)
        self.keep()

    def spend(self, spent_ms: int) -> None:
        """Count time that went by without an answer."""
        self.quiz = self.quiz.spent(spent_ms)

    def keep(self) -> None:
        """Keep the quiz so that it can be gone on with; a finished one is forgotten."""
        if self.quiz.finished:
            forget_quiz(self._path)
        else:
            keep_quiz(self._path, self.quiz)

    def score(self) -> Score:
        """How it went so far."""
        return score(self.quiz, self._course_order)

    def wrong_that_come_later(self) -> tuple[str, ...]:
        """The cards that were answered wrong and come after tomorrow; in reviews they come by themselves."""
        if self.quiz.counts:
            return ()
        return self._recorder.later(self.score().wrong, moment(self._clock(), self._rollover_hour))

    def make_wrong_due_tomorrow(self) -> tuple[str, ...]:
        """Let cards that were answered wrong come back tomorrow; those that were moved."""
        now = moment(self._clock(), self._rollover_hour)
        return self._recorder.make_due_tomorrow(self.score().wrong, now)
