"""`mlquiz tui`: review in the terminal."""

import argparse
import sys

from mlquiz.cli.places import add_language, open_library, open_store
from mlquiz.errors import MlquizError


def configure(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    parser.add_argument("deck", nargs="?", help="start with this deck (default: choose one)")
    add_language(parser)


def run(args: argparse.Namespace) -> int:
    """Open the screen; it ends when the user leaves."""
    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        raise MlquizError(
            "the review screen needs a terminal; in a script use `mlquiz due` or `mlquiz cards`"
        )
    library = open_library(args)
    if args.deck:
        library.deck(args.deck, args.lang)
    from mlquiz.scheduling.settings import Settings
    from mlquiz.tui.app import run as run_app

    with open_store(args) as store:
        run_app(library, store, Settings(), deck=args.deck, lang=args.lang)
    return 0
