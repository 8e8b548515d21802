"""One sitting, card after card. Knows the store and the clock, but no screen."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from mlquiz.errors import MlquizError
from mlquiz.model.context import Context
from mlquiz.model.place import Place
from mlquiz.model.review import Grade
from mlquiz.scheduling.queue import Counts
from mlquiz.study import Session, Shown
from mlquiz.study.beginning import offered
from mlquiz.study.pace import Pace, recent_pace
from mlquiz.tui.card.status import Status
from mlquiz.tui.deck_title import NamedDeck, short_title
from mlquiz.tui.desk import Desk
from mlquiz.tui.face import place_words
from mlquiz.tui.fault import Fault, renamed, what_became
from mlquiz.tui.layout.page import Page
from mlquiz.tui.layout.visible import one_line
from mlquiz.tui.review.pause import fault_page, finished_page, trouble_page, waiting_page
from mlquiz.tui.review.step import Step
from mlquiz.tui.wording import complaint

if TYPE_CHECKING:
    from datetime import datetime

    from mlquiz.model.card import Card


class Sitting:
    """Where a learner is in a sitting over one deck.

    What changes a card is on the disk when it returns. It raises `MlquizError` where the disk refuses; then
    nothing has changed. Where the next card cannot be read, `pause` says why.

    Attributes:
        step: The card and how much of it is shown; `None` where there is no card now.
        until: When a learning card comes back that is waited for.
        status: What the line above the card says.
        leech: The card that the last answer made a leech, as it was before it.
    """

    def __init__(self, desk: Desk, deck: NamedDeck) -> None:
        self._desk = desk
        self._deck = deck
        self._session: Session | None = None
        self._began_s = 0.0
        self._coming = self._trouble = ""
        self._fault = Fault()
        self._broken: Step | None = None
        self._broken_off = False
        self.step: Step | None = None
        self.until: datetime | None = None
        self.status = Status(short_title(deck))
        self.leech: Shown | None = None
        self._pace: Pace | None = None

    def next(self) -> None:
        """Go to the card that is to be shown now, from its beginning."""
        self.step, self.until, self._trouble, self.leech = None, None, "", None
        self._broken_off = False
        self.status = Status(short_title(self._deck))
        try:
            if self._session is None:
                self._session = self._desk.sitting(self._deck)
            self._look(self._session)
        except MlquizError as error:
            self.step, self.until, self._trouble = None, None, complaint(error)

    def _look(self, session: Session) -> None:
        shown = session.current()
        self._began_s = self._desk.stopwatch()
        if shown:
            self.step = Step.begin(shown, place_words(self._desk.library.context(shown.card.note)))
        else:
            self.until = session.waiting_until()
            self._coming = "" if self.until else self._desk.coming(self._deck)
        counts = session.left()
        self.status = Status(
            short_title(self._deck),
            section=one_line(self.context.section) if self.context else "",
            counts=counts,
            answered=session.answered,
            queue=self.step.queue if self.step else "",
            leech=shown is not None and shown.leech,
            left_min=self._left_min(counts),
        )

    def upcoming(self) -> Step | None:
        """The step that will probably follow a grade: the front of the next card."""
        shown = self._session.upcoming() if self._session else None
        if shown is None:
            return None
        return Step.begin(shown, place_words(self._desk.library.context(shown.card.note)))

    def _left_min(self, counts: Counts) -> int | None:
        return self._pace.left_min(counts, self._desk.settings) if self._pace else None

    def learn_pace(self) -> None:
        """Look up how fast the learner answers; from then on the status says how long it takes."""
        if self._pace is None:
            try:
                self._pace = recent_pace(self._desk.store)
            except MlquizError:  # it is said elsewhere that the database cannot be read
                return
        if self.status.counts:
            self.status = replace(self.status, left_min=self._left_min(self.status.counts))

    @property
    def to_edit(self) -> Place | None:
        """Where the notes are to be edited: at the mistake that an edit made, else at the card."""
        return self._fault.place or (self.step.shown.card.note.place if self.step else None)

    def reread(self) -> str:
        """Read the notes again after an edit at `to_edit`; what was done stays, and can be undone.

        The card stays, as it is then. One that the edit broke gives way until it is mended.

        Returns:
            What is wrong in the notes now, or what became of the card; empty if all is well.
        """
        edited, wanted = self.to_edit, self._broken or self.step
        deck = self._desk.whole(self._deck)
        before = {card.id for card in self._desk.cards(deck)}
        self._fault.expect(self._desk.library.problems)
        self._desk.reread()
        self._fault.look(self._desk.library.problems, edited)
        self._deck = self._desk.decks().get(deck.name) or replace(deck, notes=())
        cards = {card.id: card for card in self._offered()}
        if self._session:
            self._session.take(tuple(cards.values()), awaited=self._fault.place is not None)
        if wanted is None:
            self.next()
            return self._fault.said
        card = cards.get(wanted.shown.card.id)
        new = None if card or self._fault.place else renamed(wanted.shown.card, cards.values(), before)
        self._broken = wanted if self._fault.place and not card else None
        if back := card or new:
            self._come_back(wanted, back)
        elif self.step and self.step is not wanted and self.step.shown.card.id in cards:
            self._come_back(self.step, self.step.shown.card)
        elif self._broken:
            self._break_off()
            return ""
        else:
            self.next()
        return self._fault.said if self._fault.place or card else what_became(new)

    def _come_back(self, before: Step, card: "Card") -> None:
        """Show a card as far as it was shown before the edit."""
        if self._session:
            self._session.show(card.id)
        self.next()
        if self.step:
            self.step = before.edited(self.step.shown)

    def _break_off(self) -> None:
        """Say what is wrong in the place of a card that the edit broke."""
        self.next()
        self.step, self.until, self._broken_off = None, None, True
        self.status = replace(self.status, section="", queue="", leech=False)

    def _offered(self) -> "Sequence[Card]":
        """The cards of the deck as the notes have them, without those that wait for a video."""
        desk = self._desk
        return offered(desk.store, desk.cards(self._deck), desk.settings, desk.held)

    def grade(self, grade: Grade) -> None:
        """Answer the card. A card that became a leech by it is in `leech`."""
        step, session = self.step, self._session
        if step is None or session is None:
            return
        took_ms = round((self._desk.stopwatch() - self._began_s) * 1000)
        became_leech = session.answer(grade, took_ms=took_ms, mode=step.mode)
        if self._pace:
            self._pace.answered(took_ms)
        self.next()
        self.leech = step.shown if became_leech else None

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
        if self._broken_off:
            return fault_page(self._fault.said)
        if self.until:
            seconds = (self.until - self._desk.clock()).total_seconds()
            return waiting_page(seconds, f"{self.until:%H:%M}")
        return finished_page(self._session.answered, self._coming, can_undo=self.can_undo)

    def has_come(self) -> bool:
        """Whether the learning card that was waited for may be shown now."""
        return self.until is not None and self._desk.clock() >= self.until
