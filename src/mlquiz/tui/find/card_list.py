"""A list of cards, a line each, of which only the visible ones are drawn."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import ClassVar

from rich.cells import set_cell_size
from rich.segment import Segment
from textual import events
from textual.binding import BindingType
from textual.geometry import Region, Size
from textual.message import Message
from textual.scroll_view import ScrollView
from textual.strip import Strip

from mlquiz.model.card import Card
from mlquiz.tui.card_title import Title, card_title
from mlquiz.tui.keys.bound import bound

Mark = Callable[[Card], str]


class CardList(ScrollView, can_focus=True):
    """Cards with a cursor. However many there are, what is drawn is what is seen.

    Args:
        mark: Gives the sign before a card, of one cell.
    """

    DEFAULT_CSS = """
    CardList {
        scrollbar-size-vertical: 1;
        scrollbar-gutter: stable;
        overflow-x: hidden;
        .card-list--cursor { background: $primary-muted; text-style: bold; }
        &:focus .card-list--cursor { background: $block-cursor-background; color: $block-cursor-foreground; }
        .card-list--mark { color: $text-accent; }
    }
    CardList:ansi .card-list--cursor, CardList:ansi:focus .card-list--cursor {
        color: ansi_bright_white;
        background: ansi_blue;
        text-style: bold;
    }
    """
    COMPONENT_CLASSES: ClassVar[set[str]] = {"card-list--cursor", "card-list--mark"}
    BINDINGS: ClassVar[list[BindingType]] = [
        bound("search", "down", "move(1)", "Next card", show=False),
        bound("search", "up", "move(-1)", "Card before", show=False),
        bound("search", "page_down", "move_pages(1)", "A page down", show=False),
        bound("search", "page_up", "move_pages(-1)", "A page up", show=False),
        bound("search", "top", "move(-10000000)", "First card", show=False),
        bound("search", "bottom", "move(10000000)", "Last card", show=False),
    ]

    @dataclass
    class Pointed(Message):
        """The cursor is on this card, or on none."""

        card: Card | None

    def __init__(self, mark: Mark) -> None:
        super().__init__()
        self._mark = mark
        self._titles: dict[str, Title] = {}
        self._cards: Sequence[Card] = ()
        self.cursor = 0

    @property
    def card(self) -> Card | None:
        """The card at the cursor."""
        return self._cards[self.cursor] if self._cards else None

    def reread(self) -> None:
        """Forget what the cards said: their notes were edited."""
        self._titles.clear()

    def show(self, cards: Sequence[Card]) -> None:
        """Show these cards; the cursor stays on its card if that is among them."""
        before = self.card
        self._cards = cards
        same = [index for index, card in enumerate(cards) if before and card.id == before.id]
        self.cursor = same[0] if same else 0
        self.virtual_size = Size(0, len(cards))
        self.action_move(0)

    def action_move(self, by: int) -> None:
        """Move the cursor by some cards."""
        self.cursor = max(0, min(len(self._cards) - 1, self.cursor + by))
        self.scroll_to_region(Region(0, self.cursor, 1, 1), animate=False)
        self.refresh()
        self.post_message(self.Pointed(self.card))

    def action_move_pages(self, pages: int) -> None:
        """Move the cursor by some screens."""
        self.action_move(pages * max(1, self.size.height - 1))

    def render_line(self, y: int) -> Strip:
        """One card."""
        index, width = y + self.scroll_offset.y, self.scrollable_content_region.width
        if index >= len(self._cards):
            return Strip.blank(width, self.rich_style)
        card = self._cards[index]
        mark = self.get_component_rich_style("card-list--mark", partial=True)
        room = max(1, width - 3)
        text = set_cell_size(self._title(card).fitted(room), room)
        strip = Strip(
            [Segment(f" {self._mark(card)} ", None if index == self.cursor else mark), Segment(text)], width
        )
        look = self.rich_style
        if index == self.cursor:
            look += self.get_component_rich_style("card-list--cursor", partial=False)
        return strip.apply_style(look)

    def _title(self, card: Card) -> Title:
        if card.id not in self._titles:
            self._titles[card.id] = card_title(card)
        return self._titles[card.id]

    def on_click(self, event: events.Click) -> None:
        """Go to the card that was clicked."""
        self.action_move(event.y + self.scroll_offset.y - self.cursor)
