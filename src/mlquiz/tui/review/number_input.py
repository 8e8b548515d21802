"""The field for a typed number. While it is empty, what writes no number stays a key of the screen."""

from textual import events
from textual.widgets import Input

from mlquiz.tui.keys.bound import key_words
from mlquiz.tui.wording import tr

CHARACTERS = frozenset("0123456789.,+-−/eE^*×")
_MOST = 40
"""Characters of a number."""


class NumberInput(Input):
    """One line for a number."""

    DEFAULT_CSS = """
    NumberInput {
        margin: 0 1;
        max-width: 100;
    }
    """

    def __init__(self) -> None:
        check = key_words("enter")
        super().__init__(
            placeholder=tr("type the number, {enter} checks it; empty: the answer", enter=check),
            compact=True,
            select_on_focus=False,
        )
        self.cursor_blink = False

    def on_key(self, event: events.Key) -> None:
        """Write no letter: the screen has it while the field is empty, and then nobody."""
        if event.is_printable and event.character not in CHARACTERS:
            event.prevent_default()
            if self.value:
                event.stop()

    def replace(self, text: str, start: int, end: int) -> None:
        """Write a text in the place of another; of one that is too long for a number, its beginning."""
        start, end = sorted((start, end))
        room = _MOST - len(self.value) + end - start
        super().replace(text[: max(0, room)], start, end)

    def watch_value(self) -> None:
        """The screen's keys change with the first character and with none left."""
        if self.is_attached:
            self.screen.refresh_bindings()

    def check_consume_key(self, key: str, character: str | None) -> bool:  # noqa: ARG002
        """Whether a key is text for this field and no binding."""
        if character is None or not character.isprintable():
            return False
        return character in CHARACTERS or bool(self.value)
