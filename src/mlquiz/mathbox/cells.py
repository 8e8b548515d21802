"""How many cells of a terminal a character takes, and which characters a formula may hold."""

import re
import unicodedata
from functools import cache

from mlquiz.mathbox.unsupported import Unsupported

_MARK = "[\u0300-\u036f\u20d0-\u20ff]"
"""Marks that are drawn onto the character before them."""

CHARACTER = rf"[^\\]{_MARK}*"
_JOINING = re.compile(
    "[\u1100-\u11ff\ua960-\ua97f\ud7b0-\ud7ff\u3164\uffa0\u2d7f\u2800\ufdd0-\ufdef\u2630-\u2637\u268a-\u268f\u4dc0-\u4dff"
    "\U0001d300-\U0001d376\U0001f1e6-\U0001f1ff\U0001f3fb-\U0001f3ff]"
)
"""Characters whose width depends on their neighbours, or on the version of Unicode that a terminal has."""


@cache
def _cells_of(character: str) -> int:
    if unicodedata.category(character) == "Mn":
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1


def cells(text: str) -> int:
    """The width of a text in cells: two for an East Asian wide character, none for a combining mark."""
    if text.isascii():
        return len(text)
    return sum(map(_cells_of, text))


def admitted(text: str) -> str:
    """The text composed (NFC), if a terminal is known to draw each of its characters in a known width.

    Raises:
        Unsupported: a control character, a mark without its letter, a character that joins others.
    """
    if text.isascii() and text.isprintable():
        return text
    composed = unicodedata.normalize("NFC", text)
    for piece in re.findall(rf".{_MARK}*", composed, re.DOTALL):
        category = unicodedata.category(piece[0])
        if (category[0] not in "LNPS" and category != "Zs") or _JOINING.match(piece):
            raise Unsupported(f"the character U+{ord(piece[0]):04X}")
    return composed
