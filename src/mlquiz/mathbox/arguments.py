"""Commands that take arguments, each as a function of the parser and the command's name."""

from typing import TYPE_CHECKING

from mlquiz.mathbox.appearance import APPEARANCE, Command
from mlquiz.mathbox.arrows import ARROWS
from mlquiz.mathbox.environments import begin, substack
from mlquiz.mathbox.negation import negated
from mlquiz.mathbox.sized import SIZES, sized
from mlquiz.mathbox.symbols import ACCENTS, DELIMITERS
from mlquiz.mathbox.tree import (
    Accent,
    Arrow,
    Classed,
    Decorated,
    Delimited,
    Fraction,
    Framed,
    Kind,
    Node,
    Operator,
    Phantom,
    Root,
    Row,
    Stacked,
    Struck,
    Style,
)
from mlquiz.mathbox.unsupported import Unsupported
from mlquiz.mathbox.wording import worded

if TYPE_CHECKING:
    from mlquiz.mathbox.parser import Parser


_INFIX = frozenset([r"\over", r"\choose", r"\atop"])
_STYLES = {"d": Style.DISPLAY, "t": Style.TEXT, "c": Style.DISPLAY}
_CLASSES = {
    "mathord": Kind.ORDINARY,
    "mathbin": Kind.BINARY,
    "mathrel": Kind.RELATION,
    "mathopen": Kind.OPENING,
    "mathclose": Kind.CLOSING,
    "mathpunct": Kind.PUNCTUATION,
    "mathinner": Kind.INNER,
}


def fraction(parser: "Parser", name: str) -> Node:
    """Fractions and binomials, small and large."""
    if name == "cfrac" and parser.peek() == "[":
        parser.option()
    over, under = parser.argument(), parser.argument()
    style = _STYLES.get(name[0])
    if name.endswith("binom"):
        return Delimited("(", (Fraction(over, under, bar=False, style=style),), (), ")")
    return Fraction(over, under, style=style)


def _root(parser: "Parser", _name: str) -> Node:
    index = parser.option()
    return Root(parser.argument(), index)


def _accent(parser: "Parser", name: str) -> Node:
    return Accent(parser.argument(), ACCENTS[name])


def _decorated(parser: "Parser", name: str) -> Node:
    return Decorated(parser.argument(), name)


def _stacked(parser: "Parser", name: str) -> Node:
    small, base = parser.argument(), _only(parser.argument())
    if name == "underset":
        return Stacked(base, None, small)
    return Stacked(base, small, None)


def _only(row: Row) -> Node:
    """What stands alone in a group, so that a relation stays one."""
    return row.items[0] if len(row.items) == 1 else row


def _arrow(parser: "Parser", name: str) -> Node:
    below = parser.option()
    return Arrow(ARROWS[name], parser.argument(), below)


def delimiter(parser: "Parser") -> str:
    r"""What stands behind `\left`, `\big` and their like."""
    text = parser.take().text
    if text not in DELIMITERS:
        raise Unsupported(f"{text} as a delimiter")
    return DELIMITERS[text]


def _left(parser: "Parser", _name: str) -> Node:
    opening = delimiter(parser)
    parts, middles = [parser.row()], []
    while parser.peek() == r"\middle":
        parser.take()
        middles.append(delimiter(parser))
        parts.append(parser.row())
    parser.expect(r"\right")
    return Delimited(opening, tuple(parts), tuple(middles), delimiter(parser))


def _sized(parser: "Parser", name: str) -> Node | None:
    text = delimiter(parser)
    return sized(text, name) if text else None


def _operator(parser: "Parser", name: str) -> Node:
    return Operator(worded(parser.argument("plain")), limits=name.endswith("*"))


def _mathop(parser: "Parser", _name: str) -> Node:
    return Operator(worded(parser.argument()), limits=True)


def _classed(parser: "Parser", name: str) -> Node:
    return Classed(parser.argument(), _CLASSES[name])


def _negated(parser: "Parser", _name: str) -> Node:
    return negated(parser.argument())


def _primitive(parser: "Parser", name: str) -> Node:
    match name:
        case "boxed" | "fbox":
            return Framed(parser.argument())
        case "cancel" | "bcancel" | "xcancel":
            return Struck(parser.argument())
        case "phantom" | "hphantom":
            return Phantom(parser.argument())
        case _:
            if name == "smash":
                parser.option()
            return parser.argument()


def finished(parser: "Parser", items: list[Node]) -> bool:
    r"""Whether `\over` or `\choose` came, and took the row so far and the rest of it."""
    name = parser.peek()
    if name not in _INFIX:
        return False
    parser.take()
    over, under = Row(tuple(items)), parser.row(also=_INFIX)
    if parser.peek() in _INFIX:
        raise Unsupported(f"{name} and {parser.peek()} in one row")
    drawn: Node = Fraction(over, under, bar=name == r"\over")
    items[:] = [Delimited("(", (drawn,), (), ")") if name == r"\choose" else drawn]
    return True


COMMANDS: dict[str, Command] = {
    **APPEARANCE,
    **dict.fromkeys(("frac", "dfrac", "tfrac", "cfrac", "binom", "dbinom", "tbinom"), fraction),
    **dict.fromkeys(ACCENTS, _accent),
    **dict.fromkeys(("overline", "underline", "overrightarrow", "overleftarrow", "overbrace"), _decorated),
    **dict.fromkeys(("overleftrightarrow", "underbrace", "overbracket", "underbracket"), _decorated),
    **dict.fromkeys(("underset", "overset", "stackrel", "stackbin"), _stacked),
    **dict.fromkeys(ARROWS, _arrow),
    **dict.fromkeys(SIZES, _sized),
    **dict.fromkeys(("operatorname", "operatorname*"), _operator),
    **dict.fromkeys(_CLASSES, _classed),
    **dict.fromkeys(("boxed", "cancel", "bcancel", "xcancel", "phantom", "hphantom"), _primitive),
    **dict.fromkeys(("smash", "cramped", "mathclap", "mathllap", "mathrlap"), _primitive),
    "sqrt": _root,
    "left": _left,
    "mathop": _mathop,
    "not": _negated,
    "begin": begin,
    "substack": substack,
}
