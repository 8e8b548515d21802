"""CBOW and skip-gram in the other order and without their names, for a question."""

from figures.canvas import Canvas
from figures.cbow_skip_gram import network

_CONTEXT = (("w_{i−1}", "two"), ("w_{i+1}", "bark"))
_MIDDLE = (("w_{i}", "dogs"),)


def draw() -> str:
    """Draw both networks under letters."""
    canvas = Canvas(266, "Two networks for word vectors, A and B")
    network(canvas, 92, "A", _MIDDLE, _CONTEXT)
    network(canvas, 268, "B", _CONTEXT, _MIDDLE)
    return canvas.svg()
