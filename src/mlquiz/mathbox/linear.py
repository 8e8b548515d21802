"""A tree on one line: scripts as `x_(i,j)`, fractions as `(a)/(b)`, matrices as `[a, b; c, d]`."""

from collections.abc import Sequence
from dataclasses import replace

from mlquiz.mathbox.arrows import SHORT
from mlquiz.mathbox.grouping import as_denominator, as_numerator, as_radicand, as_script, grouped, simple
from mlquiz.mathbox.letters import HIGH, LOW, script
from mlquiz.mathbox.marks import carried
from mlquiz.mathbox.negation import struck
from mlquiz.mathbox.spacing import Placed, placed
from mlquiz.mathbox.tree import (
    Accent,
    Arrow,
    Atom,
    Classed,
    Decorated,
    Delimited,
    Fit,
    Fraction,
    Framed,
    Grid,
    Kind,
    Node,
    Operator,
    Phantom,
    Root,
    Row,
    Scripts,
    Space,
    Stacked,
    Struck,
    Style,
    Switch,
    Words,
)

_MARKS = "\u0304\u20d7\u0302\u0303\u030c\u0306\u0301\u0300\u0307\u0308\u030a\u20db"
_NAMES = dict(
    zip(
        _MARKS,
        ["bar", "vec", "hat", "tilde", "check", "breve", "acute", "grave", "dot", "ddot", "ring", "dddot"],
        strict=True,
    )
)


def linear(node: Node, style: Style = Style.TEXT) -> str:  # noqa: C901, PLR0911 - a case for each kind
    """A node on one line."""
    match node:
        case Atom(text) | Words(text):
            return text
        case Row(items):
            return _row(items, style)
        case Operator(body=body) | Classed(body=body):
            return linear(body, style)
        case Scripts(Decorated() as base) if node.limits:
            return _labelled(base, node.sub or node.sup, style)
        case Scripts():
            return _scripts(node, node.sub, node.sup, style)
        case Fraction():
            return _fraction(node, style)
        case Root():
            return _root(node, style)
        case Delimited():
            return _delimited(node, style)
        case Grid():
            return _grid(node, style)
        case Space(cells):
            return " " * max(cells, 0)
        case Switch() | Phantom():
            return ""
        case _:
            return _ornament(node, style)


def _ornament(node: Accent | Decorated | Stacked | Arrow | Framed | Struck, style: Style) -> str:
    match node:
        case Accent(base, mark):
            letter = carried(node)
            return linear(letter, style) if letter is not None else f"{_NAMES[mark]}({linear(base, style)})"
        case Decorated():
            return _labelled(node, None, style)
        case Stacked(above=above, below=below):
            return _scripts(node, below, above, style)
        case Arrow(shape, above, below):
            sign = Stacked(Atom(SHORT[shape], Kind.RELATION), None, None)
            return _scripts(sign, below, above if above != Row() else None, style)
        case Framed(body):
            return f"[{linear(body, style)}]"
        case Struck(body):
            return struck(linear(body, style))


def _row(items: Sequence[Node], style: Style) -> str:
    pieces = placed(items, style)
    written = [linear(piece.node, piece.style) for piece in pieces]
    text = ""
    for index, piece in enumerate(pieces):
        factor = grouped(written[index]) if in_a_product(pieces, index) else written[index]
        gap = 0 if piece.signed else piece.gap
        if index and not gap and _runs_on(pieces[index - 1].node, written[index - 1], factor):
            gap = 1
        text += " " * gap + factor
    return text


def in_a_product(pieces: Sequence[Placed], index: int) -> bool:
    """Whether a fraction has a factor at its side."""
    node = pieces[index].node
    if not isinstance(node, Fraction) or not node.bar:
        return False
    before = index > 0 and pieces[index].gap <= 1 and not pieces[index].signed
    after = index + 1 < len(pieces) and pieces[index + 1].gap <= 1
    return (before and _multiplies(pieces[index - 1].node, first=True)) or (
        after and _multiplies(pieces[index + 1].node, first=False)
    )


def _multiplies(node: Node, *, first: bool) -> bool:
    match node:
        case Atom(text, kind):
            other = Kind.CLOSING if first else Kind.OPENING
            return kind is other or (kind is Kind.ORDINARY and text not in "|‖.%…")
        case Scripts(base) | Stacked(base):
            return _multiplies(base, first=first)
        case Arrow() | Classed() | Words():
            return False
        case _:
            return True


def _runs_on(before: Node, written: str, after: str) -> bool:
    """Whether what comes next would be read as part of a script or a root that has no parentheses."""
    if not isinstance(before, Scripts | Root | Stacked | Decorated) or written[-1:] == ")":
        return False
    return (after[:1].isalnum() or after[:1] in "∂∇√") and any(sign in written for sign in "^_√")


def _scripts(node: Scripts | Stacked, sub: Node | None, sup: Node | None, style: Style) -> str:
    base = linear(node.base, style)
    if isinstance(node.base, Fraction | Row | Scripts | Root) and base and not simple(base.replace(" ", "")):
        base = grouped(base)
    low, high = script(sub, LOW), script(sup, HIGH)
    below = low if low is not None or sub is None else "_" + as_script(linear(sub, Style.SCRIPT))
    above = high if high is not None or sup is None else "^" + as_script(linear(sup, Style.SCRIPT))
    if low is None and high and not str(below).endswith(")"):
        return f"{base}{high}{below}"
    return f"{base}{below or ''}{above or ''}"


def _labelled(node: Decorated, label: Node | None, style: Style) -> str:
    inside = linear(node.base, style)
    return f"{node.name}({inside})" if label is None else f"{node.name}({inside}; {linear(label, style)})"


def _fraction(node: Fraction, style: Style) -> str:
    over, under = linear(node.over, style), linear(node.under, style)
    return f"{as_numerator(over)}/{as_denominator(under)}" if node.bar else f"{over} above {under}"


def _root(node: Root, style: Style) -> str:
    inside = linear(node.radicand, style)
    index = "" if node.index is None else script(node.index, HIGH)
    if index is None:
        return f"root({linear(node.index or Row(), style)}; {inside})"
    return f"{index}√{as_radicand(inside)}"


def _delimited(node: Delimited, style: Style) -> str:
    match node.parts:
        case (Row(items=(Grid(opening="", closing="") as grid,)),):
            return _grid(replace(grid, opening=node.opening, closing=node.closing), style)
        case (Fraction(over, under, bar=False),) if (node.opening, node.closing) == ("(", ")"):
            return f"({linear(over, style)} choose {linear(under, style)})"
    text = node.opening + linear(node.parts[0], style)
    for sign, part in zip(node.middles, node.parts[1:], strict=True):
        text += f" {sign} {linear(part, style)}"
    return text + node.closing


def _grid(grid: Grid, style: Style) -> str:
    text = _cells(grid, style)
    if grid.opening or grid.closing:
        opening = grid.opening or ("{" if grid.closing == "}" else "")
        return opening + text + (grid.closing or ("}" if opening == "{" else ""))
    return f"[{text}]" if grid.fit is Fit.MATRIX else text


def _cells(grid: Grid, style: Style) -> str:
    if grid.fit is Fit.ALIGNED:
        rows = [_row([item for cell in row for item in cell.items], style) for row in grid.rows]
    else:
        rows = [", ".join(linear(cell, style).rstrip(",") for cell in row) for row in grid.rows]
    return ("," if grid.fit is Fit.LIST else "; ").join(row.rstrip(",;") for row in rows)
