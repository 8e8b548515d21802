"""`mlquiz decks`: all decks with their cards."""

import argparse
import json
from datetime import datetime

from mlquiz.cli.places import add_language, open_library, open_store
from mlquiz.cli.table import fit, table

TITLE_WIDTH = 40


def configure(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    parser.add_argument("--json", action="store_true", help="as JSON")
    add_language(parser)


def run(args: argparse.Namespace) -> int:
    """Print name, title, notes, cards, due and new of every deck that holds a note."""
    from mlquiz.cli.counting import count_decks

    library = open_library(args)
    with open_store(args) as store:
        rows = count_decks(library, store, args.lang, now=datetime.now().astimezone())
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
    if empty:
        print(f"\n{empty} more decks have no notes yet.")
    return 0
