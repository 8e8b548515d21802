"""The cards of mlquiz in a collection of Anki's, with their review logs."""

import json
import sqlite3
from collections import defaultdict
from collections.abc import Collection as Some
from collections.abc import Iterable
from datetime import UTC, date, datetime, timedelta
from typing import Any

from mlquiz.anki.held import Held, HeldCard, Row
from mlquiz.anki.notetypes import NoteType, every_type
from mlquiz.errors import MlquizError

_ID = "Id"
_CARDS = """
    SELECT c.id, c.nid, c.ord, c.type, c.queue, iif(c.odid <> 0 AND c.odue <> 0, c.odue, c.due), c.mod
    FROM cards AS c ORDER BY c.nid, c.ord
"""
_REVLOG = "SELECT cid, id, ease, ivl, lastIvl, factor, time, type FROM revlog ORDER BY id"
_NOTES = "SELECT id, guid, mid, substr(flds, 1, instr(flds, char(31)) - 1) FROM notes"


def read_held(connection: sqlite3.Connection, guids: Some[str], where: str) -> Held:
    """Read the cards of notes that have one of the GUIDs, or one of our note types.

    Args:
        connection: From `open_collection`.
        guids: Of all notes that there are.
        where: The file, for messages.

    Raises:
        MlquizError: It is damaged.
    """
    try:
        return _read(connection, guids)
    except (sqlite3.Error, ValueError, TypeError, KeyError, AttributeError, OverflowError) as error:
        raise MlquizError(
            f"{where}: this collection cannot be read ({error}); "
            "in Anki: Tools ▸ Check Database, then export again"
        ) from error


def _read(connection: sqlite3.Connection, guids: Some[str]) -> Held:
    kinds = _notetypes(connection)
    notes: dict[int, tuple[str, str, NoteType | None]] = {}
    for id_, guid, notetype, first in connection.execute(_NOTES):
        kind = kinds.get(notetype)
        if kind or guid in guids:
            notes[id_] = (str(guid), str(first) if kind else "", kind)
    chosen = [(row, notes[row[1]]) for row in connection.execute(_CARDS) if row[1] in notes]
    (cards,) = connection.execute("SELECT count(*) FROM cards").fetchone()
    rows = _rows(connection, {row[0] for row, _ in chosen})
    held = tuple(
        HeldCard(id_, guid, name, kind, int(ordinal), int(type_), int(queue), int(due), int(mod), rows[id_])
        for (id_, _, ordinal, type_, queue, due, mod), (guid, name, kind) in chosen
    )
    return Held(held, cards - len(held), _first_day(connection))


def _rows(connection: sqlite3.Connection, cards: Some[int]) -> "defaultdict[int, tuple[Row, ...]]":
    found: defaultdict[int, list[Row]] = defaultdict(list)
    for card, *numbers in connection.execute(_REVLOG):
        if card in cards:
            found[card].append(Row(*map(int, numbers)))
    return defaultdict(tuple, {card: tuple(rows) for card, rows in found.items()})


def _notetypes(connection: sqlite3.Connection) -> dict[int, NoteType]:
    """Ours among the note types, by the ids that they have in this collection."""
    fields: dict[int, list[str]] = defaultdict(list)
    if connection.execute("SELECT 1 FROM sqlite_master WHERE name = 'fields'").fetchone():
        for notetype, _, name in sorted(connection.execute("SELECT ntid, ord, name FROM fields")):
            fields[notetype].append(name)
    else:
        (written,) = connection.execute("SELECT models FROM col").fetchone()
        for notetype, model in json.loads(written).items():
            fields[int(notetype)] = [field["name"] for field in model["flds"]]
    ours = ((id_, kind_of(names)) for id_, names in fields.items())
    return {id_: kind for id_, kind in ours if kind}


def kind_of(names: Iterable[str]) -> NoteType | None:
    """Which of our note types has these fields. Its id and its name may be others in a collection."""
    given = list(names)
    if given[:1] != [_ID]:
        return None
    return next((kind for kind in every_type() if {field.name for field in kind.fields} <= set(given)), None)


def _first_day(connection: sqlite3.Connection) -> date | None:
    """The local day on which the collection was made, from which Anki counts."""
    created_s, written = connection.execute("SELECT crt, conf FROM col").fetchone()
    west_min: Any = json.loads(written or "{}").get("creationOffset")
    if connection.execute("SELECT 1 FROM sqlite_master WHERE name = 'config'").fetchone():
        found = connection.execute("SELECT val FROM config WHERE key = 'creationOffset'").fetchone()
        west_min = json.loads(found[0]) if found else None
    if not isinstance(west_min, int):
        return None
    return (datetime.fromtimestamp(created_s, UTC) - timedelta(minutes=west_min)).date()
