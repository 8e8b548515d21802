r"""Easy paragraphs: words, `code`, `$formulas$`, `*emphasis*`, `**strong**`, `==1;;deletions==`.

Most texts of cards are such pieces, one after the other, and the parser takes ten times as long for them.
Whatever is not plainly of this kind is left to it: marks within marks, links, backslashes, HTML, brackets.
A test holds both together for any text.
"""

import re

from mlquiz.markdown.pieces import Code, Deletion, Emphasis, Inline, Math, Strong, Text

HAN = "\u4e00-\u9fff"
_LETTER = f"A-Za-z0-9{HAN}"
"""Beside these a mark always opens or closes."""

_WORD = r"[^\\`$*_~=<&!\[\n;]++|(?<=[A-Za-z0-9])_(?=[A-Za-z0-9])|=(?!=)|;(?!;)|!(?!\[)|&(?= )"
_CODE = r"`({}[^`]+)`(?!`)"
_MATHS = (
    rf"(?:^|(?<=[A-Za-z{HAN} (,.:;/\n，。、：；（“*-]))\$(?![\s$])({{}}(?>(?:[^$\\]|\\[^$])+))(?<!\s)\$"
    rf"(?=$|[A-Za-z{HAN} ),.:;?!/\n，。、：；？！）”*=-])"
)
_HIDDEN = rf"(?>(?:{_WORD}|{_CODE.format('?:')}|{_MATHS.format('?:')})+)"
_HINT = r"[^\\`$*_~=<&!\[\n;]+"
_TOKEN = re.compile(
    rf"((?>(?:{_WORD})+))|{_CODE.format('')}|{_MATHS.format('')}|(\*\*?)(?!\*)|(\n)"
    rf"|==([0-9]{{1,9}});;((?!\s){_HIDDEN}(?<!\s))(?:;;({_HINT}(?<!\s)))?==(?!=)"
)
_WORDS_AT, _CODE_AT, _MATHS_AT, _MARK_AT, _LINE_AT, _NUMBER_AT, _HIDDEN_AT, _HINT_AT = range(1, 9)

BEGINNING = (
    rf"(?:[A-Za-z{HAN}(“\"]|\$(?!\$)|`(?!``)|\*\*?[{_LETTER}$`]|==[0-9]"
    r"|[0-9]{1,12}(?![0-9]|[.)](?:\s|$)))"
)
"""What no list, heading, table or other block begins with; within a paragraph it does not end it."""

_BESIDE = re.compile(f"[{_LETTER}]")
CONTROL = re.compile(r"[\x00-\x09\x0b-\x1f\x7f]")
PARAGRAPH = re.compile(rf"{BEGINNING}[^\n]*(?:(?<!\s)\n{BEGINNING}[^\n]*)*(?<!\s)")


def easy_inlines(text: str) -> tuple[Inline, ...] | None:
    """The pieces of a text that is one paragraph, or `None` where it takes the parser."""
    return pieces_of(text) if PARAGRAPH.fullmatch(text) and not CONTROL.search(text) else None


def pieces_of(text: str) -> tuple[Inline, ...] | None:
    """The pieces of a text within a paragraph, or `None` where it takes the parser."""
    pieces: list[Inline] = []
    outside = pieces  # what stands around the mark that is open
    opened = ""
    at = 0
    while at < len(text):
        token = _TOKEN.match(text, at)
        if token is None:
            return None
        if token[_MARK_AT] is None:
            if not _add_piece(pieces, token, nested=bool(opened)):
                return None
        elif not opened and _opens(text, at, token.end()):
            opened, outside, pieces = token[_MARK_AT], pieces, []
        elif opened == token[_MARK_AT] and _closes(text, at, token.end()):
            outside.append((Strong if len(opened) > 1 else Emphasis)(tuple(pieces)))
            opened, pieces = "", outside
        else:
            return None
        at = token.end()
    return None if opened else tuple(pieces)


def _add_piece(pieces: list[Inline], token: re.Match[str], *, nested: bool) -> bool:
    """Add what is no mark; false where it takes the parser."""
    kind = token.lastindex
    if kind == _WORDS_AT:
        _add_words(pieces, token[_WORDS_AT])
    elif kind == _CODE_AT:
        pieces.append(_code(token[_CODE_AT]))
    elif kind == _MATHS_AT:
        pieces.append(Math(token[_MATHS_AT]))
    elif kind == _LINE_AT:
        space = _line_break(token.string, token.start())
        if space is None:
            return False
        _add_words(pieces, space)
    else:
        hidden = None if nested else pieces_of(token[_HIDDEN_AT])
        if hidden is None:
            return False
        pieces.append(Deletion(int(token[_NUMBER_AT]), (token[_HINT_AT] or "").strip(), hidden))
    return True


def _add_words(pieces: list[Inline], words: str) -> None:
    if pieces and isinstance(last := pieces[-1], Text):
        pieces[-1] = Text(last.text + words)
    elif words:
        pieces.append(Text(words))


def _code(written: str) -> Code:
    """One space on each side belongs to the marks."""
    code = written.replace("\n", " ")
    return Code(code[1:-1] if code[0] == code[-1] == " " and code.strip(" ") else code)


def _opens(text: str, at: int, end: int) -> bool:
    """Whether a mark surely opens emphasis."""
    return bool(_BESIDE.match(text, end)) or (
        text[end : end + 1] in {"$", "`"} and (at == 0 or text[at - 1] in " \n(")
    )


def _closes(text: str, at: int, end: int) -> bool:
    """Whether a mark surely closes emphasis."""
    return bool(_BESIDE.match(text, at - 1)) or (
        text[at - 1] in "$`)" and (end == len(text) or text[end] in " \n.,;:)")
    )


def _line_break(text: str, at: int) -> str | None:
    """What a line break is: a space, or nothing between Chinese lines; `None` where that takes the parser."""
    before, behind = text[at - 1], text[at + 1]
    if before in "`$" or behind in "`$" or (before < "\x80" and behind < "\x80"):
        return " "
    if before in "*=" or behind in "*=":
        return None
    from mlquiz.markdown.chinese import break_vanishes  # noqa: PLC0415 - loads the parser

    return "" if break_vanishes(before, behind) else " "
