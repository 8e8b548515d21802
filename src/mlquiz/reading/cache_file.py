"""The file in which it is remembered what was read: one SQLite file in the user's cache folder.

It may be deleted at any time. Where it cannot be written or is broken, everything is read afresh and nothing
is said. Loading this module costs next to nothing.
"""

import os
import sys
import time

import mlquiz

TYPE_CHECKING = False
if TYPE_CHECKING:
    import sqlite3

    from mlquiz.reading.folder import Seen

FILE = "notes.sqlite3"
RACY_NS = 2_000_000_000
"""A file may change twice within one tick of its clock, at most two seconds; then its time says nothing."""

KEPT_NS = 180 * 24 * 3600 * 1_000_000_000
"""What was not made afresh for half a year is forgotten: its folder is most likely gone."""

PRIVATE = 0o700
"""Of a cache folder that is made: it holds what notes say, which may lie where nobody else can read it."""

WAIT_S = 2.0
LAYOUT = 3
"""Of the tables. A file with another is made anew."""

TABLES = (
    """CREATE TABLE files (
        root TEXT NOT NULL, file TEXT NOT NULL, version TEXT NOT NULL,
        size INTEGER NOT NULL, mtime_ns INTEGER NOT NULL, ctime_ns INTEGER NOT NULL, read_ns INTEGER NOT NULL,
        digest BLOB NOT NULL, extract BLOB NOT NULL, document BLOB NOT NULL,
        checked INTEGER NOT NULL,
        PRIMARY KEY (root, file)
    ) WITHOUT ROWID""",
    """CREATE TABLE folders (
        root TEXT PRIMARY KEY, version TEXT NOT NULL, read_ns INTEGER NOT NULL,
        seen BLOB NOT NULL, rest BLOB NOT NULL, problems BLOB NOT NULL, checked INTEGER NOT NULL
    ) WITHOUT ROWID""",
    """CREATE TABLE names (
        root TEXT NOT NULL, lang TEXT NOT NULL, cards BLOB NOT NULL, decks BLOB NOT NULL,
        checked INTEGER NOT NULL,
        PRIMARY KEY (root, lang)
    ) WITHOUT ROWID""",
)
"""Of a file what was read; of a folder what was seen; of a language in it the names of cards and decks."""

_ROOMS = ("", "markdown", "reading", "model")
_PARSERS = ("markdown_it", "mdit_py_plugins", "yaml")


def open_file(folder: str) -> "sqlite3.Connection":
    """Open the file of a cache folder; transactions are begun and ended by hand.

    Raises:
        sqlite3.Error: It cannot be opened.
    """
    import sqlite3  # noqa: PLC0415 - what is never remembered needs no database

    return sqlite3.connect(
        os.path.join(folder, FILE),  # noqa: PTH118 - pathlib takes long to load
        timeout=WAIT_S,
        isolation_level=None,
        check_same_thread=False,
    )


def key_of(root: str | os.PathLike[str]) -> str:
    """Under which a content folder is remembered; what is no text in its path is written out."""
    return os.path.realpath(root).encode(errors="backslashreplace").decode()


def checksum(*parts: bytes) -> int:
    """Of parts of what is stored: a file that was garbled is not always seen to be so."""
    from zlib import crc32  # noqa: PLC0415

    found = 0
    for part in parts:
        found = crc32(part, found)
    return found


def is_settled(seen: "Seen", read_ns: int) -> bool:
    """Whether a file that looks as it did when it was read at `read_ns` is the same for certain."""
    return max(seen[1], seen[2]) + RACY_NS < read_ns


def now_ns() -> int:
    """The clock that files' times are compared with."""
    return time.time_ns()


def reader_version() -> str:
    """Changes whenever the code that reads notes does, so that what another one read is not used.

    It is made of the names, sizes, times and inodes of the program's own source files, for an older file may
    replace a newer one; of the parsers' versions by their first files; and of Python's version.
    """
    if not _version:
        package = os.path.dirname(mlquiz.__file__)  # noqa: PTH120
        seen = [_seen(os.path.join(package, room), ".py") for room in _ROOMS]  # noqa: PTH118
        seen += [_parser(name) for name in _PARSERS]
        whole = " ".join(seen).encode(errors="replace")
        _version.append(f"{mlquiz.__version__} {sys.hexversion:x} {len(whole)} {checksum(whole):08x}")
    return _version[0]


_version: list[str] = []


def _seen(folder: str, ending: str) -> str:
    try:
        with os.scandir(folder) as entries:
            found = sorted(
                (entry.name, *_marks(entry.stat())) for entry in entries if entry.name.endswith(ending)
            )
    except OSError:  # a program in one archive
        return ""
    return repr(found)


def _parser(name: str) -> str:
    for folder in sys.path:
        try:
            return repr(_marks(os.stat(os.path.join(folder, name, "__init__.py"))))  # noqa: PTH116, PTH118
        except OSError:
            continue
    return ""


def _marks(status: os.stat_result) -> tuple[int, int, int]:
    return status.st_size, status.st_mtime_ns, status.st_ino
