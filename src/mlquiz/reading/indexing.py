"""A library to the rows of its index, from which `read_index` answers as long as nothing changes."""

from itertools import chain
from typing import TYPE_CHECKING, NamedTuple

from mlquiz.errors import Severity
from mlquiz.reading.cache_file import checksum
from mlquiz.reading.folder import NO_LANGUAGE
from mlquiz.reading.index import beside
from mlquiz.reading.rows import to_row

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from mlquiz.model.deck import Deck
    from mlquiz.reading.library import Library

PART = "\0"
"""Between the names of decks; no index is made where one of them holds it."""


class IndexRows(NamedTuple):
    """An index as it is stored.

    Attributes:
        folder: When the folder was read, what was seen of it, what stands beside the names, the problems as a
            row, and a checksum.
        names: A language, the ids of its cards, its decks, and a checksum.
    """

    folder: tuple[int, bytes, bytes, bytes, int]
    names: list[tuple[str, bytes, bytes, int]]


def beside_names(library: "Library", figures: "Mapping[str, bool]") -> bytes:
    """What the index says of a library besides names, and which figures were there."""
    mistakes = sum(problem.severity is Severity.ERROR for problem in library.problems)
    empty = not library.documents and not library.problems
    return beside(library.langs, mistakes, empty, figures)


def index_rows(library: "Library", read_ns: int, seen: bytes, rest: bytes) -> IndexRows | None:
    """The index of a library; `None` where a name cannot be stored."""
    names = []
    for lang in dict.fromkeys((*library.langs, NO_LANGUAGE)):
        found = _names(library, lang)
        if found is None:
            return None
        names.append((lang, *found, checksum(*found)))
    problems = to_row(library.problems)
    return IndexRows((read_ns, seen, rest, problems, checksum(seen, rest, problems)), names)


def _names(library: "Library", lang: str) -> tuple[bytes, bytes] | None:
    by_note = library.card_ids(lang)
    places: dict[str, tuple[int, int]] = {}
    position = 0
    for note, ids in by_note.items():
        places[note] = position, position + len(ids)
        position += len(ids)
    columns: list[str] = []
    for deck in library.decks(lang).values():
        columns.extend(_deck(deck, places))
    cards = "\n".join(chain.from_iterable(by_note.values()))
    if PART in "".join(columns) or cards.count("\n") + 1 > max(position, 1):
        return None
    return cards.encode(errors="surrogatepass"), PART.join(columns).encode(errors="surrogatepass")


def _deck(deck: "Deck", places: "Mapping[str, tuple[int, int]]") -> "Sequence[str]":
    runs = list(_runs(deck, places))
    cards = sum(end - first for first, end in runs)
    written = " ".join(f"{first}-{end}" for first, end in runs)
    return deck.name, deck.title, deck.kind, str(len(deck.notes)), str(cards), written


def _runs(deck: "Deck", places: "Mapping[str, tuple[int, int]]") -> "Iterator[tuple[int, int]]":
    """The places of a deck's cards; those of notes that follow one another in one."""
    begun = reached = 0
    for note in deck.notes:
        first, end = places[note]
        if first != reached:
            if reached > begun:
                yield begun, reached
            begun = first
        reached = end
    if reached > begun:
        yield begun, reached
