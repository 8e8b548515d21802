"""The short way of `mlquiz due`, for a shell's prompt: the same lines with a tenth of the imports.

It counts where everything is as usual: nothing changed in the notes since they were read, the settings are as
the last time, the states in the database are up to date. Otherwise it says nothing, and `cli/due.py` does the
work, which leaves everything as usual for the next time. It only reads.

Nothing is imported here but sqlite3 and rooms of ours that do the same; a test holds that.
"""

import os
import sqlite3
import sys
import time
from datetime import date

from mlquiz import folders
from mlquiz.cli.recalled import recalled
from mlquiz.reading.index import read_index
from mlquiz.scheduling.left import Day
from mlquiz.store.code_numbers import RENAMED
from mlquiz.store.schema import APPLICATION_ID, SCHEMA_VERSION
from mlquiz.store.waiting import waiting_on

TYPE_CHECKING = False
if TYPE_CHECKING:
    from mlquiz.cli.recalled import Recalled
    from mlquiz.reading.index import Index

EXAM_DAYS = 30
_HOUR_S, _DAY_S, _EPOCH_ORDINAL = 3_600, 86_400, 719_163
_VALUED = ("--content", "--db", "--lang")


class Asked:
    """What stands on the command line.

    Attributes:
        named: The folder of notes that was named on it, or empty.
        content: That one, or the one that the environment names, or empty.
        db: The database, or empty.
        lang: Language of the cards.
        deck: A deck, or empty.
        json: Whether JSON is wanted.
    """

    __slots__ = ("content", "db", "deck", "json", "lang", "named")

    def __init__(self, values: "dict[str, str]", decks: "list[str]", *, json: bool) -> None:
        self.named = values.get("--content", "")
        self.content = self.named or os.environ.get("MLQUIZ_CONTENT", "")
        self.db = values.get("--db", "") or os.environ.get("MLQUIZ_DB", "")
        self.lang = values.get("--lang", "en")
        self.deck = decks[0] if decks else ""
        self.json = json


class _Folder:
    """A folder of notes, as `content.Content` has it."""

    __slots__ = ("decks", "notes", "root")

    def __init__(self, root: str) -> None:
        notes = os.path.join(root, "notes")
        self.root = root
        self.notes = notes if os.path.isdir(notes) else root
        self.decks = os.path.join(root, "decks")


def due_at_once(words: "list[str]") -> bool:
    """Print what is due, if `words` call for that and it can be known at once.

    Returns:
        Whether it was printed.
    """
    asked = asked_for(words)
    if asked is None or "_ARGCOMPLETE" in os.environ:
        return False
    settings = recalled()
    folder = _folder(asked.content)
    if settings is None or settings.watched_only or folder is None or _speaks_of_renames(folder.decks):
        return False
    index = read_index(folder, cache=_cache())
    if index is None or index.empty or not {asked.lang, "und"} & set(index.langs):
        return False
    if asked.deck and asked.deck not in index.decks(asked.lang):
        return False
    day = _Today(settings.rollover_hour)
    counts = _counts(asked, index, settings, day)
    if counts is None:
        return False
    if index.mistakes:
        _tell_of(index.mistakes, asked.named)
    _print(asked, counts, day, settings)
    return True


def asked_for(words: "list[str]") -> Asked | None:
    """The arguments of a plain `mlquiz due`; `None` for everything else, right or wrong."""
    values: dict[str, str] = {}
    others: list[str] = []
    json = False
    left = iter(words)
    for word in left:
        name, _, value = word.partition("=")
        if word == "--json" and others:
            json = True
        elif name in _VALUED and (others or name != "--lang"):
            values[name] = value if "=" in word else next(left, "")
            if not values[name] or values[name].startswith("-"):
                return None
        elif not word or word.startswith("-"):
            return None
        else:
            others.append(word)
    if others[:1] != ["due"] or len(others) > 2 or values.get("--lang", "en") not in {"en", "zh"}:
        return None
    return Asked(values, others[1:], json=json)


class _Today:
    """The scheduler day, as `scheduling.day.moment` has it."""

    __slots__ = ("end_ms", "iso", "number")

    def __init__(self, rollover_hour: int) -> None:
        now_s = time.time()
        offset_s = time.localtime(now_s).tm_gmtoff // 60 * 60
        self.number = int((now_s + offset_s - rollover_hour * _HOUR_S) // _DAY_S)
        self.end_ms = ((self.number + 1) * _DAY_S + rollover_hour * _HOUR_S - offset_s) * 1000
        self.iso = day_words(self.number)


def day_words(number: int) -> str:
    """A day as `2027-01-12`; `number` is that of days since 1970-01-01."""
    return date.fromordinal(number + _EPOCH_ORDINAL).isoformat()


def _folder(named: str) -> _Folder | None:
    if named:
        root = os.path.expanduser(named)
        return _Folder(root) if os.path.isdir(root) else None
    package = os.path.dirname(os.path.dirname(os.path.realpath(__file__)))
    bundled = os.path.join(package, "bundled")
    folder = _Folder(bundled if os.path.isdir(bundled) else os.path.dirname(os.path.dirname(package)))
    return folder if folder.notes != folder.root else None


def _cache() -> str:
    named = os.environ.get("MLQUIZ_CACHE")
    return os.path.expanduser(named) if named else folders.cache_folder()


def _speaks_of_renames(decks: str) -> bool:
    """Whether a history may have to follow a note that was renamed."""
    try:
        with open(os.path.join(decks, "released.txt"), "rb") as file:
            return b" renamed " in file.read()
    except OSError:
        return False


def _counts(asked: Asked, index: "Index", settings: "Recalled", day: _Today) -> "tuple[int, int, int] | None":
    """New cards, cards in learning, reviews; `None` where the database is not as usual."""
    path = os.path.expanduser(asked.db) if asked.db else os.path.join(folders.data_folder(), "progress.db")
    folder = os.path.dirname(path) or "."
    if not os.path.isfile(path) or not os.access(path, os.R_OK | os.W_OK) or not os.access(folder, os.W_OK):
        return None
    try:
        connection = sqlite3.connect(path, isolation_level=None)
    except sqlite3.Error:  # such as a path that is too long for SQLite
        return None
    try:
        connection.execute("BEGIN")
        if not _as_usual(connection, settings.key):
            return None
        waiting = waiting_on(connection, day.iso, day.number, day.end_ms)
    except sqlite3.Error:
        return None
    finally:
        connection.close()
    return Day(waiting, settings).left(
        index.cards_of(asked.deck, asked.lang) if asked.deck else index.cards(asked.lang)
    )


def _as_usual(connection: sqlite3.Connection, key: str) -> bool:
    """Whether the cached states are those of the whole log, under these settings, and no note was renamed."""
    (application,) = connection.execute("PRAGMA application_id").fetchone()
    (version,) = connection.execute("PRAGMA user_version").fetchone()
    if (application, version) != (APPLICATION_ID, SCHEMA_VERSION):
        return False
    (fit,) = connection.execute(
        "SELECT (SELECT value FROM meta WHERE name = 'states_key') = ?"
        " AND (SELECT CAST(value AS INTEGER) FROM meta WHERE name = 'states_seq')"
        " = (SELECT coalesce(max(seq), 0) FROM events)"
        " AND NOT EXISTS (SELECT 1 FROM events WHERE kind = ? AND grade IS NULL)",
        (key, RENAMED),
    ).fetchone()
    return bool(fit)


def _tell_of(mistakes: int, named: str) -> None:
    from pathlib import Path  # how a path is written

    from mlquiz.cli.mistakes import mistakes_words

    print(mistakes_words(mistakes, Path(named) if named else None), file=sys.stderr)


def _print(asked: Asked, counts: tuple[int, int, int], day: _Today, settings: "Recalled") -> None:
    new, learning, due = counts
    if asked.json:
        print(f'{{"due": {due}, "new": {new}, "learning": {learning}, "day": "{day.iso}"}}')
        return
    print(f"{due} due, {new} new, {learning} in learning")
    said = near_exam(settings.exams, day.number)
    if said:
        print(said)


def near_exam(exams: "tuple[tuple[int, str], ...]", today: int) -> str:
    """A line about the first exam in the next 30 days, or nothing; days are counted from 1970-01-01."""
    for day, name in exams:
        days = day - today
        if 0 <= days <= EXAM_DAYS:
            when = ("today", "tomorrow")[days] if days < 2 else f"in {days} days"
            return f"exam {name} {when}: mlquiz exam show {name}"
    return ""
