"""One layer of sum aggregation on a small graph, worked out for one node."""

from collections.abc import Mapping

from figures import marks, style
from figures.canvas import Canvas, Point

_PLACES: Mapping[str, Point] = {"A": (82, 78), "B": (26, 38), "C": (26, 118), "D": (138, 38), "E": (138, 118)}
_STATES: Mapping[str, int] = {"A": 5, "B": 2, "C": 3, "D": 1, "E": 4}
_EDGES = ("AB", "AC", "AD", "BC", "DE")
_CENTRE = "A"
_LEFT, _RIGHT, _TOP = 8.0, 188.0, 22.0


def draw() -> str:
    """Draw the states of layer k, the sum at node A and the readout."""
    neighbours = [name for pair in _EDGES if _CENTRE in pair for name in pair if name != _CENTRE]
    total = sum(_STATES[name] for name in neighbours)
    canvas = Canvas(268, "One layer of sum aggregation on a graph of five nodes")
    _graph(canvas, _LEFT, "layer k", {name: str(state) for name, state in _STATES.items()})
    for name in neighbours:
        marks.link(canvas, _at(_LEFT, name), _at(_LEFT, _CENTRE), 17, style.ORANGE)
    _graph(canvas, _RIGHT, "layer k + 1", {_CENTRE: str(total)})
    canvas.arrow((164, 100), (192, 100), colour=style.ORANGE, width=2.4)
    terms = " + ".join(str(_STATES[name]) for name in neighbours)
    canvas.text(180, 188, f"aggregate at {_CENTRE}: {terms} = {total}", colour=style.ORANGE, bold=True)
    _readout(canvas)
    return canvas.svg()


def _at(left: float, name: str) -> Point:
    x, y = _PLACES[name]
    return left + x, _TOP + y


def _graph(canvas: Canvas, left: float, title: str, labels: Mapping[str, str]) -> None:
    """Draw the graph; a node without a label is still to be computed."""
    canvas.text(left + 82, 20, title, bold=True)
    marks.edges(canvas, ((_at(left, pair[0]), _at(left, pair[1])) for pair in _EDGES))
    for name in _PLACES:
        x, y = _at(left, name)
        fill = style.KEY if name == _CENTRE else style.VALUE
        marks.node(canvas, (x, y), labels.get(name, "…"), fill if name in labels else style.WHITE)
        below = name in "CE"
        canvas.text(x, y + 29 if below else y - 20, name, size=style.SMALL, colour=style.MUTED)


def _readout(canvas: Canvas) -> None:
    canvas.line((204, 208), (336, 208))
    canvas.arrow((270, 208), (270, 228))
    canvas.text(270, 246, "h_{G}", bold=True)
    canvas.text(180, 226, "readout over all nodes,", size=style.SMALL, anchor="end", colour=style.MUTED)
    canvas.text(180, 242, "after the last layer", size=style.SMALL, anchor="end", colour=style.MUTED)
