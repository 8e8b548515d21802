"""Two neighbourhoods without a verdict, for a question."""

from figures.canvas import Canvas
from figures.gin_multisets import star


def draw() -> str:
    """Draw a star with three leaves and one with six, in the same proportions."""
    canvas = Canvas(150, "Two neighbourhoods of a node v")
    for x, name, leaves in ((95.0, "P", "aab"), (265.0, "Q", "aabaab")):
        canvas.text(x, 22, name, bold=True)
        star(canvas, (x, 86), leaves)
    return canvas.svg()
