"""`mlquiz catch-up`: how a backlog goes away."""

import argparse
import json
from dataclasses import asdict
from datetime import datetime
from typing import TYPE_CHECKING

from mlquiz.cli.places import (
    add_deck,
    add_language,
    held_notes,
    open_progress,
    open_sound_library,
    preferences_of,
)
from mlquiz.cli.table import table
from mlquiz.errors import counted
from mlquiz.scheduling.day import moment
from mlquiz.scheduling.settings import MOST_REVIEWS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mlquiz.scheduling.settings import Settings
    from mlquiz.study.catching_up import Backlog, Plan, Situation

EPILOG = """\
mlquiz catch-up                          all cards
mlquiz catch-up lecture-4 lecture-5      these decks together
mlquiz catch-up --per-day 60 120         with limits of your own

The days are played through with the real queue; each card is recalled with the probability that FSRS
predicts. The same cards give the same numbers.
"""


def configure(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    parser.epilog = EPILOG
    add_deck(parser, purpose="decks, looked at together (default: all cards)", nargs="*", metavar="DECK")
    parser.add_argument("--per-day", nargs="+", type=_limit, metavar="N", help="reviews a day")
    parser.add_argument("--json", action="store_true", help="as JSON")
    add_language(parser)


def run(args: argparse.Namespace) -> int:
    """Say how much waits, and what comes of several limits."""
    from mlquiz.study.catching_up import backlog, plan, usual_limits

    situation = _situation(args)
    settings, waiting = situation.settings, backlog(situation)
    plans = []
    if args.per_day or waiting.due > settings.reviews_per_day or waiting.overdue:
        limits = tuple(dict.fromkeys(args.per_day or usual_limits(waiting, settings)))
        pauses = dict.fromkeys((0, settings.new_per_day))
        plans = [plan(situation, limit, new) for limit in limits for new in pauses]
    if args.json:
        print(json.dumps({"backlog": asdict(waiting), "plans": [_as_json(each) for each in plans]}, indent=2))
    else:
        _print(waiting, plans, settings)
    return 0


def _situation(args: argparse.Namespace) -> "Situation":
    from mlquiz.study.catching_up import Situation
    from mlquiz.study.holding import without_held_back
    from mlquiz.study.schedule import Schedule
    from mlquiz.study.today import Today

    library = open_sound_library(args)
    preferences = preferences_of(args)
    settings = preferences.schedule
    cards = library.chosen_cards(args.lang, *args.decks)
    now = moment(datetime.now().astimezone(), settings.rollover_hour)
    with open_progress(args, library, counting=True) as store:
        schedule = Schedule(store, settings)
        states = schedule.states(cards)
        done = Today(store, schedule.names, now.day).done(cards)
        held = held_notes(library, store, preferences)
    return Situation(without_held_back(cards, held, states), states, now, done, settings)


def _print(waiting: "Backlog", plans: "Sequence[Plan]", settings: "Settings") -> None:
    are = "is" if waiting.due == 1 else "are"
    print(f"{counted(waiting.due, 'review')} {are} due, {waiting.overdue} of them since before today")
    if waiting.recall is not None:
        begun = counted(waiting.learnt, "card")
        print(f"of the {begun} that you have begun you would now recall {waiting.recall:.0%}")
    if not plans:
        print(f"nothing to catch up: your limit is {settings.reviews_per_day} a day")
        return
    head = ("reviews a day", "new a day", "days", "done on", "reviews", "new", "recall: lowest", "last")
    print("\n" + table(head, [_row(each) for each in plans], right=(0, 1, 2, 4, 5, 6, 7)))
    print(f"\n{_advice(settings)}")


def _advice(settings: "Settings") -> str:
    limits = (
        f"For a while, in the settings: reviews_per_day = N (yours: {settings.reviews_per_day}),\n"
        f"new_per_day = 0 (yours: {settings.new_per_day}).\n"
    )
    if settings.review_order == "gain":
        return limits + "What gains most comes first, so you may stop at any card."
    return limits + f'With review_order = "gain" (yours: {settings.review_order}) it goes away sooner.'


def _row(plan: "Plan") -> tuple[str, ...]:
    return (
        str(plan.per_day),
        str(plan.new_per_day or "none"),
        "-" if plan.days is None else str(plan.days),
        f"not by {plan.until}" if plan.days is None else str(plan.until),
        str(plan.reviews),
        str(plan.new),
        f"{plan.lowest:.0%}",
        f"{plan.last:.0%}",
    )


def _as_json(plan: "Plan") -> dict[str, object]:
    return asdict(plan) | {"until": str(plan.until)}


def _limit(word: str) -> int:
    if not (word.isdecimal() and 0 < int(word) <= MOST_REVIEWS):
        raise argparse.ArgumentTypeError(f"{word}: a number from 1 to {MOST_REVIEWS}")
    return int(word)
