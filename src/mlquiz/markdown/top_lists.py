"""Lists whose items are short texts and lists of such: no blank line, no block but paragraphs, no tab."""

import re
from typing import TYPE_CHECKING, Any, NamedTuple

from mlquiz.markdown.signs import BLANK, SIGN, TRIM
from mlquiz.markdown.source import BlockKind, SourceBlock

if TYPE_CHECKING:
    from collections.abc import Sequence

ITEM = re.compile(r"( *)([-+*]|(\d{1,9})([.)])) {1,4}(?!\*\* *$)(?=[^\s\[]|\[[ xX]\](?!:))", re.ASCII)
"""An item with a text that is no link definition; `* **` is a rule."""


_FIRST, _END, _TEXT = map(SourceBlock._fields.index, ("first", "end", "text"))


class _Open(NamedTuple):
    """A list and its last item.

    Attributes:
        block: Place of the list among the blocks.
        item: Place of the item.
        indent: Column of the bullets.
        inside: Column of the item's text.
        mark: Bullet, or what stands behind the numbers.
    """

    block: int
    item: int
    indent: int
    inside: int
    mark: str


def find_list(lines: "Sequence[str]", place: int) -> tuple[list[SourceBlock], int]:
    """The blocks of the list that begins at a place, and the place after it, or 0 where it is not so simple.

    Args:
        lines: The lines of the whole text.
        place: Number of a line from 0, at which no block is open.
    """
    finder = _Lists(lines)
    end = finder.run(place)
    return list(map(SourceBlock._make, finder.blocks)) if end else [], end


class _Lists:
    def __init__(self, lines: "Sequence[str]") -> None:
        self.blocks: list[list[Any]] = []
        """As `SourceBlock`, but open to change."""
        self._lines = lines
        self._open: list[_Open] = []
        self._text = 0
        """Place of the paragraph's first line."""

    def run(self, place: int) -> int:
        """Read the list; the place after it, or 0."""
        lines, after = self._lines, place
        if ITEM.match(lines[place]) is None:
            return 0
        while after < len(lines) and lines[after].strip(BLANK):
            line = lines[after]
            found = ITEM.match(line)
            if found is None:
                if SIGN.match(line) or "\t" in line:
                    return 0
            elif SIGN.match(line, found.end()) or "\t" in line or not self._item(found, after):
                return 0
            after += 1
        self._end_text(after)
        self._close(0, after)
        return after if self._ends_there(after) else 0

    def _item(self, found: re.Match[str], place: int) -> bool:
        """Begin an item; whether it is certain to which list it belongs."""
        indent, mark = found.end(1), found[4] or found[2]
        innermost = self._open[-1] if self._open else None
        if innermost is None:
            if indent:
                return False
        elif indent == innermost.inside:
            if found[3] and int(found[3]) != 1:  # no other number interrupts a paragraph
                return False
        else:
            return self._sibling(found, place, indent, mark)
        self._end_text(place)
        depth = 2 * len(self._open)
        self._add(BlockKind.LIST, place, depth, mark)
        self._begin(found, place, depth, mark)
        return True

    def _sibling(self, found: re.Match[str], place: int, indent: int, mark: str) -> bool:
        level = next((n for n, each in enumerate(self._open) if each.indent == indent), -1)
        if level < 0 or self._open[level].mark != mark:
            return False
        self._end_text(place)
        self._close(level + 1, place)
        last = self._open.pop()
        self._end(last.item, place)
        self._begin(found, place, 2 * level, mark, last.block)
        return True

    def _begin(self, found: re.Match[str], place: int, depth: int, mark: str, block: int = -1) -> None:
        """Add an item and its text; its list is the last block, unless another is named."""
        block = len(self.blocks) - 1 if block < 0 else block
        self._open.append(_Open(block, len(self.blocks), found.end(1), found.end(), mark))
        self._add(BlockKind.ITEM, place, depth + 1, mark)
        self._add(BlockKind.PARAGRAPH, place, depth + 2)
        self._text = place

    def _add(self, kind: BlockKind, place: int, depth: int, mark: str = "") -> None:
        self.blocks.append([kind, place + 1, 0, depth, "", 0, mark])

    def _end(self, block: int, place: int) -> None:
        while place > self.blocks[block][_FIRST] and not self._lines[place - 1].strip():
            place -= 1  # lines of spaces that are no blank lines for the parser
        self.blocks[block][_END] = place + 1

    def _close(self, level: int, place: int) -> None:
        """Close the lists from a level on."""
        for each in self._open[level:]:
            self._end(each.item, place)
            self._end(each.block, place)
        del self._open[level:]

    def _end_text(self, place: int) -> None:
        if self._open:
            inside = self._open[-1].inside
            first, *others = self._lines[self._text : place]
            below = (line[min(inside, len(line) - len(line.lstrip(" "))) :] for line in others)
            text = "\n".join((first[inside:], *below)).strip(TRIM)
            self.blocks[-1][_END], self.blocks[-1][_TEXT] = place + 1, text

    def _ends_there(self, place: int) -> bool:
        """Whether what follows the blank line behind the list cannot belong to it."""
        lines = self._lines
        while place < len(lines) and not lines[place].strip(BLANK):
            place += 1
        return place == len(lines) or (lines[place][0] not in BLANK and not may_be_item(lines[place]))


_MAY_BE_ITEM = re.compile(r"[-+*](?=[ \t]|$)|\d{1,9}[.)]")


def may_be_item(line: str) -> bool:
    """Whether a line at the left margin may be an item of a list above it."""
    return _MAY_BE_ITEM.match(line) is not None
