"""What building decks needs to know of earlier ones: the stamps, and the notes that left the course."""

import argparse
from datetime import datetime
from typing import TYPE_CHECKING

from mlquiz.cli.places import exported_notes_path
from mlquiz.errors import counted

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from mlquiz.anki.export import Move
    from mlquiz.anki.ledger import Ledger
    from mlquiz.anki.retired import Retired
    from mlquiz.reading.library import Library

SHOWN = 5
"""So many moves are told one by one."""


def open_ledger(args: argparse.Namespace, library: "Library") -> "Ledger":
    """When each note was first exported and last changed: as the course says, and as was done here."""
    from mlquiz.anki.exported import read_exported, stamps
    from mlquiz.anki.ledger import Ledger

    shipped = stamps(read_exported(library.content.decks))
    return Ledger.read(exported_notes_path(args), now=datetime.now().astimezone(), shipped=shipped)


def retired_notes(library: "Library", lang: str | None = None) -> "tuple[Retired, ...]":
    """Notes that were released once and are no longer in the course, in a language or in all."""
    from mlquiz.anki.exported import read_exported
    from mlquiz.anki.retired import Retired
    from mlquiz.checking.released import read_released

    exported = read_exported(library.content.decks)
    if not exported:
        return ()
    released = read_released(library.content.decks)
    there = {(note.lang, note.id) for extract in library.extracts for note in extract.notes}
    gone = []
    for each in exported:
        entry = released.entries.get(each.name)
        wanted = lang is None or each.lang == lang
        if not wanted or entry is None or (each.lang, each.name) in there:
            continue
        if entry.retired or entry.renamed:
            numbers = tuple(sorted(entry.numbers | entry.gone))
            renamed = released.new_name(each.name) if entry.renamed else ""
            gone.append(Retired(each.name, each.lang, each.kind, numbers, renamed))
    return tuple(gone)


def told_moves(moves: "Iterable[Move]") -> "Iterator[str]":
    """What to do in Anki about decks that were renamed and notes that moved."""
    moves = tuple(moves)
    renamed = [move for move in moves if move.emptied]
    for move in renamed[:SHOWN]:
        yield f"deck renamed: rename {move.old} to {move.new} in Anki before the import; else both are there"
    if len(renamed) > SHOWN:
        yield f"and {counted(len(renamed) - SHOWN, 'more renamed deck')}; see mlquiz anki diff"
    moved = [move for move in moves if not move.emptied]
    for move in moved[:SHOWN]:
        what = counted(move.notes, "note")
        yield f"{what} moved from {move.old} to {move.new}; Anki leaves cards that it has where they are"
    if len(moved) > SHOWN:
        yield f"and {counted(len(moved) - SHOWN, 'more move')}; see mlquiz anki diff"
