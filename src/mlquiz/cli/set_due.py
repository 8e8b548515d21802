"""`mlquiz set-due`: the day on which cards are to come."""

import argparse
import re
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING

from mlquiz.cli.acting import BACK
from mlquiz.cli.chosen_cards import add_cards, chosen_cards, listed
from mlquiz.cli.places import open_progress, open_sound_library, preferences_of
from mlquiz.errors import UsageError, counted
from mlquiz.model.review import EventKind
from mlquiz.scheduling.day import moment

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from mlquiz.model.schedule import CardState

LATEST_DAYS = 36500

EPILOG = """\
mlquiz set-due td-target 2027-01-12    on that day
mlquiz set-due td-target +3            in three days; also `today` and `tomorrow`
mlquiz set-due --deck lecture-4 +0     a whole deck today

What is known of your memory stays. A card in learning leaves its steps; a new card stays new and comes on
that day.
"""


def configure(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    parser.epilog = EPILOG
    add_cards(parser)
    parser.add_argument("when", metavar="DAY", help="2027-01-12, +3, today or tomorrow")


def run(args: argparse.Namespace) -> int:
    """Set the day."""
    from mlquiz.study.acting import act
    from mlquiz.study.schedule import Schedule

    settings = preferences_of(args).schedule
    at = moment(datetime.now().astimezone(), settings.rollover_hour)
    day = day_meant(args.when, at.day)
    library = open_sound_library(args)
    cards = chosen_cards(args, library)
    with open_progress(args, library) as store:
        schedule = Schedule(store, settings)
        states = schedule.states(cards)
        act(store, schedule.names, EventKind.SET_DUE, cards, at, target=day.isoformat())
    print(f"{counted(len(cards), 'card')} due on {day}: {listed(cards)}")
    _warn_of_suspended(cards, states)
    print(BACK)
    return 0


def day_meant(word: str, today: date) -> date:
    """The day that a word means.

    Raises:
        UsageError: It means none, or one that has passed.
    """
    if word in {"today", "tomorrow"}:
        return today + timedelta(days=word == "tomorrow")
    if re.fullmatch(r"\+[0-9]{1,5}", word) and int(word) <= LATEST_DAYS:
        return today + timedelta(days=int(word))
    try:
        day = date.fromisoformat(word)
    except ValueError:
        said = "no day; write it last, as 2027-01-12, +3 (days from today), today or tomorrow"
        raise UsageError(f"{word}: {said}") from None
    if not 0 <= (day - today).days <= LATEST_DAYS:
        raise UsageError(f"{day}: a day from today, {today}, to a hundred years ahead")
    return day


def _warn_of_suspended(cards: "Sequence[str]", states: "Mapping[str, CardState]") -> None:
    suspended = [card for card in cards if card in states and states[card].suspended]
    if suspended:
        which = f"{len(suspended)} of these cards {'stays' if len(suspended) == 1 else 'stay'}"
        print(f"{which} suspended until `mlquiz unsuspend`: {listed(suspended)}")
