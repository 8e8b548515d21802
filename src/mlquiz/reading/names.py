"""Names that stand twice, over all files of a content folder."""

from typing import TYPE_CHECKING, TypeVar

from mlquiz.errors import Problem, Words
from mlquiz.reading.folder import NO_LANGUAGE

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from mlquiz.model.document import Document
    from mlquiz.model.note import Note
    from mlquiz.reading.extract import Extract, ExtractedNote

CODE = "I01"

_T = TypeVar("_T")


def repeated_names(documents: "Iterable[Document | Extract]") -> "Iterator[Problem]":
    """Cards and documents of one language with the same name; in two languages it is one card."""
    first_notes: dict[tuple[str, str], Note | ExtractedNote] = {}
    first_documents: dict[tuple[str, str], str] = {}
    ordered = sorted(documents, key=lambda document: (document.lang != NO_LANGUAGE, document.file))
    for document in ordered:
        other = _first(first_documents, document.id, document.lang, document.file)
        if other is not None:
            message = Words(
                "two documents have the id {id}: this one and {other}", id=document.id, other=other
            )
            yield Problem(document.file, 0, message, CODE)
        for note in document.notes:
            other_note = _first(first_notes, note.id, note.lang, note)
            if other_note is not None:
                message = Words(
                    "two cards are named {name}: here and at {place}",
                    name=note.id,
                    place=str(other_note.place),
                )
                yield Problem(note.place.file, note.place.line, message, CODE, card=note.id)


def _first(first: dict[tuple[str, str], _T], name: str, lang: str, place: _T) -> _T | None:
    """Where a name stood before in a language, or in files of none."""
    earlier = first.get((name, lang), first.get((name, NO_LANGUAGE)))
    first.setdefault((name, lang), place)
    return earlier
