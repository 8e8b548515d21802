"""Block tokens to blocks."""

from typing import TYPE_CHECKING

from mlquiz.markdown import raw_html
from mlquiz.markdown.inline_tree import inline_pieces, parsed_inline
from mlquiz.markdown.pieces import (
    Align,
    Block,
    Cell,
    CodeBlock,
    Heading,
    HtmlBlock,
    Inline,
    ListBlock,
    ListItem,
    MathBlock,
    Paragraph,
    Quote,
    Rule,
    Table,
    Text,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from markdown_it.token import Token


def block_pieces(tokens: "Iterator[Token]", end: str = "") -> "Iterator[Block]":
    """The blocks of some tokens up to the closing token `end`, which is consumed."""
    for token in tokens:
        if token.type == end:
            return
        yield from _block(token, tokens)


def _block(token: "Token", tokens: "Iterator[Token]") -> "Iterator[Block]":  # noqa: C901 - one case a token type
    match token.type:
        case "paragraph_open":
            if children := _inline(tokens, "paragraph_close"):
                yield Paragraph(children)
        case "heading_open":
            yield Heading(int(token.tag[1]), _inline(tokens, "heading_close"))
        case "fence":
            yield CodeBlock(token.content, (token.info.split() or [""])[0])
        case "code_block":
            yield CodeBlock(token.content)
        case "math_block":
            yield MathBlock(token.content)
        case "bullet_list_open" | "ordered_list_open":
            yield _list(token, tokens)
        case "blockquote_open":
            yield Quote(tuple(block_pieces(tokens, "blockquote_close")))
        case "table_open":
            yield _table(tokens)
        case "hr":
            yield Rule()
        case "html_block":
            yield from _html_block(token.content)
        case _:
            pass


def _inline(tokens: "Iterator[Token]", end: str) -> tuple[Inline, ...]:
    """The pieces of the one inline token before the closing token `end`, which is consumed."""
    children: tuple[Inline, ...] = ()
    for token in tokens:
        if token.type == end:
            break
        children = inline_pieces(token.children or [])
    return children


def _html_block(text: str) -> "Iterator[Block]":
    """Line breaks and pictures are pieces; comments are nothing; anything else stays HTML."""
    pieces = raw_html.simple_pieces(text)
    if pieces is None and not raw_html.known(text):
        yield Paragraph(parsed_inline(text.strip()))
    elif pieces is None:
        yield HtmlBlock(text)
    elif pieces:
        yield Paragraph(pieces)


def _list(opening: "Token", tokens: "Iterator[Token]") -> ListBlock:
    items: list[ListItem] = []
    tight = True
    for token in tokens:
        if token.type == opening.type.replace("_open", "_close"):
            break
        children, loose = _item_blocks(tokens)
        tight = tight and not loose
        items.append(_task(children))
    ordered = opening.type == "ordered_list_open"
    start = opening.attrs.get("start", 1)
    return ListBlock(ordered, int(start) if ordered else 1, tuple(items), tight)


def _item_blocks(tokens: "Iterator[Token]") -> tuple[tuple[Block, ...], bool]:
    """The blocks of an item, and whether one of its paragraphs stands apart."""
    loose = False
    found: list[Block] = []
    for token in tokens:
        if token.type == "list_item_close":
            break
        if token.type == "paragraph_open" and not token.hidden:
            loose = True
        found.extend(_block(token, tokens))
    return tuple(found), loose


def _task(children: tuple[Block, ...]) -> ListItem:
    """An item; `[ ]` or `[x]` at the beginning of its first paragraph makes it a task."""
    match children:
        case (Paragraph((Text(text), *rest)), *others) if (tick := _tick(text)) is not None:
            first = text[3:].lstrip()
            pieces = (Text(first), *rest) if first else tuple(rest)
            return ListItem((Paragraph(pieces), *others) if pieces else tuple(others), tick)
        case _:
            return ListItem(children)


def _tick(text: str) -> bool | None:
    """Whether a text begins with `[x]` (true) or `[ ]` (false); `None` where it is no task."""
    if text[:3] not in {"[ ]", "[x]", "[X]"} or text[3:4] not in {"", " ", "\t", "\n"}:
        return None
    return text[1] != " "


def _table(tokens: "Iterator[Token]") -> Table:
    align: list[Align] = []
    rows: list[list[Cell]] = []
    for token in tokens:
        match token.type:
            case "table_close":
                break
            case "tr_open":
                rows.append([])
            case "th_open":
                align.append(_align(str(token.attrs.get("style", ""))))
            case "inline":
                rows[-1].append(inline_pieces(token.children or []))
            case _:
                pass
    return Table(tuple(align), tuple(rows[0]), tuple(map(tuple, rows[1:])))


def _align(style: str) -> Align:
    match style.removeprefix("text-align:"):
        case "left":
            return "left"
        case "center":
            return "center"
        case "right":
            return "right"
        case _:
            return ""
