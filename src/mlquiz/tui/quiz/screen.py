"""A quiz on the screen: question, answer, verdict, and the score at the end."""

from contextlib import suppress
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType

from mlquiz.errors import MlquizError
from mlquiz.study.attempt import read_number
from mlquiz.study.quiz.sitting import QuizSitting
from mlquiz.study.quiz.verdict import verdict
from mlquiz.tui.card.page_screen import PageScreen
from mlquiz.tui.card.status import Status
from mlquiz.tui.card.status_line import StatusLine
from mlquiz.tui.card.view import CardView
from mlquiz.tui.desk import Desk
from mlquiz.tui.face import place_words
from mlquiz.tui.keys.explained import explained
from mlquiz.tui.keys.help_screen import HelpScreen
from mlquiz.tui.keys.key_line import KeyLine
from mlquiz.tui.layout.page import Page
from mlquiz.tui.layout.visible import one_line, visible
from mlquiz.tui.quiz.keys import QUIZ_KEYS
from mlquiz.tui.quiz.pages import moved_words, score_page
from mlquiz.tui.quiz.verdict_bar import VerdictBar
from mlquiz.tui.review.held_key import HeldKey
from mlquiz.tui.review.no_number import no_number_words
from mlquiz.tui.review.number_input import NumberInput
from mlquiz.tui.review.stage import Stage
from mlquiz.tui.review.step import Step
from mlquiz.tui.section.screen import SectionScreen
from mlquiz.tui.wanted import PageWanted
from mlquiz.tui.wording import complaint, tr

if TYPE_CHECKING:
    from mlquiz.model.card import Card

_RIGHT, _WRONG = 2, 1
_OF_QUESTIONS = frozenset({"digit", "hint", "notes", "figure", "source"})
"""Actions that do nothing at the score."""


class QuizScreen(PageScreen):
    """One quiz. Every verdict is on the disk before the next question shows.

    Args:
        desk: What the screens work with.
        sitting: The quiz.
    """

    BINDINGS: ClassVar[list[BindingType]] = list(QUIZ_KEYS)

    def __init__(self, desk: Desk, sitting: QuizSitting) -> None:
        super().__init__()
        self._desk = desk
        self._sitting = sitting
        self._key = HeldKey(desk.stopwatch)
        self._status = StatusLine()
        self._stage = Stage(self.reader, desk.figures().on_card, VerdictBar())
        self._step: Step | None = None
        self._began_s = 0.0
        self._said = ""
        self._can_move = False

    def compose(self) -> ComposeResult:
        """Where the quiz stands, the question, the keys."""
        yield self._status
        yield self._stage
        yield KeyLine()

    def on_mount(self) -> None:
        """Begin after the first paint; look at the clock every second where the time is limited."""
        if self._sitting.quiz.limit_ms:
            self.set_interval(1, self._tick)
        self.call_after_refresh(self._next)

    def _next(self) -> None:
        card = self._sitting.current()
        self._began_s = self._desk.stopwatch()
        self._step = self._begun(card) if card else None
        if card is None:
            with suppress(MlquizError):
                self._can_move = bool(self._sitting.wrong_that_come_later())
        self._show()

    def _begun(self, card: "Card") -> Step:
        place = place_words(self._desk.library.context(card.note))
        return Step.question(card, self._sitting.quiz.seed, place)

    def _show(self, *, answer: bool = False, stay: bool = False) -> None:
        if self._step:
            self._stage.show_step(self._step, answer=answer, stay=stay)
        else:
            self._stage.show_page(self._score(), stay=stay)
        self._tell()
        self.refresh_bindings()

    def _score(self) -> Page:
        made = self._sitting.score()
        wrong = [self._sitting.cards[name] for name in made.wrong]
        titles = {card.note.section: card.note for card in self._sitting.cards.values()}
        return score_page(
            made,
            wrong,
            lambda section: self._desk.library.context(titles[section]).section,
            said=self._said,
            can_move=self._can_move,
        )

    def _tell(self) -> None:
        quiz = self._sitting.quiz
        number = min(len(quiz.answers) + 1, len(quiz.cards))
        where = tr("Quiz {n}/{count}", n=number, count=len(quiz.cards)) if self._step else tr("Quiz: score")
        section = ""
        if self._step:
            section = one_line(self._desk.library.context(self._step.shown.card.note).section)
        self._status.status = Status(where + self._time(), section=section)

    def _time(self) -> str:
        left_ms = self._left_ms()
        if left_ms is None or self._step is None:
            return ""
        minutes, seconds = divmod(left_ms // 1000, 60)
        return f" · {minutes}:{seconds:02d}"

    def _left_ms(self) -> int | None:
        left_ms = self._sitting.quiz.left_ms
        return None if left_ms is None else max(0, left_ms - self._gone_ms())

    def _gone_ms(self) -> int:
        return round((self._desk.stopwatch() - self._began_s) * 1000)

    def _tick(self) -> None:
        """Count down; when the time is over, the question that is open stays open."""
        if self._step and self._left_ms() == 0:
            self._sitting.spend(self._gone_ms())
            self._said = tr("The time is over.")
            self._sitting.keep()
            self._next()
        elif self._step:
            self._tell()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:  # noqa: ARG002
        """Grey out what cannot be done now; hide at the score what belongs to questions."""
        if self._is_over:
            return self._can_move if action == "tomorrow" else action not in _OF_QUESTIONS
        step = self._step
        match action:
            case "hint":
                can = bool(step and step.can_hint)
            case "notes":
                can = bool(step and step.revealed)
            case "figure":
                can = bool(step and step.figure)
            case "source":
                can = bool(step and step.has_formula)
            case _:
                can = action != "tomorrow"
        return can or None

    @property
    def _is_over(self) -> bool:
        """Whether the score is shown."""
        return self._step is None and self._sitting.quiz.finished

    def action_go_on(self) -> None:
        """Show the answer; then the next question, or the verdict `right`. At the score: scroll."""
        step = self._step
        if self._key.repeats("go on"):
            return
        if step is None:
            self.action_scroll_pages(1)
        elif step.revealed:
            self._judge(right=_verdict(step) is not False)
        else:
            self._reveal(step)

    def _reveal(self, step: Step) -> None:
        typed = self._stage.typed if step.asks_number else ""
        if typed and read_number(typed) is None:
            self.notify(no_number_words(typed), severity="warning", markup=False)
        else:
            self._step = step.reveal(typed)
            self._show(answer=True)

    def _judge(self, *, right: bool) -> None:
        if not self._step:
            return
        try:
            self._sitting.answer(right=right, mode=self._step.mode, took_ms=self._gone_ms())
        except MlquizError as error:
            self.notify(
                visible(complaint(error)), title=tr("Not done"), severity="error", timeout=15, markup=False
            )
        else:
            self._next()

    def action_digit(self, digit: int) -> None:
        """Choose an option; after the answer, judge oneself."""
        step = self._step
        if step is None or self._key.repeats(str(digit)):
            return
        if not step.revealed:
            self._choose(digit - 1)
        elif _verdict(step) is None and digit in (_WRONG, _RIGHT):
            self._judge(right=digit == _RIGHT)

    def _choose(self, place: int) -> None:
        if self._step and place < self._step.options:
            self._step = self._step.choose(place)
            self._show(answer=not self._step.several, stay=self._step.several)

    def action_hint(self) -> None:
        """Show the hint."""
        if self._step:
            self._step = self._step.hinted()
            self._show(stay=True)

    def action_source(self) -> None:
        """Show the LaTeX of the formulas, or draw them again."""
        if self._step:
            self._step = self._step.with_source()
            self._show(stay=True)

    def action_notes(self) -> None:
        """Read the section that the card belongs to."""
        if self._step:
            self.app.push_screen(SectionScreen(self._desk, self._step.shown.card.note))

    def action_figure(self) -> None:
        """Open the card's figure; with several the next one."""
        figure = self._step.figure if self._step else None
        if self._step and figure:
            self._step = self._step.having_opened(figure)
            try:
                file = self._desk.figures().to_open(
                    self._step.shown.card, figure, revealed=self._step.revealed
                )
            except MlquizError as error:
                said = visible(complaint(error))
                self.notify(said, title=tr("Not shown"), severity="warning", timeout=15, markup=False)
                return
            self.post_message(PageWanted(file.as_uri(), str(file)) if file else PageWanted(figure.src))

    def action_tomorrow(self) -> None:
        """Make the wrong cards due tomorrow."""
        if self._can_move:
            try:
                moved, wrong = len(self._sitting.make_wrong_due_tomorrow()), len(self._sitting.score().wrong)
            except MlquizError as error:
                self.notify(visible(complaint(error)), title=tr("Not done"), severity="error", markup=False)
                return
            self._said = moved_words(moved, wrong)
            self._can_move = False
            self._show()

    def action_leave(self) -> None:
        """Leave; what is open can be gone on with."""
        self._set_aside()
        self.dismiss()

    def on_unmount(self) -> None:
        """Whatever else may end it: the quiz can be gone on with."""
        with suppress(MlquizError):
            self._set_aside()

    def _set_aside(self) -> None:
        """Keep the quiz with the time that went by, once."""
        if self._step:
            self._sitting.spend(self._gone_ms())
            self._sitting.keep()
            self._step = None

    def action_back(self) -> None:
        """Close the messages that lie over the screen; where there are none, leave."""
        if self.query("Toast"):
            self.app.clear_notifications()
        else:
            self.action_leave()

    def action_help(self) -> None:
        """Explain the keys."""
        self.app.push_screen(HelpScreen(tr("Keys of the quiz"), explained(self)))

    @on(NumberInput.Submitted)
    def number_submitted(self) -> None:
        """Enter in the field for the number."""
        self.action_go_on()

    @on(VerdictBar.Pressed)
    def bar_pressed(self, event: VerdictBar.Pressed) -> None:
        """A click on the bar."""
        if event.right is None:
            self.action_go_on()
        elif self._step and self._step.revealed:
            self._judge(right=event.right)

    @on(CardView.OptionPressed)
    def option_pressed(self, event: CardView.OptionPressed) -> None:
        """A click on an option."""
        self._choose(event.index)


def _verdict(step: Step) -> bool | None:
    """Whether a step was answered right; `None`: the learner says so."""
    return verdict(step.shown.card.note.body, step.showing.attempt)
