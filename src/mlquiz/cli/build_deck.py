"""`mlquiz build-deck DECK…`: Anki packages."""

import argparse
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from mlquiz.cli.places import add_deck, add_language, exported_notes_path, open_sound_library
from mlquiz.errors import MlquizError, UsageError

if TYPE_CHECKING:
    from mlquiz.anki.ledger import Ledger
    from mlquiz.anki.package import Built
    from mlquiz.model.deck import Deck
    from mlquiz.reading.library import Library

DESCRIPTION_OF_COURSE = (
    "Cards for Hung-yi Lee's machine learning course, made by mlquiz. Licence: CC BY 4.0. "
    "Each card names the source that says it."
)


def configure(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    add_deck(
        parser, purpose="a deck, such as lecture-4; `mlquiz decks` lists them", nargs="+", metavar="DECK"
    )
    parser.add_argument(
        "--out",
        type=Path,
        default=Path(),
        metavar="FILE|DIR",
        help="file to write (ends in .apkg) or folder to write into (default: here)",
    )
    add_language(parser)


def run(args: argparse.Namespace) -> int:
    """Write one package a deck and say where it is and what it holds."""
    if args.out.suffix == ".apkg" and len(args.decks) > 1:
        raise UsageError("--out names one file, but several decks are asked for; name a folder instead")
    library = open_sound_library(args)
    decks = [library.deck(name, args.lang) for name in dict.fromkeys(args.decks)]
    for deck in decks:
        _refuse_empty(deck, args.lang)
    from mlquiz.anki.ledger import Ledger

    ledger = Ledger.read(exported_notes_path(args), now=datetime.now().astimezone())
    for deck in decks:
        built = _build(library, deck, args.lang, _target(args.out, deck.name), ledger)
        print(f"{built.path}: {_count(built.notes, 'note')}, {_count(built.cards, 'card')}")
    return 0


def _count(number: int, thing: str) -> str:
    return f"{number} {thing}{'s' * (number != 1)}"


def _refuse_empty(deck: "Deck", lang: str) -> None:
    if not deck.notes:
        what = "notes" if lang == "en" else f"notes in the language {lang}"
        raise MlquizError(f"deck {deck.name} ({deck.title}) has no {what} yet: nothing to write")


def _target(out: Path, name: str) -> Path:
    if out.suffix == ".apkg":
        return out
    return out / f"{name.replace('/', '-')}.apkg"


def _build(library: "Library", deck: "Deck", lang: str, out: Path, ledger: "Ledger") -> "Built":
    from mlquiz.anki.package import Export, build_package

    exports = [Export(note, library.context(note)) for note in library.notes_of(deck, lang)]
    description = (
        DESCRIPTION_OF_COURSE if library.content.course else f"Cards of {library.content.root.name}."
    )
    return build_package(
        exports,
        title=deck.title,
        description=description,
        root=library.content.root,
        lang=lang,
        out=out,
        ledger=ledger,
    )
