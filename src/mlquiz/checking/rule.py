"""What a rule is, and the list of all rules.

A rule is one function. Its decorator says its code, its severity, why it holds, and a good and a bad example.
The examples are its tests, `mlquiz check --explain CODE` and `docs/rules.md`.
"""

from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TYPE_CHECKING

from mlquiz.errors import Severity

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator, Mapping

    from mlquiz.checking.corpus import Corpus
    from mlquiz.checking.passage import Passage
    from mlquiz.model.note import Note
    from mlquiz.model.place import Place

EXAMPLE_FILE = "notes/en/ch01-example.md"
"""The file that an example of one text stands for."""


@dataclass(frozen=True, slots=True)
class Finding:
    """Something that a rule found.

    Args:
        message: What is wrong and what to do, in one line.
        severity: How bad it is, where a rule knows two degrees; otherwise the rule's.
        notes: The notes that it is about, the one to be changed first. A waiver on any of them covers it.
        place: Where it stands, where that is not the first note's place.
        at: Words of the source that it is about, to find their line and column; empty for the place itself.
    """

    message: str
    severity: Severity | None = None
    notes: "tuple[Note, ...]" = ()
    place: "Place | None" = None
    at: str = ""


class Scope(StrEnum):
    """What a rule looks at: a note, a text (of a note or of the prose around it), everything, or waivers."""

    NOTE = "note"
    TEXT = "text"
    EVERYTHING = "everything"
    WAIVERS = "waivers"


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """A rule that cards keep.

    Args:
        code: Such as `A02`.
        severity: How bad it is to break it; the worst where there are two degrees.
        or_less: The other degree, where there are two.
        reason: Why it holds, in one line.
        good: Example that keeps it: the Markdown of a card, or whole files by name.
        bad: Example that breaks it.
        scope: What it looks at.
        course_only: Whether it speaks of the course, and so is off in a person's own folder.
        look: The function.
    """

    code: str
    severity: Severity
    or_less: Severity | None
    reason: str
    good: "Mapping[str, str]"
    bad: "Mapping[str, str]"
    scope: Scope
    course_only: bool
    look: "Callable[..., Iterable[Finding]]"

    def in_note(self, note: "Note", corpus: "Corpus") -> "Iterator[Finding]":
        """What it finds in a note."""
        return (found if found.notes else replace(found, notes=(note,)) for found in self.look(note, corpus))

    def in_text(self, text: "Passage", place: "Place", note: "Note | None") -> "Iterator[Finding]":
        """What it finds in a text that begins at a place, of a note or of the prose between notes."""
        notes = (note,) if note else ()
        return (replace(found, notes=notes, place=place) for found in self.look(text))

    def in_everything(self, corpus: "Corpus") -> "Iterator[Finding]":
        """What it finds in all notes together."""
        return iter(self.look(corpus))

    def in_waivers(
        self, note: "Note", used: "Collection[str]", ran: "Collection[str]"
    ) -> "Iterator[Finding]":
        """What it finds in the waivers of a note, of which some were used, after some rules ran."""
        return (replace(found, notes=(note,)) for found in self.look(note, used, ran))


RULES: dict[str, Rule] = {}
"""All rules by code; filled when `mlquiz.checking.rules` is imported."""


def rule(  # noqa: PLR0913 - what a rule must say of itself, by name
    code: str,
    severity: Severity,
    reason: str,
    *,
    good: "str | Mapping[str, str]",
    bad: "str | Mapping[str, str]",
    or_less: Severity | None = None,
    scope: Scope = Scope.NOTE,
    course_only: bool = False,
) -> "Callable[[Callable[..., Iterable[Finding]]], Callable[..., Iterable[Finding]]]":
    """Declare a function to be a rule.

    A rule for notes takes `(note, corpus)`, one for texts `(text)`, one for everything `(corpus)`, one for
    waivers `(note, used, ran)`; all give findings.
    """

    def declare(look: "Callable[..., Iterable[Finding]]") -> "Callable[..., Iterable[Finding]]":
        if code in RULES:
            raise ValueError(f"two rules have the code {code}")
        RULES[code] = Rule(
            code=code,
            severity=severity,
            or_less=or_less,
            reason=reason,
            good=_files(good),
            bad=_files(bad),
            scope=scope,
            course_only=course_only,
            look=look,
        )
        return look

    return declare


def _files(example: "str | Mapping[str, str]") -> "Mapping[str, str]":
    return {EXAMPLE_FILE: example} if isinstance(example, str) else dict(example)
