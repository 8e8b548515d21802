r"""Rows and columns: environments, `\substack`, and a formula of several lines."""

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from mlquiz.mathbox.tree import Fit, Grid, Node, Row
from mlquiz.mathbox.unsupported import Unsupported

if TYPE_CHECKING:
    from mlquiz.mathbox.parser import Parser

_LINE_ENDS = (r"\\", r"\cr", r"\newline")
_MATRICES = {
    "matrix": ("", ""),
    "pmatrix": ("(", ")"),
    "bmatrix": ("[", "]"),
    "Bmatrix": ("{", "}"),
    "vmatrix": ("|", "|"),
    "Vmatrix": ("‖", "‖"),
    "smallmatrix": ("", ""),
}
_CASES = {"cases": ("{", ""), "dcases": ("{", ""), "rcases": ("", "}"), "drcases": ("", "}")}
_ALIGNED = frozenset(
    ["align", "aligned", "alignat", "alignedat", "split", "flalign", "eqnarray", "multline", "equation"]
)
_GATHERED = frozenset(["gather", "gathered"])
_ONE_CELL = frozenset(["equation", "multline"])


def begin(parser: "Parser", _name: str) -> Node:
    r"""An environment; `\begin` is already read."""
    name = parser.raw_argument()
    bare = name.removesuffix("*") if name[:-1] in _ALIGNED | _GATHERED else name
    grid = _environment(parser, bare)
    parser.expect(r"\end")
    if (ended := parser.raw_argument()) != name:
        raise Unsupported(f"an environment {name} that ends as {ended}")
    return grid


def _environment(parser: "Parser", name: str) -> Node:
    if name in _MATRICES:
        opening, closing = _MATRICES[name]
        return _filled(parser, Grid((), Fit.MATRIX, "c", opening, closing))
    if name in _CASES:
        opening, closing = _CASES[name]
        return _filled(parser, Grid((), Fit.CASES, "l", opening, closing))
    if name in ("array", "subarray"):
        _position(parser)
        return _array(parser, parser.raw_argument(), Fit.MATRIX if name == "array" else Fit.LIST)
    if name in _ALIGNED:
        _position(parser)
        if name in ("alignat", "alignedat"):
            parser.raw_argument()
        empty = Grid((), Fit.ALIGNED, "rcl" if name == "eqnarray" else "rl")
        return _filled(parser, empty, columns=name not in _ONE_CELL)
    if name in _GATHERED:
        _position(parser)
        return _filled(parser, Grid((), Fit.GATHERED), columns=False)
    raise Unsupported(f"the environment {name}")


def _position(parser: "Parser") -> None:
    if parser.peek() == "[":
        parser.option()


def _array(parser: "Parser", specification: str, fit: Fit) -> Grid:
    plain = re.sub(r"[@!]\{[^{}]*\}|\s", "", specification)
    repeated = re.sub(r"\*\{(\d)\}\{([lcr|]*)\}", lambda match: match[2] * int(match[1]), plain)
    if not re.fullmatch("[lcr|:]+", repeated):
        raise Unsupported(f"the columns {specification}")
    bars, column = set(), 0
    for sign in repeated:
        if sign in "|:":
            bars.add(column)
        else:
            column += 1
    columns = re.sub("[|:]", "", repeated) or "c"
    return _filled(parser, Grid((), fit, columns, bars=frozenset(bars)))


def substack(parser: "Parser", _name: str) -> Node:
    r"""The small lines below a sum."""
    parser.expect("{")
    grid = _filled(parser, Grid((), Fit.LIST), columns=False)
    parser.expect("}")
    return grid


def lines(parser: "Parser") -> Node:
    r"""A whole formula: one row, or several with `\\` between them."""
    grid = _filled(parser, Grid((), Fit.GATHERED, "l"), columns=False)
    if parser.peek():
        raise Unsupported(f"{parser.peek()} where it cannot stand")
    return grid if len(grid.rows) > 1 else grid.rows[0][0] if grid.rows else Row()


def _filled(parser: "Parser", empty: Grid, *, columns: bool = True) -> Grid:
    """The grid with the rows that come, up to what ends them."""
    rows: list[tuple[Row, ...]] = []
    rules: set[int] = set()
    while True:
        while parser.peek() in (r"\hline", r"\hdashline"):
            parser.take()
            rules.add(len(rows))
        rows.append(_row(parser, columns=columns))
        if parser.peek() not in _LINE_ENDS:
            break
        parser.take()
    if len(rows) > 1 and rows[-1] == (Row(),):
        rows.pop()
    return replace(empty, rows=tuple(rows), rules=frozenset(rules))


def _row(parser: "Parser", *, columns: bool) -> tuple[Row, ...]:
    cells = [parser.row()]
    while columns and parser.peek() == "&":
        parser.take()
        cells.append(parser.row())
    return tuple(cells)
