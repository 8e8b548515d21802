"""The words at the beginning of a line that make cards: `Q:`, `A:`, `C:`, `N:`, `Hint:`, `Source:`."""

import re
from enum import StrEnum
from typing import NamedTuple


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

_CHINESE = {
    "问": Marker.QUESTION,
    "問": Marker.QUESTION,
    "答": Marker.ANSWER,
    "提示": Marker.HINT,
    "来源": Marker.SOURCE,
    "來源": Marker.SOURCE,
}
_HALF_WIDTH = {code + 0xFEE0: code for code in range(0x21, 0x7F)}
_FULL_WIDTH = {half: full for full, half in _HALF_WIDTH.items()}
_WRITTEN = {
    **{marker.value: marker for marker in Marker},
    **{marker.value.translate(_FULL_WIDTH): marker for marker in Marker},
    **_CHINESE,
}

_FIRST = frozenset(written[0] for written in _WRITTEN)

# `C:\folder`, `C:/folder` and `C::name` are no cards.
_MARKER = re.compile(rf"({'|'.join(_WRITTEN)})(?::(?![:\\/])|：)")


class Marked(NamedTuple):
    """A marker and what follows it on its line."""

    marker: Marker
    rest: str


def is_marked(line: str) -> bool:
    """Whether a marker stands at column 0 of a line."""
    return line[:1] in _FIRST and _MARKER.match(line) is not None


def marked(line: str) -> Marked | None:
    """The marker at column 0 of a line."""
    match = _MARKER.match(line) if line[:1] in _FIRST else None
    if match is None:
        return None
    return Marked(_WRITTEN[match[1]], line[match.end() :].lstrip())


def half_width(text: str) -> str:
    """A text with ASCII in place of the full-width signs of a Chinese input method: `８` is `8`.

    This is what NFKC does to these signs, and to no others: `10²` must not become `102`.
    """
    return text.translate(_HALF_WIDTH)
