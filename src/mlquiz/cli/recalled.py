"""What the settings file and the exams say, in a form that is read at once. For `mlquiz due` in a prompt.

A few lines in the cache folder, written by `mlquiz due` itself; they may be deleted at any time. They hold as
long as both files are the same, by size and time, and so is the code that reads them.
"""

import os
import sys
import time

import mlquiz
from mlquiz import folders
from mlquiz.reading.cache_file import PRIVATE, RACY_NS

FILE = "settings.txt"
_END = "end"
_NEVER = 1 << 63
_READERS = ("study/preferences.py", "study/exam_file.py", "scheduling/settings.py", "scheduling/version.py")


class Recalled:
    """Settings and exams.

    Attributes:
        new_per_day: Limit of new cards.
        reviews_per_day: Limit of reviews.
        rollover_hour: Local hour at which a day begins.
        watched_only: Whether new cards wait for their video.
        key: Under which the states of cards were derived.
        exams: By date: days since 1970-01-01, and the name.
    """

    __slots__ = ("exams", "key", "new_per_day", "reviews_per_day", "rollover_hour", "watched_only")

    def __init__(  # noqa: PLR0913, PLR0917 - as they stand in the file
        self,
        new_per_day: int,
        reviews_per_day: int,
        rollover_hour: int,
        watched_only: bool,  # noqa: FBT001
        key: str,
        exams: "tuple[tuple[int, str], ...]",
    ) -> None:
        self.new_per_day = new_per_day
        self.reviews_per_day = reviews_per_day
        self.rollover_hour = rollover_hour
        self.watched_only = watched_only
        self.key = key
        self.exams = exams


def recalled() -> Recalled | None:
    """What is remembered of the settings, if it still holds."""
    try:
        with open(_path(), encoding="utf-8") as file:
            lines = file.read().split("\n")
        version, *seen, new, reviews, hour, watched, key = lines[:8]
        if lines[-1] != _END or version != _version() or seen != [sign for sign, _ in signs()]:
            return None
        exams = tuple((int(day), name) for day, _, name in (line.partition(" ") for line in lines[8:-1]))
        return Recalled(int(new), int(reviews), int(hour), watched == "1", key, exams)
    except (OSError, ValueError):
        return None


def remember(now: Recalled, seen: "list[tuple[str, int]]") -> None:
    """Remember settings that were read after `signs()` gave `seen`; where that cannot be, nothing is said."""
    latest = max(mtime_ns for _, mtime_ns in seen)
    if latest + RACY_NS > time.time_ns() or seen != signs():
        return
    try:
        lines = [_version(), *(sign for sign, _ in seen), now.new_per_day, now.reviews_per_day]
        lines += [now.rollover_hour, int(now.watched_only), now.key]
        lines += [f"{day} {name}" for day, name in now.exams]
        text = "\n".join(map(str, [*lines, _END]))
        if text.count("\n") == len(lines):
            _write(_path(), text.encode())
    except (OSError, ValueError):  # a name that is no text, no file of ours to look at, a full disk
        return


def _write(path: str, text: bytes) -> None:
    """Write a file aside, and rename it; nothing is left where that cannot be."""
    aside = f"{path}.{os.getpid()}.part"
    os.makedirs(os.path.dirname(path), mode=PRIVATE, exist_ok=True)
    try:
        with open(aside, "wb") as file:
            file.write(text)
        os.replace(aside, path)
    except OSError:
        if os.path.exists(aside):
            os.unlink(aside)
        raise


def signs() -> "list[tuple[str, int]]":
    """By what a change of the settings and the exams is known; to be asked before they are read."""
    named = os.environ.get("MLQUIZ_SETTINGS")
    settings = (
        os.path.expanduser(named) if named else os.path.join(folders.settings_folder(), "settings.toml")
    )
    return [_sign(settings), _sign(os.path.join(os.path.dirname(settings), "exams.toml"))]


def _sign(path: str) -> tuple[str, int]:
    """A file's name, size and time, and the time."""
    try:
        seen = os.stat(path)
    except FileNotFoundError:
        return f"{path} is not there", 0
    except OSError:
        return f"{path} cannot be seen", _NEVER
    latest = max(seen.st_mtime_ns, seen.st_ctime_ns)
    return f"{path} {seen.st_size} {seen.st_mtime_ns} {seen.st_ctime_ns} {seen.st_ino}", latest


def _version() -> str:
    """Changes whenever the code that reads settings does."""
    package = os.path.dirname(mlquiz.__file__)
    times = (os.stat(os.path.join(package, each)).st_mtime_ns for each in _READERS)
    return f"{mlquiz.__version__} {sys.hexversion} {max(times)}"


def _path() -> str:
    named = os.environ.get("MLQUIZ_CACHE")
    return os.path.join(os.path.expanduser(named) if named else folders.cache_folder(), FILE)
