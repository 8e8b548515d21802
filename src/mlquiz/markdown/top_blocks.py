"""The blocks of a text, most of them found without the parser.

Most of a notes file is paragraphs, comments, headings, rules, short lists, fenced code and displayed
formulas at the left margin. These are told apart line by line. Whatever else there is (other lists, tables,
quotations, HTML, indented or underlined text) goes to the parser with the lines around it, from a line at
which no block is open to the next such line. What comes out is what the parser makes of the whole text; a
test compares both.
"""

import re
from typing import TYPE_CHECKING

from mlquiz.markdown.signs import BLANK, SIGN, TRIM
from mlquiz.markdown.source import BlockKind, SourceBlock
from mlquiz.markdown.top_lists import find_list, may_be_item

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    Parse = Callable[[Sequence[str]], list[SourceBlock]]

_HEADING = re.compile(r"(#{1,6})(?=[ \t]|$)")
_FENCE = re.compile(r"(`{3,})[^`]*$|(~{3,})")
_LISTS = frozenset("-+*0123456789")
_RUNS_ON = re.compile(r"<(?:[!?]|script|pre|style|textarea)", re.IGNORECASE)
"""How HTML begins that a blank line does not end."""


def find_blocks(lines: "Sequence[str]", parse: "Parse") -> list[SourceBlock]:
    """The blocks of some lines in order, those within others after them.

    Args:
        lines: The lines.
        parse: The parser: the blocks of some lines, which are counted from 1.
    """
    finder = _Finder(lines, parse)
    finder.run()
    return finder.blocks


class _Finder:
    def __init__(self, lines: "Sequence[str]", parse: "Parse") -> None:
        self.blocks: list[SourceBlock] = []
        self._lines = lines
        self._parse = parse

    def run(self) -> None:
        """Find all blocks. A place is the number of a line from 0, at which no block is open."""
        lines, place, end = self._lines, 0, len(self._lines)
        while place < end:
            line = lines[place]
            if not line.strip(BLANK):
                place += 1
                continue
            after = self._simple(place)
            if not after and line[0] not in " \t[" and not SIGN.match(line):
                after = self._paragraph(place)
            place = after or self._parsed(place)

    def _simple(self, place: int) -> int:  # noqa: PLR0911 - one case a kind of block
        """Take the block at a place, if it is one that needs no parser; the place after it, or 0."""
        line = self._lines[place]
        if "|" in line and self._heads_table(place):
            return 0
        match line[0]:
            case "<" if line.startswith("<!--") and "-->" in line:
                text = line if place + 1 == len(self._lines) else f"{line}\n"
                return self._take(BlockKind.HTML, place, place + 1, text)
            case "#" if (found := _HEADING.match(line)) is not None:
                return self._heading(place, found[1])
            case "-" if line == "---":
                return self._take(BlockKind.RULE, place, place + 1, mark="----")
            case "-" | "+" | "*" | "1":
                return self._list(place)
            case "`" | "~" if (found := _FENCE.match(line)) is not None:
                return self._code(place, found[1] or found[2])
            case "$" if line.startswith("$$"):
                return self._formula(place)
            case _:
                return 0

    def _heads_table(self, place: int) -> bool:
        """Whether a line with `|` may be the head of a table, whatever else it looks like."""
        below = self._lines[place + 1] if place + 1 < len(self._lines) else ""
        return below.lstrip(BLANK)[:1] in {"|", "-", ":"}

    def _take(  # noqa: PLR0913, PLR0917 - what a block is made of
        self, kind: BlockKind, place: int, end: int, text: str = "", level: int = 0, mark: str = ""
    ) -> int:
        self.blocks.append(SourceBlock(kind, place + 1, end + 1, 0, text, level, mark))
        return end

    def _heading(self, place: int, marks: str) -> int:
        text = self._lines[place][len(marks) :].rstrip(BLANK)
        without = text.rstrip("#")
        if without != text and without[-1:] in {" ", "\t"}:
            text = without
        return self._take(BlockKind.HEADING, place, place + 1, text.strip(TRIM), len(marks), "#")

    def _list(self, place: int) -> int:
        found, end = find_list(self._lines, place)
        if end:
            self.blocks.extend(found)
        return end

    def _code(self, place: int, fence: str) -> int:
        end = self._end_of_code(place, fence)
        if not end:
            return 0
        inside = self._lines[place + 1 : end - 1]
        text = "\n".join(inside) + "\n" if inside else ""
        return self._take(BlockKind.CODE, place, end, text, mark=fence)

    def _end_of_code(self, place: int, fence: str) -> int:
        """The place after the closing fence, or 0 where there is none."""
        for after in range(place + 1, len(self._lines)):
            line = self._lines[after]
            if fence in line and not line.startswith(("    ", "\t")):
                closing = line.strip(BLANK)
                if closing == fence[0] * len(closing) and "\t" not in line[:4]:
                    return after + 1
        return 0

    def _formula(self, place: int) -> int:
        found, end = self._formula_lines(place)
        return self._take(BlockKind.MATHS, place, end, "\n".join(found).strip(), mark="$$") if end else 0

    def _formula_lines(self, place: int) -> tuple[list[str], int]:
        """The lines of a formula that begins with `$$`, and the place after it, or 0 where it is none."""
        found: list[str] = []
        for after in range(place, len(self._lines)):
            text = self._lines[after][2:] if after == place else self._lines[after]
            if after > place and not text.strip():
                break
            closing = text.find("$$")
            if closing < 0:
                found.append(text)
                continue
            found.append(text[:closing])
            whole = "".join(found).strip() and not text[closing + 2 :].strip()
            return (found, after + 1) if whole else ([], 0)
        return [], 0

    def _paragraph(self, place: int) -> int:
        lines, end = self._lines, place + 1
        while end < len(lines) and lines[end].strip(BLANK):
            if SIGN.match(lines[end]):
                if not self._interrupts(end):
                    return 0
                break
            end += 1
        return self._take(BlockKind.PARAGRAPH, place, end, "\n".join(lines[place:end]).strip(TRIM))

    def _interrupts(self, place: int) -> bool:
        """Whether `_simple` takes what stands at a place, and may do so below a paragraph."""
        line = self._lines[place]
        match line[0]:
            case "<":
                return line.startswith("<!--") and "-->" in line
            case "#":
                return _HEADING.match(line) is not None
            case "`" | "~":
                found = _FENCE.match(line)
                return found is not None and bool(self._end_of_code(place, found[1] or found[2]))
            case "$":
                return bool(self._formula_lines(place)[1])
            case _:
                return False

    def _parsed(self, place: int) -> int:
        """Have the parser look at the lines from a place on to the next at which no block can be open."""
        end = place + 1
        while end < len(self._lines) and not self._is_free(end):
            end += 1
        # The blank line before the next block is one of them; an empty text behind it ends it.
        found = self._parse([*self._lines[place:end], ""] if end < len(self._lines) else self._lines[place:])
        if end < len(self._lines) and found and _may_run_on(found):
            end = len(self._lines)
            found = self._parse(self._lines[place:])
        self.blocks.extend(
            SourceBlock(it.kind, it.first + place, it.end + place, it.depth, it.text, it.level, it.mark)
            for it in found
        )
        return end

    def _is_free(self, place: int) -> bool:
        line = self._lines[place]
        return (
            line[:1] not in {"", " ", "\t"}
            and not self._lines[place - 1].strip(BLANK)
            and not may_be_item(line)
        )


def _may_run_on(blocks: "Sequence[SourceBlock]") -> bool:
    """Whether the last block at the left margin goes on behind a blank line, had the parser seen more."""
    last = next(block for block in reversed(blocks) if block.depth == 0)
    match last.kind:
        case BlockKind.CODE:
            return bool(last.mark)
        case BlockKind.HTML:
            comment = last.text.lstrip().startswith("<!--") and "-->" in last.text
            return _RUNS_ON.match(last.text.lstrip()) is not None and not comment
        case _:
            return False
