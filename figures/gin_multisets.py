"""Pairs of neighbourhoods and what sum, mean and max make of them."""

from collections import Counter
from fractions import Fraction

from figures import marks, style
from figures.canvas import Canvas, Point

_PAIRS = (("aa", "aaa"), ("ab", "abb"), ("ab", "aabb"))
_NAMES = ("sum", "mean", "max")
_COLUMNS = (226.0, 276.0, 326.0)
_LEFT, _RIGHT = 48.0, 148.0
_FIRST, _STEP = 92.0, 104.0
_FILL = {"a": style.VALUE, "b": style.QUERY}


def draw() -> str:
    """Draw three pairs of stars and, for each aggregation, whether it tells the two apart."""
    canvas = Canvas(396, "Three pairs of neighbourhoods under sum, mean and max")
    canvas.text((_LEFT + _RIGHT) / 2, 24, "neighbourhoods of v", bold=True)
    for x, name in zip(_COLUMNS, _NAMES, strict=True):
        canvas.text(x, 24, name, bold=True)
    for row, (first, second) in enumerate(_PAIRS):
        y = _FIRST + row * _STEP
        star(canvas, (_LEFT, y), first)
        star(canvas, (_RIGHT, y), second)
        for x, one, other in zip(_COLUMNS, aggregates(first), aggregates(second), strict=True):
            _verdict(canvas, (x, y), differ=one != other)
    canvas.text(58, 376, "≠  told apart", size=style.SMALL, anchor="start")
    canvas.text(160, 376, "=  the same vector for both", size=style.SMALL, anchor="start")
    return canvas.svg()


def aggregates(leaves: str) -> list[list[Fraction]]:
    """Return sum, mean and max of the one-hot vectors of these leaves."""
    counts = Counter(leaves)
    total = [Fraction(counts[letter]) for letter in "ab"]
    return [total, [count / len(leaves) for count in total], [min(count, Fraction(1)) for count in total]]


def star(canvas: Canvas, centre: Point, leaves: str) -> None:
    """Draw a node v with one neighbour for each letter."""
    places = marks.ring(centre, 32, len(leaves))
    marks.edges(canvas, ((centre, place) for place in places))
    marks.node(canvas, centre, "v", style.WHITE, radius=12)
    for place, letter in zip(places, leaves, strict=True):
        marks.node(canvas, place, letter, _FILL[letter], radius=11)


def _verdict(canvas: Canvas, centre: Point, *, differ: bool) -> None:
    x, y = centre
    canvas.rect(x - 19, y - 19, 38, 38, style.OUTPUT if differ else style.WHITE, edge=style.RULE, r=6)
    canvas.text(x, y + 7, "≠" if differ else "=", size=20, bold=True)
