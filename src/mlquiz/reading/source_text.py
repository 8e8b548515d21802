"""The text of a notes file with its blocks, after mending what would hide the rest of the file."""

import re
from bisect import bisect_left
from dataclasses import dataclass, field
from functools import cached_property
from operator import attrgetter
from typing import TYPE_CHECKING

from mlquiz.errors import Problem, Severity, Words
from mlquiz.markdown.source import BlockKind, SourceBlock, scan
from mlquiz.reading.card_comment import is_card_comment
from mlquiz.reading.markers import BEGINNING, is_marked, marked

if TYPE_CHECKING:
    from collections.abc import Iterator

_LINE_END = re.compile(r"\r\n?|\n")
_SURROGATE = re.compile("[\ud800-\udfff]")
_FENCE = re.compile(r"(`{3,}|~{3,})\s*[\w+-]*\s*$")
_COMMENT = "<!--"
_ENDLESS = re.compile(r"\s*<!--(?!.*-->)", re.DOTALL)
_PASSES = 10
"""How often a text is mended and looked at again; a text that needs more is left as it is."""


@dataclass(frozen=True)
class SourceText:
    """A text line by line.

    Args:
        lines: Its lines, without the empty one after the last line break.
        blocks: Its blocks, those within others after them.
        problems: What was mended, and code that never ends.
        endless: Line of code or a comment that runs over cards to the end of the file; 0 where there is none.
    """

    lines: tuple[str, ...]
    blocks: tuple[SourceBlock, ...]
    problems: tuple[Problem, ...]
    endless: int = 0

    @property
    def end(self) -> int:
        """The line after the last."""
        return len(self.lines) + 1

    def line(self, number: int) -> str:
        """One line, counted from 1."""
        return self.lines[number - 1]

    def between(self, first: int, end: int) -> str:
        """The lines from `first` up to but without `end`."""
        return "\n".join(self.lines[first - 1 : end - 1])

    def top_blocks(self) -> "Iterator[SourceBlock]":
        """The blocks that stand in no other."""
        return (block for block in self.blocks if block.depth == 0)

    def blocks_between(self, first: int, end: int) -> "Iterator[SourceBlock]":
        """The blocks that begin in some lines, of every depth."""
        place = bisect_left(self._firsts, first)
        while place < len(self.blocks) and self.blocks[place].first < end:
            yield self.blocks[place]
            place += 1

    def lists_between(self, first: int, end: int) -> tuple[SourceBlock, ...]:
        """The lists that begin in some lines and stand in no other block."""
        lists, firsts = self._lists
        return lists[bisect_left(firsts, first) : bisect_left(firsts, end)]

    def signs_between(self, first: int, end: int) -> list[int]:
        """The lines among some that begin with a marker, or may hold a broken comment."""
        return self._signs[bisect_left(self._signs, first) : bisect_left(self._signs, end)]

    @cached_property
    def _signs(self) -> list[int]:
        return [n for n, line in enumerate(self.lines, start=1) if is_marked(line) or "<" in line]

    @cached_property
    def _firsts(self) -> list[int]:
        return list(map(_first_line, self.blocks))

    @cached_property
    def _lists(self) -> tuple[tuple[SourceBlock, ...], list[int]]:
        lists = tuple(it for it in self.blocks if it.depth == 0 and it.kind is BlockKind.LIST)
        return lists, list(map(_first_line, lists))


_first_line = attrgetter("first")


def split_lines(text: str) -> tuple[str, ...]:
    """The lines of a text as an editor counts them, and without a byte order mark."""
    text = _SURROGATE.sub("\ufffd", text.removeprefix("\ufeff"))
    lines = _LINE_END.split(text) if "\r" in text else text.split("\n")
    return tuple(lines[:-1] if lines[-1] == "" else lines)


def read_source_text(lines: tuple[str, ...], first: int, file: str) -> SourceText:
    """Find the blocks of a file's lines.

    Args:
        lines: All lines.
        first: The line after the front matter.
        file: The file's name as problems call it.
    """
    mending = _Mending(["" if number < first else line for number, line in enumerate(lines, start=1)], file)
    blocks = scan("\n".join(mending.lines))
    for _ in range(_PASSES):
        if not mending.mend(blocks):
            break
        blocks = scan("\n".join(mending.lines))
    mending.look_for_endless(blocks)
    return SourceText(lines, blocks, tuple(mending.problems), mending.endless)


@dataclass
class _Mending:
    """Lines that differ from the file's only in what makes the parser see the blocks that were meant."""

    lines: list[str]
    file: str
    problems: list[Problem] = field(default_factory=list)
    endless: int = 0

    def mend(self, blocks: tuple[SourceBlock, ...]) -> bool:
        """Mend what these blocks show to be wrong; whether there was anything."""
        top = [block for block in blocks if block.depth == 0]
        comments = [n for block in top if block.kind is BlockKind.HTML for n in self._unclosed_cards(block)]
        for number in comments:
            self._close_comment(number)
        fence = next(
            (n for block in top if block.kind is BlockKind.PARAGRAPH for n in self._fences(block)), 0
        )
        if fence and not comments:
            self._move_fence(fence)
        return bool(comments or fence)

    def look_for_endless(self, blocks: tuple[SourceBlock, ...]) -> None:
        """Report code and comments that run to the end of the file because their end is missing."""
        for block in blocks:
            if block.depth > 0 or block.end <= len(self.lines):
                continue
            if block.kind is BlockKind.CODE and block.mark and not self._closed(block):
                lost = any(self._card_line(self.lines[n - 1]) for n in range(block.first + 1, block.end))
                severity = Severity.ERROR if lost else Severity.WARNING
                said = Words("code begins here with {mark} and never ends", mark=block.mark)
                self._say(block.first, said, severity)
                self.endless = block.first if lost else 0
            elif block.kind is BlockKind.HTML and _ENDLESS.match(block.text):
                self._say(block.first, Words("a comment begins here and never ends; --> is missing"))
                self.endless = block.first

    def _closed(self, block: SourceBlock) -> bool:
        last = self.lines[block.end - 2].strip()
        return block.end - 1 > block.first and last == last[:1] * len(last) and last.startswith(block.mark)

    def _unclosed_cards(self, block: SourceBlock) -> "Iterator[int]":
        """Lines at which a card comment begins that is not closed before the next comment."""
        opened = 0
        for number in range(block.first, block.end):
            line = self.lines[number - 1]
            begins = line.lstrip(" ").startswith(_COMMENT)
            if begins and opened:
                yield opened
                opened = 0
            if begins and is_card_comment(line.lstrip(" ")[len(_COMMENT) :]):
                opened = number
            if "-->" in line:
                opened = 0
        if opened:
            yield opened

    def _close_comment(self, number: int) -> None:
        self._say(number, Words("the card comment is not closed; --> is missing"))
        self.lines[number - 1] += " -->"

    def _fences(self, block: SourceBlock) -> "Iterator[int]":
        if "```" not in block.text and "~~~" not in block.text:
            return
        for number in range(block.first, block.end):
            found = marked(self.lines[number - 1])
            if found is not None and _FENCE.match(found.rest):
                yield number

    def _move_fence(self, number: int) -> None:
        found = marked(self.lines[number - 1])
        if found is not None:
            said = "code cannot begin behind {marker}; begin it with {fence} on the next line"
            self._say(number, Words(said, marker=found.marker, fence=found.rest))
            self.lines[number - 1] = found.rest

    def _card_line(self, line: str) -> bool:
        found = marked(line)
        comment = line.startswith(_COMMENT) and is_card_comment(line[len(_COMMENT) :])
        return comment or (found is not None and found.marker in BEGINNING)

    def _say(self, line: int, message: Words, severity: Severity = Severity.ERROR) -> None:
        self.problems.append(Problem(self.file, line, message, severity=severity))
