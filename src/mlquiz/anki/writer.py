"""Notes to what they will be in Anki. It loads all that HTML needs, so it is loaded for new notes alone."""

from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from mlquiz.anki.export import Export
from mlquiz.anki.fields import fields_of, notetype_of, ordinals
from mlquiz.anki.identity import guid
from mlquiz.anki.media import media_name
from mlquiz.anki.places import clean_path, tags
from mlquiz.anki.rendering import NoteHtml
from mlquiz.anki.written import OWN_FOLDER, SEPARATOR, Written, content_digest
from mlquiz.anki.written_cache import packed
from mlquiz.reading.context import Contexts
from mlquiz.reading.rows import from_row

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from mlquiz.model.context import Context
    from mlquiz.model.course import Course
    from mlquiz.model.document import Document
    from mlquiz.model.note import Figure, Note


def write_note(export: Export, lang: str) -> Written:
    """Write a note.

    Args:
        export: The note, and where it stands in the course.
        lang: Language of our own words on its cards where it has none itself.
    """
    note, context = export.note, export.context
    key = guid(note.id, note.lang)
    pictures = _Pictures()
    html = NoteHtml(note, pictures)
    fields = fields_of(export, key, lang if note.lang == OWN_FOLDER else note.lang, html)
    kind, marked = notetype_of(note.body).id, tags((*note.tags, *context.tags))
    paths = sorted((figure.path for figure in note.figures if figure.path), key=_parts)
    return Written(
        name=note.id,
        lang=note.lang,
        guid=key,
        notetype=kind,
        fields=SEPARATOR.join(fields),
        tags=marked,
        deck=clean_path(context.deck_path),
        ordinals=ordinals(note.body),
        digest="" if paths else content_digest(kind, fields, marked),
        shown=tuple(pictures.found),
        paths=tuple(paths),
        file=note.place.file,
        line=note.place.line,
        problems=tuple((problem.code, str(problem.message)) for problem in html.problems),
    )


def write_rows(course: "Course | None", root: str, lang: str, rows: "Sequence[bytes]") -> list[bytes]:
    """Write the notes of some documents.

    Args:
        course: The course, or `None` in a person's own folder.
        root: Name of the deck that holds notes outside the course; empty for none.
        lang: Language of our own words on cards of notes that have none.
        rows: The documents, as rows.

    Returns:
        For each document its notes, packed.
    """
    documents: list[Document] = [from_row(row) for row in rows]
    contexts = Contexts(course, documents, root)
    return [packed(_of_document(document, contexts, lang)) for document in documents]


def _of_document(document: "Document", contexts: Contexts, lang: str) -> "Iterator[Written]":
    found: dict[tuple[str, str, str], Context] = {}
    for note in document.notes:
        key = note.section, note.tier, note.lang
        if key not in found:
            found[key] = contexts.of(note)
        yield write_note(Export(note, found[key]), lang)


def _parts(path: str) -> tuple[str, ...]:
    return PurePosixPath(path).parts


class _Pictures:
    """Takes the pictures of a note, whatever their files are."""

    def __init__(self) -> None:
        self.found: list[tuple[str, str, int]] = []

    def add(self, figure: "Figure", _note: "Note") -> str:
        self.found.append((figure.src, figure.path, figure.place.line))
        return media_name(figure)
