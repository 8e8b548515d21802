"""Everything that can go wrong for a user, in one family; the messages are for the user."""

from dataclasses import dataclass
from difflib import get_close_matches
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from typing import Self

EXIT_DATA = 1
EXIT_USAGE = 2


class Words(str):
    """English words for the user that remember what they are made of, so that a screen may translate them.

    Args:
        template: The words; `{name}` stands for a value. Without values it is left as it is.
        values: What stands in them. A value that is `Words` is a part that is translated by itself.
    """

    __slots__ = ("template", "values")
    template: str
    values: "Mapping[str, object]"

    def __new__(cls, template: str, /, **values: object) -> "Self":
        """The whole words in English."""
        made = super().__new__(cls, template.format(**values) if values else template)
        made.template, made.values = template, values
        return made


def reason(error: OSError) -> Words:
    """Why the system refused."""
    return Words(error.strerror or str(error))


class MlquizError(Exception):
    """The user's data is wrong, or nothing was found. `str()` of it is the whole message.

    Args:
        template: The message; `{name}` stands for a value.
        values: What stands in it, as in `Words`.
    """

    exit_code = EXIT_DATA

    def __init__(self, template: str, /, **values: object) -> None:
        self.words = Words(template, **values)
        super().__init__(str(self.words))


class UsageError(MlquizError):
    """The command was called wrongly."""

    exit_code = EXIT_USAGE


class Severity(StrEnum):
    """How bad a problem is. Only an error makes a command fail."""

    ERROR = "error"
    WARNING = "warning"
    HINT = "hint"


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """Something wrong in a file of the user's.

    Args:
        file: Path as it is shown to the user, relative to the content folder where it lies in it.
        line: Line number from 1; 0 where the whole file is meant.
        message: What is wrong and its likely cause, in one line, without file and line.
        code: The rule's short code, such as `A02`; syntax that cannot be read has `E01`.
        severity: Only errors make a command fail.
        column: Column from 1; 1 where it does not matter.
        card: Name of the card that it is about, or empty.
    """

    file: str
    line: int
    message: str
    code: str = "E01"
    severity: Severity = Severity.ERROR
    column: int = 1
    card: str = ""

    def __str__(self) -> str:
        """`file:line:column code message`."""
        return f"{self.where} {self.code} {self.message}"

    @property
    def where(self) -> str:
        """`file:line:column`, as editors and terminals make it clickable; a whole file is meant by line 1."""
        return f"{self.file}:{max(self.line, 1)}:{self.column}"


class SourceError(MlquizError):
    """One or more files could not be used as they are; holds every problem found."""

    def __init__(self, problems: "Iterable[Problem]") -> None:
        self.problems = tuple(sorted(problems))
        super().__init__("\n".join(str(problem) for problem in self.problems))


def nearest(name: str, known: "Iterable[str]") -> str:
    """The known name that a mistyped one most likely meant, or an empty string."""
    matches = get_close_matches(name, list(known), n=1, cutoff=0.5)
    return matches[0] if matches else ""


def counted(number: int, thing: str) -> str:
    """`1 card`, `3 cards`."""
    return f"{number} {thing}{'s' * (number != 1)}"


def did_you_mean(name: str, known: "Iterable[str]") -> str:
    """`; did you mean …?` for the nearest known name, or an empty string where none is near."""
    match = nearest(name, known)
    return Words("; did you mean {name}?", name=match) if match else ""


def which_there_are(name: str, known: "Iterable[str]") -> Words:
    """As `did_you_mean`, and then the known names, of which there are few."""
    known = tuple(known)
    match, listed = nearest(name, known), ", ".join(known)
    if match:
        return Words("; did you mean {name}? There are: {known}", name=match, known=listed)
    return Words("; there are: {known}", known=listed)
