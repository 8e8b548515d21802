"""A card in one line, as lists have it: formulas on the line, a cloze with its own gap. Pure."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import assert_never

from rich.cells import cell_len

from mlquiz.markdown.pieces import (
    Block,
    CodeBlock,
    Heading,
    HtmlBlock,
    Image,
    ListBlock,
    Math,
    MathBlock,
    Paragraph,
    Quote,
    Rule,
    Table,
)
from mlquiz.model.card import Card
from mlquiz.model.note import Cloze
from mlquiz.tui.cells import cut
from mlquiz.tui.face import prose
from mlquiz.tui.layout.inline import Gap, formula, runs
from mlquiz.tui.layout.line import Mark, Run
from mlquiz.tui.layout.visible import one_line
from mlquiz.tui.wording import tr

_LONGEST = 400
"""Characters after the gap, or of a title without one; no list is wider."""
_SPACE = re.compile(r"\s+")
_BETWEEN = Run(" ")
_WORD = 12
"""Characters of a word that are left out rather than cut at the beginning."""


@dataclass(frozen=True, slots=True)
class Title:
    """What a card is known by in a list.

    Args:
        text: One line.
        gap: Where in it the first gap begins and ends; `(0, 0)` without one.
    """

    text: str
    gap: tuple[int, int] = (0, 0)

    def fitted(self, width: int) -> str:
        """At most `width` cells, an ellipsis where something was cut; the gap of a cloze is never cut off."""
        if cell_len(self.text) <= width:
            return self.text
        first, end = self.gap
        if cell_len(self.text[:end]) < width:
            return cut(self.text, width)
        whole = len(self.text)
        start = min(
            first, _beginning(self.text, end, width * 3 // 4), _beginning(self.text, whole, width - 1)
        )
        space = self.text.find(" ", start, min(first, start + _WORD))
        return cut(f"…{self.text[space + 1 if space >= 0 else start :]}", width)


def card_title(card: Card) -> Title:
    """What a card asks in one line; figures and code have no room there."""
    waits = isinstance(card.note.body, Cloze)
    text, gap = "", (0, 0)
    for run in _line(prose(card.asks).blocks, Gap(card.cloze_number, revealed=False)):
        words = _SPACE.sub(" ", run.text)
        words = words if text and not text.endswith(" ") else words.lstrip()
        if waits and Mark.BLANK in run.marks:
            waits, gap = False, (len(text), len(text) + len(words))
        text += words
        if not waits and len(text) - gap[1] > _LONGEST:
            break
    shown = text.rstrip() or one_line(card.asks)
    return Title(tr("Backwards: {words}", words=shown) if card.reverse else shown, gap)


def _line(blocks: Iterable[Block], gap: Gap) -> Iterator[Run]:  # noqa: C901 - one case a kind
    """The runs of some blocks one after the other."""
    for block in blocks:
        match block:
            case Paragraph(children=(Image(),)) | CodeBlock() | Rule() | HtmlBlock():
                pass
            case Paragraph() | Heading():
                yield from runs(block.children, gap)
            case MathBlock():
                yield Run(formula(Math(block.tex, display=True)), Mark.MATH)
            case Quote():
                yield from _line(block.blocks, gap)
            case ListBlock():
                for item in block.items:
                    yield Run("• ")
                    yield from _line(item.blocks, gap)
            case Table():
                for number, row in enumerate((block.header, *block.rows)):
                    for place, cell in enumerate(row):
                        yield Run(" │ " if place else " · " if number else "")
                        yield from runs(cell, gap)
            case _:
                assert_never(block)
        yield _BETWEEN


def _beginning(text: str, end: int, cells: int) -> int:
    """Where a piece of so many cells begins that ends at `end`."""
    while end and (cells := cells - cell_len(text[end - 1])) >= 0:
        end -= 1
    return end
