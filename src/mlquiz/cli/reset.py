"""`mlquiz reset`: cards begin anew."""

import argparse
import sys

from mlquiz.cli.acting import act_on_cards
from mlquiz.cli.chosen_cards import add_cards, chosen_cards
from mlquiz.cli.places import open_sound_library
from mlquiz.errors import UsageError, counted
from mlquiz.model.review import EventKind
from mlquiz.model.schedule import CardState

EPILOG = """\
mlquiz reset td-target            the card is new again; its answers stay in the log
mlquiz reset --deck lecture-4 -y  without asking
"""


def configure(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    parser.epilog = EPILOG
    add_cards(parser)
    parser.add_argument("-y", "--yes", action="store_true", help="do not ask")


def run(args: argparse.Namespace) -> int:
    """Ask, and make the cards new that are not."""
    cards = chosen_cards(args, open_sound_library(args))
    if not args.yes and not _agreed(f"Begin anew with {counted(len(cards), 'card')}?"):
        print("nothing was changed")
        return 1
    return act_on_cards(
        args,
        EventKind.RESET,
        lambda state, _: state != CardState(card=state.card),
        "will be new again",
        "all of these are new",
    )


def _agreed(question: str) -> bool:
    if not sys.stdin.isatty():
        raise UsageError(f"{question} There is nobody to ask here; say --yes")
    return input(f"{question} [y/N] ").strip().lower() in {"y", "yes"}
