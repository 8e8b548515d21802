"""`mlquiz anki ledger`: keep in decks/exported.txt when the content of each note last changed."""

import argparse
from typing import TYPE_CHECKING, NamedTuple

from mlquiz.cli.exporting import open_ledger, retired_notes
from mlquiz.cli.places import open_library
from mlquiz.errors import EXIT_DATA, MlquizError, Severity

if TYPE_CHECKING:
    from mlquiz.anki.exported import Exported
    from mlquiz.reading.library import Library

PROVISIONAL = "~"
"""With it the names begin that are not a person's."""

EPILOG = """\
For those who publish a course: commit the file, and everybody who builds a deck writes the same bytes,
in which only the notes are newer that really changed.
"""


class Content(NamedTuple):
    """What is known of a note: its kind, the GUID by which Anki knows it, a digest of what it holds."""

    kind: str
    guid: str
    digest: str


def configure(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    parser.epilog = EPILOG
    parser.add_argument(
        "--check", action="store_true", help="write nothing; exit code 1 where the file is not up to date"
    )


def run(args: argparse.Namespace) -> int:
    """Bring the file up to date, or say whether it is."""
    from mlquiz.anki.exported import FILE, read_exported, written

    library = open_library(args)
    if any(problem.severity is Severity.ERROR for problem in library.problems):
        raise MlquizError("mistakes leave cards out; mlquiz check names them. Nothing was written")
    path = library.content.decks / FILE
    before = read_exported(library.content.decks)
    now = _content(args, library)
    stale = _stale(before, now)
    if args.check:
        if stale:
            print(f"{path}: {len(stale)} of {len(now)} notes are new or changed, such as {stale[0]}")
            print("run mlquiz anki ledger and commit the file")
        return EXIT_DATA if stale else 0
    text = written(_stamped(args, library, now, before))
    if not path.exists() or path.read_text(encoding="utf-8") != text:
        _write(library, text)
    print(f"{path}: {len(now)} notes, {len(stale)} new or changed")
    return 0


def _content(args: argparse.Namespace, library: "Library") -> "dict[tuple[str, str], Content]":
    """Every note that has a name, and those that left the course."""
    from mlquiz.anki import notetypes, retired
    from mlquiz.anki.checks import Checks
    from mlquiz.anki.identity import guid
    from mlquiz.cli.build_deck import writing
    from mlquiz.model.note import Kind

    kinds = {notetypes.of_kind(kind).id: kind.value for kind in Kind}
    checks = Checks(library.content.root)
    with writing(args, library) as notes:
        named = (note for note in notes.everything() if not note.name.startswith(PROVISIONAL))
        content = {
            (note.lang, note.name): Content(kinds[note.notetype], note.guid, digest)
            for note, digest in checks.passed(named)
        }
    checks.finish()
    for each in retired_notes(library):
        digest = retired.draft(each).digest
        content[each.lang, each.name] = Content(each.kind, guid(each.name, each.lang), digest)
    return content


def _stale(before: "tuple[Exported, ...]", now: "dict[tuple[str, str], Content]") -> list[str]:
    """Names of notes whose line is missing or says something else."""
    known = {(each.lang, each.name): (each.kind, each.stamp.digest) for each in before}
    return [
        f"{lang}/{name}"
        for (lang, name), content in now.items()
        if known.get((lang, name)) != (content.kind, content.digest)
    ]


def _stamped(
    args: argparse.Namespace,
    library: "Library",
    now: "dict[tuple[str, str], Content]",
    before: "tuple[Exported, ...]",
) -> "list[Exported]":
    """A line for each note. One that is gone keeps its own if it was released."""
    from mlquiz.anki.exported import Exported
    from mlquiz.checking.released import read_released

    ledger = open_ledger(args, library)
    lines = [
        Exported(lang, name, content.kind, ledger.stamp(content.guid, content.digest))
        for (lang, name), content in now.items()
    ]
    released = read_released(library.content.decks).entries
    gone = (each for each in before if (each.lang, each.name) not in now)
    return [*lines, *(each for each in gone if each.name in released)]


def _write(library: "Library", text: str) -> None:
    from mlquiz.anki.exported import FILE
    from mlquiz.aside import written_aside

    path = library.content.decks / FILE
    if not library.content.decks.is_dir():
        raise MlquizError(f"{library.content.decks}: no such folder; a course that is published has one")
    with written_aside(path) as file:
        file.write(text.encode())
