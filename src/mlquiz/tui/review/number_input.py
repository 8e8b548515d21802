"""The field for a typed number. It takes the characters of numbers; other keys stay keys of the screen."""

from textual import events
from textual.widgets import Input

CHARACTERS = frozenset("0123456789.,+-−/eE^*×")


class NumberInput(Input):
    """One line for a number."""

    DEFAULT_CSS = """
    NumberInput {
        margin: 0 1;
        max-width: 100;
    }
    """

    def __init__(self) -> None:
        super().__init__(placeholder="type the number, enter checks it", compact=True, select_on_focus=False)
        self.cursor_blink = False

    def on_key(self, event: events.Key) -> None:
        """Leave every key to the screen that writes no number."""
        if event.is_printable and event.character not in CHARACTERS:
            event.prevent_default()

    def check_consume_key(self, key: str, character: str | None) -> bool:  # noqa: ARG002
        """Whether a key is text for this field and no binding."""
        return character is not None and character in CHARACTERS
