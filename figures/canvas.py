"""A small SVG writer for boxes, grids, arrows and labels.

Text is written as text, with ``_{…}`` and ``^{…}`` for subscripts and superscripts: ``W^{q}``, ``d_{k}``.
Nothing but the standard library is used, so a drawing is the same bytes on every machine.
"""

import re
from collections.abc import Sequence
from itertools import pairwise
from math import hypot
from typing import Literal
from xml.sax.saxutils import escape

from figures import style

Point = tuple[float, float]
Anchor = Literal["start", "middle", "end"]

_SHIFTED = re.compile(r"([_^])\{([^}]*)\}")
_HEAD = 7.0
_SPACE = 0.32  # of the font size


def number(value: float) -> str:
    """Write a coordinate with at most two decimals and no trailing zeros."""
    text = f"{value:.2f}".rstrip("0").rstrip(".")
    return "0" if text == "-0" else text


def _spans(text: str, size: float) -> str:
    """Turn ``x^{2}`` and ``x_{i}`` into shifted, smaller spans."""
    parts: list[str] = []
    back = 0.0
    end = 0
    for match in _SHIFTED.finditer(text):
        parts.append(_span(text[end : match.start()], back, size))
        shift = size * (0.22 if match[1] == "_" else -0.36)
        parts.append(_span(match[2], shift + (back if match.start() == end else 0.0), size * 0.75))
        back = -shift
        end = match.end()
    parts.append(_span(text[end:], back, size))
    return "".join(parts)


def _span(text: str, shift: float, size: float) -> str:
    """Return one run of text, moved down by ``shift``; renderers drop a space at the edge of a span."""
    if not text or not shift:
        return escape(text)
    gap = f' dx="{number(_SPACE * size)}"' if text.startswith(" ") else ""
    return f'<tspan{gap} dy="{number(shift)}" font-size="{number(size)}">{escape(text.strip())}</tspan>'


class Canvas:
    """A drawing of the given height; ``title`` is what a screen reader says of it."""

    def __init__(self, height: float, title: str) -> None:
        self._height = height
        self._title = title
        self._parts: list[str] = []

    def rect(  # noqa: PLR0913
        self,
        x: float,
        y: float,
        w: float,
        h: float,
        fill: str,
        *,
        edge: str = style.INK,
        line: float = 1,
        r: float = 0,
    ) -> None:
        """Draw a rectangle with its upper left corner at (x, y)."""
        corner = f' rx="{number(r)}"' if r else ""
        self._parts.append(
            f'<rect x="{number(x)}" y="{number(y)}" width="{number(w)}" height="{number(h)}"{corner} '
            f'fill="{fill}" stroke="{edge}" stroke-width="{number(line)}"/>'
        )

    def text(  # noqa: PLR0913
        self,
        x: float,
        y: float,
        text: str,
        *,
        size: float = style.TEXT,
        anchor: Anchor = "middle",
        bold: bool = False,
        colour: str = style.INK,
    ) -> None:
        """Write a label whose baseline is at y."""
        weight = ' font-weight="bold"' if bold else ""
        where = f'x="{number(x)}" y="{number(y)}" text-anchor="{anchor}"'
        look = f'font-size="{number(size)}"{weight} fill="{colour}"'
        self._parts.append(f"<text {where} {look}>{_spans(text, size)}</text>")

    def box(self, centre: Point, size: Point, lines: Sequence[str], fill: str, *, bold: bool = False) -> None:
        """Draw a rounded box with one or more centred lines of text."""
        (x, y), (w, h) = centre, size
        self.rect(x - w / 2, y - h / 2, w, h, fill, r=6)
        step = style.TEXT + 2
        top = y + style.TEXT * 0.36 - step * (len(lines) - 1) / 2
        for row, line in enumerate(lines):
            self.text(x, top + row * step, line, bold=bold)

    def circle(
        self, centre: Point, radius: float, fill: str, *, edge: str = style.INK, line: float = 1
    ) -> None:
        """Draw a circle."""
        where = f'cx="{number(centre[0])}" cy="{number(centre[1])}" r="{number(radius)}"'
        self._parts.append(f'<circle {where} fill="{fill}" stroke="{edge}" stroke-width="{number(line)}"/>')

    def polygon(
        self, corners: Sequence[Point], fill: str, *, edge: str = style.INK, line: float = 0.5
    ) -> None:
        """Draw a closed shape."""
        path = "L".join(f"{number(x)} {number(y)}" for x, y in corners)
        self._parts.append(
            f'<path d="M{path}Z" fill="{fill}" stroke="{edge}" stroke-width="{number(line)}"/>'
        )

    def grid(self, corner: Point, fills: Sequence[Sequence[str]], cell: float) -> None:
        """Draw a table of coloured cells, one inner sequence a row."""
        x, y = corner
        for row, colours in enumerate(fills):
            for column, fill in enumerate(colours):
                self.rect(x + column * cell, y + row * cell, cell, cell, fill)

    def line(self, *points: Point, colour: str = style.INK, width: float = 1.4) -> None:
        """Draw straight lines from point to point."""
        path = "L".join(f"{number(x)} {number(y)}" for x, y in points)
        stroke = f'stroke="{colour}" stroke-width="{number(width)}"'
        self._parts.append(f'<path d="M{path}" fill="none" {stroke}/>')

    def arrow(self, *points: Point, colour: str = style.INK, width: float = 1.4) -> None:
        """Draw straight lines from point to point with a head at the last one."""
        (x0, y0), (x1, y1) = points[-2], points[-1]
        length = hypot(x1 - x0, y1 - y0)
        ux, uy = (x1 - x0) / length, (y1 - y0) / length
        bx, by = x1 - ux * _HEAD, y1 - uy * _HEAD
        self.line(*points[:-1], (bx, by), colour=colour, width=width)
        wx, wy = -uy * _HEAD / 2, ux * _HEAD / 2
        corners = ((x1, y1), (bx + wx, by + wy), (bx - wx, by - wy))
        path = "L".join(f"{number(x)} {number(y)}" for x, y in corners)
        self._parts.append(f'<path d="M{path}Z" fill="{colour}"/>')

    def raster(self, corner: Point, values: Sequence[Sequence[float]], cell: Point, levels: int) -> None:
        """Colour a table of values in [-1, 1], rounded to ``levels`` steps on each side of zero."""
        runs: dict[int, list[str]] = {}
        for row, line in enumerate(values):
            steps = [round(value * levels) for value in line]
            edges = [0, *(at for at, (a, b) in enumerate(pairwise(steps), 1) if a != b), len(steps)]
            for start, end in pairwise(edges):
                runs.setdefault(steps[start], []).append(f"M{start} {row}h{end - start}v1h-{end - start}z")
        scale = f"{number(cell[0])} {number(cell[1])}"
        where = f"translate({number(corner[0])} {number(corner[1])}) scale({scale})"
        self._parts.append(f'<g transform="{where}" shape-rendering="crispEdges">')
        for step in sorted(runs):
            self._parts.append(f'<path fill="{style.diverging(step / levels)}" d="{"".join(runs[step])}"/>')
        self._parts.append("</g>")

    def svg(self) -> str:
        """Return the whole drawing on its light background."""
        shown = style.SHOWN_WIDTH / style.WIDTH
        head = (
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {style.WIDTH} {number(self._height)}" '
            f'width="{style.SHOWN_WIDTH}" height="{number(self._height * shown)}" role="img" '
            f'font-family="{style.FONT}">'
        )
        paper = f'<rect width="{style.WIDTH}" height="{number(self._height)}" rx="8" fill="{style.PAPER}"/>'
        return "\n".join([head, f"<title>{escape(self._title)}</title>", paper, *self._parts, "</svg>", ""])
