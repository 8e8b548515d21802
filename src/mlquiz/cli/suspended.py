"""`mlquiz suspended`: the cards that are never shown, and the way back."""

import argparse
from datetime import datetime
from typing import TYPE_CHECKING

from mlquiz.cli.card_line import card_line
from mlquiz.cli.places import add_language, open_progress, open_sound_library, preferences_of
from mlquiz.errors import MlquizError, UsageError, counted, did_you_mean
from mlquiz.model.card import cards_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from mlquiz.model.card import Card
    from mlquiz.study.schedule import Schedule

EPILOG = """\
mlquiz suspended                       list them
mlquiz suspended --undo td-target      show this card again
mlquiz suspended --undo all            show all of them again
"""
ALL = "all"


def configure(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    parser.epilog = EPILOG
    parser.add_argument("--undo", nargs="+", metavar="CARD", help="show these cards again; `all` for all")
    add_language(parser)


def run(args: argparse.Namespace) -> int:
    """List the suspended cards, or bring some back."""
    from mlquiz.study.schedule import Schedule

    library = open_sound_library(args)
    settings = preferences_of(args).schedule
    cards = {card.id: card for card in cards_of(library.notes(args.lang).values())}
    with open_progress(args, library, counting=not args.undo) as store:
        schedule = Schedule(store, settings)
        states = schedule.states(cards)
        suspended = {name: cards[name] for name, state in states.items() if state.suspended}
        if args.undo:
            _bring_back(schedule, _chosen(args.undo, suspended), settings.rollover_hour)
        else:
            _list(suspended)
    return 0


def _chosen(names: "Sequence[str]", suspended: "Mapping[str, Card]") -> "Sequence[str]":
    if names == [ALL]:
        return list(suspended)
    if ALL in names:
        raise UsageError("--undo: either `all` or the names of cards")
    for name in names:
        if name not in suspended:
            raise MlquizError(f"{name}: no suspended card has this name{did_you_mean(name, suspended)}")
    return list(dict.fromkeys(names))


def _bring_back(schedule: "Schedule", names: "Sequence[str]", rollover_hour: int) -> None:
    from mlquiz.model.review import EventKind
    from mlquiz.scheduling.day import moment

    for name in names:
        schedule.note(EventKind.UNSUSPENDED, name, moment(datetime.now().astimezone(), rollover_hour))
    print(f"{counted(len(names), 'card')} will be shown again")


def _list(suspended: "Mapping[str, Card]") -> None:
    for name, card in suspended.items():
        print(f"{name}\n{card_line(card)}")
    if not suspended:
        print("no card is suspended")
