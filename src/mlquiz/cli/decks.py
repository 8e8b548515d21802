"""`mlquiz decks`: all decks with their cards."""

import argparse
import json
from typing import TYPE_CHECKING

from mlquiz.cli.places import (
    add_language,
    held_notes,
    open_progress,
    open_sound_library,
    preferences_of,
    sound_index,
)
from mlquiz.cli.table import fit, table

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mlquiz.cli.counting import DeckRow

TITLE_WIDTH = 40


def configure(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    parser.add_argument("--json", action="store_true", help="as JSON")
    add_language(parser)


def run(args: argparse.Namespace) -> int:
    """Print name, title, notes, cards, due and new of every deck that holds a note."""
    rows = _rows(args)
    if args.json:
        print(json.dumps([row.as_json() for row in rows], ensure_ascii=False, indent=2))
        return 0
    filled = [row for row in rows if row.notes]
    lines = [
        (
            row.deck.name,
            fit(row.deck.title, TITLE_WIDTH),
            str(row.notes),
            str(row.cards),
            str(row.due),
            str(row.new),
        )
        for row in filled
    ]
    print(table(("deck", "title", "notes", "cards", "due", "new"), lines, right=(2, 3, 4, 5)))
    empty = len(rows) - len(filled)
    if empty == 1:
        print("\n1 more deck has no notes yet.")
    elif empty:
        print(f"\n{empty} more decks have no notes yet.")
    return 0


def _rows(args: argparse.Namespace) -> "Sequence[DeckRow]":
    """Every deck with its counts; the notes are read only where they changed."""
    from mlquiz.cli.counting import count_decks, count_indexed

    preferences = preferences_of(args)
    settings = preferences.schedule
    index = None if preferences.watched_only else sound_index(args)
    if index:
        with open_progress(args, None, counting=True) as store:
            return count_indexed(index, store, args.lang, settings)
    library = open_sound_library(args)
    with open_progress(args, library, counting=True) as store:
        held = held_notes(library, store, preferences)
        return count_decks(library, store, args.lang, settings, held)
