"""How deep a tree is."""

from collections.abc import Iterator

from mlquiz.mathbox.tree import (
    Accent,
    Arrow,
    Atom,
    Classed,
    Decorated,
    Delimited,
    Fraction,
    Framed,
    Grid,
    Node,
    Operator,
    Phantom,
    Root,
    Row,
    Scripts,
    Space,
    Stacked,
    Struck,
    Switch,
    Words,
)


def depth(tree: Node) -> int:
    """How many nodes stand within each other, counted without recursion."""
    deepest, level = 0, [tree]
    while level:
        deepest += 1
        level = [child for node in level for child in _children(node)]
    return deepest


def _children(node: Node) -> Iterator[Node]:  # noqa: C901 - a case for each kind
    match node:
        case Atom() | Words() | Space() | Switch():
            return
        case Row(items):
            yield from items
        case Delimited(parts=parts):
            yield from parts
        case Grid(rows=rows):
            for row in rows:
                yield from row
        case Fraction(over, under):
            yield from (over, under)
        case Scripts(first, second, third) | Stacked(first, second, third):
            yield from (child for child in (first, second, third) if child is not None)
        case Arrow(above=above, below=other) | Root(above, other):
            yield from (above,) if other is None else (above, other)
        case Operator() | Framed() | Struck() | Phantom() | Classed():
            yield node.body
        case Accent() | Decorated():
            yield node.base
