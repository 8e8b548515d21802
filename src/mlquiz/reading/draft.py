"""A card as it stands in the file: its comment and its marked fields, before it is known what kind it is."""

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from mlquiz.errors import Severity, Words
from mlquiz.reading.standing_alone import standing_alone

if TYPE_CHECKING:
    from mlquiz.model.note import Source
    from mlquiz.reading.card_comment import CardComment
    from mlquiz.reading.markers import Marker

_BLANK_LINES = re.compile(r"\A(?:[ \t]*\n)+")
_LAST_COMMENT = re.compile(r"(?:^|\n)[ \t]*<!--(?:(?!-->).)*-->\s*\Z", re.DOTALL)


class MarkedField(NamedTuple):
    """A marker and the Markdown that follows it.

    Args:
        marker: Which one.
        first: The marker's line.
        end: The line after the field's last.
        text: The Markdown, without blank lines around it.
        rest: What stands behind the marker on its line.
    """

    marker: "Marker"
    first: int
    end: int
    text: str
    rest: str = ""


@dataclass(slots=True)
class Draft:
    """One card of a file.

    Args:
        line: Where it begins.
        section: Place of its section among the document's.
        comment: Its card comment, if it has one.
        fields: Its fields, in order.
        sources: Its own sources.
        faults: Lines, what is wrong there, and how bad it is.
        end: The line after its last.
        next_marker: The marker of the next card, where that has no comment and so ended this one.
        begun: Whether its `Q:` or `C:` was met.
        broken: Whether it cannot be asked as it stands.
        swallowed: Whether a marker of it was read as more of the block above it.
    """

    line: int
    section: int
    comment: "CardComment | None" = None
    fields: list[MarkedField] = field(default_factory=list)
    sources: list["Source"] = field(default_factory=list)
    faults: list[tuple[int, str, Severity]] = field(default_factory=list)
    end: int = 0
    next_marker: "Marker | None" = None
    begun: bool = False
    broken: bool = False
    swallowed: bool = False

    @property
    def name(self) -> str:
        """The name that a person gave it, or empty."""
        return self.comment.name if self.comment is not None else ""

    def field(self, marker: "Marker") -> MarkedField | None:
        """Its first field with this marker."""
        for found in self.fields:
            if found.marker is marker:
                return found
        return None

    @property
    def reverse(self) -> bool:
        """Whether its comment asks for it to be asked backwards too."""
        return self.comment is not None and self.comment.reverse

    @property
    def hide(self) -> str:
        """Which parts of a figure its comment asks to cover: `all`, `one`, or empty where it does not say."""
        return self.comment.hide if self.comment is not None else ""

    def text(self, marker: "Marker") -> str:
        """The text of a field, or empty."""
        found = self.field(marker)
        return found.text if found is not None else ""

    def fault(self, message: Words, line: int = 0) -> None:
        """Report what keeps it from being asked, by default where it begins."""
        self.broken = True
        self.remark(message, line)

    def remark(self, message: Words, line: int = 0) -> None:
        """Report something wrong that leaves the card as it is, by default where it begins."""
        self.faults.append((line or self.line, message, Severity.ERROR))

    def warn(self, message: str, line: int) -> None:
        """Report what is most likely not meant."""
        self.faults.append((line, message, Severity.WARNING))


def field_text(rest: str, below: str) -> str:
    """The Markdown of a field, from what stands behind its marker and the lines below.

    Comments at its end are left out: they speak of what follows.
    """
    text = without_blank_ends(f"{rest}\n{below}")
    while "-->" in text and (last := _LAST_COMMENT.search(text)):
        text = text[: last.start()].rstrip()
    return standing_alone(text) if rest.strip() else text


def without_blank_ends(text: str) -> str:
    """A text without the blank lines around it; the indentation of its first line stays."""
    return _BLANK_LINES.sub("", text).rstrip()
