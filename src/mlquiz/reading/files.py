"""Which files hold notes: every `.md` below the notes folder, whatever else lies there."""

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from mlquiz.errors import Problem, Severity

if TYPE_CHECKING:
    from collections.abc import Iterable

    from mlquiz.reading.folder import Found, Seen, Trouble


CANNOT = "cannot be read"
"""How the message on a file begins that the system does not give out."""


@dataclass(frozen=True, slots=True)
class NotesFile:
    """A Markdown file.

    Args:
        path: Where it lies.
        file: Its path relative to the content folder, with `/`.
        lang: Language of its notes, or `und`.
        seen: Its size and times.
    """

    path: str
    file: str
    lang: str
    seen: "Seen"


def notes_files(found: "Iterable[Found]") -> list[NotesFile]:
    """The notes files that were found."""
    return [NotesFile(*each) for each in found]


def problems_with(troubles: "Iterable[Trouble]") -> list[Problem]:
    """What could not be looked into, as problems."""
    return [Problem(file, 0, message, severity=Severity(severity)) for file, message, severity in troubles]


def read_text(found: NotesFile) -> tuple[bytes, str] | Problem:
    """What a file holds, as bytes and as text, or why it cannot be read."""
    try:
        held = Path(found.path).read_bytes()
    except OSError as error:
        return Problem(found.file, 0, f"{CANNOT}: {error.strerror}")
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
