"""Problems as text for a terminal, as JSON, or as annotations of a code host."""

import json
from collections import Counter
from typing import TYPE_CHECKING

from mlquiz.errors import Severity

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from mlquiz.errors import Problem

_COLOURS = {Severity.ERROR: "31", Severity.WARNING: "33", Severity.HINT: "36"}
_GITHUB = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.HINT: "notice"}


def as_text(problems: "Sequence[Problem]", *, notes: int, colour: bool) -> "Iterator[str]":
    """One line a problem, and a summary.

    Args:
        problems: In the order in which they are shown.
        notes: How many notes were looked at.
        colour: Whether codes are coloured by severity.
    """
    for problem in problems:
        code = f"\x1b[{_COLOURS[problem.severity]}m{problem.code}\x1b[0m" if colour else problem.code
        card = f" [{problem.card}]" if problem.card and not problem.card.startswith("~") else ""
        yield f"{problem.where} {code} {problem.message}{card}"
    yield summary(problems, notes)


def summary(problems: "Sequence[Problem]", notes: int) -> str:
    """How many of which severity, and of which code."""
    if not problems:
        return f"{_count(notes, 'note')}: no problems"
    severities = Counter(problem.severity for problem in problems)
    codes = Counter(problem.code for problem in problems)
    kinds = ", ".join(
        _count(severities[severity], severity.value) for severity in Severity if severities[severity]
    )
    counts = ", ".join(f"{code} ×{count}" for code, count in sorted(codes.items()))
    return f"{_count(notes, 'note')}: {kinds} ({counts})"


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}{'' if number == 1 else 's'}"


def as_json(problems: "Iterable[Problem]") -> str:
    """A list of objects with the keys that scripts rely on."""
    return json.dumps(
        [
            {
                "file": problem.file,
                "line": problem.line,
                "column": problem.column,
                "code": problem.code,
                "severity": problem.severity.value,
                "message": problem.message,
                "card": problem.card,
            }
            for problem in problems
        ],
        ensure_ascii=False,
        indent=2,
    )


def as_github(problems: "Iterable[Problem]") -> "Iterator[str]":
    """Workflow commands that a code host shows beside the lines that they are about."""
    for problem in problems:
        place = f"file={_property(problem.file)},line={max(problem.line, 1)},col={problem.column}"
        kind, title = _GITHUB[problem.severity], _property(problem.code)
        yield f"::{kind} {place},title={title}::{_data(problem.message)}"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
