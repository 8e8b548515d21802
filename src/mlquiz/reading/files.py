"""Which files hold notes: every `.md` below the notes folder, whatever else lies there."""

import os
import re
import stat
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from mlquiz.errors import Problem, Severity
from mlquiz.reading.shelf import NO_LANGUAGE

if TYPE_CHECKING:
    from collections.abc import Iterable

    from mlquiz.content import Content

LARGEST_BYTES = 8 * 1024 * 1024
"""The largest file that is read. A book of 1,000 pages is smaller."""

SKIPPED = frozenset({"node_modules", "venv", "__pycache__", "site-packages"})
LANGUAGES = frozenset({"en", "zh"})
"""Folders by which a notes folder is known to hold one folder a language."""

_LANGUAGE = re.compile(r"[a-z]{2,3}(-[A-Za-z0-9]{2,8})*")


@dataclass(frozen=True, slots=True)
class NotesFile:
    """A Markdown file.

    Args:
        path: Where it lies.
        file: Its path relative to the content folder, with `/`.
        lang: Language of its notes, or `und`.
        size: In bytes.
        mtime_ns: When it was changed, in nanoseconds.
    """

    path: Path
    file: str
    lang: str
    size: int
    mtime_ns: int


def find_files(content: "Content") -> tuple[tuple[NotesFile, ...], tuple[Problem, ...]]:
    """The files of a content folder by name, and what could not be looked into."""
    search = _Search(content)
    search.run()
    return tuple(sorted(search.found, key=lambda found: found.file)), in_order(search.problems)


class _Search:
    def __init__(self, content: "Content") -> None:
        self.found: list[NotesFile] = []
        self.problems: list[Problem] = []
        self._root = content.root
        self._notes = content.notes
        self._languages = _languages(content)
        self._waiting = [content.notes]
        self._outside: set[Path] = set()

    def run(self) -> None:
        """Look through all folders."""
        while self._waiting:
            folder = self._waiting.pop()
            try:
                with os.scandir(folder) as entries:
                    listed = sorted(entries, key=lambda entry: entry.name)
            except OSError as error:
                self._say(folder, f"the folder cannot be opened: {error.strerror}", Severity.ERROR)
                continue
            for entry in listed:
                if not entry.name.startswith("."):
                    self._entry(entry, Path(entry.path))

    def _entry(self, entry: "os.DirEntry[str]", path: Path) -> None:
        try:
            if entry.is_dir():
                if entry.name.lower() not in SKIPPED and self._may_enter(entry, path):
                    self._waiting.append(path)
            elif entry.name.lower().endswith(".md"):
                self._file(entry, path)
        except OSError as error:
            if entry.name.lower().endswith(".md"):
                self._say(path, f"cannot be read: {error.strerror}", Severity.ERROR)

    def _may_enter(self, entry: "os.DirEntry[str]", path: Path) -> bool:
        """A link is followed when it leads out of the notes folder, and to each place once."""
        if not entry.is_symlink():
            return True
        target, here = path.resolve(), path.parent.resolve()
        if here.is_relative_to(target):
            self._say(path, "a link that leads back to a folder around it is not followed", Severity.WARNING)
            return False
        if target.is_relative_to(self._notes.resolve()) or target in self._outside:
            return False
        self._outside.add(target)
        return True

    def _file(self, entry: "os.DirEntry[str]", path: Path) -> None:
        seen = entry.stat()
        if not stat.S_ISREG(seen.st_mode):
            self._say(path, "is no ordinary file and is not read", Severity.WARNING)
        elif seen.st_size > LARGEST_BYTES:
            size, largest = seen.st_size / 1024**2, LARGEST_BYTES // 1024**2
            self._say(
                path, f"has {size:.0f} MB and is not read; split it (at most {largest} MB)", Severity.ERROR
            )
        elif (file := self._shown(path)) != _printable(file):
            self._say(path, "its name is not UTF-8 and it is not read; rename it", Severity.ERROR)
        else:
            self.found.append(NotesFile(path, file, self._lang(path), seen.st_size, seen.st_mtime_ns))

    def _lang(self, path: Path) -> str:
        parts = path.relative_to(self._root).parts
        return parts[1] if len(parts) > 2 and parts[1] in self._languages else NO_LANGUAGE

    def _shown(self, path: Path) -> str:
        return path.relative_to(self._root).as_posix()

    def _say(self, path: Path, message: str, severity: Severity) -> None:
        self.problems.append(Problem(_printable(self._shown(path)), 0, message, severity=severity))


def _languages(content: "Content") -> frozenset[str]:
    """The names of the folders that are languages; none in a person's own folder."""
    if content.notes == content.root:
        return frozenset()
    try:
        with os.scandir(content.notes) as entries:
            folders = {entry.name for entry in entries if entry.is_dir()}
    except OSError:
        return frozenset()
    return frozenset(filter(_LANGUAGE.fullmatch, folders)) if folders & LANGUAGES else frozenset()


def _printable(name: str) -> str:
    return name.encode(errors="replace").decode()


def read_text(found: NotesFile) -> tuple[bytes, str] | Problem:
    """What a file holds, as bytes and as text, or why it cannot be read."""
    try:
        held = found.path.read_bytes()
    except OSError as error:
        return Problem(found.file, 0, f"cannot be read: {error.strerror}")
    try:
        return held, held.decode("utf-8")
    except UnicodeDecodeError as error:
        line = held.count(b"\n", 0, error.start) + 1
        if held.startswith((b"\xff\xfe", b"\xfe\xff")):
            return Problem(found.file, 1, "is UTF-16 text; save it as UTF-8")
        byte = held[error.start]
        return Problem(found.file, line, f"is not UTF-8 text (byte 0x{byte:02X}); save it as UTF-8")


def in_order(problems: "Iterable[Problem]") -> tuple[Problem, ...]:
    """Problems by file and line."""
    return tuple(sorted(problems, key=lambda problem: (problem.file, problem.line, problem.column)))
