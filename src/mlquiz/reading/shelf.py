"""The notes of a language as the decks pick them: by document, by section, by folder, in course order."""

from functools import cached_property
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from mlquiz.reading.folder import NO_LANGUAGE
from mlquiz.reading.outline import Outline, parts_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from mlquiz.model.course import Course
    from mlquiz.model.document import Document, Section
    from mlquiz.model.note import Note
    from mlquiz.reading.extract import Extract, ExtractedNote, ExtractedSection

NOTES = "notes"


class Shelf:
    """All notes of one language.

    Args:
        course: The course, or `None` in a person's own folder.
        documents: Documents of all languages.
        lang: The language; documents of no language are taken whatever it is.
    """

    def __init__(self, course: "Course | None", documents: "Sequence[Document | Extract]", lang: str) -> None:
        self.outline = Outline(course) if course is not None else None
        mine = [document for document in documents if document.lang in (lang, NO_LANGUAGE)]
        order = {part.id: place for place, part in enumerate(parts_of(course))} if course is not None else {}
        self.documents = sorted(
            mine, key=lambda document: (order.get(document.id, len(order)), document.file)
        )
        self.notes = {note.id: note for document in self.documents for note in document.notes}
        self._all = documents

    @cached_property
    def known(self) -> "set[str]":
        """Every id that may stand in `sections` of a deck."""
        known = set(self._by_section)
        for document in self._all:
            known.update((document.id, *(section.id for section in document.sections)))
        if self.outline is not None:
            known.update(self.outline.ids)
        return known

    def in_document(self, document_id: str) -> tuple[str, ...]:
        """Ids of the notes of a document, each once, in order."""
        documents = (document for document in self.documents if document.id == document_id)
        return tuple(dict.fromkeys(note.id for document in documents for note in document.notes))

    def in_sections(self, ids: "Iterable[str]") -> tuple[str, ...]:
        """Ids of the notes of sections, parts, units, chapters or documents; each once, in order."""
        found: dict[str, None] = {}
        for name in ids:
            found.update(dict.fromkeys(self._by_section.get(name, ())))
        return tuple(found)

    def outside_course(self) -> "Iterator[Document | Extract]":
        """Documents that are no part and no unit of the course."""
        for document in self.documents:
            if self.outline is None or self.outline.part(document.id) is None:
                yield document

    @cached_property
    def _by_section(self) -> dict[str, list[str]]:
        """For every id the notes that it means."""
        found: dict[str, list[str]] = {}
        for document in self.documents:
            for name, notes in _by_heading(document):
                found.setdefault(name, []).extend(notes)
        if self.outline is None:
            return found
        by_leaf: dict[str, list[str]] = {}
        for document in self.documents:
            for note in document.notes:
                leaf = self.outline.leaf(note.section, document.id)
                if leaf is not None:
                    by_leaf.setdefault(leaf, []).append(note.id)
        for name, leaves in self.outline.ids.items():
            found[name] = [note for leaf in leaves for note in by_leaf.get(leaf, ())]
        return found


def deck_place(document: "Document | Extract") -> str:
    """Folder and name of a file without its ending, from the notes folder of its language on: `rl/ppo`."""
    parts = PurePosixPath(document.file).with_suffix("").parts
    if len(parts) > 1 and parts[0] == NOTES:
        parts = parts[1:]
        if len(parts) > 1 and parts[0] == document.lang:
            parts = parts[1:]
    return "/".join(parts)


def _by_heading(document: "Document | Extract") -> "Iterator[tuple[str, list[str]]]":
    """The notes under every heading and the headings below it; and all notes under the document's id."""
    notes: dict[str, list[Note | ExtractedNote]] = {}
    for note in document.notes:
        notes.setdefault(note.section, []).append(note)
    sections: Sequence[Section | ExtractedSection] = document.sections
    for place, section in enumerate(sections):
        if section.id == document.id:
            continue
        below = [section.id]
        for other in sections[place + 1 :]:
            if other.level <= section.level:
                break
            below.append(other.id)
        yield section.id, [note.id for name in below for note in notes.get(name, ())]
    yield document.id, [note.id for note in document.notes]
