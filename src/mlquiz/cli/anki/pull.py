"""`mlquiz anki pull [FILE]`: what was reviewed in Anki counts here."""

import argparse
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from mlquiz.cli.places import open_progress, open_sound_library, preferences_of
from mlquiz.errors import counted
from mlquiz.folders import expanded

if TYPE_CHECKING:
    from mlquiz.anki.held import Held
    from mlquiz.anki.matching import Matched
    from mlquiz.study.happened import Place
    from mlquiz.study.importing import TakenIn

EPILOG = """\
mlquiz anki pull deck.apkg        what Anki exported: File ▸ Export… ▸ tick “Include scheduling information”
mlquiz anki pull backup.colpkg    a backup, from the folder backups of your profile, or a whole collection
mlquiz anki pull collection.anki2  the collection itself, while Anki is closed
mlquiz anki pull                  from the running Anki, which needs the add-on AnkiConnect

Nothing is written to Anki. An answer counts once, however often you bring it; those that came from here are
known again.
"""

SHOWN = 5
_MS_PER_DAY = 86_400_000
_LATEST_MS = 100 * 366 * _MS_PER_DAY


def configure(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    parser.epilog = EPILOG
    parser.add_argument(
        "file", nargs="?", type=Path, metavar="FILE", help=".apkg, .colpkg or collection.anki2"
    )
    parser.add_argument("--dry-run", action="store_true", help="only say what would be taken in")


def run(args: argparse.Namespace) -> int:
    """Take in what is new, and say what it was and what was left out."""
    from mlquiz.anki.matching import known_notes, match
    from mlquiz.anki.progress_in import happened, standings
    from mlquiz.model.review import EventKind
    from mlquiz.scheduling.names import Names
    from mlquiz.study.importing import take_in

    library = open_sound_library(args)
    place = place_of_anki(preferences_of(args).schedule.rollover_hour)
    notes = [note for lang in library.langs for note in library.notes(lang).values()]
    with open_progress(args, library, counting=args.dry_run) as store:
        known = known_notes(notes, Names(store.events(kind=EventKind.RENAMED)))
        held = _held(args.file, list(known))
        matched = match(held, known)
        came = list(happened(matched.cards, held, place))
        taken = take_in(store, came, standings(matched.cards), place, dry_run=args.dry_run)
    print(_words(taken, dry_run=args.dry_run))
    _tell(matched)
    _tell_of_cards(taken)
    return 0


def place_of_anki(rollover_hour: int) -> "Place":
    """Anki, on the clock of this machine."""
    from mlquiz.anki.progress_in import DEVICE
    from mlquiz.study.happened import Place

    return Place(DEVICE, offset_min, rollover_hour, int(datetime.now().timestamp() * 1000))


def offset_min(at_ms: int) -> int:
    """The offset of the local clock at a time, minutes east of UTC."""
    within_ms = min(max(at_ms, _MS_PER_DAY), _LATEST_MS)  # a log may hold anything
    offset = datetime.fromtimestamp(within_ms / 1000).astimezone().utcoffset()
    return 0 if offset is None else int(offset.total_seconds() // 60)


def _held(file: Path | None, guids: "list[str]") -> "Held":
    from contextlib import closing

    if file is None:
        from mlquiz.anki.connect import AnkiConnect
        from mlquiz.anki.connect_reader import read_running

        return read_running(AnkiConnect(), set(guids))
    from mlquiz.anki.collection_reader import read_held
    from mlquiz.anki.opened import open_collection

    with closing(open_collection(Path(expanded(file)))) as connection:
        return read_held(connection, set(guids), str(file))


def _words(taken: "TakenIn", *, dry_run: bool) -> str:
    parts = [counted(taken.answers, "new answer")] if taken.answers else []
    if taken.others:
        parts.append(f"{counted(taken.others, 'new act')} besides (reset, set due, suspended, buried)")
    new = " and ".join(parts)
    said = f"{new}, of {counted(taken.cards, 'card')}" if parts else "nothing new"
    if taken.known:
        said += f"; {taken.known} {'was' if taken.known == 1 else 'were'} here already"
    return f"would take in: {said}" if dry_run and parts else said


def _tell(matched: "Matched") -> None:
    """What was left out, and why."""
    if matched.gone:
        print(
            f"{counted(len(matched.gone), 'note')} that you reviewed in Anki {_are(matched.gone)} not among "
            f"these notes ({_listed(matched.gone)}): taken away, or of another folder (--content DIR)"
        )
    if matched.other_kind:
        print(
            f"{counted(len(matched.other_kind), 'note')} {_are(matched.other_kind)} of another kind in Anki "
            f"({_listed(matched.other_kind)}): delete them there and import the deck again"
        )
    if matched.no_card:
        print(
            f"{counted(len(matched.no_card), 'card')} that the notes no longer have "
            f"({_listed(matched.no_card)}): in Anki, Tools ▸ Empty Cards… takes them away"
        )
    if matched.others:
        print(f"{counted(matched.others, 'card')} in Anki {_is(matched.others)} not of mlquiz and left alone")


def _tell_of_cards(taken: "TakenIn") -> None:
    """What was left as it is here."""
    if taken.ahead:
        print(
            f"{counted(taken.ahead, 'answer')} left out: more than a day ahead of this machine's clock. "
            "One of the clocks is wrong"
        )
    if taken.apart:
        print(
            f"{counted(len(taken.apart), 'card')} {_are(taken.apart)} suspended here but not in Anki "
            f"({_listed(taken.apart)}): mlquiz unsuspend brings them back"
        )


def _is(number: int) -> str:
    return "is" if number == 1 else "are"


def _are(names: "tuple[str, ...]") -> str:
    return _is(len(names))


def _listed(names: "tuple[str, ...]") -> str:
    more = f" and {len(names) - SHOWN} more" if len(names) > SHOWN else ""
    return ", ".join(names[:SHOWN]) + more
