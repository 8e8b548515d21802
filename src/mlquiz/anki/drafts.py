"""Notes to rows whose times and places among the new cards are still open."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from mlquiz.anki.checks import Checks
from mlquiz.anki.collection import Row
from mlquiz.anki.export import Export
from mlquiz.anki.media import Media
from mlquiz.anki.notetypes import every_type
from mlquiz.anki.places import deck_path
from mlquiz.anki.writer import write_note
from mlquiz.anki.written import SEPARATOR, Written, content_digest


@dataclass(frozen=True, slots=True)
class Draft:
    """A row without times, and the digest of what an update of it would change."""

    row: Row
    digest: str


def drafts(
    exports: Sequence[Export], *, title: str, root: Path, lang: str
) -> tuple[tuple[Draft, ...], Media]:
    """The rows of notes, and the pictures that they show.

    Args:
        exports: The notes.
        title: Deck of the notes whose context names none.
        root: The content folder.
        lang: Language of our own words on cards whose note has no language.

    Raises:
        SourceError: As of `Checks.finish`.
    """
    checks = Checks(root)
    written = (write_note(export, lang) for export in exports)
    found = tuple(Draft(_row(note, title), digest) for note, digest in checks.passed(written))
    checks.finish()
    return found, checks.media


def digest(row: Row, pictures: str = "") -> str:
    """Of all that an update changes in Anki: note type, fields, tags, and what the pictures show."""
    return content_digest(row.notetype.id, row.fields, row.tags, pictures)


def _row(note: Written, title: str) -> Row:
    return Row(
        guid=note.guid,
        notetype=next(kind for kind in every_type() if kind.id == note.notetype),
        fields=tuple(note.fields.split(SEPARATOR)),
        tags=note.tags,
        deck=note.deck or deck_path((), title),
        ordinals=note.ordinals,
        due=0,
        modified_s=0,
        created_ms=0,
    )
