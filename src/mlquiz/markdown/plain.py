"""Pieces as plain text: titles, alternative texts, what a search or a comparison looks at."""

from typing import TYPE_CHECKING, assert_never

from mlquiz.markdown.pieces import (
    Code,
    Deletion,
    Emphasis,
    Image,
    Inline,
    LineBreak,
    Link,
    Math,
    Strike,
    Strong,
    Text,
)

if TYPE_CHECKING:
    from collections.abc import Iterable


def plain_text(pieces: "Iterable[Inline]") -> str:
    """The words without marks; a formula is its LaTeX, a picture its alternative text."""
    return "".join(map(_plain, pieces))


def _plain(piece: Inline) -> str:
    match piece:
        case Text(text) | Code(text):
            return text
        case Math(tex):
            return tex
        case Image(alt=alt):
            return alt
        case LineBreak():
            return " "
        case Strong() | Emphasis() | Strike() | Link() | Deletion():
            return plain_text(piece.children)
        case _:
            assert_never(piece)
