"""`mlquiz stamp`: give names to cards that have none yet."""

import argparse
import difflib
import os
import shutil
import sys
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from mlquiz.cli.check import in_paths, wants_colour
from mlquiz.cli.places import open_library, preferences_of
from mlquiz.content import find_content
from mlquiz.errors import MlquizError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from mlquiz.reading.glossary import Term
    from mlquiz.reading.library import Library
    from mlquiz.reading.stamp import Stamped

DESCRIPTION = """\
A card keeps its history as long as it keeps its name. One without a name has a provisional one, from its file
and its question, and loses its history when either changes. This command proposes names, shows what it would
write, and writes it when you agree; what you learnt goes with the card.
"""
_COLOURS = {"+": "32", "-": "31", "@": "36"}


def configure(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    parser.description = DESCRIPTION
    parser.add_argument(
        "paths", nargs="*", type=Path, metavar="PATH", help="files or folders of your notes (default: all)"
    )
    parser.add_argument("-y", "--yes", action="store_true", help="write without asking")


def run(args: argparse.Namespace) -> int:
    """Propose names, show them, and write them when the user agrees."""
    library = open_library(args)
    stamped, refused = _stamp(library, args.paths)
    for path, made in stamped:
        for line in _diff(path, made):
            print(line)
    for error in refused:
        print(f"mlquiz: {error}", file=sys.stderr)
    if not stamped:
        print("every card has a name" if not refused else "nothing to write")
        return int(bool(refused))
    cards = sum(len(made.names) for _, made in stamped)
    what = f"{cards} name{'s'[: cards != 1]} into {len(stamped)} file{'s'[: len(stamped) != 1]}"
    if not (args.yes or _agreed(f"Write {what}? [y/N] ")):
        print(f"nothing was written{'' if sys.stdin.isatty() else '; --yes writes without asking'}")
        return int(bool(refused))
    carried = _carry_history(args, [names for _, made in stamped for names in made.names.items()])
    for path, made in stamped:
        write_over(path, made)
    print(f"wrote {what}{'; their history went along' if carried else ''}")
    return int(bool(refused))


def _stamp(
    library: "Library", paths: "Sequence[Path]"
) -> "tuple[list[tuple[Path, Stamped]], list[MlquizError]]":
    """The files with names for their cards, and why some are left as they are."""
    from mlquiz.checking.check import read_terms
    from mlquiz.checking.naming import Names
    from mlquiz.checking.released import read_released
    from mlquiz.reading.stamp import stamp

    root, decks = library.content.root, library.content.decks
    focus = in_paths(root, paths) if paths else lambda _: True
    taken = {note.id for document in library.documents for note in document.notes}
    names = Names(taken | set(read_released(decks).entries), read_terms(decks)[0] or _terms_of_the_course())
    stamped: list[tuple[Path, Stamped]] = []
    refused: list[MlquizError] = []
    for document in library.documents:
        if not focus(document.file) or all(note.stamped for note in document.notes):
            continue
        path = root / document.file
        try:
            made = stamp(read_bytes(path), file=document.file, lang=document.lang, propose=names.propose)
        except MlquizError as error:
            refused.append(error)
        else:
            if made.names:
                stamped.append((path, made))
    return stamped, refused


def _terms_of_the_course() -> "tuple[Term, ...]":
    """The course's glossary, by which Chinese questions get English names."""
    from mlquiz.checking.check import read_terms

    try:
        return read_terms(find_content().decks)[0]
    except MlquizError:
        return ()


def read_bytes(path: Path) -> bytes:
    """What a file holds.

    Raises:
        MlquizError: It cannot be read.
    """
    try:
        return path.read_bytes()
    except OSError as error:
        raise MlquizError(f"{path}: cannot be read: {error.strerror}") from error


def _diff(path: Path, made: "Stamped") -> "Iterator[str]":
    before, after = (
        data.decode("utf-8-sig").replace("\r\n", "\n").replace("\r", "\n").split("\n")
        for data in (made.before, made.after)
    )
    shown = os.path.relpath(path)
    for line in difflib.unified_diff(before, after, shown, shown, n=1, lineterm=""):
        colour = _COLOURS.get(line[:1]) if wants_colour() else None
        yield f"\x1b[{colour}m{line}\x1b[0m" if colour else line


def _agreed(question: str) -> bool:
    if not sys.stdin.isatty():
        return False
    try:
        return input(question).strip().casefold() in {"y", "yes"}
    except EOFError:
        return False


def _carry_history(args: argparse.Namespace, names: "Iterable[tuple[str, str]]") -> bool:
    """Rename the cards in the learner's log, if there is one.

    This comes before the files are written. An old name means the new one ever after, so nothing is lost if
    the writing fails.
    """
    from mlquiz.model.review import EventKind
    from mlquiz.scheduling.day import moment
    from mlquiz.store import Store, database_path
    from mlquiz.study.recording import new_event

    path = database_path(args.db)
    if not path.exists():
        return False
    at = moment(datetime.now().astimezone(), preferences_of(args).schedule.rollover_hour)
    with Store.open(path) as store:
        store.append(new_event(store.device, EventKind.RENAMED, old, at, target=new) for old, new in names)
    return True


def write_over(path: Path, made: "Stamped") -> None:
    """Write a file aside, then put it in the place of the old one, which must still be what was read.

    Raises:
        MlquizError: It was changed in the meantime, or cannot be written.
    """
    real = Path(os.path.realpath(path))
    if read_bytes(real) != made.before:
        raise MlquizError(f"{path}: was changed in the meantime; run mlquiz stamp again")
    aside = real.with_name(f".{real.name}.new")
    try:
        aside.write_bytes(made.after)
        shutil.copymode(real, aside)
        aside.replace(real)
    except OSError as error:
        aside.unlink(missing_ok=True)
        raise MlquizError(f"{path}: cannot be written: {error.strerror}; it was left as it is") from error
