"""A content folder, read: its documents and notes, the course, and the decks that they make."""

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

from mlquiz.errors import MlquizError, Problem, did_you_mean
from mlquiz.reading.figures import look_for_figures
from mlquiz.reading.files import find_files, in_order
from mlquiz.reading.memory import Memory
from mlquiz.reading.names import repeated_names
from mlquiz.reading.shelf import NO_LANGUAGE

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping
    from pathlib import Path

    from mlquiz.content import Content
    from mlquiz.model.context import Context
    from mlquiz.model.course import Course
    from mlquiz.model.deck import Deck
    from mlquiz.model.document import Document, Section
    from mlquiz.model.note import Note
    from mlquiz.reading.own_decks import OwnDeck


@dataclass(frozen=True, slots=True)
class Library:
    """Everything that was read from a content folder.

    Args:
        content: The folder.
        documents: Documents of all languages, by file.
        course: The course, if the folder has one.
        own: The person's own decks.
        problems: Everything that is wrong, by file and line.
        langs: The languages that there are; `und` for files of no language.
    """

    content: "Content"
    documents: "tuple[Document, ...]"
    course: "Course | None"
    own: "tuple[OwnDeck, ...]"
    problems: tuple[Problem, ...]
    langs: tuple[str, ...]
    # What was asked for once; a library never changes.
    _found: dict[Any, Any] = field(default_factory=dict, repr=False, compare=False)

    def notes(self, lang: str = "en") -> "Mapping[str, Note]":
        """The notes of a language by id, in order of the files, and those of no language."""
        notes: dict[str, Note] = self._once(("notes", lang), lambda: _notes(self.documents, lang))
        return notes

    def decks(self, lang: str = "en") -> "Mapping[str, Deck]":
        """The decks by name."""
        decks: dict[str, Deck] = self._named(lang)[0]
        return decks

    def deck_problems(self) -> tuple[Problem, ...]:
        """What is wrong with the person's own decks."""
        langs = [lang for lang in self.langs if lang != NO_LANGUAGE] or ["en"]
        found = (self._named(lang)[1] for lang in langs) if self.own else ()
        return tuple(dict.fromkeys(problem for problems in found for problem in problems))

    def deck(self, name: str, lang: str = "en") -> "Deck":
        """One deck.

        Raises:
            MlquizError: There is none of this name.
        """
        decks = self.decks(lang)
        if name not in decks:
            hint = did_you_mean(name, decks) or "; mlquiz decks lists them"
            raise MlquizError(f"there is no deck {name}{hint}")
        return decks[name]

    def notes_of(self, deck: "Deck", lang: str = "en") -> "tuple[Note, ...]":
        """The notes of a deck that there are in a language, in order."""
        notes = self.notes(lang)
        return tuple(notes[name] for name in deck.notes if name in notes)

    def context(self, note: "Note") -> "Context":
        """Where a note stands in the course."""
        from mlquiz.reading.context import Contexts  # noqa: PLC0415 - for building decks and the screen alone

        root = "" if self.course is not None else self.content.root.resolve().name
        contexts: Contexts = self._once("contexts", lambda: Contexts(self.course, self.documents, root))
        return contexts.of(note)

    def document_of(self, note: "Note") -> "Document":
        """The document that a note stands in."""
        by_file: dict[str, Document] = self._once(
            "files", lambda: {document.file: document for document in self.documents}
        )
        return by_file[note.place.file]

    def section_of(self, note: "Note") -> "Section":
        """The section that a note stands in."""
        sections = self.document_of(note).sections
        return next(section for section in sections if section.id == note.section)

    def _named(self, lang: str) -> "tuple[dict[str, Deck], tuple[Problem, ...]]":
        named: tuple[dict[str, Deck], tuple[Problem, ...]] = self._once(
            ("decks", lang), lambda: _decks(self, lang)
        )
        return named

    def _once(self, key: object, make: "Callable[[], Any]") -> Any:
        if key not in self._found:
            self._found[key] = make()
        return self._found[key]


def read_library(content: "Content", *, cache: "Path | None" = None) -> Library:
    """Read a content folder. Whatever is wrong with it stands in `problems`.

    Args:
        content: The folder.
        cache: The folder in which what was read is remembered; `None` to remember nothing.
    """
    memory = Memory(cache, content.root)
    files, problems = find_files(content)
    read = [memory.document(found) for found in files]
    course, own, course_problems = memory.course(content.decks)
    memory.save()
    documents = tuple(look_for_figures(it, content.root) for it in read if not isinstance(it, Problem))
    langs = tuple(sorted({document.lang for document in documents}))
    library = Library(content, documents, course, own, (), langs)
    found = (
        *problems,
        *(it for it in read if isinstance(it, Problem)),
        *course_problems,
        *(problem for document in documents for problem in document.problems),
        *repeated_names(documents),
        *library.deck_problems(),
    )
    return replace(library, problems=in_order(found))


def _decks(library: Library, lang: str) -> "tuple[dict[str, Deck], tuple[Problem, ...]]":
    from mlquiz.reading.decks import name_decks  # noqa: PLC0415 - some commands ask for no deck

    return name_decks(library.course, library.documents, library.own, lang)


def _notes(documents: "Iterable[Document]", lang: str) -> "dict[str, Note]":
    notes: dict[str, Note] = {}
    for document in documents:
        if document.lang in {lang, NO_LANGUAGE}:
            for note in document.notes:
                notes.setdefault(note.id, note)
    return notes
