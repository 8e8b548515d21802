"""The decks that there are, by name: those of the course, of folders and files, and a person's own."""

from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from mlquiz.errors import Problem
from mlquiz.model.course import Role
from mlquiz.model.deck import Deck
from mlquiz.model.note import Tier
from mlquiz.reading.picking import Picking
from mlquiz.reading.shelf import Shelf, deck_place
from mlquiz.reading.yamlfile import CODE

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from mlquiz.model.course import Chapter, Course
    from mlquiz.model.document import Document
    from mlquiz.reading.extract import Extract
    from mlquiz.reading.own_decks import OwnDeck

PICKED_ROLES = (Role.REQUIRED, Role.SUPPLEMENT, Role.OPTIONAL)
"""The videos whose sections make up a lecture's deck, in this order."""


def name_decks(
    course: "Course | None",
    documents: "Sequence[Document | Extract]",
    own: "Sequence[OwnDeck]" = (),
    lang: str = "en",
) -> tuple[dict[str, Deck], tuple[Problem, ...]]:
    """All decks of a content folder in one language, and what is wrong with the own ones.

    A deck without notes is a deck all the same: the course names it before its notes are written.

    Args:
        course: The course, or `None` in a person's own folder.
        documents: Documents of all languages.
        own: The person's own decks.
        lang: The language of the notes; documents of no language are taken whatever it is.
    """
    shelf = Shelf(course, documents, lang)
    decks: dict[str, Deck] = {}
    if course is not None:
        decks |= {deck.name: deck for deck in _course_decks(course, shelf)}
    decks |= {deck.name: deck for deck in _whole(shelf, course.title if course is not None else "")}
    problems = [_taken(deck) for deck in own if deck.name in decks]
    mine = {deck.name: deck for deck in own if deck.name not in decks}
    for deck in _place_decks(shelf):
        if deck.name not in mine:
            decks.setdefault(deck.name, deck)
    picking = Picking(shelf, decks, mine, problems)
    for name in mine:
        decks[name] = picking.deck(name)
    return decks, tuple(problems)


def _course_decks(course: "Course", shelf: Shelf) -> "Iterator[Deck]":
    for lecture in course.lectures:
        notes = shelf.in_sections(lecture.sections(*PICKED_ROLES))
        title = f"Lecture {lecture.number}: {lecture.title}"
        yield Deck(name=f"lecture-{lecture.number}", title=title, notes=notes, kind="lecture")
    for chapter in course.chapters:
        yield from _chapter_decks(chapter, shelf)
    for unit in course.units:
        yield Deck(name=unit.id, title=unit.title, notes=shelf.in_document(unit.id), kind="unit")


def _chapter_decks(chapter: "Chapter", shelf: Shelf) -> "Iterator[Deck]":
    name, title = f"chapter-{chapter.number}", f"Chapter {chapter.number}"
    notes = {part.number: shelf.in_document(part.id) for part in chapter.parts}
    everything = tuple(dict.fromkeys(note for some in notes.values() for note in some))
    yield Deck(name=name, title=f"{title}: {chapter.title}", notes=everything, kind="chapter")
    for part in chapter.parts:
        if part.number:
            plain = part.title == f"Part {part.number}"
            ending = chapter.title if plain else part.title
            yield Deck(
                name=f"{name}-part-{part.number}",
                title=f"{title}, part {part.number}: {ending}",
                notes=notes[part.number],
                kind="part",
            )


def _whole(shelf: Shelf, course: str) -> "Iterator[Deck]":
    core = tuple(note.id for note in shelf.notes.values() if note.tier == Tier.CORE)
    if course or core:
        yield Deck(
            name="core", title=f"{course or 'All notes'}: what a first pass needs", notes=core, kind="tier"
        )
    yield Deck(name="all", title=course or "All notes", notes=tuple(shelf.notes), kind="all")


def _place_decks(shelf: Shelf) -> "Iterator[Deck]":
    """One deck a file outside the course, and one a folder: `rl/ppo`, `rl`."""
    files: dict[str, tuple[str, list[str]]] = {}
    folders: dict[str, list[str]] = {}
    for document in shelf.outside_course():
        place = deck_place(document)
        notes = list(dict.fromkeys(note.id for note in document.notes))
        files[place] = (document.title, notes)
        for folder in PurePosixPath(place).parents[:-1]:
            folders.setdefault(folder.as_posix(), []).extend(notes)
    for name, below in sorted(folders.items()):
        title, above = files.pop(name, (name, []))
        yield Deck(name=name, title=title, notes=tuple(dict.fromkeys(above + below)), kind="folder")
    for name, (title, notes) in sorted(files.items()):
        yield Deck(name=name, title=title, notes=tuple(notes), kind="file")


def _taken(own: "OwnDeck") -> Problem:
    return Problem(
        own.file, 0, f"a deck of the course is called {own.name}; give the file another name", CODE
    )
