"""The area in which a page scrolls. Resizing keeps the place where the reader was."""

from typing import TYPE_CHECKING

from textual import events
from textual.app import ComposeResult
from textual.containers import VerticalScroll

from mlquiz.tui.card.view import CardView
from mlquiz.tui.layout.page import Page
from mlquiz.tui.layout.place import Place, line_of, place_at

if TYPE_CHECKING:
    from textual.geometry import Size

_ABOVE_ANSWER = 2
"""Lines of the question that stay in sight above an answer that does not fit on the screen."""


class Reader(VerticalScroll, can_focus=False):
    """A page that scrolls; keys reach it through its screen."""

    DEFAULT_CSS = """
    Reader {
        height: 1fr;
        align-horizontal: center;
        padding: 0 1;
        scrollbar-size-vertical: 1;
        scrollbar-gutter: stable;
    }
    """

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 - textual's own name
        super().__init__(id=id)
        self.card = CardView()
        self._place = Place()
        self._steady: Size | None = None

    def compose(self) -> ComposeResult:
        """The card."""
        yield self.card

    def show(self, page: Page, *, answer: bool = False, stay: bool = False) -> None:
        """Show a page.

        Args:
            page: What to show.
            answer: Go to where the answer begins if the page is longer than the screen.
            stay: Stay where the reader is; otherwise go to the top.
        """
        self.card.show(page)
        if answer:
            lines = self.card.page
            self._place = place_at(lines.lines, (lines.answer or 0) - _ABOVE_ANSWER)
        elif not stay:
            self._place = Place()
            self.scroll_to(y=0, animate=False, immediate=True)
        self.call_after_refresh(self._go_to_place)

    def watch_scroll_y(self, old_value: float, new_value: float) -> None:
        """Remember the place when the reader moves, not when a new size moves the text."""
        super().watch_scroll_y(old_value, new_value)
        if self._steady == self.container_size:
            self._place = place_at(self.card.page.lines, round(new_value))

    def on_resize(self, _: events.Resize) -> None:
        """Go to the remembered place once the text has its new lines."""
        self.call_after_refresh(self._go_to_place)

    def _go_to_place(self) -> None:
        self.scroll_to(y=line_of(self.card.page.lines, self._place), animate=False, immediate=True)
        self._steady = self.container_size
