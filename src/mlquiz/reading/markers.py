"""The words at the beginning of a line that make cards: `Q:`, `A:`, `C:`, `N:`, `Hint:`, `Source:`."""

import re
from dataclasses import dataclass
from enum import StrEnum


class Marker(StrEnum):
    """What a marked line begins."""

    QUESTION = "Q"
    ANSWER = "A"
    CLOZE = "C"
    NUMBER = "N"
    HINT = "Hint"
    SOURCE = "Source"

    def __str__(self) -> str:
        """As it is written."""
        return f"{self.value}:"


BEGINNING = frozenset({Marker.QUESTION, Marker.CLOZE})
"""The markers that begin a card."""

_ALSO = {"问": Marker.QUESTION, "問": Marker.QUESTION, "答": Marker.ANSWER}

# `C:\folder`, `C:/folder` and `C::name` are no cards.
_MARKER = re.compile(r"(Q|A|C|N|Hint|Source|问|問|答)(?::(?![:\\/])|：)")


@dataclass(frozen=True, slots=True)
class Marked:
    """A marker and what follows it on its line."""

    marker: Marker
    rest: str


def marked(line: str) -> Marked | None:
    """The marker at column 0 of a line."""
    match = _MARKER.match(line)
    if match is None:
        return None
    return Marked(_ALSO.get(match[1]) or Marker(match[1]), line[match.end() :].lstrip())
