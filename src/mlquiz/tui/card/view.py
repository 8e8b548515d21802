"""One widget for a whole card: it lays its page out at the width that it has, and scrolls it.

It paints line by line from strips that are kept, so that another page costs no new layout of the screen.
"""

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from textual import events
from textual.geometry import Region, Size
from textual.message import Message
from textual.scroll_view import ScrollView
from textual.selection import Selection
from textual.strip import Strip

from mlquiz.tui.card.painting import Painting
from mlquiz.tui.layout.copying import copied
from mlquiz.tui.layout.line import EMPTY, Line, Mark, Run
from mlquiz.tui.layout.page import LaidPage, Page, lay_page
from mlquiz.tui.layout.place import Place, line_of, place_at
from mlquiz.tui.looks import look

if TYPE_CHECKING:
    from rich.style import Style

    from mlquiz.tui.pictures.gallery import Hung

NARROWEST = 20
WIDEST = 100
_GAP = 1
"""Cells between the text and the scroll bar."""
_ABOVE_ANSWER = 2
"""Lines of the question that stay in sight above an answer that does not fit on the screen..."""
_FOR_QUESTION = 3
"""...or all of the question's last paragraph, if it takes at most this part of the screen."""
_AROUND_PICTURE = 6
"""Lines of the screen that no picture takes: what stands above and below the card, and a line of its text."""


class CardView(ScrollView, can_focus=False):
    """Shows a page and scrolls it. Its text can be selected with the mouse and copied.

    Resizing keeps the place where the reader was. The scroll bar is always there, unseen where the whole page
    is in sight: to show and hide it would lay out the screen.
    """

    DEFAULT_CSS = """
    CardView {
        width: 1fr;
        max-width: 102;
        height: 1fr;
        overflow: hidden scroll;
        scrollbar-size-vertical: 1;
        scrollbar-background: $background;
        scrollbar-background-hover: $background;
        scrollbar-background-active: $background;
        .card--strong { text-style: bold; }
        .card--emphasis { text-style: italic; }
        .card--strike { text-style: strike; }
        .card--code { color: $text-primary; background: $surface-lighten-1; }
        .card--math { color: $text-accent; }
        .card--link { text-style: underline; }
        .card--heading { color: $text-primary; text-style: bold; }
        .card--quiet { color: $foreground 65%; }
        .card--frame { color: $foreground 40%; }
        .card--blank { text-style: bold; color: $text-primary; background: $primary-muted; }
        .card--revealed { text-style: bold underline; color: $text-success; }
        .card--right { text-style: bold; color: $text-success; }
        .card--wrong { text-style: bold; color: $text-error; }
        .card--word { color: $foreground; }
        .card--keyword { color: $text-primary; text-style: bold; }
        .card--name { color: $text-accent; }
        .card--string { color: $text-success; }
        .card--number { color: $text-warning; }
        .card--comment { color: $foreground 65%; text-style: italic; }
        .card--chosen { text-style: bold; color: $text-primary; background: $primary-muted; }
    }
    """
    COMPONENT_CLASSES: ClassVar[set[str]] = {f"card--{(mark.name or '').lower()}" for mark in Mark}

    @dataclass
    class OptionPressed(Message):
        """The mouse was pressed on an option; `index` is its place among those shown."""

        index: int

    class Relaid(Message):
        """A picture is ready, and the page has as many lines as it has now."""

    def __init__(self) -> None:
        super().__init__()
        self.auto_links = False
        self._page: Page = ()
        self._laid: tuple[int, LaidPage] | None = None
        self._painting: Painting | None = None
        self._prepared: tuple[Page, int, LaidPage, Painting, Hung | None] | None = None
        self._pictures: Hung | None = None
        self._styles: dict[tuple[Mark, str], Style] = {}
        self._place = Place()
        self._steady: Size | None = None
        self._room = NARROWEST

    def show(
        self, page: Page, *, answer: bool = False, stay: bool = False, pictures: "Hung | None" = None
    ) -> None:
        """Show another page.

        Args:
            page: What to show.
            answer: Go to where the answer begins if the page is longer than the screen.
            stay: Stay where the reader is; otherwise go to the top.
            pictures: Those of the page, where figures are drawn.
        """
        before, at = self._seen(), self.scroll_y
        self._page, self._pictures, self._laid, self._painting = page, pictures, None, None
        if self._prepared and self._prepared[:2] == (page, self._room) and self._prepared[4] == pictures:
            _, room, laid, self._painting, _ = self._prepared
            self._laid = room, laid
        self._prepared = None
        if answer:
            self._place = place_at(self.page.lines, self._top_of_answer(self.page))
        elif not stay:
            self._place = Place()
        self._measure()
        if self.scroll_y == at:  # otherwise all of it is painted again
            self._repaint_changed(before)

    def prepare(self, page: Page, pictures: "Hung | None" = None) -> None:
        """Lay out and paint, unseen, a page that will probably be shown next."""
        room = self._room
        laid = self._lay(page, pictures)
        painting = self._paint(laid)
        height = self.size.height
        answer = self._top_of_answer(laid)
        soon = sorted({*range(height), *range(answer, answer + height)})
        self._filtered([painting.strip(index) for index in soon])
        self._prepared = (page, room, laid, painting, pictures)

    def _top_of_answer(self, laid: LaidPage) -> int:
        """The first line in sight with an answer."""
        answer = laid.answer or 0
        words = [(line.block, index) for index, line in enumerate(laid.lines[:answer]) if line.text.strip()]
        first = next((index for block, index in words if block == words[-1][0]), 0)
        whole = answer - first <= self.size.height // _FOR_QUESTION
        return first if whole else max(0, answer - _ABOVE_ANSWER)

    @property
    def page(self) -> LaidPage:
        """The page as it is on the screen."""
        if self._laid is None or self._laid[0] != self._room:
            self._laid = self._room, self._lay(self._page, self._pictures)
            self._painting = None
        return self._laid[1]

    def _lay(self, page: Page, pictures: "Hung | None") -> LaidPage:
        """Lay a page out; pictures that it still lacks are drawn meanwhile."""
        if pictures is None or not self.size.width:
            return lay_page(page, self._room)
        pictures.rows = max(_AROUND_PICTURE, self.app.size.height - _AROUND_PICTURE)
        laid = lay_page(page, self._room, pictures)
        if pictures.is_missing_some:
            self.run_worker(self._draw(pictures), group="pictures")
        return laid

    async def _draw(self, pictures: "Hung") -> None:
        """Draw what is missing of a page, as long as the page is shown or may come next."""
        while pictures.is_missing_some and self._is_awaited(pictures):
            await pictures.draw_next()
        if self._is_awaited(pictures):
            self.lay_again()

    def _is_awaited(self, pictures: "Hung") -> bool:
        return pictures == self._pictures or bool(self._prepared and self._prepared[4] == pictures)

    def lay_again(self) -> None:
        """Lay the same page out once more, such as with a picture; the reader stays where they are."""
        before, at = self._seen(), self.scroll_y
        self._laid = self._painting = self._prepared = None
        self._measure()
        if self.scroll_y == at:
            self._repaint_changed(before)
        self.post_message(self.Relaid())

    def _measure(self) -> None:
        """Give the scroll bar the length of the page, and go to where the reader was."""
        height = len(self.page.lines)
        if height != self.virtual_size.height:
            self.set_reactive(CardView.virtual_size, Size(self._room, height))
            self.vertical_scrollbar.window_virtual_size = max(
                height, self.size.height
            )  # not drawn if no longer
        self.scroll_to(y=line_of(self.page.lines, self._place), animate=False)
        self._steady = self.container_size

    def watch_scroll_y(self, old_value: float, new_value: float) -> None:
        """Remember the place when the reader moves, not when a new size moves the text."""
        super().watch_scroll_y(old_value, new_value)
        if self._steady == self.container_size:
            self._place = place_at(self.page.lines, round(new_value))

    def on_resize(self, _: events.Resize) -> None:
        """Go to the remembered place in the lines of the new width."""
        self._room = max(NARROWEST, min(WIDEST, self.scrollable_content_region.width - _GAP))
        self._painting = self._prepared = None
        if self._pictures:
            self._pictures.gallery.measure()
            self._laid = None
        self._measure()
        self.refresh()

    def _seen(self) -> list[Line]:
        """The lines on the screen."""
        top, height = self.scroll_offset.y, self.size.height
        seen = list(self.page.lines[top : top + height])
        return seen + [EMPTY] * (height - len(seen))

    def _repaint_changed(self, before: list[Line]) -> None:
        """Paint the lines that look other than before."""
        now = self._seen()
        if self.text_selection is not None or len(now) != len(before):
            self.refresh()
            return
        changed = [y for y, (a, b) in enumerate(zip(before, now, strict=True)) if a.runs != b.runs]
        if changed:
            self.refresh(Region(0, changed[0], self.size.width, changed[-1] + 1 - changed[0]))

    def render_line(self, y: int) -> Strip:
        """A line of the screen."""
        index = self.scroll_offset.y + y
        painting = self._painting = self._painting or self._paint(self.page)
        selection = self.text_selection
        span = selection.get_span(index) if selection else None
        if span:
            return painting.selected(index, span, self.screen.get_component_rich_style("screen--selection"))
        return painting.strip(index)

    def render_lines(self, crop: Region) -> list[Strip]:
        """Some lines of the screen."""
        strips = self._filtered([self.render_line(y) for y in crop.line_range])
        if crop.column_span == (0, self.size.width):
            return strips
        return [strip.crop(*crop.column_span) for strip in strips]

    def _paint(self, laid: LaidPage) -> Painting:
        return Painting(laid.lines, self.size.width, self._style, self.visual_style.rich_style)

    def _filtered(self, strips: list[Strip]) -> list[Strip]:
        """As every widget's lines are changed for the terminal, such as without colours."""
        background = self.background_colors[1]
        for each in self.get_line_filters():
            strips = [strip.apply_filter(each, background) for strip in strips]
        return strips

    def _style(self, run: Run) -> "Style":
        key = run.marks, run.link
        if key not in self._styles:
            style = self.visual_style
            for mark in run.marks:
                style += look(self, f"card--{(mark.name or '').lower()}")
            rich = style.rich_style
            self._styles[key] = rich.update_link(run.link) if run.link else rich
        return self._styles[key]

    def notify_style_update(self) -> None:
        """The theme changed: the looks of the marks are others."""
        super().notify_style_update()
        self._styles, self._painting, self._prepared = {}, None, None
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
        index = at.y + self.scroll_offset.y if at else len(lines)
        if index >= len(lines) or lines[index].option < 0 or self.screen.get_selected_text():
            return
        event.stop()
        self.post_message(self.OptionPressed(lines[index].option))
