"""One sitting on the screen: question, answer, grade, and everything else that can be done with a card."""

from collections.abc import Callable
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType

from mlquiz.errors import MlquizError
from mlquiz.model.review import Grade
from mlquiz.study.attempt import read_number
from mlquiz.tui.card.page_screen import PageScreen
from mlquiz.tui.card.status_line import StatusLine
from mlquiz.tui.card.view import CardView
from mlquiz.tui.deck_title import NamedDeck
from mlquiz.tui.desk import Desk
from mlquiz.tui.editing import edit_notes
from mlquiz.tui.keys.bound import pressed
from mlquiz.tui.keys.explained import explained
from mlquiz.tui.keys.help_screen import HelpScreen
from mlquiz.tui.keys.key_line import KeyLine
from mlquiz.tui.layout.visible import visible
from mlquiz.tui.review.grade_bar import GradeBar
from mlquiz.tui.review.held_key import HeldKey
from mlquiz.tui.review.keys import REVIEW_KEYS
from mlquiz.tui.review.leech import leech_words
from mlquiz.tui.review.no_number import no_number_words
from mlquiz.tui.review.number_input import NumberInput
from mlquiz.tui.review.sitting import Sitting
from mlquiz.tui.review.stage import THINKING_S, Stage
from mlquiz.tui.section.screen import SectionScreen
from mlquiz.tui.section.videos import VideoScreen
from mlquiz.tui.wanted import PageWanted
from mlquiz.tui.wording import complaint, tr

if TYPE_CHECKING:
    from textual.timer import Timer

    from mlquiz.tui.review.step import Step


_PACE_S = 0.05
"""Seconds after the first card, which is not to wait for it."""


class ReviewScreen(PageScreen):
    """A sitting over one deck. Every answer is on the disk before the next card shows."""

    BINDINGS: ClassVar[list[BindingType]] = list(REVIEW_KEYS)

    def __init__(self, desk: Desk, deck: NamedDeck) -> None:
        super().__init__()
        self._desk = desk
        self._sitting = Sitting(desk, deck)
        self._key = HeldKey(desk.stopwatch)
        self._timer: Timer | None = None
        self._status = StatusLine()
        self._stage = Stage(self.reader, desk.figures().on_card)

    def compose(self) -> ComposeResult:
        """Where the card stands and what is left, the card, the keys."""
        yield self._status
        yield self._stage
        yield KeyLine()

    def on_mount(self) -> None:
        """Paint the screen first; the sitting begins after that."""
        self._timer = self.set_interval(1, self._tick, pause=True)
        self.call_after_refresh(self._next)

    def _next(self) -> None:
        self._sitting.next()
        self._show()
        self.set_timer(_PACE_S, self._learn_pace)

    def _learn_pace(self) -> None:
        """Say how long what is left takes, once the card is there."""
        self._sitting.learn_pace()
        self._status.status = self._sitting.status

    def _show(self, *, answer: bool = False, stay: bool = False) -> None:
        """Show where the sitting is; `answer` and `stay` as the stage has them."""
        if self._sitting.step:
            self._stage.show_step(self._sitting.step, answer=answer, stay=stay)
            if self._sitting.step.revealed:
                self.set_timer(THINKING_S, self._use_the_pause)
        else:
            self._stage.show_page(self._sitting.pause(), stay=stay)
        if self._timer:
            self._timer.resume() if self._sitting.until else self._timer.pause()
        self._status.status = self._sitting.status
        self.refresh_bindings()

    def _use_the_pause(self) -> None:
        """While the learner reads the answer: prepare the next card, and tidy up the database."""
        if self._sitting.step and self._sitting.step.revealed:
            upcoming = self._sitting.upcoming()
            if upcoming:
                self._stage.prepare(upcoming)
            self._desk.store.tidy_up()

    def _tick(self) -> None:
        """While waiting: count down, and show the card when it has come."""
        if self._sitting.has_come():
            self._next()
        elif self._sitting.until:
            self._stage.show_page(self._sitting.pause(), stay=True)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:  # noqa: ARG002, PLR0911 - a case a key
        """Switch off what cannot be done now."""
        step = self._sitting.step
        match action:
            case "undo":
                return self._sitting.can_undo or None
            case "hint":
                return bool(step and step.can_hint) or None
            case "notes" | "suspend" | "bury":
                return step is not None or None
            case "edit":
                return self._sitting.to_edit is not None or None
            case "figure":
                return bool(step and step.figure) or None
            case "source":
                return bool(step and step.has_formula) or None
            case "video":
                context = self._sitting.context
                return bool(context and context.videos) or None
            case _:
                return True

    def action_go_on(self) -> None:
        """Show the answer, or give the marked grade; without a card look for one."""
        if self._key.repeats("go on"):
            return
        step = self._sitting.step
        if step is None:
            self._next()
        elif step.revealed:
            self._grade(step.suggested)
        else:
            self._reveal(step)

    def _reveal(self, step: "Step") -> None:
        typed = self._stage.typed if step.asks_number else ""
        if typed and read_number(typed) is None:
            self.notify(no_number_words(typed), severity="warning", markup=False)
        else:
            self._sitting.step = step.reveal(typed)
            self._show(answer=True)

    def _change(self, change: Callable[[Sitting], None]) -> bool:
        """Do something with the card and go on; where the disk refuses, say so, and the card stays.

        Returns:
            Whether it was done.
        """
        try:
            change(self._sitting)
        except MlquizError as error:
            self.notify(
                visible(complaint(error)), title=tr("Not done"), severity="error", timeout=15, markup=False
            )
            return False
        self._show()
        return True

    def action_digit(self, digit: int) -> None:
        """Grade, or choose an option while the question is open."""
        step = self._sitting.step
        if step is None or self._key.repeats(str(digit)):
            return
        if not step.revealed:
            self._choose(digit - 1)
        elif digit in list(Grade):
            self._grade(Grade(digit))

    def _grade(self, grade: Grade) -> None:
        """Grade the card; say so where it was forgotten too often. The next one shows meanwhile."""
        if self._change(lambda sitting: sitting.grade(grade)) and self._sitting.leech:
            title, said = leech_words(self._sitting.leech)
            self._tell(title, said, timeout=15)

    def _tell(self, title: str, said: str, timeout: float = 4) -> None:
        self.notify(visible(said), title=title, severity="information", timeout=timeout, markup=False)

    def _choose(self, place: int) -> None:
        step = self._sitting.step
        if step and place < step.options:
            self._sitting.step = step.choose(place)
            self._show(answer=not step.several, stay=step.several)

    def action_hint(self) -> None:
        """Show the hint."""
        if self._sitting.step:
            self._sitting.step = self._sitting.step.hinted()
            self._show(stay=True)

    def action_undo(self) -> None:
        """Take back what was done last, and show its card again."""
        if not self._key.repeats("undo") and self._change(Sitting.undo):
            self.app.clear_notifications()

    def action_suspend(self) -> None:
        """Never show this card again."""
        if not self._key.repeats("suspend") and self._change(Sitting.suspend):
            self._tell(
                tr("Card suspended"), tr("It is not shown again. {undo} takes that back.", undo=_undo())
            )

    def action_bury(self) -> None:
        """Do not show this card again today."""
        if not self._key.repeats("bury") and self._change(Sitting.bury):
            said = tr("It is not shown again today. {undo} takes that back.", undo=_undo())
            self._tell(tr("Card buried"), said)

    def action_source(self) -> None:
        """Show the LaTeX of the formulas, or draw them again."""
        if self._sitting.step:
            self._sitting.step = self._sitting.step.with_source()
            self._show(stay=True)

    def action_notes(self) -> None:
        """Read the section that the card belongs to."""
        if self._sitting.step:
            self.app.push_screen(SectionScreen(self._desk, self._sitting.step.shown.card.note))

    def action_video(self) -> None:
        """Open the section's video, or ask which one."""
        videos = self._sitting.context.videos if self._sitting.context else ()
        if len(videos) == 1:
            self.post_message(PageWanted(videos[0].url))
        elif videos:
            self.app.push_screen(VideoScreen(videos))

    def action_figure(self) -> None:
        """Open the card's figure; with several the next one."""
        step = self._sitting.step
        figure = step.figure if step else None
        if step and figure:
            self._sitting.step = step.having_opened(figure)
            try:
                file = self._desk.figures().to_open(step.shown.card, figure, revealed=step.revealed)
            except MlquizError as error:
                said = visible(complaint(error))
                self.notify(said, title=tr("Not shown"), severity="warning", timeout=15, markup=False)
                return
            self.post_message(PageWanted(file.as_uri(), str(file)) if file else PageWanted(figure.src))
            self.refresh_bindings()

    def action_edit(self) -> None:
        """Edit the note, or mend what an edit broke, and come back to the card as it is then."""
        place = self._sitting.to_edit
        if place and edit_notes(self, self._desk, place):
            self._reread()

    def _reread(self) -> None:
        """Take the edited notes in; the answers and what can be undone stay."""
        said = self._sitting.reread()
        self._show(stay=True)
        self.refresh(layout=True)
        if said:
            self.notify(visible(said), title=tr("In the notes"), severity="warning", timeout=15, markup=False)

    def action_leave(self) -> None:
        """Back to the decks."""
        self.app.clear_notifications()
        self.dismiss()

    def action_help(self) -> None:
        """Explain the keys."""
        self.app.push_screen(HelpScreen(tr("Keys of the review"), explained(self)))

    @on(NumberInput.Submitted)
    def number_submitted(self) -> None:
        """Enter in the field for the number."""
        self.action_go_on()

    @on(GradeBar.Pressed)
    def bar_pressed(self, event: GradeBar.Pressed) -> None:
        """A click on the bar."""
        grade, step = event.grade, self._sitting.step
        if grade is not None:
            self._grade(grade)
        elif step:
            self._reveal(step)

    @on(CardView.OptionPressed)
    def option_pressed(self, event: CardView.OptionPressed) -> None:
        """A click on an option."""
        self._choose(event.index)


def _undo() -> str:
    return pressed("review", "undo")
