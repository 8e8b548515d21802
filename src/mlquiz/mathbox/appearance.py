"""Commands for alphabets, spaces, colours, texts and tags."""

from typing import TYPE_CHECKING, TypeAlias

from mlquiz.mathbox.letters import FONTS
from mlquiz.mathbox.tree import Atom, Kind, Node, Row, Space, Style, Switch
from mlquiz.mathbox.unsupported import Unsupported
from mlquiz.mathbox.wording import FONT_COMMANDS, words

if TYPE_CHECKING:
    from collections.abc import Callable

    from mlquiz.mathbox.parser import Parser

Command: TypeAlias = "Callable[[Parser, str], Node | None]"


def _font(parser: "Parser", name: str) -> Node:
    body = parser.argument(FONTS[name])
    match body.items:
        case (Atom(),):
            return body.items[0]
        case _:
            return body


def _font_switch(parser: "Parser", name: str) -> None:
    parser.font = FONTS[name]


def _tag(parser: "Parser", name: str) -> Node:
    text = parser.raw_argument()
    label = words(text, parser.level)
    inside = (label,) if name.endswith("*") else (Atom("("), label, Atom(")"))
    return Row((Space(4), *inside))


def _modulo(parser: "Parser", name: str) -> Node:
    body = parser.argument()
    items = (Atom("mod", Kind.OPERATOR), Space(1), body)
    opening, closing = Atom("(", Kind.OPENING), Atom(")", Kind.CLOSING)
    if name == "pod":
        return Row((Space(2), opening, body, closing))
    return Row((Space(2), *items) if name == "mod" else (Space(2), opening, *items, closing))


def _skipped(parser: "Parser", _name: str) -> None:
    parser.raw_argument()


def _coloured(parser: "Parser", name: str) -> Node:
    parser.raw_argument()
    return words(parser.raw_argument(), parser.level) if name == "colorbox" else parser.argument()


def _space(parser: "Parser", _name: str) -> Node:
    return Space(0 if parser.raw_argument().strip().startswith("-") else 2)


def _circled(parser: "Parser", _name: str) -> Node:
    text = parser.raw_argument().strip()
    if text.isascii() and text.isdecimal() and 1 <= int(text[:3]) <= 20 and len(text) <= 2:
        return Atom(chr(0x245F + int(text)))
    if len(text) == 1 and text.isascii() and text.isalpha():
        return Atom(chr((0x24B6 if text.isupper() else 0x24D0 - 32) + ord(text) - ord("A")))
    raise Unsupported(rf"\textcircled{{{text}}}")


def _text(parser: "Parser", name: str) -> Node:
    return words(parser.raw_argument(), parser.level, FONT_COMMANDS[name])


def _nothing(_parser: "Parser", _name: str) -> None:
    return None


def _displaystyle(_parser: "Parser", name: str) -> Node:
    return Switch({"displaystyle": Style.DISPLAY, "textstyle": Style.TEXT}.get(name, Style.SCRIPT))


APPEARANCE: dict[str, Command] = {
    **dict.fromkeys(
        ("tiny", "small", "normalsize", "large", "Large", "LARGE", "huge", "centering"), _nothing
    ),
    **dict.fromkeys((font for font in FONTS if len(font) > 3), _font),
    **dict.fromkeys(("bm", "pmb", "Bbb"), _font),
    **dict.fromkeys(("bf", "rm", "it", "cal", "sf", "tt", "scr", "frak", "boldmath"), _font_switch),
    **dict.fromkeys(FONT_COMMANDS, _text),
    **dict.fromkeys(("tag", "tag*"), _tag),
    **dict.fromkeys(("mod", "pmod", "pod"), _modulo),
    **dict.fromkeys(("color", "label"), _skipped),
    **dict.fromkeys(("textcolor", "colorbox"), _coloured),
    **dict.fromkeys(("hspace", "hspace*", "mspace"), _space),
    **dict.fromkeys(("displaystyle", "textstyle", "scriptstyle", "scriptscriptstyle"), _displaystyle),
    **dict.fromkeys(("nonumber", "notag", "strut", "mathstrut", "relax", "/", "-", "allowbreak"), _nothing),
    "textcircled": _circled,
    "vphantom": _skipped,
}
"""What each of these commands does."""
