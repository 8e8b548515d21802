"""Doing the same to some cards, and saying what was done."""

import argparse
from collections.abc import Callable
from datetime import datetime

from mlquiz.cli.chosen_cards import chosen_cards, listed
from mlquiz.cli.places import open_progress, open_sound_library, preferences_of
from mlquiz.errors import counted
from mlquiz.model.review import EventKind
from mlquiz.model.schedule import CardState
from mlquiz.scheduling.day import Moment, moment

BACK = "`mlquiz undo` takes it back"

Concerned = Callable[[CardState, Moment], bool]


def act_on_cards(
    args: argparse.Namespace, kind: EventKind, concerned: Concerned, done: str, otherwise: str
) -> int:
    """Do something to the cards that the arguments name, as far as it changes anything.

    Args:
        args: With cards.
        kind: What is done.
        concerned: Whether it changes anything for a card in this state.
        done: What is said of the cards, such as `suspended`.
        otherwise: What is said where there is nothing to do, such as `no card was buried today`.

    Returns:
        The exit code.
    """
    from mlquiz.study.acting import act
    from mlquiz.study.schedule import Schedule

    library = open_sound_library(args)
    settings = preferences_of(args).schedule
    cards = chosen_cards(args, library)
    with open_progress(args, library) as store:
        at = moment(datetime.now().astimezone(), settings.rollover_hour)
        schedule = Schedule(store, settings)
        states = schedule.states(cards)
        changed = [card for card in cards if concerned(states.get(card) or CardState(card=card), at)]
        if changed:
            act(store, schedule.names, kind, changed, at)
    print(f"{counted(len(changed), 'card')} {done}: {listed(changed)}\n{BACK}" if changed else otherwise)
    return 0
