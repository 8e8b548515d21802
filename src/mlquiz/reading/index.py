"""What a count or a list of decks needs of a content folder, without a parser and without a note.

`read_library` leaves an index behind. As long as nothing changed in the folder, `read_index` gives it back:
one look at the files (`stat`), one query. The module imports nothing that takes time: no re.
"""

import os

from mlquiz.reading.cache_file import FILE, checksum, is_settled, key_of, open_file, reader_version
from mlquiz.reading.folder import NO_LANGUAGE, is_there, listed, look

TYPE_CHECKING = False
if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Mapping, Sequence
    from typing import Protocol

    from mlquiz.reading.folder import Found, Trouble

    Name = str | os.PathLike[str]

    class Folders(Protocol):
        """A content folder, such as `content.Content`: where it lies, and its notes and decks."""

        @property
        def root(self) -> Name: ...  # noqa: D102
        @property
        def notes(self) -> Name: ...  # noqa: D102
        @property
        def decks(self) -> Name: ...  # noqa: D102


class IndexedDeck:
    """A deck without its notes.

    Attributes:
        name: What the user types.
        title: What the user reads.
        kind: As `model.deck.Deck.kind`.
        notes: How many notes it holds.
        cards: How many cards these make.
        runs: Where its cards stand among all cards of the language, in the order of the deck: cards
            `first` up to but without `end` of `Index.cards`, run after run.
    """

    __slots__ = ("_runs", "cards", "kind", "name", "notes", "title")

    def __init__(  # noqa: PLR0913, PLR0917 - as it was stored
        self, name: str, title: str, kind: str, notes: int, cards: int, runs: str
    ) -> None:
        self.name = name
        self.title = title
        self.kind = kind
        self.notes = notes
        self.cards = cards
        self._runs = runs

    @property
    def runs(self) -> "Sequence[tuple[int, int]]":
        """Pairs of first and end."""
        found = []
        for run in self._runs.split():
            first, _, end = run.partition("-")
            found.append((int(first), int(end) if end else int(first) + 1))
        return found


class Index:
    """Names of cards and decks.

    Attributes:
        langs: The languages that there are, as `Library.langs`.
        mistakes: How many errors leave cards out.
        empty: Whether there is no Markdown file in the folder, and nothing wrong with it either.
    """

    __slots__ = ("_cards", "_decks", "_named", "_split", "empty", "langs", "mistakes")

    def __init__(
        self,
        langs: "tuple[str, ...]",
        mistakes: int,
        empty: bool,  # noqa: FBT001 - as it was stored
        cards: "Mapping[str, str]",
        decks: "Mapping[str, str]",
    ) -> None:
        self.langs = langs
        self.mistakes = mistakes
        self.empty = empty
        self._cards = cards
        self._decks = decks
        self._split: dict[str, list[str]] = {}
        self._named: dict[str, dict[str, IndexedDeck]] = {}

    def cards(self, lang: str = "en") -> "Sequence[str]":
        """Ids of all cards of a language, and of those of no language, in order of the files.

        They are those of `Library.notes(lang)`.
        """
        if lang not in self._split:
            joined = self._cards[lang if lang in self._cards else NO_LANGUAGE]
            self._split[lang] = joined.split("\n") if joined else []
        return self._split[lang]

    def size(self, lang: str = "en") -> int:
        """How many cards there are, without a string for each."""
        joined = self._cards[lang if lang in self._cards else NO_LANGUAGE]
        return joined.count("\n") + 1 if joined else 0

    def decks(self, lang: str = "en") -> "Mapping[str, IndexedDeck]":
        """The decks by name, in the order of `Library.decks(lang)`; those without notes, too."""
        if lang not in self._named:
            found = {}
            columns = self._decks[lang if lang in self._decks else NO_LANGUAGE].split("\0")
            for name, title, kind, notes, cards, runs in zip(*(iter(columns),) * 6, strict=False):
                found[name] = IndexedDeck(name, title, kind, int(notes), int(cards), runs)
            self._named[lang] = found
        return self._named[lang]

    def deck(self, name: str, lang: str = "en") -> IndexedDeck:
        """One deck.

        Raises:
            MlquizError: There is none of this name; the words of `Library.deck`.
        """
        decks = self.decks(lang)
        if name not in decks:
            from mlquiz.errors import MlquizError, did_you_mean  # noqa: PLC0415 - only where it is raised

            hint = did_you_mean(name, decks) or "; mlquiz decks lists them"
            raise MlquizError("there is no deck {name}{hint}", name=name, hint=hint)
        return decks[name]

    def cards_of(self, deck: str, lang: str = "en") -> "Sequence[str]":
        """Ids of the cards of a deck, in its order.

        Raises:
            MlquizError: There is no deck of this name.
        """
        runs = self.deck(deck, lang).runs
        cards = self.cards(lang)
        if len(runs) == 1:
            first, end = runs[0]
            return cards if (first, end) == (0, len(cards)) else cards[first:end]
        return [card for first, end in runs for card in cards[first:end]]


def read_index(content: "Folders", *, cache: "Name | None") -> Index | None:
    """The index of a content folder.

    Args:
        content: The folder.
        cache: The folder in which what was read is remembered; `None` gives `None`.

    Returns:
        `None` where anything changed since it was last read, or where it cannot be known that nothing did
        (a file changed just before it was read). Then `read_library` leaves a fresh index behind.
    """
    if cache is None or not os.path.isfile(os.path.join(cache, FILE)):  # noqa: PTH113, PTH118 - start-up
        return None
    import sqlite3  # noqa: PLC0415

    root = os.fspath(content.root)
    seen, newest = fingerprint(*look(root, os.fspath(content.notes)), os.fspath(content.decks))
    try:
        database = open_file(os.fspath(cache))
        try:
            database.execute("BEGIN")
            return _recall(database, root, seen, newest)
        finally:
            database.close()
    except (sqlite3.Error, ValueError, TypeError, AttributeError):
        return None


def fingerprint(
    found: "Iterable[Found]", troubles: "Iterable[Trouble]", decks: str
) -> "tuple[bytes, tuple[int, int, int]]":
    """Everything that was seen of a content folder as one text, and its newest times.

    The text is the same by whatever path the folder is named.
    """
    courses = sorted((path.removeprefix(decks), seen) for path, seen in listed(decks))
    lines = [f"{file}\0{lang}\0{seen}" for _, file, lang, seen in found]
    lines.append(repr(list(troubles)))
    lines.extend(f"{path}\0{seen}" for path, seen in courses)
    seen_at = [seen[1:] for _, _, _, seen in found] + [seen[1:] for _, seen in courses]
    newest = max(map(max, seen_at), default=0)
    return "\n".join(lines).encode(errors="surrogatepass"), (0, newest, newest)


def beside(langs: "Iterable[str]", mistakes: int, empty: bool, figures: "Mapping[str, bool]") -> bytes:  # noqa: FBT001
    """What an index says of a folder besides names, and whether figures are there."""
    said = [" ".join(langs), str(mistakes), str(int(empty))]
    said.extend(f"{int(there)}{path}" for path, there in sorted(figures.items()) if "\0" not in path)
    return "\0".join(said).encode(errors="surrogatepass")


def _recall(
    database: "sqlite3.Connection", root: str, seen: bytes, newest: "tuple[int, int, int]"
) -> Index | None:
    key = key_of(root)
    row = database.execute(
        "SELECT read_ns, seen, rest, problems, checked FROM folders WHERE root = ? AND version = ?",
        (key, reader_version()),
    ).fetchone()
    if row is None or row[1] != seen or not is_settled(newest, row[0]) or checksum(*row[1:4]) != row[4]:
        return None
    langs, mistakes, empty, *figures = row[2].decode(errors="surrogatepass").split("\0")
    if any(is_there(root, figure[1:]) != (figure[0] == "1") for figure in figures):
        return None
    cards, decks = {}, {}
    for lang, *columns, checked in database.execute(
        "SELECT lang, cards, decks, checked FROM names WHERE root = ?", (key,)
    ):
        if checksum(*columns) != checked:
            return None
        cards[lang], decks[lang] = (column.decode(errors="surrogatepass") for column in columns)
    if cards.keys() != {*langs.split(), NO_LANGUAGE}:  # a file that was cut off has lost a row
        return None
    return Index(tuple(langs.split()), int(mistakes), empty == "1", cards, decks)
