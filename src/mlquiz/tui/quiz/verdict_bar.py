"""The bar below a quiz question: the way to the answer, then whether it was right."""

from dataclasses import dataclass
from typing import ClassVar

from textual import events
from textual.content import Content
from textual.message import Message
from textual.widget import Widget

from mlquiz.study.quiz.verdict import verdict
from mlquiz.tui.cells import centred
from mlquiz.tui.keys.bound import pressed
from mlquiz.tui.looks import look
from mlquiz.tui.review.step import Step
from mlquiz.tui.wording import tr

_BETWEEN = 1
_APART = " " * 6


class VerdictBar(Widget):
    """One line that can be clicked: the way on, or wrong on the left and right on the right."""

    DEFAULT_CSS = """
    VerdictBar {
        height: 1;
        max-width: 100;
        margin: 0 1;
        text-wrap: nowrap;
        text-overflow: clip;
        .verdict-bar--on { color: $text-primary; text-style: bold; background: $surface-lighten-1; }
        .verdict-bar--wrong { color: $text-error; background: $surface-lighten-1; }
        .verdict-bar--right { color: $text-success; background: $surface-lighten-1; text-style: bold; }
    }
    """
    COMPONENT_CLASSES: ClassVar[set[str]] = {"verdict-bar--on", "verdict-bar--wrong", "verdict-bar--right"}
    ALLOW_SELECT = False

    @dataclass
    class Pressed(Message):
        """It was clicked; `right` is the learner's own verdict, or `None` for the way on."""

        right: bool | None

    def __init__(self) -> None:
        super().__init__()
        self._words = ""

    def ask(self, words: str) -> None:
        """Show the way on."""
        self._words = words
        self.refresh()

    def reveal(self, step: Step) -> None:
        """Show what a revealed step asks for: the learner's own verdict, or the next question."""
        self._words = ""
        if verdict(step.shown.card.note.body, step.showing.attempt) is not None:
            self._words = tr("{space}  Next question", space=pressed("quiz", "show_answer"))
            if step.right is None:
                self._words = f"{tr('Not answered: wrong')}{_APART}{self._words}"
        self.refresh()

    def render(self) -> Content:
        """The line at the current width."""
        width = self.content_size.width
        if self._words:
            return Content.styled(centred(self._words, width), look(self, "verdict-bar--on"))
        half = (width - _BETWEEN) // 2
        wrong = f"{pressed('quiz', 'wrong')} {tr('I was wrong')}"
        right = f"{pressed('quiz', 'right')} {tr('I was right')} ⏎"
        return Content(" " * _BETWEEN).join(
            [
                Content.styled(centred(wrong, half), look(self, "verdict-bar--wrong")),
                Content.styled(centred(right, half), look(self, "verdict-bar--right")),
            ]
        )

    def on_click(self, event: events.Click) -> None:
        """Say what was clicked."""
        event.stop()
        right = None if self._words else event.x > self.content_size.width // 2
        self.post_message(self.Pressed(right))
