"""Everything that the rules look at: documents, the course, the glossary, the released ids."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from mlquiz.checking.faces import texts
from mlquiz.checking.released import Released
from mlquiz.checking.topics import Topics, term_words
from mlquiz.model.course import Course
from mlquiz.model.document import Document
from mlquiz.model.note import Note
from mlquiz.model.place import Place
from mlquiz.reading.glossary import Term
from mlquiz.reading.outline import Outline

MASTER = "en"
"""The language that the others are translations of."""


@dataclass(frozen=True, slots=True)
class Written:
    """A Markdown text and where it stands; `note` is `None` for prose between the cards."""

    text: str
    place: Place
    note: Note | None


@dataclass(frozen=True, kw_only=True)
class Corpus:
    """The notes of a content folder, with what is known about them.

    Args:
        documents: In all languages.
        course: The course, or `None` in a person's own folder.
        glossary: Terms of the course.
        released: The list of released ids; `None` where it does not count.
        root: The content folder, in which figures lie.
    """

    documents: tuple[Document, ...]
    course: Course | None = None
    glossary: tuple[Term, ...] = ()
    released: Released | None = None
    root: Path | None = None

    @cached_property
    def _figures(self) -> dict[str, bytes]:
        return {}

    def figure(self, path: str) -> bytes:
        """What the file of a figure holds; nothing where it cannot be read."""
        if path and self.root is not None and path not in self._figures:
            try:
                self._figures[path] = (self.root / path).read_bytes()
            except OSError:
                self._figures[path] = b""
        return self._figures.get(path, b"")

    @cached_property
    def notes(self) -> tuple[Note, ...]:
        """All notes in order of their files."""
        return tuple(note for document in self.documents for note in document.notes)

    @cached_property
    def outline(self) -> Outline | None:
        """The sections of the course."""
        return Outline(self.course) if self.course is not None else None

    @cached_property
    def topics(self) -> Topics:
        """The words that name a topic of this content."""
        return Topics(
            said for term in self.glossary for said in (term.en, term.abbr, term.zh, term.zh_course)
        )

    @cached_property
    def terms(self) -> frozenset[tuple[str, ...]]:
        """Terms of the glossary in every language, each as its words."""
        return frozenset(
            words
            for term in self.glossary
            for said in (term.en, term.abbr, term.zh, term.zh_course)
            for words in term_words(said)
        )

    def by_language(self) -> Iterator[tuple[Note, ...]]:
        """The notes of each language."""
        found: dict[str, list[Note]] = defaultdict(list)
        for note in self.notes:
            found[note.lang].append(note)
        return map(tuple, found.values())

    @cached_property
    def masters(self) -> Mapping[str, Note]:
        """The English notes by id."""
        return {note.id: note for note in self.notes if note.lang == MASTER}

    def written(self, document: Document) -> Iterator[Written]:
        """Every text of a document: prose, then what the notes say."""
        for section in document.sections:
            yield Written(section.prose, Place(document.file, max(section.line, 1)), None)
        for note in document.notes:
            for text in texts(note):
                if text:
                    yield Written(text, note.place, note)
