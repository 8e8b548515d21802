"""`mlquiz anki …`: what concerns Anki besides building decks; a module a subcommand."""

import argparse
from importlib import import_module
from typing import TYPE_CHECKING, cast

from mlquiz.cli.help_text import HelpText

if TYPE_CHECKING:
    from mlquiz.cli.parser import Command

SUBCOMMANDS = {
    "pull": "take in what you reviewed in Anki",
    "push": "bring notes and progress into the running Anki",
    "diff": "what an import of a package would change",
    "ledger": "keep in decks/ when each note of a course last changed",
}


def configure(parser: argparse.ArgumentParser) -> None:
    """Declare the subcommands and their arguments."""
    from mlquiz.cli.parser import add_places

    commands = parser.add_subparsers(dest="subcommand", metavar="SUBCOMMAND", required=True)
    for name, purpose in SUBCOMMANDS.items():
        sub = commands.add_parser(
            name,
            help=purpose,
            description=purpose[0].upper() + purpose[1:] + ".",
            formatter_class=HelpText,
            allow_abbrev=False,
        )
        add_places(sub, default=argparse.SUPPRESS)
        _subcommand(name).configure(sub)


def run(args: argparse.Namespace) -> int:
    """Carry the subcommand out."""
    return _subcommand(args.subcommand).run(args)


def _subcommand(name: str) -> "Command":
    return cast("Command", import_module(f"{__name__}.{name.replace('-', '_')}"))
