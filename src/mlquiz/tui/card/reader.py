"""The area in which a page scrolls: no wider than can be read, in the middle of the screen."""

from typing import TYPE_CHECKING

from textual import events
from textual.app import ComposeResult
from textual.containers import Container

from mlquiz.tui.card.view import CardView
from mlquiz.tui.layout.page import Page

if TYPE_CHECKING:
    from mlquiz.tui.pictures.gallery import Hung


class Reader(Container, can_focus=False):
    """A page that scrolls; keys reach it through its screen."""

    DEFAULT_CSS = """
    Reader {
        height: 1fr;
        align-horizontal: center;
        padding: 0 0 0 1;
    }
    """

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 - textual's own name
        super().__init__(id=id)
        self.card = CardView()

    def compose(self) -> ComposeResult:
        """The card."""
        yield self.card

    def show(
        self, page: Page, *, answer: bool = False, stay: bool = False, pictures: "Hung | None" = None
    ) -> None:
        """Show a page; `answer`, `stay` and `pictures` as the card has them."""
        self.card.show(page, answer=answer, stay=stay, pictures=pictures)

    def on_mouse_scroll_down(self, event: events.MouseScrollDown) -> None:
        """The wheel beside the text."""
        self._scroll(event, 1)

    def on_mouse_scroll_up(self, event: events.MouseScrollUp) -> None:
        """The wheel beside the text."""
        self._scroll(event, -1)

    def _scroll(self, event: events.MouseEvent, way: int) -> None:
        event.stop()
        self.card.scroll_relative(y=way * self.app.scroll_sensitivity_y, animate=False)
