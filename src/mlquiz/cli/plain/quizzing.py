"""A quiz line by line."""

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING

from mlquiz.cli.plain.asking import Asking, Wish, quoted
from mlquiz.cli.plain.dialogue import Dialogue
from mlquiz.model.card import Card
from mlquiz.study.quiz.sitting import QuizSitting
from mlquiz.study.quiz.verdict import verdict
from mlquiz.tui.review.step import Step

if TYPE_CHECKING:
    from mlquiz.model.note import Note

_WISHES: Mapping[str, Wish] = {"q": Wish.QUIT}
_YES, _NO = frozenset({"y", "yes", "2"}), frozenset({"n", "no", "1"})


class PlainQuiz:
    """Asks the open questions of a quiz until it is finished or the learner leaves.

    Args:
        sitting: The quiz.
        dialogue: Where lines are said and read.
        section: Gives the title of a note's section.
        stopwatch: Gives seconds that only grow.
    """

    def __init__(
        self,
        sitting: QuizSitting,
        dialogue: Dialogue,
        section: "Callable[[Note], str]",
        stopwatch: Callable[[], float],
    ) -> None:
        self._sitting = sitting
        self._dialogue = dialogue
        self._asking = Asking(dialogue, _WISHES)
        self._section = section
        self._stopwatch = stopwatch

    def run(self) -> None:
        """Go on with the quiz."""
        while card := self._sitting.current():
            if not self._one(card):
                self._sitting.keep()
                return
        if self._sitting.quiz.open:
            self._dialogue.say("", "The time is over.")

    def _one(self, card: Card) -> bool:
        """Ask one question; False: the learner leaves."""
        self._dialogue.say("", self._head(card), "")
        began_s = self._stopwatch()
        step = self._asking.reveal(Step.question(card, self._sitting.quiz.seed))
        right = None
        if not isinstance(step, Wish):
            right = self._verdict(step)
        took_ms = round((self._stopwatch() - began_s) * 1000)
        if isinstance(step, Wish) or right is None:
            self._sitting.spend(took_ms)
            return False
        self._sitting.answer(right=right, mode=step.mode, took_ms=took_ms)
        return True

    def _head(self, card: Card) -> str:
        quiz = self._sitting.quiz
        left_ms = quiz.left_ms
        time = "" if left_ms is None else f", {time_words(left_ms)} left"
        number = len(quiz.answers) + 1
        return f"Question {number} of {len(quiz.cards)}{time}. {self._section(card.note)}".rstrip()

    def _verdict(self, step: Step) -> bool | None:
        """Whether a revealed question was answered right; `None`: the learner leaves."""
        right = verdict(step.shown.card.note.body, step.showing.attempt)
        if right is not None and step.right is None:
            self._dialogue.say("Not answered: it counts as wrong.")
        return self._own_verdict() if right is None else right

    def _own_verdict(self) -> bool | None:
        while True:
            typed = self._dialogue.ask("Was your answer right? (y, n; q leaves):")
            if typed is None or typed.lower() == "q":
                return None
            if typed.lower() in _YES | _NO:
                return typed.lower() in _YES
            self._dialogue.say(f"{quoted(typed)} is neither y nor n.")


def time_words(left_ms: int) -> str:
    """`12 min`, `40 s`."""
    seconds = left_ms // 1000
    return f"{seconds // 60} min" if seconds >= 120 else f"{seconds} s"


def score_lines(
    rows: Sequence[tuple[str, int, int]], right: int, asked: int, left_open: int
) -> Sequence[str]:
    """The score as lines: in all, and by section.

    Args:
        rows: Of every section its title, how many were right, how many were asked.
        right: In all.
        asked: In all.
        left_open: Questions that were not answered.
    """
    share = round(100 * right / asked) if asked else 0
    open_words = f", {left_open} left open" if left_open else ""
    across = max((len(f"{good}/{every}") for _, good, every in rows), default=0)
    sections = [f"  {f'{good}/{every}':>{across}}  {title}" for title, good, every in rows]
    return [f"{right} of {asked} right ({share} %){open_words}", *sections]
