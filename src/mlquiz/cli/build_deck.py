"""`mlquiz build-deck DECK…`: Anki packages."""

import argparse
import os
import sys
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from mlquiz.cli.exporting import open_ledger, retired_notes, told_moves
from mlquiz.cli.places import (
    add_deck,
    add_language,
    cache_folder,
    open_progress,
    open_sound_library,
    preferences_of,
)
from mlquiz.cli.progress_bar import ProgressBar
from mlquiz.errors import MlquizError, UsageError, counted, reason
from mlquiz.folders import expanded

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable, Iterator

    from mlquiz.anki.ledger import Ledger
    from mlquiz.anki.package import Built
    from mlquiz.anki.writing import WrittenNotes
    from mlquiz.model.deck import Deck
    from mlquiz.reading.library import Library

DESCRIPTION_OF_COURSE = (
    "Cards for Hung-yi Lee's [machine learning course]"
    "(https://speech.ee.ntu.edu.tw/~hylee/ml/2022-spring.php), made by mlquiz. "
    "Licence: [CC BY 4.0](https://creativecommons.org/licenses/by/4.0/). "
    "Each card names the source that says it."
)

CLICKS = """\
In Anki: File ▸ Import… ▸ tick “Import any learning progress” ▸ Import.
Once: the cogwheel beside a deck ▸ Options ▸ FSRS ▸ on.
Cards that your collection has already keep Anki's own progress;
for these: mlquiz anki push"""


def configure(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    add_deck(
        parser, purpose="a deck, such as lecture-4; `mlquiz decks` lists them", nargs="+", metavar="DECK"
    )
    parser.add_argument(
        "--out",
        default="",
        metavar="FILE|DIR",
        help="file to write (ends in .apkg) or folder to write into, made if it is not there (default: here)",
    )
    parser.add_argument(
        "--with-progress",
        action="store_true",
        help="also what you know of the cards and every answer, for cards that are new to your collection",
    )
    add_language(parser)


def run(args: argparse.Namespace) -> int:
    """Write one package a deck and say where it is and what it holds."""
    out = Path(expanded(args.out))
    one_file = _is_file(args.out, out)
    if one_file and len(args.decks) > 1:
        raise UsageError("--out names one file, but several decks are asked for; name a folder instead")
    library = open_sound_library(args)
    decks = [library.deck(name, args.lang) for name in args.decks]
    for deck in decks:
        _refuse_empty(deck, args.lang)
    if not one_file:
        _make(out)
    ledger = open_ledger(args, library)
    with writing(args, library) as notes:
        for deck in decks:
            learnt = Progress(args, library, deck) if args.with_progress else None
            target = out if one_file else out / f"{deck.name.replace('/', '-')}.apkg"
            built = build(library, deck, notes, target, ledger, learnt)
            told = f", progress of {learnt.cards}" if learnt else ""
            print(f"{built.path}: {counted(built.notes, 'note')}, {counted(built.cards, 'card')}{told}")
            tell(built)
    if args.with_progress:
        print(CLICKS)
    return 0


def tell(built: "Built") -> None:
    """What the learner has to do in Anki besides importing."""
    from mlquiz.anki.retired import SEARCH

    for line in told_moves(built.moved):
        print(f"mlquiz: {line}", file=sys.stderr)
    if built.retired:
        left = f"{counted(built.retired, 'note')} left the course and will be tagged"
        print(f"mlquiz: {left}; in Anki search for {SEARCH} and delete them", file=sys.stderr)


class Progress:
    """Writes the progress of a deck's cards into its package.

    Attributes:
        cards: How many cards have any; known when it is written.
    """

    def __init__(self, args: argparse.Namespace, library: "Library", deck: "Deck") -> None:
        from mlquiz.anki.own_progress import own_progress
        from mlquiz.scheduling.day import moment

        self.cards = 0
        self._settings = preferences_of(args).schedule
        self._today = moment(datetime.now().astimezone(), self._settings.rollover_hour).day
        with open_progress(args, library, counting=True) as store:
            self._learnt = own_progress(store, library.notes_of(deck, args.lang), self._settings)

    def __call__(self, cursor: "sqlite3.Cursor") -> None:
        """Write it; the cursor is of the package's collection."""
        from mlquiz.anki.progress_out import write_progress

        self.cards = write_progress(cursor, self._learnt, self._settings, self._today)


def _refuse_empty(deck: "Deck", lang: str) -> None:
    if not deck.notes:
        what = "notes" if lang == "en" else f"notes in the language {lang}"
        raise MlquizError(f"deck {deck.name} ({deck.title}) has no {what} yet: nothing to write")


def _is_file(written: str, out: Path) -> bool:
    """Whether `--out` names the package itself, and not the folder for it.

    Raises:
        UsageError: It could be meant as either.
    """
    if out.is_dir() or written.endswith(("/", os.sep)):
        return False
    if out.suffix.lower() == ".apkg":
        return True
    if out.exists():
        raise UsageError(f"--out: {written} is a file, and a package ends in .apkg; name another place")
    if out.suffix:
        said = f"{written} is no folder, and a package ends in .apkg; for a new folder: {written}{os.sep}"
        raise UsageError(f"--out: {said}")
    return False


def _make(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise MlquizError(f"{folder}: this folder cannot be made ({reason(error)})") from error


@contextmanager
def writing(args: argparse.Namespace, library: "Library") -> "Iterator[WrittenNotes]":
    """The notes of a library as they will stand in Anki, with a bar where that takes long."""
    from mlquiz.anki.writing import WrittenNotes

    with (
        ProgressBar("writing cards") as bar,
        WrittenNotes(library, getattr(args, "lang", "en"), cache=cache_folder(args), tell=bar) as notes,
    ):
        yield notes


def build(  # noqa: PLR0913, PLR0917 - as `write_package`
    library: "Library",
    deck: "Deck",
    notes: "WrittenNotes",
    out: Path,
    ledger: "Ledger",
    after: "Callable[[sqlite3.Cursor], None] | None",
) -> "Built":
    """Write the package of one deck; `after` adds to its collection."""
    from mlquiz.anki.package import write_package
    from mlquiz.anki.places import deck_path

    (own,) = deck_path((library.content.root.resolve().name,), deck.title)
    description = DESCRIPTION_OF_COURSE if library.content.course else f"Cards of {own}."
    with ProgressBar("packing") as bar:
        return write_package(
            notes.of(deck.notes),
            title=deck.title,
            description=description,
            root=library.content.root,
            out=out,
            ledger=ledger,
            retired=retired_notes(library, notes.lang),
            after=after,
            skeleton=notes.skeleton,
            tell=bar,
        )
