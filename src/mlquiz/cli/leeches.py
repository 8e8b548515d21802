"""`mlquiz leeches`: cards that are forgotten again and again."""

import argparse
import json
from typing import TYPE_CHECKING, Any

from mlquiz.cli.card_line import card_line
from mlquiz.cli.places import add_deck, add_language, open_progress, open_sound_library, preferences_of
from mlquiz.errors import counted
from mlquiz.model.card import cards_of
from mlquiz.model.note import asked

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mlquiz.model.card import Card
    from mlquiz.model.schedule import CardState

WAYS_OUT = """\
What helps: read the section in the notes and the source; write the card anew,
clearer or as two smaller ones; or let it rest: mlquiz suspend CARD."""


def configure(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    add_deck(parser, purpose="a deck (default: all cards)")
    parser.add_argument("--json", action="store_true", help="as JSON")
    add_language(parser)


def run(args: argparse.Namespace) -> int:
    """List them, the most forgotten first."""
    from mlquiz.scheduling.answering import is_leech
    from mlquiz.study.schedule import Schedule

    library = open_sound_library(args)
    cards = {card.id: card for card in cards_of(library.chosen(args.lang, args.deck))}
    settings = preferences_of(args).schedule
    with open_progress(args, library, counting=True) as store:
        states = Schedule(store, settings).states(cards)
    leeches = [(cards[name], state) for name, state in states.items() if is_leech(state, settings)]
    leeches.sort(key=lambda leech: (-leech[1].lapses, leech[0].id))
    if args.json:
        print(json.dumps([as_json(*leech) for leech in leeches], ensure_ascii=False, indent=2))
    else:
        _print(leeches, settings.leech_lapses)
    return 0


def as_json(card: "Card", state: "CardState") -> dict[str, Any]:
    """One leech with the keys that scripts rely on."""
    note = card.note
    return {
        "card": card.id,
        "lapses": state.lapses,
        "reviews": state.reps,
        "difficulty": round(state.difficulty, 2),
        "suspended": state.suspended,
        "question": asked(note.body),
        "section": note.section,
        "sources": [source.written for source in note.sources],
        "file": note.place.file,
        "line": note.place.line,
    }


def _print(leeches: "Sequence[tuple[Card, CardState]]", lapses: int) -> None:
    for card, state in leeches:
        note = card.note
        suspended = ", suspended" if state.suspended else ""
        times, answers = counted(state.lapses, "time"), counted(state.reps, "answer")
        print(f"{card.id}: forgotten {times} in {answers}{suspended}")
        print(card_line(card))
        print(f"    {note.place}" + "".join(f"; {source.written}" for source in note.sources))
    if leeches:
        print(f"\n{WAYS_OUT}")
    elif lapses:
        print(f"no card was forgotten {counted(lapses, 'time')}")
    else:
        print("leech_lapses is 0 in your settings: no card counts as a leech")
