"""Which commands there are, and the arguments that all of them take."""

import argparse
import os
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Protocol, cast

from mlquiz.cli.help_text import HelpText

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence

COMMANDS = {
    "tui": "review your cards in the terminal",
    "review": "review a deck, on the screen or line by line",
    "quiz": "a sample of questions, scored by section; or a paper to print",
    "due": "how many cards are due, new and in learning",
    "stats": "what you reviewed, how well you remember it, and what falls due",
    "exam": "set an exam date: the score to expect, and what to do every day",
    "decks": "all decks with their cards",
    "cards": "the notes of a deck, one a line or as JSON",
    "course": "the syllabus: lectures, videos watched, cards known",
    "build-deck": "write Anki packages (.apkg)",
    "anki": "what an import would change, and progress to and from Anki",
    "check": "look for mistakes in notes, cards and decks",
    "stamp": "give names to cards that have none yet",
    "suspended": "the cards that are never shown, and the way back",
    "suspend": "do not show cards any more",
    "unsuspend": "show suspended cards again",
    "bury": "do not show cards today",
    "unbury": "show buried cards today after all",
    "set-due": "choose the day on which cards come",
    "reset": "begin cards anew",
    "undo": "take back what was done last",
    "leeches": "the cards that are forgotten again and again",
    "catch-up": "how a backlog goes away",
    "optimize": "fit the memory model to your own reviews",
    "settings": "what is set, and where",
    "backup": "copy your reviews, also while they are in use",
    "restore": "put a backup in the place of your reviews",
    "sync": "unite your reviews with those of your other devices",
    "where": "the folders and files in use",
    "completion": "print the line that turns on completion in your shell",
}

DESCRIPTION = """\
Flashcards for Hung-yi Lee's (李宏毅) machine learning course, and for your own Markdown notes:
review them here in the terminal, or in Anki on your phone.
"""

EPILOG = """\
First steps:
  mlquiz tui                    choose a deck and review
  mlquiz build-deck lecture-4   write lecture-4.apkg, then import it in Anki
  mlquiz --content ~/notes tui  review your own Markdown notes

`mlquiz COMMAND --help` explains a command.
"""


class Command(Protocol):
    """A module of this package that carries out one command."""

    def configure(self, parser: argparse.ArgumentParser) -> None:
        """Declare its arguments."""

    def run(self, args: argparse.Namespace) -> int:
        """Carry it out; returns the exit code."""


def parse(words: "Sequence[str]") -> tuple[Command, argparse.Namespace]:
    """The command that was called, and its arguments. Wrong usage ends the process with code 2."""
    completing = "_ARGCOMPLETE" in os.environ
    called = None if completing else _called(words)
    if called is None:
        parser = build_parser(COMMANDS if completing else words)
    else:
        parser = build_parser((called,), known=(called,))
    if completing:
        import argcomplete

        argcomplete.autocomplete(parser)
    arguments = parser.parse_args(words)
    return command_named(arguments.command), arguments


def _called(words: "Sequence[str]") -> str | None:
    """The command that is called; `None` where that takes the whole parser to say: help, and wrong usage."""
    valued = {"--content", "--db"}
    before = ""
    for word in words:
        if before not in valued and (not word.startswith("-") or word == "-"):
            return word if word in COMMANDS else None
        if before not in valued and word.partition("=")[0] not in {*valued, "--no-cache"}:
            return None
        before = "" if before in valued else word
    return None


def build_parser(
    configured: "Collection[str]" = COMMANDS, *, known: "Iterable[str]" = COMMANDS
) -> argparse.ArgumentParser:
    """The parser of the command line.

    Args:
        configured: Commands whose own arguments are declared. Only their modules are imported.
        known: Commands that it knows: all, or the one that is called, since each takes its time.
    """
    parser = argparse.ArgumentParser(
        prog="mlquiz",
        description=DESCRIPTION,
        epilog=EPILOG,
        formatter_class=HelpText,
        allow_abbrev=False,
    )
    parser.add_argument("-V", "--version", action="version", version=_version())
    add_places(parser, default=None)
    commands = parser.add_subparsers(dest="command", metavar="COMMAND", required=True)
    for name in known:
        purpose = COMMANDS[name]
        sub = commands.add_parser(
            name,
            help=purpose,
            description=purpose[0].upper() + purpose[1:] + ".",
            formatter_class=HelpText,
            allow_abbrev=False,
        )
        add_places(sub, default=argparse.SUPPRESS)
        if name in configured:
            command_named(name).configure(sub)
    return parser


def command_named(name: str) -> Command:
    """The module that carries a command out."""
    return cast("Command", import_module(f"mlquiz.cli.{name.replace('-', '_')}"))


def add_places(parser: argparse.ArgumentParser, *, default: str | None) -> None:
    """`--content`, `--db` and `--no-cache`, which may stand before or after the command."""
    parser.add_argument(
        "--content",
        type=Path,
        metavar="DIR",
        default=default,
        help="folder of notes instead of the course (also MLQUIZ_CONTENT)",
    )
    parser.add_argument(
        "--db",
        type=Path,
        metavar="FILE",
        default=default,
        help="database of your reviews (also MLQUIZ_DB)",
    )
    parser.add_argument(
        "--no-cache",
        action="store_true",
        default=False if default is None else default,
        help="read everything anew, and remember nothing of it",
    )


def _version() -> str:
    from mlquiz import __version__

    return f"mlquiz {__version__}"
