"""What decks, names and counts need of a document. The document itself is made when it is asked for."""

import marshal
from typing import TYPE_CHECKING, NamedTuple

from mlquiz.model.place import Place
from mlquiz.reading.rows import decoded, encoded

if TYPE_CHECKING:
    from typing import Any

    from mlquiz.errors import Problem
    from mlquiz.model.document import Document
    from mlquiz.model.note import Figure


class ExtractedSection(NamedTuple):
    """Of a section what `model.document.Section` says under the same names."""

    id: str
    number: str
    title: str
    level: int


class ExtractedNote(NamedTuple):
    """Of a note what `model.note.Note` says under the same names, tier and kind as plain words.

    Attributes:
        line: Where it begins.
        cards: Ids of its cards.
    """

    id: str
    section: str
    tier: str
    kind: str
    tags: tuple[str, ...]
    lang: str
    file: str
    line: int
    cards: tuple[str, ...]

    @property
    def place(self) -> Place:
        """Where it begins."""
        return Place(self.file, self.line)


class ExtractedFigure(NamedTuple):
    """Of a figure what `model.note.Figure` says, and the name of its note, or empty."""

    src: str
    path: str
    line: int
    card: str


class Extract:
    """Of a document what `model.document.Document` says under the same names."""

    __slots__ = ("_notes", "_rows", "_sections", "file", "id", "lang", "title")

    def __init__(self, rows: "tuple[Any, ...]") -> None:
        self.id, self.title, self.lang, self.file, *_ = rows
        self._rows = rows
        self._sections: tuple[ExtractedSection, ...] | None = None
        self._notes: tuple[ExtractedNote, ...] | None = None

    @property
    def sections(self) -> "tuple[ExtractedSection, ...]":
        """In order."""
        if self._sections is None:
            self._sections = tuple(map(ExtractedSection._make, self._rows[4]))
        return self._sections

    @property
    def notes(self) -> "tuple[ExtractedNote, ...]":
        """In order."""
        if self._notes is None:
            self._notes = tuple(map(ExtractedNote._make, self._rows[5]))
        return self._notes

    @property
    def figures(self) -> "list[ExtractedFigure]":
        """Those outside notes, then those of the notes."""
        return [ExtractedFigure(*row) for row in self._rows[6]]

    @property
    def problems(self) -> "list[Problem]":
        """What was wrong; whether figures are there was not looked at."""
        return list(map(decoded, self._rows[7]))

    def as_bytes(self) -> bytes:
        """As bytes."""
        return marshal.dumps(self._rows)


def extract(document: "Document") -> Extract:
    """The extract of a document."""
    file, lang = document.file, document.lang
    notes = tuple(
        (
            note.id,
            note.section,
            note.tier.value,
            note.kind.value,
            note.tags,
            note.lang,
            note.place.file,
            note.place.line,
            tuple(note.card_ids()),
        )
        for note in document.notes
    )
    sections = tuple((it.id, it.number, it.title, it.level) for it in document.sections)
    figures = (
        *(_figure(figure, "") for figure in document.figures),
        *(_figure(figure, note.id) for note in document.notes for figure in note.figures),
    )
    problems = tuple(map(encoded, document.problems))
    return Extract((document.id, document.title, lang, file, sections, notes, figures, problems))


def extract_from(held: bytes) -> Extract:
    """The extract that was written as bytes; to be used on what is known to be that.

    Raises:
        ValueError: The bytes are something else.
    """
    try:
        return Extract(marshal.loads(held))  # noqa: S302 - a checksum stands beside it
    except (TypeError, EOFError) as error:
        raise ValueError(str(error)) from None


def _figure(figure: "Figure", card: str) -> tuple[str, str, int, str]:
    return figure.src, figure.path, figure.place.line, card
