"""From the blocks of a file to its sections and card drafts: what begins where, and what belongs to what."""

import re
from enum import Enum, auto
from typing import TYPE_CHECKING

from mlquiz.errors import Problem, Words
from mlquiz.markdown.source import BlockKind, SourceBlock
from mlquiz.reading.card_comment import is_broken_comment, is_card_comment, misspelt, read_card_comment
from mlquiz.reading.draft import Draft, MarkedField, field_text
from mlquiz.reading.markers import BEGINNING, Marked, Marker, marked
from mlquiz.reading.sources import read_sources
from mlquiz.reading.stretch import Stretch
from mlquiz.reading.swallowed import swallowed_comments, swallowed_markers

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mlquiz.reading.source_text import SourceText

_COMMENT = re.compile(r"\s*<!--(.*?)-->", re.DOTALL)
_INLINE_COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)


class _Part(Enum):
    """What the lines that are being read belong to."""

    PROSE = auto()
    FIELD = auto()
    BEFORE = auto()
    """Between a card comment and its first marker: nothing may stand there."""
    BEHIND = auto()
    """Below a `Source:` of a card: nothing may stand there."""


class Walk:
    """One walk over a file; the result is in `stretches`, `drafts` and `problems`."""

    def __init__(self, source: "SourceText", first: int, file: str) -> None:
        self.stretches = [Stretch("", 0, min(first, source.end), first)]
        self.drafts: list[Draft] = []
        self.problems: list[Problem] = []
        self._source = source
        self._file = file
        self._draft: Draft | None = None
        self._part = _Part.PROSE
        self._first = first
        self._marked = Marked(Marker.SOURCE, "")
        for block in source.top_blocks():
            self._block(block)
        self._finish_card(source.end)
        self._cut(source.end, _Part.PROSE)

    def _block(self, block: SourceBlock) -> None:
        match block.kind:
            case BlockKind.HEADING:
                self._heading(block)
            case BlockKind.RULE:
                self._rule(block.first, block.end)
            case BlockKind.HTML:
                self._html(block)
            case BlockKind.PARAGRAPH:
                self._paragraph(block.first, block.end)
            case BlockKind.CODE:  # a fence that stood behind a marker
                self._paragraph(block.first, block.first + 1)
            case BlockKind.TABLE:
                self._paragraph(block.first, block.first + 1)
                self._swallowed(block)
            case BlockKind.LIST | BlockKind.QUOTE:
                self._swallowed(block)
            case _:
                pass

    def _cut(self, line: int, part: _Part, first: int = 0) -> None:
        """End the part that is being read before a line, and begin another at `first`, by default there."""
        match self._part:
            case _Part.PROSE:
                self.stretches[-1].prose.append(self._source.between(self._first, line))
            case _Part.FIELD if self._draft is not None:
                below = self._source.between(self._first + 1, line)
                whole = field_text(self._marked.rest, below)
                self._draft.fields.append(
                    MarkedField(self._marked.marker, self._first, line, whole, self._marked.rest)
                )
            case _ if self._draft is not None and line > self._first:
                text = self._source.between(self._first, line)
                if text.strip() and _shown(text).strip():
                    self._stray(self._draft, text)
        self._part, self._first = part, first or line

    def _stray(self, draft: Draft, text: str) -> None:
        """Report text of a card that belongs to no field of it."""
        shown = _shown(text)
        line = self._first + shown[: len(shown) - len(shown.lstrip())].count("\n")
        if self._part is _Part.BEFORE:
            indented = marked(self._source.line(line).lstrip())
            cause: Words | str = ""
            if indented:
                cause = Words("; {marker} must stand at the beginning of its line", marker=indented.marker)
            said = Words("text stands between the card comment and its Q: or C:{cause}", cause=cause)
            draft.remark(said, line)
        else:
            said = Words(
                "text stands below the Source: of a card and belongs to nothing; put Source: last, and a "
                "heading or --- before text that is not of the card"
            )
            draft.remark(said, line)

    def _finish_card(self, line: int, next_marker: Marker | None = None) -> None:
        if self._draft is None:
            return
        self._cut(line, _Part.PROSE)
        self._draft.end = line
        self._draft.broken |= self._draft.line <= self._source.endless < line
        self._draft.next_marker = next_marker
        self.drafts.append(self._draft)
        self._draft = None

    def _begin_card(self, draft: Draft, part: _Part, first: int) -> Draft:
        if self._part is _Part.PROSE:
            self._cut(draft.line, part, first)
        self._draft, self._part, self._first = draft, part, first
        return draft

    def _heading(self, block: SourceBlock) -> None:
        if block.mark in {"-", "="} and self._is_trap(block):
            line = block.end - 1
            said = Words(
                "{dashes} directly below text it makes the text a heading; leave a blank line above it",
                dashes=self._source.line(line).strip()[:3],
            )
            self._say(line, said)
            self._paragraph(block.first, line)
            self._rule(line, block.end)
            return
        self._finish_card(block.first)
        self._cut(block.first, _Part.PROSE, block.end)
        self.stretches.append(Stretch(block.text, block.level, block.first, block.end))

    def _is_trap(self, block: SourceBlock) -> bool:
        """Whether text of a card became a heading by the `---` that was to end the card."""
        text = range(block.first, block.end - 1)
        if any(marked(self._source.line(number)) for number in text):
            return True
        return self._draft is not None and self._source.line(block.end - 1).strip() == "---"

    def _rule(self, first: int, end: int) -> None:
        if self._draft is not None:
            self._finish_card(first)
            self._first = end

    def _paragraph(self, first: int, end: int) -> None:
        numbers = self._source.signs_between(first, end)
        if not numbers:
            return
        text = self._source.between(first, end)
        hidden = [match.span() for match in _INLINE_COMMENT.finditer(text)] if "<!--" in text else []
        resume = first
        for number in numbers:
            line = self._source.line(number)
            found = marked(line) if number >= resume else None
            if is_broken_comment(line):
                said = Words("this is no comment, and names no card; write <!-- card: some-name -->")
                self._say(number, said)
                if self._draft is not None:
                    self._draft.broken = True
            if found is not None and not (hidden and self._is_hidden(first, number, hidden)):
                resume = self._marker(found, number, end)

    def _is_hidden(self, first: int, number: int, hidden: "Sequence[tuple[int, int]]") -> bool:
        """Whether a line of the text from a first line on begins within a comment."""
        position = len(self._source.between(first, number)) + 1 if number > first else 0
        return any(begin < position < stop for begin, stop in hidden)

    def _marker(self, found: Marked, number: int, end: int) -> int:
        """Read a marked line of a paragraph; the line at which to look for the next marker."""
        if found.marker is Marker.SOURCE:
            return self._source_line(found, number, end)
        if found.marker in BEGINNING and (self._draft is None or self._draft.begun):
            self._finish_card(number, found.marker)
            draft = self._begin_card(Draft(number, len(self.stretches) - 1), _Part.FIELD, number)
        elif self._draft is None:
            said = Words("{marker} without Q:; a card begins with Q: or C:", marker=found.marker)
            self._say(number, said)
            return number + 1
        else:
            draft = self._draft
            self._cut(number, _Part.FIELD)
        draft.begun = draft.begun or found.marker in BEGINNING
        self._marked = found
        return number + 1

    def _source_line(self, found: Marked, number: int, end: int) -> int:
        text, after = found.rest, number + 1
        while text.rstrip().endswith((";", "；")) and after < end and not marked(self._source.line(after)):
            text += " " + self._source.line(after)
            after += 1
        sources, faults = read_sources(text)
        for fault in faults:
            self._say(number, fault, "S02", self._draft.name if self._draft is not None else "")
        if self._draft is None:
            self._cut(number, _Part.PROSE, after)
            self.stretches[-1].sources.extend(sources)
        else:
            begun = self._draft.fields or self._part is _Part.FIELD
            self._cut(number, _Part.BEHIND if begun else _Part.BEFORE, after)
            self._draft.sources.extend(sources)
        return after

    def _html(self, block: SourceBlock) -> None:
        position, cards = 0, 0
        while comment := _COMMENT.match(block.text, position):
            line = block.first + block.text.count("\n", 0, comment.start(1))
            cards += self._comment(comment[1], line, block)
            position = comment.end()
        rest = block.text[position:].strip()
        if cards and rest:
            said = Words("{text} stands behind --> and is not read; begin a new line", text=rest[:20])
            self._say(block.first, said)
        elif position and marked(rest):
            said = Words("{text} stands behind a comment and is not read; begin a new line", text=rest[:20])
            self._say(block.first, said)
        elif not block.text.lstrip().startswith(("<!--", "<pre", "<script", "<style")):
            self._swallowed(block)

    def _comment(self, inside: str, line: int, block: SourceBlock) -> bool:
        """Read a comment; whether it names a card."""
        if is_card_comment(inside):
            comment = read_card_comment(inside)
            self._finish_card(block.first)
            draft = Draft(line, len(self.stretches) - 1, comment)
            for fault in comment.faults:
                draft.remark(fault)
            self._begin_card(draft, _Part.BEFORE, block.end)
            return True
        if word := misspelt(inside):
            said = Words("a comment that begins with {word} names no card; did you mean card:?", word=word)
            self._say(line, said)
        elif any(is_card_comment(nested) for nested in inside.split("<!--")[1:]):
            self._say(line, Words("a comment cannot hold a card comment; it ends at the first -->"))
        return False

    def _swallowed(self, block: SourceBlock) -> None:
        for line, message in swallowed_markers(block, self._source):
            self._say(line, message)
            if self._draft is not None:
                self._draft.broken = self._draft.swallowed = True
        for line, message in swallowed_comments(block, self._source):
            self._say(line, message)

    def _say(self, line: int, message: Words, code: str = "E01", card: str = "") -> None:
        self.problems.append(Problem(self._file, line, message, code, card=card))


def _shown(text: str) -> str:
    """What of a text is seen, with as many lines: nothing of its comments."""
    return _INLINE_COMMENT.sub(lambda comment: "\n" * comment[0].count("\n"), text)
