"""Markers and card comments that the parser takes for more text of the block above or around them."""

import re
from typing import TYPE_CHECKING

from mlquiz.errors import Words
from mlquiz.markdown.source import BlockKind
from mlquiz.reading.markers import marked

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mlquiz.markdown.source import SourceBlock
    from mlquiz.reading.source_text import SourceText

_CARD_COMMENT = re.compile(r"<!--\s*card\s*[:：]", re.IGNORECASE)
_NAMES = {
    BlockKind.LIST: Words("the list"),
    BlockKind.QUOTE: Words("the quotation"),
    BlockKind.TABLE: Words("the table"),
    BlockKind.HTML: Words("the HTML"),
}


def swallowed_markers(block: "SourceBlock", source: "SourceText") -> "Iterator[tuple[int, Words]]":
    """The lines of markers that belong to a block above them, and what to do about it."""
    for number in range(block.first + 1, block.end):
        line = source.line(number)
        found = marked(line)
        if found is not None and not (block.kind is BlockKind.TABLE and "|" in line):
            said = "{marker} belongs to {block} above it; leave a blank line before it"
            yield number, Words(said, marker=found.marker, block=_NAMES[block.kind])


def swallowed_comments(block: "SourceBlock", source: "SourceText") -> "Iterator[tuple[int, Words]]":
    """The lines of card comments that stand within a block, and what to do about it."""
    for inside in source.blocks_between(block.first, block.end):
        if inside.kind is BlockKind.HTML and _CARD_COMMENT.search(inside.text):
            said = (
                "a card comment belongs to {block} around it; leave a blank line before it"
                if inside == block
                else "a card comment belongs to {block} around it; begin it at column 0"
            )
            yield inside.first, Words(said, block=_NAMES[block.kind])
