"""`mlquiz course --coverage`: which sections lack cards or notes."""

import json
from typing import TYPE_CHECKING

from mlquiz.cli.table import fit, table
from mlquiz.errors import EXIT_DATA, counted
from mlquiz.reading.coverage import Coverage, coverage

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mlquiz.reading.library import Library

WIDTH = 80
SPACE = 2 + 2 + 5 + 2  # before the id, the cards, and two gaps


def show_coverage(library: "Library", lang: str, *, as_json: bool) -> int:
    """Print what lacks.

    Returns:
        1 where a section that is meant to have cards has none, or no notes; otherwise 0.
    """
    if library.course is None:
        return 0
    documents = [document for document in library.documents if document.lang == lang]
    entries = [entry for entry in coverage(library.course, documents) if entry.spot.section.cardable]
    empty = [entry for entry in entries if not entry.cards]
    short = [entry for entry in entries if 0 < entry.cards < entry.spot.section.target]
    unread = [entry for entry in entries if not entry.prose]
    if as_json:
        lists = {"without_cards": empty, "below_target": short, "without_notes": unread}
        print(json.dumps({name: [_id(entry) for entry in some] for name, some in lists.items()}, indent=2))
    else:
        _print(entries, empty, short, unread)
    return EXIT_DATA if empty or unread else 0


def _print(
    entries: "Sequence[Coverage]",
    empty: "Sequence[Coverage]",
    short: "Sequence[Coverage]",
    unread: "Sequence[Coverage]",
) -> None:
    for title, some in (("without cards", empty), ("below target", short), ("without notes", unread)):
        if some:
            print(f"{title} ({len(some)})")
            print(_table(some))
    cards = sum(entry.cards for entry in entries)
    target = sum(entry.spot.section.target for entry in entries)
    print(
        f"{counted(len(entries), 'section')}: {len(entries) - len(empty)} with cards, "
        f"{len(entries) - len(empty) - len(short)} at target, {len(entries) - len(unread)} with notes; "
        f"{counted(cards, 'card')} of {target}"
    )


def _table(some: "Sequence[Coverage]") -> str:
    width = WIDTH - max(len(entry.spot.section.id) for entry in some) - SPACE
    return table(
        ("  section", "cards", "title"),
        [
            (f"  {entry.spot.section.id}", _written(entry), fit(entry.spot.section.title, width))
            for entry in some
        ],
        right=(1,),
    )


def _written(entry: Coverage) -> str:
    return f"{entry.cards}/{entry.spot.section.target}"


def _id(entry: Coverage) -> str:
    return entry.spot.section.id
