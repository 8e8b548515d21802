"""The cards that a command is to work on: by name, by note, by deck."""

import argparse
from typing import TYPE_CHECKING

from mlquiz.cli.places import add_language, complete_deck, open_library
from mlquiz.errors import MlquizError, UsageError, did_you_mean

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mlquiz.reading.library import Library

SHOWN = 5


def add_cards(parser: argparse.ArgumentParser, *, everything: str = "") -> None:
    """Cards and `--deck`; `--all` where there is something to say of it."""
    action = parser.add_argument(
        "cards", nargs="*", metavar="CARD", help="name of a card, or of a note for all of its cards"
    )
    action.completer = complete_card  # type: ignore[attr-defined]  # argcomplete looks for it
    deck = parser.add_argument("--deck", metavar="DECK", help="all cards of a deck")
    deck.completer = complete_deck  # type: ignore[attr-defined]
    if everything:
        parser.add_argument("--all", action="store_true", help=everything)
    add_language(parser)


def complete_card(prefix: str, parsed_args: argparse.Namespace, **_: object) -> list[str]:
    """Names of cards and notes, for the shell."""
    try:
        library = open_library(parsed_args)
    except MlquizError:
        return []
    names = _cards_by_name(library, getattr(parsed_args, "lang", "en"))
    return [name for name in names if name.startswith(prefix)]


def chosen_cards(args: argparse.Namespace, library: "Library") -> list[str]:
    """Ids of the cards that the arguments name, each once.

    Raises:
        UsageError: None were named, or `--all` with others.
        MlquizError: A name is not known.
    """
    everything = getattr(args, "all", False)
    if everything and (args.cards or args.deck):
        raise UsageError("either --all, or cards and --deck")
    known = _cards_by_name(library, args.lang)
    if everything:
        return list(dict.fromkeys(card for cards in known.values() for card in cards))
    if not (args.cards or args.deck):
        raise UsageError("which cards? Name some, or --deck DECK" + " or --all" * hasattr(args, "all"))
    names = [*args.cards]
    if args.deck:
        names += library.deck(args.deck, args.lang).notes
    for name in names:
        if name not in known:
            raise MlquizError(f"{name}: no card or note has this name{did_you_mean(name, known)}")
    return list(dict.fromkeys(card for name in names for card in known[name]))


def listed(cards: "Sequence[str]") -> str:
    """The first of the names, and how many more there are."""
    more = f" and {len(cards) - SHOWN} more" if len(cards) > SHOWN else ""
    return ", ".join(cards[:SHOWN]) + more


def _cards_by_name(library: "Library", lang: str) -> dict[str, tuple[str, ...]]:
    """Each note and each card with the cards that its name means."""
    names = dict(library.card_ids(lang))
    return names | {card: (card,) for cards in list(names.values()) for card in cards if card not in names}
