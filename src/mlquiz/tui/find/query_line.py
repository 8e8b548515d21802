"""The line in which a search is typed."""

from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.widgets import Input

from mlquiz.tui.wording import tr

_PROMPT = "words, or chapter:8 lecture:4 tier:core kind:number is:due is:leech …"


class QueryLine(Input):
    """Text to search for; down goes to what was found."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "submit", "To the cards"),
        Binding("down", "screen.to_cards(1)", "To the cards", show=False),
        Binding("up", "screen.to_cards(-1)", "To the cards", show=False),
    ]

    def __init__(self, query: str) -> None:
        super().__init__(query, placeholder=tr(_PROMPT), select_on_focus=False)
