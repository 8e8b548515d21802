"""Markers and card comments that the parser takes for more text of the block above or around them."""

import re
from typing import TYPE_CHECKING

from mlquiz.markdown.source import BlockKind
from mlquiz.reading.markers import marked

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mlquiz.markdown.source import SourceBlock
    from mlquiz.reading.source_text import SourceText

_CARD_COMMENT = re.compile(r"<!--\s*card\s*[:：]", re.IGNORECASE)
_NAMES = {
    BlockKind.LIST: "the list",
    BlockKind.QUOTE: "the quotation",
    BlockKind.TABLE: "the table",
    BlockKind.HTML: "the HTML",
}


def swallowed_markers(block: "SourceBlock", source: "SourceText") -> "Iterator[tuple[int, str]]":
    """The lines of markers that belong to a block above them, and what to do about it."""
    for number in range(block.first + 1, block.end):
        line = source.line(number)
        found = marked(line)
        if found is not None and not (block.kind is BlockKind.TABLE and "|" in line):
            above = _NAMES[block.kind]
            yield number, f"{found.marker} belongs to {above} above it; leave a blank line before it"


def swallowed_comments(block: "SourceBlock", source: "SourceText") -> "Iterator[tuple[int, str]]":
    """The lines of card comments that stand within a block, and what to do about it."""
    for inside in source.blocks_between(block.first, block.end):
        if inside.kind is BlockKind.HTML and _CARD_COMMENT.search(inside.text):
            cause = "leave a blank line before it" if inside == block else "begin it at column 0"
            yield inside.first, f"a card comment belongs to {_NAMES[block.kind]} around it; {cause}"
