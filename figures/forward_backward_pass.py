"""Forward and backward pass of a network with two inputs, two sigmoid neurons and one output."""

from collections.abc import Sequence
from math import exp, hypot

from figures import style
from figures.canvas import Canvas, Point

_X = (1.0, -1.0)
_HIDDEN = ((1.0, 1.0), (1.0, -1.0))  # one row of weights a neuron
_OUT = (2.0, 1.0)
_LABEL = 1.0
_COLUMNS = (38.0, 180.0, 316.0)
_ROWS = (0.0, 96.0)
_RADIUS = 21.0


def sigmoid(z: float) -> float:
    """Return 1 / (1 + e^-z)."""
    return 1 / (1 + exp(-z))


def forward() -> tuple[list[float], list[float], float]:
    """Return the sums and outputs of the hidden neurons and the output of the network."""
    sums = [sum(w * x for w, x in zip(row, _X, strict=True)) for row in _HIDDEN]
    outputs = [sigmoid(z) for z in sums]
    return sums, outputs, sum(w * a for w, a in zip(_OUT, outputs, strict=True))


def backward() -> tuple[list[float], float]:
    """Return ∂C/∂z of the hidden neurons and of the output for C = ½(y − ŷ)²."""
    _, outputs, y = forward()
    last = y - _LABEL
    return [a * (1 - a) * w * last for w, a in zip(_OUT, outputs, strict=True)], last


def draw() -> str:
    """Draw the forward pass above and the backward pass below."""
    canvas = Canvas(444, "Forward and backward pass of a small network")
    _forward(canvas, 62)
    canvas.line((16, 214), (344, 214), colour=style.RULE)
    _backward(canvas, 280)
    return canvas.svg()


def _places(top: float) -> tuple[list[Point], list[Point], Point]:
    inputs, hidden = ([(x, top + row) for row in _ROWS] for x in _COLUMNS[:2])
    return inputs, hidden, (_COLUMNS[2], top + _ROWS[1] / 2)


def _edge(canvas: Canvas, ends: tuple[Point, Point], text: str, colour: str, share: float = 0.5) -> None:
    """Draw an arrow from rim to rim with a number on it."""
    (x0, y0), (x1, y1) = ends
    length = hypot(x1 - x0, y1 - y0)
    dx, dy = (x1 - x0) / length * _RADIUS, (y1 - y0) / length * _RADIUS
    canvas.arrow((x0 + dx, y0 + dy), (x1 - dx, y1 - dy), colour=colour)
    x, y = x0 + (x1 - x0) * share, y0 + (y1 - y0) * share
    width = 6 + 8.0 * len(text)
    canvas.rect(x - width / 2, y - 8, width, 16, style.PAPER, edge="none")
    canvas.text(x, y + 4.5, text)


def _node(canvas: Canvas, centre: Point, value: str, fill: str) -> None:
    canvas.circle(centre, _RADIUS, fill)
    canvas.text(centre[0], centre[1] + 4.5, value, bold=True)


def _first_edges(canvas: Canvas, top: float, numbers: Sequence[Sequence[float]], colour: str) -> None:
    """Draw the arrows into the hidden neurons with one row of numbers a neuron."""
    inputs, hidden, _ = _places(top)
    for neuron, row in enumerate(numbers):
        for feature, value in enumerate(row):
            share = 0.5 if feature == neuron else 0.33
            _edge(canvas, (inputs[feature], hidden[neuron]), _number(value), colour, share)


def _number(value: float) -> str:
    return f"{value:.2f}".rstrip("0").rstrip(".").replace("-", "−")


def _forward(canvas: Canvas, top: float) -> None:
    sums, outputs, y = forward()
    inputs, hidden, last = _places(top)
    canvas.text(16, 24, "forward: inputs, weights, outputs", bold=True, anchor="start")
    _first_edges(canvas, top, _HIDDEN, style.BLUE)
    for centre, weight in zip(hidden, _OUT, strict=True):
        _edge(canvas, (centre, last), _number(weight), style.BLUE)
    for centre, value in zip(inputs, _X, strict=True):
        _node(canvas, centre, _number(value), style.INPUT)
    for centre, z, a in zip(hidden, sums, outputs, strict=True):
        _node(canvas, centre, _number(a), style.VALUE)
        canvas.text(centre[0], centre[1] + 37, f"σ({_number(z)})", size=style.SMALL, colour=style.MUTED)
    _node(canvas, last, _number(y), style.OUTPUT)
    canvas.text(last[0], last[1] + 37, f"ŷ = {_number(_LABEL)}", size=style.SMALL, colour=style.MUTED)


def _backward(canvas: Canvas, top: float) -> None:
    hidden_slopes, last_slope = backward()
    inputs, hidden, last = _places(top)
    canvas.text(16, 240, "backward: ∂C/∂z in each neuron", bold=True, anchor="start")
    _first_edges(canvas, top, [[x * value for x in _X] for value in hidden_slopes], style.MUTED)
    for centre, weight in zip(hidden, _OUT, strict=True):
        _edge(canvas, (last, centre), _number(weight), style.ACCENT)
    for centre, value in zip(inputs, _X, strict=True):
        _node(canvas, centre, _number(value), style.INPUT)
    for centre, value in zip(hidden, hidden_slopes, strict=True):
        _node(canvas, centre, _number(value), style.QUERY)
    _node(canvas, last, _number(last_slope), style.QUERY)
    canvas.text(last[0], last[1] + 37, "y − ŷ", size=style.SMALL, colour=style.MUTED)
    note = "grey arrows: ∂C/∂w = input · ∂C/∂z,   C = ½(y − ŷ)^{2}"
    canvas.text(style.WIDTH / 2, top + 148, note, size=style.SMALL, colour=style.MUTED)
