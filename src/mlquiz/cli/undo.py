"""`mlquiz undo`: takes back what was done last on this device."""

import argparse
from datetime import datetime
from typing import TYPE_CHECKING

from mlquiz.cli.chosen_cards import listed
from mlquiz.cli.places import open_store, preferences_of
from mlquiz.errors import counted
from mlquiz.model.review import EventKind, Sitting
from mlquiz.scheduling.day import moment

if TYPE_CHECKING:
    from mlquiz.study.acting import Act

EPILOG = """\
mlquiz undo           what was done last: an answer, or what one command did to some cards
mlquiz undo 5         the last five
mlquiz undo --list 5  only show them

Undoing is one more entry in the log of your reviews; nothing is deleted. What was done on another device is
undone there.
"""

WORDS = {
    EventKind.ANSWERED: "answered",
    EventKind.SUSPENDED: "suspended",
    EventKind.UNSUSPENDED: "unsuspended",
    EventKind.BURIED: "buried",
    EventKind.UNBURIED: "unburied",
    EventKind.RESET: "reset",
    EventKind.SET_DUE: "set due",
}

WHERE = {Sitting.QUIZ: " in a quiz", Sitting.EXAM: " in an exam"}
"""Where answers were given that were no reviews; imported ones are not undone here."""


def configure(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    parser.epilog = EPILOG
    parser.add_argument("count", nargs="?", type=_count, default=1, metavar="N", help="how many (default: 1)")
    parser.add_argument("--list", action="store_true", help="only show what would be undone")


def run(args: argparse.Namespace) -> int:
    """Undo, and say what."""
    from mlquiz.study.acting import last_acts, undo_acts

    now = datetime.now().astimezone()
    with open_store(args, counting=args.list) as store:
        at = moment(now, preferences_of(args).schedule.rollover_hour)
        acts = last_acts(store, args.count) if args.list else undo_acts(store, args.count, at)
    for act in acts:
        print(f"{'' if args.list else 'undone: '}{_described(act, now)}")
    if len(acts) < args.count:
        print("there is nothing more to undo" if acts else "there is nothing to undo on this device")
    return 0 if acts else 1


def _described(act: "Act", now: datetime) -> str:
    at = datetime.fromtimestamp(act.at_ms / 1000, tz=now.tzinfo)
    what = WORDS[act.kind] + f" on {act.target}" * bool(act.target)
    if act.grade is not None:
        where = WHERE.get(act.sitting, "") if act.sitting else ""
        what = f"answered {act.grade.name.capitalize()}{where}"
    which = (
        act.cards[0] if len(act.cards) == 1 else f"{counted(len(act.cards), 'card')} ({listed(act.cards)})"
    )
    return f"{at:%Y-%m-%d %H:%M}  {what}  {which}"


def _count(word: str) -> int:
    if not (word.isdecimal() and 0 < int(word) < 10_000):
        raise argparse.ArgumentTypeError(f"{word}: a number from 1 to 9999")
    return int(word)
