"""`mlquiz due`: how many cards wait today."""

import argparse
import json
from datetime import datetime

from mlquiz.cli.places import add_language, open_library, open_store


def configure(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    parser.add_argument("deck", nargs="?", help="a deck (default: all cards)")
    parser.add_argument("--json", action="store_true", help="as JSON")
    add_language(parser)


def run(args: argparse.Namespace) -> int:
    """Print the counts of one deck, or of all cards."""
    from mlquiz.scheduling.day import moment
    from mlquiz.scheduling.settings import Settings
    from mlquiz.study import due_counts

    library = open_library(args)
    notes = library.notes(args.lang)
    chosen = library.deck(args.deck, args.lang).notes if args.deck else tuple(notes)
    cards = [card for name in chosen for card in notes[name].card_ids()]
    now, settings = datetime.now().astimezone(), Settings()
    with open_store(args) as store:
        counts = due_counts(store, {"": cards}, settings, now)[""]
    if args.json:
        day = moment(now, settings.rollover_hour).day
        print(
            json.dumps({"due": counts.due, "new": counts.new, "learning": counts.learning, "day": str(day)})
        )
    else:
        print(f"{counts.due} due, {counts.new} new, {counts.learning} in learning")
    return 0
