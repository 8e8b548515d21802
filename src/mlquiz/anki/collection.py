"""Rows to an Anki collection, one after the other: what is written need not be in memory."""

import errno
import json
import os
import sqlite3
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple, Self

from mlquiz.anki.identity import deck_id
from mlquiz.anki.presets import ID as PRESET_ID
from mlquiz.anki.presets import preset
from mlquiz.anki.skeleton import Skeleton
from mlquiz.anki.written import SEPARATOR
from mlquiz.temporary import no_room

if TYPE_CHECKING:
    from mlquiz.anki.notetypes import NoteType

_HEADER = ((24, 1), (92, 1), (96, 3_040_000))
"""Offsets in SQLite's header that depend on how often and by which SQLite it was written: the change counter,
the change that the version is valid for, and that version."""

_CACHE_KB = 8_000
_COLLECTION = f"INSERT INTO col VALUES ({', '.join('?' * 13)})"  # noqa: S608 - nothing but question marks
_NOTE = "INSERT INTO notes VALUES (?, ?, ?, ?, -1, ?, ?, ?, 0, 0, '')"
_CARD = "INSERT INTO cards VALUES (?, ?, ?, ?, ?, -1, 0, 0, ?, 0, 0, 0, 0, 0, 0, 0, 0, '')"

DeckPath = tuple[str, ...]


class PackedRow(NamedTuple):
    """One note as it stands in the collection; as `Row`, the fields with `SEPARATOR` between them."""

    guid: str
    notetype: int
    fields: str
    tags: tuple[str, ...]
    deck: DeckPath
    ordinals: tuple[int, ...]
    due: int
    modified_s: int
    created_ms: int


@dataclass(frozen=True, slots=True)
class Row:
    """One note as it stands in the collection.

    Args:
        guid: What Anki matches it by.
        notetype: Its note type.
        fields: HTML, one for each field.
        tags: Without spaces.
        deck: Names from the root of the deck tree down.
        ordinals: Which cards it has, numbered from 0 as Anki does.
        due: Place among the new cards, from 1.
        modified_s: Seconds since the epoch.
        created_ms: Milliseconds since the epoch; the note's id.
    """

    guid: str
    notetype: "NoteType"
    fields: tuple[str, ...]
    tags: tuple[str, ...]
    deck: DeckPath
    ordinals: tuple[int, ...]
    due: int
    modified_s: int
    created_ms: int

    def packed(self) -> PackedRow:
        """As it is written."""
        return PackedRow(
            self.guid,
            self.notetype.id,
            SEPARATOR.join(self.fields),
            self.tags,
            self.deck,
            self.ordinals,
            self.due,
            self.modified_s,
            self.created_ms,
        )


class Collection:
    """A collection that is being written. The same rows give the same bytes, in memory or not.

    Args:
        skeleton: What every collection has.
    """

    def __init__(self, skeleton: Skeleton) -> None:
        self._skeleton = skeleton
        self._connection = sqlite3.connect("", isolation_level=None)  # SQLite puts on disk what is much
        self._cursor = self._connection.cursor()
        for setting in ("journal_mode = OFF", "synchronous = OFF", f"cache_size = -{_CACHE_KB}"):
            self._cursor.execute(f"PRAGMA {setting}")
        self._cursor.executescript(skeleton.tables)
        self._cursor.execute("BEGIN")
        self._cursor.execute(_COLLECTION, skeleton.col)
        self._kinds = set(skeleton.kinds)
        self._decks: dict[DeckPath, int] = {}
        self._last_card = 0
        self._taken = set[int]()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._connection.close()

    def add(self, rows: Iterable[PackedRow]) -> None:
        """Write some notes and their cards, in the order in which they are learnt."""
        notes, cards = [], []
        for row in rows:
            id_ = row.created_ms
            while id_ in self._taken:  # stamps of two machines or branches may be equal
                id_ += 1
            self._taken.add(id_)
            self._kinds.add(row.notetype)
            deck = self._decks.get(row.deck)
            if deck is None:
                deck = self._decks[row.deck] = deck_id(row.deck)
            sorted_by = row.fields.split(SEPARATOR, 2)[1]
            tags = f" {' '.join(row.tags)} "
            notes.append((id_, row.guid, row.notetype, row.modified_s, tags, row.fields, sorted_by))
            card = max(self._last_card + 1, row.created_ms)
            for ordinal in row.ordinals:
                cards.append((card, id_, deck, ordinal, row.modified_s, row.due))
                card += 1
            self._last_card = card - 1
        with _beyond_memory():
            self._cursor.executemany(_NOTE, notes)
            self._cursor.executemany(_CARD, cards)

    def finish(
        self, descriptions: Mapping[DeckPath, str], after: Callable[[sqlite3.Cursor], None] | None = None
    ) -> None:
        """Write what is known when all notes are.

        Args:
            descriptions: Markdown for some decks. All ancestors of the notes' decks are made.
            after: Called when notes and cards are written, to add to them.
        """
        cursor = self._cursor
        models = {str(id_): self._skeleton.models[str(id_)] for id_ in self._kinds}
        decks, presets = map(json.loads, cursor.execute("SELECT decks, dconf FROM col").fetchone())
        decks |= self._decks_json(descriptions)
        presets[str(PRESET_ID)] = preset()
        written = (_json(models), _json(decks), _json(presets))
        cursor.execute("UPDATE col SET models = ?, decks = ?, dconf = ?", written)
        if after is not None:
            after(cursor)
        with _beyond_memory():
            cursor.execute("COMMIT")
            cursor.executescript(self._skeleton.indices)

    def write(self, path: Path) -> None:
        """Write it to a file that must not be there yet, in the order of its ids and without gaps."""
        self._cursor.execute("VACUUM INTO ?", (str(path),))
        with path.open("r+b") as file:
            for offset, value in _HEADER:
                file.seek(offset)
                file.write(value.to_bytes(4, "big"))

    def _decks_json(self, descriptions: Mapping[DeckPath, str]) -> dict[str, Any]:
        paths = sorted({path[:depth] for path in self._decks for depth in range(1, len(path) + 1)})
        decks: dict[str, Any] = {}
        for path in paths:
            own = {"id": deck_id(path), "name": "::".join(path), "desc": descriptions.get(path, "")}
            decks[str(own["id"])] = {**self._skeleton.deck, **own, "md": True, "conf": PRESET_ID}
        return decks


def collection_bytes(
    rows: Sequence[Row],
    descriptions: Mapping[DeckPath, str],
    after: Callable[[sqlite3.Cursor], None] | None = None,
) -> bytes:
    """A collection with these notes, as SQLite writes it; arguments as of `Collection`."""
    from tempfile import TemporaryDirectory  # noqa: PLC0415 - packages are written from a file

    with Collection(Skeleton.made()) as collection, TemporaryDirectory() as folder:
        collection.add(row.packed() for row in rows)
        collection.finish(descriptions, after)
        path = Path(folder) / "collection.anki2"
        collection.write(path)
        return path.read_bytes()


@contextmanager
def disk_errors() -> Iterator[None]:
    """What SQLite says of a disk as the system says it."""
    try:
        yield
    except sqlite3.OperationalError as error:
        match error.sqlite_errorcode & 0xFF:
            case sqlite3.SQLITE_FULL:
                number = errno.ENOSPC
            case sqlite3.SQLITE_IOERR | sqlite3.SQLITE_CANTOPEN:
                number = errno.EIO
            case _:
                raise
        raise OSError(number, os.strerror(number)) from error


@contextmanager
def _beyond_memory() -> Iterator[None]:
    """SQLite puts on disk what is too much for memory; there is a message where it cannot."""
    try:
        with disk_errors():
            yield
    except OSError as error:
        no_room(error)


def _json(value: Mapping[str, Any]) -> str:
    return json.dumps(value, ensure_ascii=False, sort_keys=True)
