r"""What stands in `\text`: words with their spaces, and formulas between dollars."""

import re

from mlquiz.mathbox.cells import admitted
from mlquiz.mathbox.letters import FONTS, styled
from mlquiz.mathbox.tree import Atom, Node, Row, Space, Words
from mlquiz.mathbox.unsupported import Unsupported

FONT_COMMANDS = {name: FONTS[name] for name in FONTS if name.startswith("text")} | {
    "mbox": "plain",
    "hbox": "plain",
}
"""Commands whose argument is text."""

_DEEPEST = 30
_PIECE = re.compile(r"\$([^$]*)\$|\\\((.*?)\\\)|\\([A-Za-z]+ ?|.)|([{}])|([^\\{}$]+)", re.DOTALL)
_SIGNS = {
    **{sign: sign for sign in "$%&#_{} "},
    ",": " ",
    ";": " ",
    ":": " ",
    "!": "",
    "quad": "   ",
    "qquad": "      ",
    "/": "",
    "-": "",
    "rm": "",
    "ldots": "…",
    "dots": "…",
    "textendash": "–",
    "textemdash": "—",
    "backslash": "\\",
    "textbackslash": "\\",
    "textasciitilde": "~",
    "textasciicircum": "^",
    "textbar": "|",
    "textless": "<",
    "textgreater": ">",
}


def words(source: str, level: int, font: str = "plain") -> Row:
    """A text as a row of words and of the formulas in it."""
    if level > _DEEPEST:
        raise Unsupported("too many things within each other")
    items: list[Node] = []
    at = 0
    while at < len(source):
        match = _PIECE.match(source, at)
        if match is None:
            raise Unsupported(f"{source[at]} in a text")
        at = match.end()
        _piece(match, items, level, font)
    return Row(tuple(items))


def _piece(match: "re.Match[str]", items: list[Node], level: int, font: str) -> None:
    formula, other, command, _brace, text = match.groups()
    if formula is not None or other is not None:
        items.append(_formula(formula if other is None else other, level))
    elif text is not None:
        items.append(Words(styled(_typeset(text), font)))
    elif command is not None:
        sign = command.rstrip(" ") or " "
        if sign not in _SIGNS:
            raise Unsupported(rf"\{sign} in a text")
        items.append(Words(_SIGNS[sign]))


def _typeset(text: str) -> str:
    """Quotation marks and spaces as TeX sets them."""
    spaced = re.sub(r"[ \t\n]+", " ", text).replace("~", " ")
    return admitted(spaced.replace("``", "“").replace("''", "”").replace("`", "‘"))


def _formula(source: str, level: int) -> Row:
    from mlquiz.mathbox.parser import Parser  # noqa: PLC0415 - text holds formulas and formulas hold text

    parser = Parser(source, level=level + 1)
    row = parser.row()
    if parser.peek():
        raise Unsupported(f"{parser.peek()} in a formula within a text")
    return row


def worded(body: Row) -> Node:
    """An operator's name: its letters as one word, without the spaces that formulas have."""
    texts: list[str] = []
    for item in body.items:
        match item:
            case Atom("∗"):
                texts.append("*")
            case Atom("−"):
                texts.append("-")
            case Atom(text) | Words(text):
                texts.append(text)
            case Space(cells):
                texts.append(" " * max(cells, 0))
            case Row():
                inner = worded(item)
                if not isinstance(inner, Atom):
                    return body
                texts.append(inner.text)
            case _:
                return body
    return Atom("".join(texts))
