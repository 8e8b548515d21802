"""The line above the card: where the card stands in the course, and what is left today."""

from collections.abc import Iterator
from typing import NamedTuple

from textual.content import Content
from textual.reactive import reactive
from textual.widget import Widget

from mlquiz.tui.card.status import Status
from mlquiz.tui.wording import tr

_GAP = 2
_DECK = 12
"""Cells that a deck's title keeps where it makes room for the section."""
_ARROW = " › "


class CountWords(NamedTuple):
    """How counts are written, and of how many cells of the place they take nothing away."""

    new: str
    learning: str
    due: str
    left: str
    minutes: str
    answered: str
    between: str
    place: int


_COUNT_WORDS = (
    CountWords(
        "{n} new",
        "{n} learning",
        "{n} due",
        "{n} left",
        "{n} left, about {minutes} min",
        "{n} answered",
        " · ",
        1000,
    ),
    CountWords("{n} new", "{n} learn", "{n} due", "{n} left", "{n} left ~{minutes} min", "✓{n}", " · ", 1000),
    CountWords("{n} new", "{n} learn", "{n} due", "", "~{minutes}m", "✓{n}", " · ", 30),
    CountWords("N{n}", "L{n}", "D{n}", "", "~{minutes}m", "✓{n}", " ", 0),
)
"""The longest first."""
_LEECH = ("! leech", "!")


class StatusLine(Widget):
    """Deck and section on the left, counts on the right; where it is narrow both become shorter."""

    DEFAULT_CSS = """
    StatusLine {
        height: 1;
        padding: 0 1;
        background: $panel;
        text-wrap: nowrap;
        text-overflow: clip;
    }
    """
    ALLOW_SELECT = False
    status: reactive[Status] = reactive(Status())

    def render(self) -> Content:
        """The line at the current width: counts in the longest words that leave room for the place."""
        width = self.content_size.width
        whole = self._place(width).cell_length
        right = Content()
        for right, place in self._right():
            if min(place, whole) + _GAP + right.cell_length <= width:
                break
        left = self._place(max(0, width - right.cell_length - _GAP))
        return left + " " * (width - left.cell_length - right.cell_length) + right

    def _right(self) -> Iterator[tuple[Content, int]]:
        """What may stand on the right, the longest words first, and the cells that the place then keeps."""
        for words in _COUNT_WORDS if self.status.counts else ():
            counts = self._counts(words)
            if self.status.leech:
                yield from ((self._leech(leech) + "  " + counts, words.place) for leech in _LEECH)
            else:
                yield counts, words.place

    def _leech(self, words: str) -> Content:
        return Content.styled(tr(words), "bold $text-warning")

    def _place(self, room: int) -> Content:
        """Deck and section, cut to the room that there is: the deck's title first."""
        deck = Content.styled(self.status.deck, "bold")
        if self.status.section:
            section = Content(_ARROW + self.status.section)
            deck = deck.truncate(max(_DECK, room - section.cell_length), ellipsis=True) + section
        return deck.truncate(room, ellipsis=True)

    def _counts(self, words: CountWords) -> Content:
        counts = self.status.counts
        if counts is None:
            return Content()
        parts = [
            Content.styled(
                tr(form, n=count), f"{colour} bold underline" if name == self.status.queue else colour
            )
            for name, count, form, colour in (
                ("new", counts.new, words.new, "$text-primary"),
                ("learning", counts.learning, words.learning, "$text-error"),
                ("due", counts.due, words.due, "$text-success"),
            )
        ]
        parts += [
            Content(said) for said in (self._left(words), tr(words.answered, n=self.status.answered)) if said
        ]
        return Content(words.between).join(parts)

    def _left(self, words: CountWords) -> str:
        """How many cards are left, and how long they take."""
        counts = self.status.counts
        left = counts.new + counts.learning + counts.due if counts else 0
        if not left or self.status.left_min is None:
            return tr(words.left, n=left) if left and words.left else ""
        return tr(words.minutes, n=left, minutes=self.status.left_min)
