"""One sitting, card after card. Knows the store and the clock, but no screen."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from mlquiz.errors import MlquizError
from mlquiz.model.context import Context
from mlquiz.model.deck import Deck
from mlquiz.model.review import Grade
from mlquiz.study import Session
from mlquiz.tui.card.status import Status
from mlquiz.tui.desk import Desk
from mlquiz.tui.face import place_words
from mlquiz.tui.layout.page import Page
from mlquiz.tui.layout.visible import one_line
from mlquiz.tui.review.pause import finished_page, trouble_page, waiting_page
from mlquiz.tui.review.step import Step

if TYPE_CHECKING:
    from datetime import datetime


class Sitting:
    """Where a learner is in a sitting over one deck.

    What changes a card is on the disk when it returns. It raises `MlquizError` where the disk refuses; then
    nothing has changed. Where the next card cannot be read, `pause` says why.

    Attributes:
        step: The card and how much of it is shown; `None` where there is no card now.
        until: When a learning card comes back that is waited for.
        status: What the line above the card says.
    """

    def __init__(self, desk: Desk, deck: Deck) -> None:
        self._desk = desk
        self._deck = deck
        self._session: Session | None = None
        self._began_s = 0.0
        self._coming = self._trouble = ""
        self.step: Step | None = None
        self.until: datetime | None = None
        self.status = Status(_short(deck))

    def next(self) -> None:
        """Go to the card that is to be shown now, from its beginning."""
        self.step, self.until, self._trouble = None, None, ""
        self.status = Status(_short(self._deck))
        try:
            if self._session is None:
                self._session = self._desk.sitting(self._deck)
            self._look(self._session)
        except MlquizError as error:
            self.step, self.until, self._trouble = None, None, str(error)

    def _look(self, session: Session) -> None:
        shown = session.current()
        self._began_s = self._desk.stopwatch()
        if shown:
            self.step = Step.begin(shown, place_words(self._desk.library.context(shown.card.note)))
        else:
            self.until = session.waiting_until()
            self._coming = "" if self.until else self._desk.coming(self._deck)
        self.status = Status(
            _short(self._deck),
            section=one_line(self.context.section) if self.context else "",
            counts=session.counts(),
            answered=session.answered,
            queue=self.step.queue if self.step else "",
        )

    def grade(self, grade: Grade) -> None:
        """Answer the card."""
        step = self.step
        if step:
            took_ms = round((self._desk.stopwatch() - self._began_s) * 1000)
            self._change(lambda session: session.answer(grade, took_ms=took_ms, mode=step.mode))

    def undo(self) -> None:
        """Take back what was done last, and show its card again."""
        self._change(lambda session: session.undo())

    def suspend(self) -> None:
        """Never show the card again."""
        self._change(lambda session: session.suspend())

    def bury(self) -> None:
        """Do not show the card again today."""
        self._change(lambda session: session.bury())

    def _change(self, change: Callable[[Session], object]) -> None:
        if self._session:
            change(self._session)
            self.next()

    @property
    def can_undo(self) -> bool:
        """Whether anything was done that was not taken back."""
        return self._session is not None and self._session.can_undo()

    @property
    def context(self) -> Context | None:
        """Where the card stands in the course."""
        return self._desk.library.context(self.step.shown.card.note) if self.step else None

    def pause(self) -> Page:
        """What stands in the place of a card."""
        if self._trouble or self._session is None:
            return trouble_page(self._trouble)
        if self.until:
            seconds = (self.until - self._desk.clock()).total_seconds()
            return waiting_page(seconds, f"{self.until:%H:%M}")
        return finished_page(self._session.answered, self._coming, can_undo=self.can_undo)

    def has_come(self) -> bool:
        """Whether the learning card that was waited for may be shown now."""
        return self.until is not None and self._desk.clock() >= self.until


def _short(deck: Deck) -> str:
    """`Lecture 4` of `Lecture 4: Sequence as input`: the section beside it says more."""
    return one_line(deck.title).partition(": ")[0]
