r"""`\not`: a relation with a stroke through it."""

import unicodedata

from mlquiz.mathbox.tree import Atom, Node, Row
from mlquiz.mathbox.unsupported import Unsupported

_STROKE = "\u0338"


def negated(node: Row) -> Node:
    """The one sign in a row, struck through; Unicode's own sign where there is one."""
    match node.items:
        case (Atom(text, kind),) if len(text) == 1 and not text.isspace():
            return Atom(unicodedata.normalize("NFC", text.replace("|", "∣") + _STROKE), kind)
        case (Row() as inner,) if inner.items:
            return negated(inner)
        case _:
            raise Unsupported(r"\not before what is no single sign")


def struck(text: str) -> str:
    """A text with a stroke through each of its characters."""
    return unicodedata.normalize("NFC", "".join(c if c.isspace() else c + _STROKE for c in text))
