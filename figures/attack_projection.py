"""Projection onto an L-infinity box and onto an L2 ball, with the numbers of the notes."""

from math import hypot

from figures import marks, style
from figures.canvas import Canvas, Point

_START: Point = (10, 20)
_REACHED: Point = (13, 19)
_EPSILON = 2.0
_SCALE = 31.0


def draw() -> str:
    """Draw the box and the ball of the same size around the same point."""
    canvas = Canvas(224, "Projection of an attack step onto a box and onto a ball")
    _panel(canvas, 74, "L-infinity box", _clipped())
    _panel(canvas, 250, "L2 ball", _shortened())
    canvas.text(180, 213, "x^{0} = (10, 20),  ε = 2,  x^{t} = (13, 19)", size=style.SMALL, colour=style.MUTED)
    return canvas.svg()


def _clipped() -> Point:
    low, high = ([x + side * _EPSILON for x in _START] for side in (-1, 1))
    x, y = (min(max(value, a), b) for value, a, b in zip(_REACHED, low, high, strict=True))
    return x, y


def _shortened() -> Point:
    dx, dy = _REACHED[0] - _START[0], _REACHED[1] - _START[1]
    share = _EPSILON / hypot(dx, dy)
    return _START[0] + share * dx, _START[1] + share * dy


def _panel(canvas: Canvas, x: float, title: str, projected: Point) -> None:
    """Draw one allowed set with its centre at x, the reached point and its projection."""

    def at(point: Point) -> Point:
        return x + (point[0] - _START[0]) * _SCALE, 108 - (point[1] - _START[1]) * _SCALE

    side = _EPSILON * _SCALE
    canvas.text(x, 24, title, bold=True)
    canvas.rect(x - side, 108 - side, 2 * side, 2 * side, fill="none", edge=style.RULE)
    canvas.rect(x - side, 108 - side, 2 * side, 2 * side, style.VALUE, r=0 if "box" in title else side)
    canvas.line(at(_START), (x, 108 - side), colour=style.MUTED)
    canvas.text(x + 6, 108 - side / 2, "ε", anchor="start")
    canvas.line(at(_START), at(_REACHED), colour=style.MUTED)
    canvas.circle(at(_START), 4, style.INK)
    canvas.text(x - 14, 112, "x^{0}", bold=True)
    canvas.text(at(_REACHED)[0], at(_REACHED)[1] - 10, "x^{t}", bold=True)
    canvas.circle(at(_REACHED), 4, style.WHITE)
    marks.link(canvas, at(_REACHED), at(projected), 5, style.ACCENT)
    canvas.circle(at(projected), 4, style.ACCENT)
    label = f"({projected[0]:.4g}, {projected[1]:.4g})"
    canvas.text(x, 190, label, colour=style.ACCENT, bold=True)
