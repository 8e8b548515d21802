"""A note: one marked block of a Markdown file, of which one or more cards are made.

Every text here is Markdown as it was written, its LaTeX kept to the letter.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from typing import assert_never

from mlquiz.model.place import Place

_ON_GITHUB = re.compile(
    r"github\.com/(?P<project>[^/]+/[^/]+)/(?:blob|tree|raw)/[^/]+/(?:.*/)?(?P<file>[^/]+)/?"
)


class Kind(StrEnum):
    """The kinds of note. A closed set: `match` on the body with `assert_never`."""

    QUESTION = "question"
    CLOZE = "cloze"
    CHOICE = "choice"
    NUMBER = "number"
    OCCLUSION = "occlusion"


class Tier(StrEnum):
    """Which pass over the course a note belongs to."""

    CORE = "core"
    FULL = "full"
    EXTRA = "extra"


@dataclass(frozen=True, slots=True)
class Question:
    """A question and its answer; with `reverse` also asked backwards."""

    question: str
    answer: str
    reverse: bool = False


@dataclass(frozen=True, slots=True)
class Deletion:
    """One `==number;;hidden;;hint==` of a cloze.

    Args:
        number: From 1; the deletion's identity and its number in Anki. Equal numbers are asked together.
        hidden: Markdown that is hidden.
        hint: Shown in place of the hidden text, or empty.
        numbered: Whether the number was written down rather than counted.
    """

    number: int
    hidden: str
    hint: str = ""
    numbered: bool = True


@dataclass(frozen=True, slots=True)
class Cloze:
    """A text with deletions, the marks still in it."""

    text: str
    deletions: tuple[Deletion, ...]
    answer: str = ""
    """What an `A:` adds on the back, or empty."""

    @property
    def numbers(self) -> tuple[int, ...]:
        """The different numbers, ascending: one card each."""
        return tuple(sorted({deletion.number for deletion in self.deletions}))


@dataclass(frozen=True, slots=True)
class Option:
    """One option of a choice: `reason` says why it is right or wrong, or is empty."""

    text: str
    right: bool
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Choice:
    """A question with options. Several right ones mean: choose all that are right."""

    question: str
    options: tuple[Option, ...]
    answer: str = ""
    """What an `A:` adds on the back, or empty."""


@dataclass(frozen=True, slots=True)
class Number:
    """A question whose answer is a number.

    Args:
        question: The question.
        value: The right number.
        tolerance: A typed number counts as right when it is at most this far away.
        written: The number as it was written (`0.731`, `1e-3`).
        answer: The worked solution, or empty.
    """

    question: str
    value: Decimal
    tolerance: Decimal
    written: str
    answer: str = ""

    def accepts(self, typed: Decimal) -> bool:
        """Whether a typed number counts as right."""
        return typed.is_finite() and abs(typed - self.value) <= self.tolerance


@dataclass(frozen=True, slots=True)
class Box:
    """A box on a figure, in per cent of the figure's width and height, from its upper left corner."""

    left: float
    top: float
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class Part:
    """A named part of a figure.

    Args:
        number: From 1; the part's identity and its number in Anki.
        name: Markdown of what it is called: the answer.
        clue: Markdown of what is said of it where the figure is not seen, and without its name.
        boxes: What covers it.
        numbered: Whether the number was written down rather than counted.
    """

    number: int
    name: str
    clue: str
    boxes: tuple[Box, ...]
    numbered: bool = True


@dataclass(frozen=True, slots=True)
class Occlusion:
    """A figure with covered parts, one card each.

    Args:
        question: The question, without the figure.
        figure: The figure's address, as it was written.
        alt: What the figure shows, in words. It may name the parts, so it is shown with the answer only.
        parts: In the order in which they were written.
        hide_all: Whether a card covers all parts and asks for one, or covers only the one it asks for.
        answer: What an `A:` adds on the back, or empty.
    """

    question: str
    figure: str
    alt: str
    parts: tuple[Part, ...]
    hide_all: bool = True
    answer: str = ""

    @property
    def numbers(self) -> tuple[int, ...]:
        """The numbers of its parts, ascending: one card each."""
        return tuple(sorted(part.number for part in self.parts))

    def part(self, number: int) -> Part:
        """The part that the card of a number asks for."""
        return next(part for part in self.parts if part.number == number)


Body = Question | Cloze | Choice | Number | Occlusion


def asked(body: Body) -> str:
    """The Markdown of what is asked."""
    match body:
        case Cloze(text=text):
            return text
        case (
            Question(question=question)
            | Choice(question=question)
            | Number(question=question)
            | Occlusion(question=question)
        ):
            return question
        case _:
            assert_never(body)


def card_numbers(body: Body) -> tuple[int, ...]:
    """The numbers that tell its cards apart, ascending; none where a note's cards have no numbers."""
    return body.numbers if isinstance(body, Cloze | Occlusion) else ()


class SourceForm(StrEnum):
    """The forms that a source may have."""

    VIDEO = "video"
    ARXIV = "arxiv"
    DOI = "doi"
    SLIDE = "slide"
    BOOK = "book"
    URL = "url"


@dataclass(frozen=True, slots=True)
class Source:
    """Where a fact was read.

    Args:
        form: Which of the known forms it has.
        written: The text as it stands in the note, such as `arXiv:1706.03762 §3.2`.
        number: The video's number for a video, otherwise 0.
    """

    form: SourceForm
    written: str
    number: int = 0

    @property
    def short(self) -> str:
        """As a card shows it: an address without what only a machine needs, such as `owner/project: file`."""
        if self.form is not SourceForm.URL:
            return self.written
        from urllib.parse import unquote  # noqa: PLC0415 - start-up: only a shown card needs it

        address = unquote(self.written).removeprefix("https://").removeprefix("http://").removeprefix("www.")
        if found := _ON_GITHUB.fullmatch(address):
            return f"{found['project']}: {found['file']}"
        return address.rstrip("/")


@dataclass(frozen=True, slots=True)
class Figure:
    """A picture that a note or a section shows.

    Args:
        src: The address as it was written.
        path: Path relative to the content folder, or empty for an address on the web.
        alt: What the picture shows, in words.
        place: Where it was written.
        exists: Whether the file is there.
    """

    src: str
    path: str
    alt: str
    place: Place
    exists: bool


@dataclass(frozen=True, slots=True)
class Waiver:
    """A rule of `mlquiz check` that does not hold for this note, and why."""

    code: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """One marked block of a notes file.

    Args:
        id: Its name, unique over the content folder; provisional (`~…`) where `stamped` is false.
        stamped: Whether a person gave it its name in a card comment.
        body: What is asked, by kind.
        section: Id of the section that it stands in.
        lang: Language code of the file, such as `en`.
        place: Where it begins.
        hint: Shown on request before the answer, or empty.
        sources: Its own sources, or those of its section where it has none.
        own_sources: Whether the sources are its own.
        tier: Which pass it belongs to.
        tags: Tags as written, in order.
        waivers: Rules that do not hold for it.
        english: Of a translation: digest of the English text that it was made from, or empty.
        figures: Pictures in any of its texts, in order.
    """

    id: str
    stamped: bool
    body: Body
    section: str
    lang: str
    place: Place
    hint: str = ""
    sources: tuple[Source, ...] = ()
    own_sources: bool = False
    tier: Tier = Tier.FULL
    tags: tuple[str, ...] = ()
    waivers: tuple[Waiver, ...] = ()
    english: str = ""
    figures: tuple[Figure, ...] = ()

    @property
    def kind(self) -> Kind:
        """The kind of its body."""
        match self.body:
            case Question():
                return Kind.QUESTION
            case Cloze():
                return Kind.CLOZE
            case Choice():
                return Kind.CHOICE
            case Number():
                return Kind.NUMBER
            case Occlusion():
                return Kind.OCCLUSION
            case _:
                assert_never(self.body)

    def card_ids(self) -> Iterator[str]:
        """The ids of its cards, in the order in which they are learnt: `NAME`, `NAME/reverse`, `NAME/1`."""
        match self.body:
            case Question(reverse=reverse):
                yield self.id
                if reverse:
                    yield f"{self.id}/reverse"
            case Cloze() | Occlusion():
                for number in self.body.numbers:
                    yield f"{self.id}/{number}"
            case Choice() | Number():
                yield self.id
            case _:
                assert_never(self.body)
