"""A screen whose middle is a page that scrolls."""

from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.screen import Screen

from mlquiz.tui.card.reader import Reader


class PageScreen(Screen[None]):
    """Scrolls its reader by keys; nothing in it takes the focus by itself."""

    AUTO_FOCUS = ""
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("down,j", "scroll_lines(1)", "Scroll down", show=False),
        Binding("up,k", "scroll_lines(-1)", "Scroll up", show=False),
        Binding("pagedown,ctrl+d", "scroll_pages(1)", "Scroll down a page", show=False),
        Binding("pageup,ctrl+u", "scroll_pages(-1)", "Scroll up a page", show=False),
        Binding("home,g", "scroll_top", "Go to the top", show=False),
        Binding("end,G", "scroll_bottom", "Go to the end", show=False),
        Binding("ctrl+c", "copy_selected", "Copy the text that the mouse selected", show=False),
    ]

    def __init__(self) -> None:
        super().__init__()
        self.reader = Reader()

    def action_back(self) -> None:
        """Close the messages that lie over the screen; where there are none, close the screen."""
        if self.query("Toast"):
            self.app.clear_notifications()
        else:
            self.dismiss()

    def action_copy_selected(self) -> None:
        """Copy what the mouse selected, or say how to select."""
        selected = self.get_selected_text()
        if selected:
            self.app.copy_to_clipboard(selected)
        else:
            self.notify("Drag the mouse over text first. ctrl+q quits.", title="Nothing to copy", timeout=4)

    def action_scroll_lines(self, lines: int) -> None:
        """Scroll by some lines, down if positive."""
        self.reader.scroll_relative(y=lines, animate=False)

    def action_scroll_pages(self, pages: int) -> None:
        """Scroll by some screens less two lines, down if positive."""
        self.reader.scroll_relative(y=pages * max(1, self.reader.size.height - 2), animate=False)

    def action_scroll_top(self) -> None:
        """Scroll to the first line."""
        self.reader.scroll_home(animate=False)

    def action_scroll_bottom(self) -> None:
        """Scroll to the last line."""
        self.reader.scroll_end(animate=False)
