"""A content folder, read: its documents and notes, the course, and the decks that they make."""

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

from mlquiz.errors import MlquizError, Problem, did_you_mean
from mlquiz.reading import cache_file
from mlquiz.reading.cache_file import is_settled
from mlquiz.reading.collecting import uncollected
from mlquiz.reading.extract import extract, extract_from
from mlquiz.reading.figures import Existing, problems_of
from mlquiz.reading.files import in_order, notes_files, problems_with
from mlquiz.reading.folder import NO_LANGUAGE, look
from mlquiz.reading.index import fingerprint
from mlquiz.reading.kept import Documents, NotesById
from mlquiz.reading.memory import Memory
from mlquiz.reading.names import repeated_names
from mlquiz.reading.rows import to_row

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
    from pathlib import Path

    from mlquiz.content import Content
    from mlquiz.model.card import Card
    from mlquiz.model.context import Context
    from mlquiz.model.course import Course
    from mlquiz.model.deck import Deck
    from mlquiz.model.document import Document, Section
    from mlquiz.model.note import Note
    from mlquiz.reading.context import Contexts
    from mlquiz.reading.extract import Extract
    from mlquiz.reading.files import NotesFile
    from mlquiz.reading.own_decks import OwnDeck


@dataclass(frozen=True, slots=True)
class Library:
    """Everything that was read from a content folder.

    Args:
        content: The folder.
        documents: Documents of all languages, by file. One that was read with the folder is made when it is
            asked for, and again when it is asked for long after; `extracts` costs less.
        course: The course, if the folder has one.
        own: The person's own decks.
        problems: Everything that is wrong, by file and line.
        langs: The languages that there are; `und` for files of no language.
    """

    content: "Content"
    documents: "Sequence[Document]"
    course: "Course | None"
    own: "tuple[OwnDeck, ...]"
    problems: tuple[Problem, ...]
    langs: tuple[str, ...]
    # What was asked for once; a library never changes.
    _found: dict[Any, Any] = field(default_factory=dict, repr=False, compare=False)

    @property
    def extracts(self) -> "tuple[Extract, ...]":
        """What decks, names and counts need of the documents, without making these."""
        if isinstance(self.documents, Documents):
            return self.documents.extracts
        extracts: tuple[Extract, ...] = self._once("extracts", lambda: tuple(map(extract, self.documents)))
        return extracts

    @property
    def rows(self) -> "Sequence[bytes]":
        """The documents as rows, without making them."""
        if isinstance(self.documents, Documents):
            return self.documents.rows
        rows: tuple[bytes, ...] = self._once("rows", lambda: tuple(map(to_row, self.documents)))
        return rows

    def notes(self, lang: str = "en") -> NotesById:
        """The notes of a language by id, in order of the files, and those of no language.

        A note is made when it is asked for; `card_ids` costs less.
        """
        notes: NotesById = self._once(("notes", lang), lambda: NotesById(self.documents, self.extracts, lang))
        return notes

    def cards(self, lang: str = "en") -> "tuple[Card, ...]":
        """All cards of a language, in order. They stay in memory from then on: 2 kB each."""
        cards: tuple[Card, ...] = self._once(("every card", lang), lambda: _cards(self, lang))
        return cards

    def card_ids(self, lang: str = "en") -> "Mapping[str, tuple[str, ...]]":
        """The ids of the cards of every note that `notes` gives, by the note's id, in the same order."""
        ids: Mapping[str, tuple[str, ...]] = self._once(
            ("cards", lang), lambda: _card_ids(self.extracts, lang)
        )
        return ids

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
            raise MlquizError("there is no deck {name}{hint}", name=name, hint=hint)
        return decks[name]

    def notes_of(self, deck: "Deck", lang: str = "en") -> "tuple[Note, ...]":
        """The notes of a deck that there are in a language, in order."""
        return tuple(self.each_note_of(deck, lang))

    def each_note_of(self, deck: "Deck", lang: str = "en") -> "Iterator[Note]":
        """The notes of a deck one after the other, for decks that are larger than memory."""
        notes = self.notes(lang)
        return (notes[name] for name in deck.notes if name in notes)

    def chosen(self, lang: str, *decks: str | None) -> "tuple[Note, ...]":
        """The notes of some decks, each once, in order; all notes where no deck is named.

        Raises:
            MlquizError: There is no deck of one of the names.
        """
        notes = self.notes(lang)
        return tuple(notes[name] for name in self._names_of(lang, decks))

    def chosen_cards(self, lang: str, *decks: str | None) -> list[str]:
        """The ids of the cards of the notes that `chosen` gives, without making these.

        Raises:
            MlquizError: There is no deck of one of the names.
        """
        ids = self.card_ids(lang)
        return [card for name in self._names_of(lang, decks) for card in ids[name]]

    def _names_of(self, lang: str, decks: "Iterable[str | None]") -> "Iterable[str]":
        ids, named = self.card_ids(lang), [self.deck(name, lang) for name in decks if name]
        if not named:
            return ids
        return [name for name in dict.fromkeys(name for deck in named for name in deck.notes) if name in ids]

    def context(self, note: "Note") -> "Context":
        """Where a note stands in the course."""
        contexts: Contexts = self._once("contexts", lambda: _contexts(self))
        return contexts.of(note)

    def document_of(self, note: "Note") -> "Document":
        """The document that a note stands in."""
        places: dict[str, int] = self._once(
            "files", lambda: {document.file: place for place, document in enumerate(self.extracts)}
        )
        return self.documents[places[note.place.file]]

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


def read_library(
    content: "Content", *, cache: "Path | None" = None, tell: "Callable[[int, int], None] | None" = None
) -> Library:
    """Read a content folder. Whatever is wrong with it stands in `problems`.

    Args:
        content: The folder.
        cache: The folder in which what was read is remembered; `None` to remember nothing.
        tell: Told from time to time how many files are read, and how many must be read afresh.
    """
    read_ns = cache_file.now_ns()
    memory = Memory(cache, content.root)
    found, troubles = look(str(content.root), str(content.notes))
    seen, newest = fingerprint(found, troubles, str(content.decks))
    files, existing = notes_files(found), Existing(content.root)
    same = memory.unchanged(files, seen, newest, existing)
    if same is not None:
        course, own, _ = memory.course(content.decks)
        rows = [it.document for it in same.files]
        documents = Documents(lambda: tuple(extract_from(it.extract) for it in same.files), rows, existing)
        return Library(content, documents, course, own, same.problems, same.langs)
    library = _read(content, memory, files, existing, problems_with(troubles), tell)
    memory.save(library, existing.paths, read_ns, seen, settled=is_settled(newest, read_ns))
    return library


def _read(  # noqa: PLR0913, PLR0917 - what was found in the folder
    content: "Content",
    memory: Memory,
    files: "Sequence[NotesFile]",
    existing: Existing,
    problems: "Sequence[Problem]",
    tell: "Callable[[int, int], None] | None",
) -> Library:
    """Read some files, afresh where they changed, and find out what is wrong with all."""
    read = memory.documents(files, tell)
    kept = [it for it in read if not isinstance(it, Problem)]
    course, own, course_problems = memory.course(content.decks)
    extracts = tuple(it.extract for it in kept)
    documents = Documents(lambda: extracts, [it.row for it in kept], existing)
    langs = tuple(sorted({extract.lang for extract in extracts}))
    library = Library(content, documents, course, own, (), langs)
    found = (
        *problems,
        *(it for it in read if isinstance(it, Problem)),
        *course_problems,
        *(problem for extract in extracts for problem in problems_of(extract, existing)),
        *repeated_names(extracts),
        *library.deck_problems(),
    )
    return replace(library, problems=in_order(found))


def _cards(library: Library, lang: str) -> "tuple[Card, ...]":
    from mlquiz.model.card import cards_of  # noqa: PLC0415 - counting needs names alone

    with uncollected():
        return tuple(cards_of(library.notes(lang).values()))


def _contexts(library: Library) -> "Contexts":
    from mlquiz.reading.context import Contexts  # noqa: PLC0415 - for building decks and the screen alone

    root = "" if library.course is not None else library.content.root.resolve().name
    return Contexts(library.course, library.extracts, root)


def _decks(library: Library, lang: str) -> "tuple[dict[str, Deck], tuple[Problem, ...]]":
    from mlquiz.reading.decks import name_decks  # noqa: PLC0415 - some commands ask for no deck

    with uncollected():
        return name_decks(library.course, library.extracts, library.own, lang)


def _card_ids(extracts: "tuple[Extract, ...]", lang: str) -> "dict[str, tuple[str, ...]]":
    ids: dict[str, tuple[str, ...]] = {}
    for document in extracts:
        if document.lang in {lang, NO_LANGUAGE}:
            for note in document.notes:
                ids.setdefault(note.id, note.cards)
    return ids
