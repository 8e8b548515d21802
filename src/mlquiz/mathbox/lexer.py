"""A formula in tokens, each with its place in the source."""

import re
import unicodedata
from dataclasses import dataclass

from mlquiz.mathbox.cells import CHARACTER

_COMMENT = re.compile(r"(\\.)|%[^\n]*(?:\n[ \t]*)?", re.DOTALL)
_TOKEN = re.compile(
    r"(?P<line>\\\\\*?(?:\[\s*-?[\d.]+\s*[a-z]{2}\s*\])?)"
    r"|(?P<command>\\(?:(?:operatorname|hspace|vspace|tag)\*|[A-Za-z]+|.?))"
    rf"|(?P<character>{CHARACTER})",
    re.DOTALL,
)


@dataclass(frozen=True, slots=True)
class Token:
    """A command with its backslash, or one character with its marks; it ends before `end` in the source."""

    text: str
    start: int
    end: int


def without_comments(tex: str) -> str:
    """A formula composed (NFC) and without what stands behind `%`."""
    composed = unicodedata.normalize("NFC", tex)
    return _COMMENT.sub(lambda match: match[1] or "", composed) if "%" in composed else composed


def tokens(tex: str) -> list[Token]:
    """The tokens of a formula; spaces between them are left out, as in TeX's mathematics."""
    found: list[Token] = []
    for match in _TOKEN.finditer(tex):
        text = r"\\" if match.lastgroup == "line" else match[0]
        if match.lastgroup != "character" or not text.isspace():
            found.append(Token(text, match.start(), match.end()))
    return found
