"""One widget for a whole card: it lays its page out at the width that it has."""

from dataclasses import dataclass
from typing import ClassVar

from textual import events
from textual.content import Content, Span
from textual.geometry import Size
from textual.message import Message
from textual.selection import Selection
from textual.style import Style
from textual.widget import Widget

from mlquiz.tui.layout.copying import copied
from mlquiz.tui.layout.line import Mark, Run
from mlquiz.tui.layout.page import LaidPage, Page, lay_page
from mlquiz.tui.looks import look

NARROWEST = 20
_REMEMBERED = 4


class CardView(Widget):
    """Shows a page. Its text can be selected with the mouse and copied."""

    DEFAULT_CSS = """
    CardView {
        width: 1fr;
        max-width: 100;
        height: auto;
        text-wrap: nowrap;
        text-overflow: clip;
        .card--strong { text-style: bold; }
        .card--emphasis { text-style: italic; }
        .card--strike { text-style: strike; }
        .card--code { color: $text-secondary; background: $surface-lighten-1; }
        .card--math { color: $text-accent; }
        .card--link { text-style: underline; }
        .card--heading { color: $text-primary; text-style: bold; }
        .card--quiet { color: $foreground 65%; }
        .card--frame { color: $foreground 40%; }
        .card--blank { text-style: bold; color: $text-primary; background: $primary-muted; }
        .card--revealed { text-style: bold underline; color: $text-success; }
        .card--right { text-style: bold; color: $text-success; }
        .card--wrong { text-style: bold; color: $text-error; }
        .card--chosen { text-style: bold; color: $text-primary; background: $primary-muted; }
    }
    """
    COMPONENT_CLASSES: ClassVar[set[str]] = {f"card--{(mark.name or '').lower()}" for mark in Mark}

    @dataclass
    class OptionPressed(Message):
        """The mouse was pressed on an option; `index` is its place among those shown."""

        index: int

    def __init__(self) -> None:
        super().__init__()
        self._page: Page = ()
        self._laid: dict[int, LaidPage] = {}

    def show(self, page: Page) -> None:
        """Show another page."""
        self._page = page
        self._laid = {}
        self.refresh(layout=True)

    def laid(self, width: int) -> LaidPage:
        """The page at a width. The last few are remembered: finding the height asks at more than one."""
        width = max(NARROWEST, width)
        if width not in self._laid:
            if len(self._laid) >= _REMEMBERED:
                self._laid = {}
            self._laid[width] = lay_page(self._page, width)
        return self._laid[width]

    @property
    def page(self) -> LaidPage:
        """The page as it is on the screen."""
        return self.laid(self.content_size.width)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:  # noqa: ARG002
        """Lines that the page takes at this width."""
        return len(self.laid(width).lines) if width else 0

    def render(self) -> Content:
        """The lines of the page at the current width."""
        text: list[str] = []
        spans: list[Span] = []
        at = 0
        for index, line in enumerate(self.page.lines):
            if index:
                text.append("\n")
                at += 1
            for run in line.runs:
                text.append(run.text)
                if run.marks or run.link:
                    spans.append(Span(at, at + len(run.text), self._look(run)))
                at += len(run.text)
        return Content("".join(text), spans)

    def _look(self, run: Run) -> Style:
        style = Style(link=run.link or None)
        for mark in run.marks:
            style += look(self, f"card--{(mark.name or '').lower()}")
        return style

    def notify_style_update(self) -> None:
        """The theme changed: the looks of the marks are others."""
        super().notify_style_update()
        self.refresh()

    def get_selection(self, selection: Selection) -> tuple[str, str] | None:
        """The selected text with its paragraphs whole."""
        start, end = selection
        lines = self.page.lines
        return copied(lines, start and (start.y, start.x), end and (end.y, end.x)), "\n"

    def on_click(self, event: events.Click) -> None:
        """A click on an option says which one; the end of a mouse selection says nothing."""
        lines = self.page.lines
        at = event.get_content_offset(self)
        if at is None or at.y >= len(lines) or lines[at.y].option < 0 or self.screen.get_selected_text():
            return
        event.stop()
        self.post_message(self.OptionPressed(lines[at.y].option))
