"""Nodes of graphs, and edges and arrows between them."""

from collections.abc import Iterable
from math import cos, hypot, pi, sin

from figures import style
from figures.canvas import Canvas, Point


def node(canvas: Canvas, centre: Point, label: str, fill: str, *, radius: float = 15) -> None:
    """Draw a node of a graph, or an operation, with its label inside."""
    canvas.circle(centre, radius, fill)
    canvas.text(centre[0], centre[1] + style.TEXT * 0.36, label, bold=True)


def ring(centre: Point, radius: float, count: int, start: float = -pi / 2) -> list[Point]:
    """Return evenly spaced points on a circle, the first one at the angle ``start``."""
    angles = (start + 2 * pi * at / count for at in range(count))
    return [(centre[0] + radius * cos(angle), centre[1] + radius * sin(angle)) for angle in angles]


def link(canvas: Canvas, start: Point, end: Point, gap: float, colour: str) -> None:
    """Draw an arrow between two nodes that keeps ``gap`` from the centre of each."""
    (x0, y0), (x1, y1) = start, end
    length = hypot(x1 - x0, y1 - y0)
    dx, dy = (x1 - x0) / length * gap, (y1 - y0) / length * gap
    canvas.arrow((x0 + dx, y0 + dy), (x1 - dx, y1 - dy), colour=colour, width=2)


def edges(canvas: Canvas, pairs: Iterable[tuple[Point, Point]]) -> None:
    """Draw the edges of a graph; nodes drawn later cover their ends."""
    for start, end in pairs:
        canvas.line(start, end, colour=style.MUTED)
