"""The line above the card: where the card stands in the course, and what is left today."""

from typing import NamedTuple

from textual.content import Content
from textual.reactive import reactive
from textual.widget import Widget

from mlquiz.tui.card.status import Status

_GAP = 2


class CountWords(NamedTuple):
    """How counts are written."""

    new: str
    learning: str
    due: str
    answered: str
    between: str


_COUNT_WORDS = (
    CountWords("{} new", "{} learning", "{} due", "{} answered", " · "),
    CountWords("{} new", "{} learn", "{} due", "✓{}", " · "),
    CountWords("N{}", "L{}", "D{}", "✓{}", " "),
)
"""The longest first."""


class StatusLine(Widget):
    """Deck and section on the left, counts on the right; words become letters where it is narrow."""

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
        place = self._place()
        counts = [self._counts(words) for words in _COUNT_WORDS] if self.status.counts else [Content()]
        right = next((c for c in counts if place.cell_length + _GAP + c.cell_length <= width), counts[-1])
        left = place.truncate(max(0, width - right.cell_length - _GAP), ellipsis=True)
        return left + " " * (width - left.cell_length - right.cell_length) + right

    def _place(self) -> Content:
        status = self.status
        if not status.section:
            return Content.assemble((status.deck, "bold"))
        return Content.assemble((status.deck, "bold"), " › ", status.section)

    def _counts(self, words: CountWords) -> Content:
        counts = self.status.counts
        if counts is None:
            return Content()
        left = (
            ("new", counts.new, words.new, "$text-primary"),
            ("learning", counts.learning, words.learning, "$text-error"),
            ("due", counts.due, words.due, "$text-success"),
        )
        parts = [
            Content.styled(
                form.format(count), f"{colour} bold underline" if name == self.status.queue else colour
            )
            for name, count, form, colour in left
        ]
        parts.append(Content(words.answered.format(self.status.answered)))
        return Content(words.between).join(parts)
