"""Markdown text to pieces. Importing this module is cheap: the parser is loaded when a text needs it."""

from typing import TYPE_CHECKING

from mlquiz.markdown.block_tree import block_pieces
from mlquiz.markdown.deletion_marks import plain_deletions
from mlquiz.markdown.easy_blocks import easy_blocks
from mlquiz.markdown.easy_inlines import easy_inlines
from mlquiz.markdown.inline_tree import parsed_inline
from mlquiz.markdown.pieces import Block, Deletion, Emphasis, Image, Inline, Link, Strike, Strong
from mlquiz.model import note

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from markdown_it.token import Token


def blocks(text: str) -> tuple[Block, ...]:
    """The blocks of a Markdown text, such as a question, an answer or a section's prose."""
    easy = easy_blocks(text)
    return tuple(block_pieces(iter(_tokens(text)))) if easy is None else easy


def inlines(text: str) -> tuple[Inline, ...]:
    """The inline pieces of a text that is one paragraph, such as a heading or an option."""
    easy = easy_inlines(text)
    return parsed_inline(text) if easy is None else easy


def images(text: str) -> tuple[Image, ...]:
    """The pictures of a text that is one paragraph, in order, however deep they stand."""
    return tuple(_images(inlines(text)))


def _images(pieces: tuple[Inline, ...]) -> "Iterator[Image]":
    for piece in pieces:
        match piece:
            case Image():
                yield piece
            case Strong() | Emphasis() | Strike() | Link() | Deletion():
                yield from _images(piece.children)
            case _:
                pass


def deletions(text: str) -> tuple[note.Deletion, ...]:
    """The deletions of a cloze's text in order, their hidden text as Markdown."""
    plain = plain_deletions(text)
    return parsed_deletions(text) if plain is None else tuple(_numbered(plain))


def parsed_deletions(text: str) -> tuple[note.Deletion, ...]:
    """As `deletions`, by the parser whatever the text is."""
    return tuple(
        note.Deletion(child.meta["number"], child.meta["hidden"], child.meta["hint"], child.meta["numbered"])
        for token in _tokens(text)
        for child in token.children or ()
        if child.type == "cloze_open"
    )


def _numbered(found: "Sequence[tuple[int, str, str]]") -> "Iterator[note.Deletion]":
    """Deletions, each that has no number with the smallest that is not written down, in order."""
    taken, free = {number for number, _, _ in found}, 1
    for number, hidden, hint in found:
        if number < 0:
            while free in taken:
                free += 1
            taken.add(free)
        yield note.Deletion(number if number >= 0 else free, hidden, hint, number >= 0)


def _tokens(text: str) -> "list[Token]":
    from mlquiz.markdown.cloze import number_deletions  # noqa: PLC0415 - loads the parser
    from mlquiz.markdown.grammar import grammar  # noqa: PLC0415

    tokens = grammar().parse(text)
    number_deletions(tokens)
    return tokens
