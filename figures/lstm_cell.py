"""An LSTM cell: the way of the memory from left to right and the three gates on it."""

from collections.abc import Mapping

from figures import marks, style
from figures.canvas import Canvas, Point

_MEMORY = 150.0
_FORGET, _WRITE, _ADD, _READ, _OUT = 72.0, 134.0, 200.0, 254.0, 312.0
_RADIUS = 12.0
_NAMES = {"forget": ["forget", "gate"], "input": ["input", "gate"], "output": ["output", "gate"]}
_SIGNALS = {"forget": "z_{f}", "input": "z_{i}", "output": "z_{o}"}


def draw() -> str:
    """Draw the cell with the names of its gates."""
    canvas = diagram("An LSTM cell with its three gates", _NAMES, _SIGNALS)
    for y, formula in ((214, "c′ = c f(z_{f})"), (234, "+ g(z) f(z_{i})"), (266, "a = h(c′) f(z_{o})")):
        canvas.text(254 if formula.startswith("+") else 236, y, formula, anchor="start")
    return canvas.svg()


def diagram(title: str, names: Mapping[str, list[str]], signals: Mapping[str, str]) -> Canvas:
    """Draw the cell with these names and signals of its gates."""
    canvas = Canvas(352, title)
    _memory(canvas)
    _gate(canvas, (_FORGET, 222), names["forget"], (_FORGET, _MEMORY + _RADIUS))
    _signal(canvas, _FORGET, signals["forget"])
    _gate(canvas, (_WRITE, 222), names["input"], (_ADD - _RADIUS, 222))
    _signal(canvas, _WRITE, signals["input"])
    _write(canvas)
    _read(canvas)
    _gate(canvas, (_OUT, 44), names["output"], (_OUT, 90 - _RADIUS))
    canvas.text(254, 49, signals["output"], bold=True)
    canvas.arrow((268, 44), (_OUT - 26, 44))
    return canvas


def _memory(canvas: Canvas) -> None:
    """Draw the line from the old memory to the new one."""
    canvas.text(18, _MEMORY + 5, "c", bold=True)
    canvas.arrow((28, _MEMORY), (_FORGET - _RADIUS, _MEMORY), colour=style.BLUE, width=2.4)
    canvas.arrow((_FORGET + _RADIUS, _MEMORY), (_ADD - _RADIUS, _MEMORY), colour=style.BLUE, width=2.4)
    canvas.arrow((_ADD + _RADIUS, _MEMORY), (330, _MEMORY), colour=style.BLUE, width=2.4)
    canvas.text(342, _MEMORY + 5, "c′", bold=True)
    marks.node(canvas, (_FORGET, _MEMORY), "×", style.WHITE, radius=_RADIUS)
    marks.node(canvas, (_ADD, _MEMORY), "+", style.WHITE, radius=_RADIUS)
    canvas.text(18, _MEMORY - 30, "memory", size=style.SMALL, anchor="start", colour=style.BLUE)


def _gate(canvas: Canvas, centre: Point, name: list[str], end: Point) -> None:
    """Draw a gate with its sigmoid and the arrow to the product that it controls."""
    x, y = centre
    canvas.box(centre, (52, 40), name, style.KEY)
    start = (x + 26, y) if end[1] == y else (x, y - 20 if end[1] < y else y + 20)
    canvas.arrow(start, end)


def _signal(canvas: Canvas, x: float, name: str) -> None:
    canvas.text(x, 334, name, bold=True)
    canvas.arrow((x, 320), (x, 243))


def _write(canvas: Canvas) -> None:
    """Draw the way of the value that wants to get in."""
    canvas.text(_ADD, 334, "z", bold=True)
    canvas.arrow((_ADD, 320), (_ADD, 293))
    canvas.box((_ADD, 278), (32, 28), ["g"], style.INPUT)
    canvas.arrow((_ADD, 264), (_ADD, 222 + _RADIUS))
    marks.node(canvas, (_ADD, 222), "×", style.WHITE, radius=_RADIUS)
    canvas.arrow((_ADD, 222 - _RADIUS), (_ADD, _MEMORY + _RADIUS))


def _read(canvas: Canvas) -> None:
    """Draw the way of the memory to the output."""
    canvas.arrow((_READ, _MEMORY), (_READ, 105))
    canvas.box((_READ, 90), (32, 28), ["h"], style.INPUT)
    canvas.arrow((_READ + 16, 90), (_OUT - _RADIUS, 90))
    marks.node(canvas, (_OUT, 90), "×", style.WHITE, radius=_RADIUS)
    canvas.arrow((_OUT + _RADIUS, 90), (340, 90))
    canvas.text(349, 95, "a", bold=True)
