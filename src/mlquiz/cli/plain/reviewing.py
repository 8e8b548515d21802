"""A sitting line by line."""

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from mlquiz.cli.plain.asking import WISHES, WORDS, Asking, Wish
from mlquiz.cli.plain.dialogue import Dialogue
from mlquiz.errors import counted
from mlquiz.model.review import Grade
from mlquiz.tui.face import place_words
from mlquiz.tui.review.step import Step

if TYPE_CHECKING:
    from mlquiz.model.context import Context
    from mlquiz.model.note import Note
    from mlquiz.study import Session, Shown

_GRADES: Mapping[str, Grade] = {str(int(grade)): grade for grade in Grade}


class PlainReview:
    """Reviews until nothing is left, the learner leaves, or no more lines come.

    Args:
        session: The sitting.
        dialogue: Where lines are said and read.
        context: Gives where a note stands in the course.
        stopwatch: Gives seconds that only grow.
    """

    def __init__(
        self,
        session: "Session",
        dialogue: Dialogue,
        context: "Callable[[Note], Context]",
        stopwatch: Callable[[], float],
    ) -> None:
        self._session = session
        self._dialogue = dialogue
        self._asking = Asking(dialogue, WISHES)
        self._context = context
        self._stopwatch = stopwatch

    def run(self, finished: str) -> int:
        """Go on to the end; `finished` is what is said when nothing is left. How many were answered."""
        while shown := self._session.current():
            if not self._one(shown):
                break
        else:
            until = self._session.waiting_until()
            self._dialogue.say(f"A card in learning comes back at {until:%H:%M}." if until else finished)
        answered = self._session.answered
        self._dialogue.say(f"{counted(answered, 'card')} answered. Everything is saved.")
        return answered

    def _one(self, shown: "Shown") -> bool:
        """Ask one card; False: the learner leaves."""
        context = self._context(shown.card.note)
        began_s = self._stopwatch()
        self._dialogue.say("", self._head(context), "")
        step = self._asking.reveal(Step.begin(shown, place_words(context)))
        if isinstance(step, Wish):
            return self._wished(step)
        grade = self._graded(step)
        if isinstance(grade, Wish):
            return self._wished(grade)
        took_ms = round((self._stopwatch() - began_s) * 1000)
        self._session.answer(grade, took_ms=took_ms, mode=step.mode)
        return True

    def _head(self, context: "Context") -> str:
        left = self._session.counts()
        return f"{left.due} due, {left.new} new, {left.learning} in learning. {context.section}".rstrip()

    def _graded(self, step: Step) -> Grade | Wish:
        choices = ", ".join(
            f"{int(grade)} {grade.name.lower()} ({step.shown.intervals[grade]})" for grade in Grade
        )
        prompt = f"{choices}; Enter: {step.suggested.name.lower()}:"
        while True:
            typed = self._dialogue.ask(prompt)
            if typed is None:
                return Wish.QUIT
            if not typed:
                return step.suggested
            if typed in _GRADES:
                return _GRADES[typed]
            if wish := WISHES.get(typed.lower()):
                return wish
            self._dialogue.say(
                f"{typed!r} is no grade: type 1 to 4. " + "; ".join(WORDS[each] for each in Wish) + "."
            )

    def _wished(self, wish: Wish) -> bool:
        match wish:
            case Wish.QUIT:
                return False
            case Wish.UNDO:
                done = self._session.undo()
                self._dialogue.say("Taken back." if done else "Nothing was answered in this sitting yet.")
            case Wish.SUSPEND:
                self._session.suspend()
                self._dialogue.say("Suspended: it is not shown again. u takes that back.")
            case Wish.BURY:
                self._session.bury()
                self._dialogue.say("Buried until tomorrow. u takes that back.")
        return True
