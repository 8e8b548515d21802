"""Where the blocks of a text stand: their kinds, lines and nesting, without looking into their sentences."""

from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from markdown_it.token import Token


class BlockKind(StrEnum):
    """The kinds of block that the reader tells apart."""

    PARAGRAPH = "paragraph"
    HEADING = "heading"
    CODE = "code"
    MATHS = "maths"
    HTML = "html"
    RULE = "rule"
    LIST = "list"
    ITEM = "item"
    QUOTE = "quote"
    TABLE = "table"


class SourceBlock(NamedTuple):
    """One block of a text.

    Args:
        kind: What it is.
        first: Its first line, from 1.
        end: The line after its last one.
        depth: In how many lists, items and quotes it stands; 0 at the top.
        text: Its own text without the marks of the blocks around it; the cells of a table, one a line.
        level: Of a heading, 1 to 6.
        mark: `#`, `-` or `=` for a heading, the fence of a code block (empty for an indented one), the bullet
            of a list.
    """

    kind: BlockKind
    first: int
    end: int
    depth: int
    text: str = ""
    level: int = 0
    mark: str = ""


_KINDS = {
    "paragraph_open": BlockKind.PARAGRAPH,
    "heading_open": BlockKind.HEADING,
    "table_open": BlockKind.TABLE,
    "fence": BlockKind.CODE,
    "code_block": BlockKind.CODE,
    "math_block": BlockKind.MATHS,
    "html_block": BlockKind.HTML,
    "hr": BlockKind.RULE,
    "bullet_list_open": BlockKind.LIST,
    "ordered_list_open": BlockKind.LIST,
    "list_item_open": BlockKind.ITEM,
    "blockquote_open": BlockKind.QUOTE,
}
_HOLDERS = {BlockKind.LIST, BlockKind.ITEM, BlockKind.QUOTE}


def scan(text: str) -> tuple[SourceBlock, ...]:
    r"""The blocks of a text in order, those within others after them. Line breaks are `\n` alone."""
    from mlquiz.markdown.top_blocks import find_blocks  # noqa: PLC0415 - it knows this module

    return tuple(find_blocks(text.replace("\0", "\ufffd").split("\n"), parsed_blocks))


def parsed_blocks(lines: "Sequence[str]") -> list[SourceBlock]:
    """The blocks of some lines as the parser finds them."""
    from mlquiz.markdown.grammar import grammar  # noqa: PLC0415 - loads the parser

    md = grammar()
    tokens: list[Token] = []
    md.block.parse("\n".join(lines), md, {}, tokens)
    return list(_blocks(tokens, lines))


def _blocks(tokens: "list[Token]", lines: "Sequence[str]") -> "Iterator[SourceBlock]":
    depth = 0
    for index, token in enumerate(tokens):
        kind = _KINDS.get(token.type)
        if kind is not None and token.map is not None:
            text = _text(kind, tokens, index)
            level = int(token.tag[1]) if kind is BlockKind.HEADING else 0
            mark = token.markup[:1] if kind is BlockKind.HEADING else token.markup
            first, end = token.map
            while kind in _HOLDERS and end - 1 > first and not lines[end - 1].strip():
                end -= 1  # the parser counts blank lines behind a list as lines of it
            yield SourceBlock(kind, first + 1, end + 1, depth, text, level, mark)
        if kind in _HOLDERS:
            depth += 1
        elif token.type in {"bullet_list_close", "ordered_list_close", "list_item_close", "blockquote_close"}:
            depth -= 1


def _text(kind: BlockKind, tokens: "list[Token]", index: int) -> str:
    match kind:
        case BlockKind.PARAGRAPH | BlockKind.HEADING:
            return tokens[index + 1].content
        case BlockKind.CODE | BlockKind.MATHS | BlockKind.HTML:
            return tokens[index].content
        case BlockKind.TABLE:
            return "\n".join(_cells(tokens, index))
        case _:
            return ""


def _cells(tokens: "list[Token]", index: int) -> "Iterator[str]":
    for token in tokens[index:]:
        if token.type == "table_close":
            return
        if token.type == "inline":
            yield token.content
