"""`mlquiz due`: how many cards wait today."""

import argparse
import json
from datetime import datetime

from mlquiz.cli.places import (
    add_deck,
    add_language,
    add_watched_only,
    held_notes,
    open_progress,
    open_sound_library,
    preferences_of,
)


def configure(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    add_deck(parser, purpose="a deck (default: all cards)")
    parser.add_argument("--json", action="store_true", help="as JSON")
    add_watched_only(parser)
    add_language(parser)


def run(args: argparse.Namespace) -> int:
    """Print the counts of one deck, or of all cards."""
    from mlquiz.scheduling.day import moment
    from mlquiz.study import due_counts

    preferences = preferences_of(args)
    library = open_sound_library(args)
    notes = library.notes(args.lang)
    chosen = library.deck(args.deck, args.lang).notes if args.deck else tuple(notes)
    cards = [card for name in chosen for card in notes[name].card_ids()]
    now, settings = datetime.now().astimezone(), preferences.schedule
    with open_progress(args, library) as store:
        held = held_notes(library, store, preferences)
        counts = due_counts(store, {"": cards}, settings, now, held=held)[""]
    if args.json:
        day = moment(now, settings.rollover_hour).day
        print(
            json.dumps({"due": counts.due, "new": counts.new, "learning": counts.learning, "day": str(day)})
        )
    else:
        print(f"{counts.due} due, {counts.new} new, {counts.learning} in learning")
    return 0
