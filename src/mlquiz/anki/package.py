"""Notes to an `.apkg` file that Anki imports, today and again after the next correction."""

import sqlite3
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any

from mlquiz.anki.archive import write_archive
from mlquiz.anki.checks import Checks
from mlquiz.anki.collection import Collection, DeckPath, PackedRow, disk_errors
from mlquiz.anki.export import Built, Export, Move
from mlquiz.anki.ledger import Ledger
from mlquiz.anki.places import deck_path
from mlquiz.anki.skeleton import Skeleton
from mlquiz.aside import written_aside
from mlquiz.errors import MlquizError

if TYPE_CHECKING:
    from mlquiz.anki.retired import Retired
    from mlquiz.anki.written import Written

__all__ = ["Built", "Export", "build_package", "write_package"]

_ROWS_AT_ONCE = 1000


def build_package(exports: Iterable[Export], *, lang: str, **package: Any) -> Built:
    """Write the package of some notes.

    Args:
        exports: In the order in which they are learnt.
        lang: Language of our own words on cards whose note has no language.
        package: As of `write_package`.
    """
    from mlquiz.anki.writer import write_note  # noqa: PLC0415 - loads everything that HTML needs

    return write_package((write_note(export, lang) for export in exports), **package)


def write_package(  # noqa: PLR0913 - what a package is made of; all but the notes by name
    notes: "Iterable[Written]",
    *,
    title: str,
    description: str,
    root: Path,
    out: Path,
    ledger: Ledger,
    retired: "Sequence[Retired]" = (),
    after: Callable[[sqlite3.Cursor], None] | None = None,
    skeleton: Skeleton | None = None,
    tell: Callable[[int, int], None] | None = None,
) -> Built:
    """Write a package. The same notes and the same ledger give the same bytes.

    The ledger is saved before the package takes its place: a stamp that no package has is harmless, a package
    whose stamps are forgotten would undo the user's own edits at the next import.

    Args:
        notes: In the order in which they are learnt; they are taken one after the other and not kept.
        title: Deck of the notes whose context names none.
        description: Markdown that Anki shows in the topmost decks.
        root: The content folder.
        out: The file to write, ending in `.apkg`.
        ledger: When each note was first exported and last changed.
        retired: Notes that left the course; those that were exported before are marked as such.
        after: Called when notes and cards are written, to add to them.
        skeleton: What every collection has, where it is known already.
        tell: Told from time to time how many bytes of the collection are packed, and their number.

    Raises:
        SourceError: Notes that cannot be written: figures that are missing or clash, LaTeX that Anki lacks,
            two notes of one name; every problem there is. Nothing was written.
        MlquizError: There is nothing to write, or the file cannot be written.
    """
    rows = _Rows(title, ledger, [each for each in retired if each.guid in ledger])
    checks = Checks(root)
    with written_aside(out) as file, disk_errors(), Collection(skeleton or Skeleton.made()) as collection:
        stream = rows.of(checks.passed(notes))
        while several := list(islice(stream, _ROWS_AT_ONCE)):
            collection.add(several)
        checks.finish()
        collection.finish({path[:1]: description for path in rows.decks.values()}, after)
        database = Path(f"{file.name}.collection")
        database.unlink(missing_ok=True)  # of a process that was killed, by the same id as this one
        try:
            collection.write(database)
            media = checks.media.files()
            write_archive(file, database, media, tell)
        finally:
            database.unlink(missing_ok=True)
        ledger.save()
    return Built(out, rows.notes, rows.cards, len(media), rows.retired, rows.moves())


class _Rows:
    """Gives notes their times, their decks and their places among the new cards, while they pass by.

    Attributes:
        notes: How many there were, without retired ones.
        cards: How many cards they have.
        retired: How many retired ones there were.
        decks: The decks that they are in.
    """

    def __init__(self, title: str, ledger: Ledger, retired: "Sequence[Retired]") -> None:
        self.notes = self.cards = self.retired = 0
        self.decks: dict[DeckPath, DeckPath] = {}
        self._title = title
        self._otherwise = deck_path((), title)
        self._ledger = ledger
        self._retired = retired
        self._joined: dict[DeckPath, str] = {}
        self._spelled: dict[DeckPath, DeckPath] = {}
        self._moved: Counter[tuple[str, str]] = Counter()

    def of(self, notes: "Iterable[tuple[Written, str]]") -> Iterator[PackedRow]:
        """The rows of notes with their digests, those of retired notes behind them."""
        for note, digest in notes:
            self.notes += 1
            yield self._row(note, digest)
        if not self.notes:
            raise MlquizError("{title}: no notes, so there is nothing to export", title=self._title)
        top = next(iter(self.decks.values()))[:1]
        for each in self._retired:
            from mlquiz.anki.retired import draft as retired_draft  # noqa: PLC0415 - seldom any

            self.retired += 1
            draft = retired_draft(each, top)
            yield self._row(draft.row.packed(), draft.digest)

    def moves(self) -> tuple[Move, ...]:
        """Where notes were at the last export and are no more."""
        in_use = self._ledger.decks_in_use()
        return tuple(
            Move(old, new, count, old not in in_use) for (old, new), count in sorted(self._moved.items())
        )

    def _row(self, note: "Written | PackedRow", digest: str) -> PackedRow:
        stamp = self._ledger.stamp(note.guid, digest)
        deck = self._deck(note.deck or self._otherwise)
        self.cards += len(note.ordinals)
        if note.ordinals:
            self._place(note.guid, deck)
        return PackedRow(
            note.guid,
            note.notetype,
            note.fields,
            note.tags,
            deck,
            note.ordinals,
            self.notes + self.retired,
            stamp.modified_s,
            stamp.created_ms,
        )

    def _place(self, guid: str, path: DeckPath) -> None:
        """Remember where a note is now."""
        deck = self._joined.get(path)
        if deck is None:
            deck = self._joined[path] = "::".join(path)
        before = self._ledger.place(guid, deck)
        if before and before != deck:
            self._moved[before, deck] += 1

    def _deck(self, deck: DeckPath) -> DeckPath:
        """The deck in the letters in which it came first: to Anki `Maths` and `maths` are one."""
        if (known := self.decks.get(deck)) is not None:
            return known
        path: DeckPath = ()
        for name in deck:
            below = (*path, name)
            path = self._spelled.setdefault(tuple(each.casefold() for each in below), below)
        self.decks[deck] = path
        return path
