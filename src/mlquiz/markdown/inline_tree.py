"""Inline tokens to inline pieces."""

from typing import TYPE_CHECKING

from mlquiz.markdown import raw_html
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
from mlquiz.markdown.plain import plain_text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from markdown_it.token import Token


def parsed_inline(text: str) -> tuple[Inline, ...]:
    """The pieces of a text that is one paragraph."""
    from mlquiz.markdown.cloze import number_deletions  # noqa: PLC0415 - loads the parser
    from mlquiz.markdown.grammar import grammar  # noqa: PLC0415

    tokens = grammar().parseInline(text)
    number_deletions(tokens)
    return inline_pieces(tokens[0].children or [])


def inline_pieces(tokens: "Sequence[Token]") -> tuple[Inline, ...]:
    """The pieces of one inline token's children."""
    # One list for each element that is open, the paragraph's own first.
    levels: list[list[Inline | raw_html.RawTag]] = [[]]
    opened: list[Token] = []
    for index, token in enumerate(tokens):
        if token.nesting > 0:
            levels.append([])
            opened.append(token)
        elif token.nesting < 0:
            children = raw_html.resolve(levels.pop())
            levels[-1].extend(_element(opened.pop(), children, depth=len(levels)))
        elif token.type == "softbreak":
            levels[-1].append(Text(_soft_break(tokens, index)))
        else:
            levels[-1].append(_leaf(token))
    return raw_html.join_text(list(raw_html.resolve(levels[0])))


def _element(token: "Token", children: tuple[Inline, ...], *, depth: int) -> tuple[Inline, ...]:  # noqa: PLR0911 - one case a token type
    children = raw_html.join_text(list(children))
    if depth > raw_html.DEEPEST:
        return children
    match token.type:
        case "strong_open":
            return (Strong(children),)
        case "em_open":
            return (Emphasis(children),)
        case "s_open":
            return (Strike(children),)
        case "link_open":
            return (Link(children, str(token.attrs.get("href", ""))),)
        case "cloze_open":
            return (Deletion(token.meta["number"], token.meta["hint"], children),)
        case _:
            return children


def _leaf(token: "Token") -> "Inline | raw_html.RawTag":  # noqa: PLR0911 - one case a token type
    match token.type:
        case "code_inline":
            return Code(token.content)
        case "math_inline":
            return Math(token.content)
        case "math_inline_double":
            return Math(token.content.strip(), display=True)
        case "hardbreak":
            return LineBreak()
        case "html_inline":
            return raw_html.RawTag(token.content)
        case "image":
            alt = plain_text(inline_pieces(token.children or []))
            return Image(str(token.attrs.get("src", "")), alt)
        case _:
            return Text(token.content)


def _soft_break(tokens: "Sequence[Token]", index: int) -> str:
    """What a line break within a paragraph is: a space, or nothing between Chinese lines."""
    from mlquiz.markdown.chinese import break_vanishes  # noqa: PLC0415 - loads the parser

    before, after = _text_beside(tokens, index, -1), _text_beside(tokens, index, 1)
    return "" if before and after and break_vanishes(before[-1], after[0]) else " "


def _text_beside(tokens: "Sequence[Token]", index: int, step: int) -> str:
    """The text before or after a token, over the marks between; empty where something else stands there."""
    index += step
    while 0 <= index < len(tokens) and (tokens[index].nesting or not tokens[index].content):
        if tokens[index].type in {"softbreak", "hardbreak"}:
            return ""
        index += step
    return tokens[index].content if 0 <= index < len(tokens) and tokens[index].type == "text" else ""
