"""Which files hold notes: every `.md` below the notes folder, whatever else lies there."""

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from mlquiz.errors import Problem, Severity, Words, reason

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from mlquiz.reading.folder import Found, Seen, Trouble

_REFUSED = "cannot be read: {why}"


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
    return [
        Problem(file, 0, Words(said, **_reasons(values)), severity=Severity(severity))
        for file, said, values, severity in troubles
    ]


def _reasons(values: "Mapping[str, str | int]") -> "dict[str, object]":
    """Values of a message; those that are words are the system's."""
    return {name: Words(value) if isinstance(value, str) else value for name, value in values.items()}


def read_text(found: NotesFile) -> tuple[bytes, str] | Problem:
    """What a file holds, as bytes and as text, or why it cannot be read."""
    try:
        held = Path(found.path).read_bytes()
    except OSError as error:
        return Problem(found.file, 0, Words(_REFUSED, why=reason(error)))
    try:
        return held, held.decode("utf-8")
    except UnicodeDecodeError as error:
        line = held.count(b"\n", 0, error.start) + 1
        if held.startswith((b"\xff\xfe", b"\xfe\xff")):
            return Problem(found.file, 1, Words("is UTF-16 text; save it as UTF-8"))
        said = Words("is not UTF-8 text (byte 0x{byte:02X}); save it as UTF-8", byte=held[error.start])
        return Problem(found.file, line, said)


def is_refused(problem: Problem) -> bool:
    """Whether a problem is that the system does not give a file out, which may pass."""
    return isinstance(problem.message, Words) and problem.message.template == _REFUSED


def in_order(problems: "Iterable[Problem]") -> tuple[Problem, ...]:
    """Problems by file and line."""
    return tuple(sorted(problems, key=lambda problem: (problem.file, problem.line, problem.column)))
