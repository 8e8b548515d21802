"""`mlquiz anki diff OLD NEW`: what an import of NEW would change in OLD."""

import argparse
import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from mlquiz.anki.diff import Changed, Diff

EPILOG = """\
mlquiz anki diff before/all.apkg all.apkg        a build against an earlier one
mlquiz anki diff exported.apkg all.apkg          against what you exported from Anki, or a backup of Anki's

By Anki's rules for its own options (update notes: if newer). Nothing is written.
"""
SHOWN = 20


def configure(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    parser.epilog = EPILOG
    parser.add_argument(
        "old", type=Path, metavar="OLD", help="an earlier package, an export or a backup of Anki's"
    )
    parser.add_argument("new", type=Path, metavar="NEW", help="the package to import")
    parser.add_argument("--all", action="store_true", help=f"every note, not only {SHOWN} of each sort")
    parser.add_argument("--json", action="store_true", help="as JSON")


def run(args: argparse.Namespace) -> int:
    """Print it."""
    from mlquiz.anki.contents import read_contents
    from mlquiz.anki.diff import diff

    found = diff(read_contents(args.old), read_contents(args.new))
    if args.json:
        print(json.dumps(as_json(found), ensure_ascii=False, indent=2))
    else:
        for line in as_text(found, None if args.all else SHOWN):
            print(line)
    return 0


def as_json(found: "Diff") -> dict[str, Any]:
    """Every list, by its name."""
    return {
        "new": [{"note": note.name, "guid": note.guid, "deck": note.deck} for note in found.new],
        "changed": [_changed_json(each) for each in found.changed],
        "retired": [{"note": note.name, "guid": note.guid} for note in found.retired],
        "conflicts": [
            {"note": each.note.name, "guid": each.note.guid, "why": each.why} for each in found.conflicts
        ],
        "kept": [_changed_json(each) for each in found.kept],
        "moved": [
            {"note": each.note.name, "guid": each.note.guid, "old": each.old, "new": each.new}
            for each in found.moved
        ],
        "renamed_decks": [{"old": each.old, "new": each.new, "notes": each.notes} for each in found.renamed],
        "absent": [{"note": note.name, "guid": note.guid, "deck": note.deck} for note in found.absent],
        "styles": found.styles,
        "same": found.same,
    }


def _changed_json(each: "Changed") -> dict[str, Any]:
    return {
        "note": each.note.name,
        "guid": each.note.guid,
        "fields": list(each.fields),
        "cards_added": [number + 1 for number in each.added],
        "cards_left": [number + 1 for number in each.left],
    }


def as_text(found: "Diff", shown: int | None) -> "Iterator[str]":
    """A line of numbers, then each sort with its notes."""
    counts = [
        (len(found.new), "new"),
        (len(found.changed), "changed"),
        (len(found.retired), "retired"),
        (len(found.moved), "moved"),
        (len(found.conflicts) + len(found.renamed), "conflicts"),
    ]
    same = "1 stays as it is" if found.same == 1 else f"{found.same} stay as they are"
    yield ", ".join(f"{count} {what}" for count, what in counts) + f"; {same}"
    yield from _part("new", [f"{note.name}  {note.deck}" for note in found.new], shown)
    yield from _part("changed", [_line(each) for each in found.changed], shown)
    yield from _part(
        "retired: tagged mlquiz::retired; delete them in Anki", [note.name for note in found.retired], shown
    )
    yield from _part(
        "moved: cards that Anki has stay in their deck",
        [f"{each.note.name}  {each.old} → {each.new}" for each in found.moved],
        shown,
    )
    yield from _part(
        "conflicts: stay as they are; delete the note in Anki and import again to get ours",
        [f"{each.note.name}: {each.why}" for each in found.conflicts],
        shown,
    )
    yield from _part(
        "conflicts: decks with another name; rename them in Anki before the import, else both are there",
        [f"{each.old} → {each.new}  ({each.notes})" for each in found.renamed],
        shown,
    )
    yield from _part(
        "kept: differ, and are as new or newer in OLD; the import leaves them",
        [_line(each) for each in found.kept],
        shown,
    )
    yield from _part("only in OLD: an import deletes nothing", [note.name for note in found.absent], shown)
    yield from _part("templates and styles that are updated", found.styles, shown)


def _line(each: "Changed") -> str:
    what = ", ".join(each.fields) or "pictures, or only the time"
    more = "".join(f"; card {number + 1} comes along" for number in each.added)
    gone = "; Tools ▸ Empty Cards… removes what it has too many" if each.left else ""
    return f"{each.note.name}: {what}{more}{gone}"


def _part(title: str, lines: "Sequence[str]", shown: int | None) -> "Iterator[str]":
    if not lines:
        return
    yield ""
    yield title
    for line in lines[:shown]:
        yield f"  {line}"
    if shown is not None and len(lines) > shown:
        yield f"  and {len(lines) - shown} more; --all shows them"
