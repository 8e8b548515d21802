"""The documents of a library: each is made of its row when it is asked for, and let go when it is old."""

from collections.abc import Mapping, Sequence
from functools import cached_property
from threading import Lock
from typing import TYPE_CHECKING, overload

from mlquiz.reading.collecting import uncollected
from mlquiz.reading.figures import with_figures
from mlquiz.reading.folder import NO_LANGUAGE
from mlquiz.reading.rows import from_row

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, KeysView

    from mlquiz.model.document import Document
    from mlquiz.model.note import Note
    from mlquiz.reading.extract import Extract
    from mlquiz.reading.figures import Existing

ROOM_BYTES = 5_000_000
"""So much of the rows may stand in memory as documents, which take ten times as much. 20,000 cards do."""


class Documents(Sequence["Document"]):
    """Documents in the order of their files.

    Args:
        extracts: Gives what decks and names need of them.
        rows: The documents as rows.
        existing: Which figures are there.
    """

    def __init__(
        self, extracts: "Callable[[], tuple[Extract, ...]]", rows: Sequence[bytes], existing: "Existing"
    ) -> None:
        self._extracts = extracts
        self._rows = rows
        self._existing = existing
        self._made: dict[int, Document] = {}
        self._size = 0
        self._lock = Lock()

    @cached_property
    def extracts(self) -> "tuple[Extract, ...]":
        """What decks and names need of them."""
        with uncollected():
            return self._extracts()

    @property
    def rows(self) -> Sequence[bytes]:
        """The documents as rows; a document is what `rows.from_row` makes of its row, its figures apart."""
        return self._rows

    def __len__(self) -> int:
        """How many."""
        return len(self._rows)

    @overload
    def __getitem__(self, place: int) -> "Document": ...
    @overload
    def __getitem__(self, place: slice) -> "tuple[Document, ...]": ...
    def __getitem__(self, place: int | slice) -> "Document | tuple[Document, ...]":
        """One document, or some."""
        if isinstance(place, slice):
            return tuple(self[each] for each in range(*place.indices(len(self))))
        if place < 0:
            place += len(self)
        made = self._made.get(place)
        return made if made is not None else self._make(place)

    def __eq__(self, other: object) -> bool:
        """Whether the other holds equal documents, in whatever form it keeps them."""
        if not isinstance(other, Documents | tuple):
            return NotImplemented
        return len(self) == len(other) and all(one == two for one, two in zip(self, other, strict=True))

    def __hash__(self) -> int:
        """As that of a tuple."""
        return hash(tuple(self))

    def __repr__(self) -> str:
        """As that of a tuple."""
        return repr(tuple(self))

    def _make(self, place: int) -> "Document":
        row = self._rows[place]
        made = with_figures(from_row(row), self._existing)
        with self._lock:
            if place not in self._made:
                self._size += len(row)
            self._made[place] = made
            while self._size > ROOM_BYTES and len(self._made) > 1:
                oldest = next(iter(self._made))
                del self._made[oldest]
                self._size -= len(self._rows[oldest])
        return made


class NotesById(Mapping[str, "Note"]):
    """The notes of a language by id, in order of the files, and those of no language; the first of each name.

    Args:
        documents: All documents.
        extracts: Of these.
        lang: The language.
    """

    def __init__(self, documents: Sequence["Document"], extracts: Sequence["Extract"], lang: str) -> None:
        self._documents = documents
        self._places: dict[str, tuple[int, int]] = {}
        for place, extract in enumerate(extracts):
            if extract.lang in {lang, NO_LANGUAGE}:
                for number, note in enumerate(extract.notes):
                    self._places.setdefault(note.id, (place, number))

    @property
    def places(self) -> Mapping[str, tuple[int, int]]:
        """Of every name the place of its document, and that of the note in it."""
        return self._places

    def __getitem__(self, name: str) -> "Note":
        """The note of a name."""
        place, number = self._places[name]
        return self._documents[place].notes[number]

    def __iter__(self) -> "Iterator[str]":
        """The names in order."""
        return iter(self._places)

    def __len__(self) -> int:
        """How many."""
        return len(self._places)

    def __contains__(self, name: object) -> bool:
        """Whether there is one of a name; no note is made for it."""
        return name in self._places

    def keys(self) -> "KeysView[str]":
        """The names in order."""
        return self._places.keys()
