"""Which files a content folder holds, with their sizes and times: one look, and nothing is opened."""

import os
import stat

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

NO_LANGUAGE = "und"

LARGEST_BYTES = 8 * 1024 * 1024
"""The largest file that is read. A book of 1,000 pages is smaller."""

SKIPPED = frozenset({"node_modules", "venv", "__pycache__", "site-packages"})
LANGUAGES = frozenset({"en", "zh"})
"""Folders by which a notes folder is known to hold one folder a language."""

ENDING = ".md"

Seen = tuple[int, int, int]
"""Of a file its size in bytes, and when it and its entry were changed (`mtime`, `ctime`) in nanoseconds."""

Found = tuple[str, str, str, Seen]
"""Of a notes file its path, its path relative to the content folder with `/`, its language, what was seen."""

Trouble = tuple[str, str, "Mapping[str, str | int]", str]
"""What could not be looked into: relative path, message, the values in it, severity."""


def look(root: str, notes: str) -> tuple[list[Found], list[Trouble]]:
    """The notes files below a folder, and what could not be looked into, both by relative path.

    Args:
        root: The content folder.
        notes: The folder of notes: this one, or `notes` in it.
    """
    search = _Search(notes, "" if notes == root else os.path.basename(notes))  # noqa: PTH119 - pathlib takes long to load
    search.run()
    search.found.sort(key=_file)
    search.troubles.sort(key=lambda trouble: trouble[0])
    return search.found, search.troubles


def listed(folder: str) -> "Iterator[tuple[str, Seen]]":
    """Every file below a folder, by its path; those that cannot be looked at are left out."""
    waiting = [folder]
    while waiting:
        try:
            with os.scandir(waiting.pop()) as entries:
                for entry in entries:
                    try:
                        if entry.is_dir(follow_symlinks=False):
                            waiting.append(entry.path)
                        else:
                            yield entry.path, seen(entry.stat())
                    except OSError:
                        continue
        except OSError:
            continue


def is_there(root: str, path: str) -> bool:
    """Whether a file is at a path below the content folder."""
    if path.startswith(("../", "/")) or "\0" in path:
        return False
    try:
        return stat.S_ISREG(os.stat(os.path.join(root, path)).st_mode)  # noqa: PTH116, PTH118
    except (OSError, ValueError):  # a name that is too long
        return False


def seen(status: os.stat_result) -> Seen:
    """What is remembered of a file."""
    return status.st_size, status.st_mtime_ns, status.st_ctime_ns


class _Search:
    def __init__(self, notes: str, shown: str) -> None:
        self.found: list[Found] = []
        self.troubles: list[Trouble] = []
        self._notes = notes
        self._languages = _languages(notes) if shown else frozenset()
        self._waiting = [(notes, shown, NO_LANGUAGE)]
        self._outside: set[str] = set()

    def run(self) -> None:
        """Look through all folders."""
        while self._waiting:
            path, shown, lang = self._waiting.pop()
            try:
                with os.scandir(path) as entries:
                    inside = sorted(entries, key=_name)
            except OSError as error:
                self._say(shown or ".", "the folder cannot be opened: {why}", {"why": _reason(error)})
                continue
            top = path == self._notes
            for entry in inside:
                name = entry.name
                if not name.startswith("."):
                    inner = name if top and name in self._languages else lang
                    self._entry(entry, path, f"{shown}/{name}" if shown else name, inner, lang)

    def _entry(self, entry: "os.DirEntry[str]", folder: str, shown: str, inner: str, lang: str) -> None:
        is_notes = entry.name[-3:].lower() == ENDING
        try:
            if entry.is_dir():
                if entry.name.lower() not in SKIPPED and self._may_enter(entry, folder, shown):
                    self._waiting.append((entry.path, shown, inner))
            elif is_notes:
                self._file(entry, shown, lang)
        except OSError as error:
            if is_notes:
                self._say(shown, "cannot be read: {why}", {"why": _reason(error)})

    def _may_enter(self, entry: "os.DirEntry[str]", folder: str, shown: str) -> bool:
        """A link is followed when it leads out of the notes folder, and to each place once."""
        if not entry.is_symlink():
            return True
        target, here = os.path.realpath(entry.path), os.path.realpath(folder)
        if _is_below(here, target):
            self._say(
                shown, "a link that leads back to a folder around it is not followed", severity="warning"
            )
            return False
        if _is_below(target, os.path.realpath(self._notes)) or target in self._outside:
            return False
        self._outside.add(target)
        return True

    def _file(self, entry: "os.DirEntry[str]", shown: str, lang: str) -> None:
        status = entry.stat()
        if not stat.S_ISREG(status.st_mode):
            self._say(shown, "is no ordinary file and is not read", severity="warning")
        elif status.st_size > LARGEST_BYTES:
            sizes = {"size": round(status.st_size / 1024**2), "most": LARGEST_BYTES // 1024**2}
            self._say(shown, "has {size} MB and is not read; split it (at most {most} MB)", sizes)
        elif not shown.isascii() and shown != _printable(shown):
            self._say(shown, "its name is not UTF-8 and it is not read; rename it")
        else:
            self.found.append((entry.path, shown, lang, seen(status)))

    def _say(
        self,
        shown: str,
        message: str,
        values: "Mapping[str, str | int] | None" = None,
        severity: str = "error",
    ) -> None:
        self.troubles.append((_printable(shown), message, values or {}, severity))


def _reason(error: OSError) -> str:
    """Why the system refused."""
    return error.strerror or str(error)


def _name(entry: "os.DirEntry[str]") -> str:
    return entry.name


def _file(found: Found) -> str:
    return found[1]


def _is_below(path: str, folder: str) -> bool:
    path, folder = os.path.normcase(path), os.path.normcase(folder)
    return path == folder or path.startswith(folder.rstrip(os.sep) + os.sep)


def _languages(notes: str) -> frozenset[str]:
    """The names of the folders that are languages."""
    try:
        with os.scandir(notes) as entries:
            folders = {entry.name for entry in entries if entry.is_dir()}
    except OSError:
        return frozenset()
    return frozenset(filter(_is_language, folders)) if folders & LANGUAGES else frozenset()


def _is_language(name: str) -> bool:
    """Whether a name is a language's code, such as `en` or `zh-Hant`."""
    first, *others = name.split("-")
    return (
        name.isascii()
        and first.isalpha()
        and first.islower()
        and 2 <= len(first) <= 3
        and all(other.isalnum() and 2 <= len(other) <= 8 for other in others)
    )


def _printable(name: str) -> str:
    return name.encode(errors="replace").decode()
