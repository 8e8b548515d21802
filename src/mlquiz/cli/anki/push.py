"""`mlquiz anki push DECK…`: notes, and what you answered here, into the running Anki."""

import argparse
from datetime import datetime
from typing import TYPE_CHECKING

from mlquiz.cli.places import add_deck, add_language, open_progress, open_sound_library, preferences_of
from mlquiz.errors import counted

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mlquiz.anki.connect import AnkiConnect
    from mlquiz.anki.pushing import Plan
    from mlquiz.model.deck import Deck
    from mlquiz.model.note import Note
    from mlquiz.reading.library import Library
    from mlquiz.scheduling.settings import Settings

EPILOG = """\
mlquiz anki push lecture-4   new notes with their progress, corrections, and answers to cards Anki has already
mlquiz anki push all

Anki must be running, with the add-on AnkiConnect. Pull first: a card that you answered in Anki, too, waits
until these answers were taken in here.
"""


def configure(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    parser.epilog = EPILOG
    add_deck(
        parser, purpose="a deck, such as lecture-4; `mlquiz decks` lists them", nargs="+", metavar="DECK"
    )
    parser.add_argument("--dry-run", action="store_true", help="only say which answers would be sent")
    add_language(parser)


def run(args: argparse.Namespace) -> int:
    """Import the decks with their progress, then send what that cannot bring."""
    from mlquiz.anki.connect import AnkiConnect
    from mlquiz.anki.pushing import send
    from mlquiz.scheduling.day import moment

    library = open_sound_library(args)
    decks = [library.deck(name, args.lang) for name in dict.fromkeys(args.decks)]
    notes = {note.id: note for deck in decks for note in library.notes_of(deck, args.lang)}
    settings = preferences_of(args).schedule
    anki = AnkiConnect()
    anki.check()
    if not args.dry_run:
        _import(anki, args, library, decks)
    found = _plan(anki, args, library, list(notes.values()), settings)
    if args.dry_run:
        sent = sum(row.graded for each in found.sendings for row in each.rows)
    else:
        today = moment(datetime.now().astimezone(), settings.rollover_hour).day
        sent = send(anki, found.sendings, settings, today)
    print(_words(sent, found, dry_run=args.dry_run))
    return 0


def _import(
    anki: "AnkiConnect", args: argparse.Namespace, library: "Library", decks: "Sequence[Deck]"
) -> None:
    from mlquiz.cli.build_deck import Progress, build, tell, writing
    from mlquiz.cli.exporting import open_ledger
    from mlquiz.temporary import temporary_folder

    ledger = open_ledger(args, library)
    with temporary_folder() as folder, writing(args, library) as notes:
        for number, deck in enumerate(decks):
            out, progress = folder.resolve() / f"{number}.apkg", Progress(args, library, deck)
            built = build(library, deck, notes, out, ledger, progress)
            anki.call("importPackage", path=str(out))
            print(f"{deck.name}: imported {counted(built.notes, 'note')}, {counted(built.cards, 'card')}")
            tell(built)


def _plan(
    anki: "AnkiConnect",
    args: argparse.Namespace,
    library: "Library",
    notes: "list[Note]",
    settings: "Settings",
) -> "Plan":
    """What Anki lacks of the answers to these notes."""
    from mlquiz.anki.connect_reader import read_running
    from mlquiz.anki.matching import known_notes, match
    from mlquiz.anki.own_progress import own_progress
    from mlquiz.anki.pushing import plan
    from mlquiz.scheduling.names import Names

    known = known_notes(notes, Names())
    held = read_running(anki, known)
    with open_progress(args, library, counting=True) as store:
        learnt = own_progress(store, notes, settings)
    pairs = [
        (card, learnt[card.guid, card.ordinal])
        for card, _ in match(held, known).cards
        if (card.guid, card.ordinal) in learnt
    ]
    return plan(pairs, anki.call("findCards", query="deck:filtered"))


def _words(sent: int, found: "Plan", *, dry_run: bool) -> str:
    what = f"{counted(sent, 'answer')} to {counted(len(found.sendings), 'card')}"
    lines = [f"{'would send' if dry_run else 'sent'} {what}" if sent else "no answer that Anki lacks"]
    if found.unpulled:
        lines.append(
            f"{counted(found.unpulled, 'card')} left alone: answered in Anki, too, or in a filtered deck; "
            "mlquiz anki pull, then push again"
        )
    if found.between:
        told = counted(found.between, "answer")
        lines.append(f"{told} not sent: older than the last one of their card in Anki")
    return "\n".join(lines)
