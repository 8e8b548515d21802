"""The middle of the review screen: the card, the field for a number, the bar with the grades."""

from typing import TYPE_CHECKING, Protocol

from textual import on
from textual.app import ComposeResult
from textual.containers import Center, Vertical

from mlquiz.tui.card.reader import Reader
from mlquiz.tui.card.view import CardView
from mlquiz.tui.keys.bound import key_words, pressed
from mlquiz.tui.layout.page import Page
from mlquiz.tui.quiz.verdict_bar import VerdictBar
from mlquiz.tui.review.grade_bar import GradeBar
from mlquiz.tui.review.number_input import NumberInput
from mlquiz.tui.review.step import Step
from mlquiz.tui.wording import tr

if TYPE_CHECKING:
    from mlquiz.model.card import Card
    from mlquiz.tui.pictures.gallery import Hung

_BAR = _FIELD = _ABOVE = 1
THINKING_S = 0.1
"""Seconds after the question, when nobody is waiting."""
_USUAL = 21
"""Lines for the card, so that the bar stays where it is for most cards however high the screen is."""


class PicturesOf(Protocol):
    """Gives the pictures of a card; `None`: none are drawn."""

    def __call__(self, card: "Card", *, revealed: bool) -> "Hung | None":
        """Those of its question, or also of its answer."""


class Stage(Vertical):
    """Shows one step of a card, or a page where there is no card.

    Args:
        reader: The area of the card; its screen scrolls it.
        pictures: Gives the pictures of a card.
        bar: What stands below the card: the grades of a review, or the verdicts of a quiz.
    """

    DEFAULT_CSS = """
    Stage {
        height: 1fr;
        Reader { padding: 1 0 0 1; }
        Center { height: auto; padding: 0 1 0 0; }
    }
    """

    def __init__(
        self, reader: Reader, pictures: PicturesOf, bar: GradeBar | VerdictBar | None = None
    ) -> None:
        super().__init__()
        self._reader = reader
        self._pictures = pictures
        self._number = NumberInput()
        self._bar = bar or GradeBar()
        self._number.display = self._bar.display = False

    def compose(self) -> ComposeResult:
        """From top to bottom."""
        yield self._reader
        with Center():
            yield self._number
        with Center():
            yield self._bar

    def on_resize(self) -> None:
        """Give the card the room that the rest leaves."""
        self._share()

    @on(CardView.Relaid)
    def _relaid(self) -> None:
        """A picture has come."""
        self._share()

    def _share(self) -> None:
        """The bar stands below the text, but not higher than usual and not below the screen."""
        room = max(1, self.size.height - _BAR - (_FIELD if self._number.display else 0))
        wanted = len(self._reader.card.page.lines) + _ABOVE
        self._reader.styles.height = min(room, max(wanted, _USUAL))

    @property
    def typed(self) -> str:
        """The number in the field."""
        return self._number.value.strip()

    def show_step(self, step: Step, *, answer: bool = False, stay: bool = False) -> None:
        """Show a card as far as it has come.

        Args:
            step: How far.
            answer: The answer has just come: go to it.
            stay: Stay where the reader is in the text.
        """
        pictures = self._pictures(step.shown.card, revealed=step.revealed)
        self._reader.show(step.page, answer=answer, stay=stay, pictures=pictures)
        self._bar.display = True
        if step.revealed:
            self._bar.reveal(step)
        else:
            self._bar.ask(_way_on(step))
        self._ask_number(wanted=step.asks_number)
        if not step.revealed:
            self.set_timer(THINKING_S, lambda: self.prepare(step.reveal()))

    def prepare(self, step: Step) -> None:
        """Lay out while the learner thinks what will probably come next, so that it shows at once."""
        if self.is_mounted:
            pictures = self._pictures(step.shown.card, revealed=step.revealed)
            self._reader.card.prepare(step.page, pictures)

    def show_page(self, page: Page, *, stay: bool = False) -> None:
        """Show something that is no card."""
        self._reader.show(page, stay=stay)
        self._bar.display = False
        self._ask_number(wanted=False)

    def _ask_number(self, *, wanted: bool) -> None:
        if wanted and not self._number.display:
            self._number.value = ""
        self._number.display = wanted
        self._share()
        self.screen.set_focus(self._number if wanted else None)


def _way_on(step: Step) -> str:
    """What leads to the answer."""
    if step.asks_number:
        return tr("{enter}  Check the number", enter=key_words("enter"))
    keys = {"digits": f"1-{min(9, step.options)}", "space": pressed("review", "show_answer")}
    if step.several:
        return tr("{digits}  Choose all that are right      {space}  Done", **keys)
    if step.options:
        return tr("{digits}  Choose      {space}  Show the answer", **keys)
    return tr("{space}  Show the answer", **keys)
