"""A simple RNN with its loop, and the same network unrolled over three steps."""

from figures import style
from figures.canvas import Canvas

_OUT, _HIDDEN, _IN = 60.0, 150.0, 240.0
_STEPS = (182.0, 252.0, 322.0)
_FOLDED = 40.0
_BOX = (36.0, 30.0)


def draw() -> str:
    """Draw the network once with a loop and once for each of three inputs."""
    canvas = Canvas(304, "A simple RNN and its unrolled form")
    canvas.text(50, 26, "with a loop", bold=True)
    canvas.text(252, 26, "unrolled over 3 steps", bold=True)
    _column(canvas, _FOLDED, "t")
    _loop(canvas)
    canvas.line((108, 40), (108, 262), colour=style.RULE)
    for step, x in enumerate(_STEPS, 1):
        _column(canvas, x, str(step))
        _from_before(canvas, x)
    canvas.text(_STEPS[0] - 56, _HIDDEN + 5, "a^{0}", bold=True)
    canvas.text(180, 290, "same letter, same weights at every step", size=style.SMALL, colour=style.MUTED)
    return canvas.svg()


def _column(canvas: Canvas, x: float, time: str) -> None:
    """Draw input, hidden layer and output of one time step."""
    parts = ((_IN, "x", style.INPUT), (_HIDDEN, "a", style.KEY), (_OUT, "y", style.OUTPUT))
    for y, name, fill in parts:
        canvas.box((x, y), _BOX, [f"{name}^{{{time}}}"], fill, bold=True)
    for below, above, weight in ((_IN, _HIDDEN, "i"), (_HIDDEN, _OUT, "o")):
        canvas.arrow((x, below - 15), (x, above + 16))
        canvas.text(x + 5, (below + above) / 2 + 6, f"W^{{{weight}}}", anchor="start", colour=style.ACCENT)


def _loop(canvas: Canvas) -> None:
    left, right = _FOLDED - 33, _FOLDED + 36
    path = ((_FOLDED + 18, 143), (right, 143), (right, 177), (left, 177), (left, 150), (_FOLDED - 19, 150))
    canvas.arrow(*path, colour=style.BLUE, width=1.8)
    canvas.text(right + 4, 164, "W^{h}", anchor="start", colour=style.ACCENT)


def _from_before(canvas: Canvas, x: float) -> None:
    """Draw the arrow from the memory of the step before."""
    start = x - 44 if x == _STEPS[0] else x - (_STEPS[1] - _STEPS[0]) + 19
    canvas.arrow((start, _HIDDEN), (x - 19, _HIDDEN), colour=style.BLUE, width=1.8)
    canvas.text((start + x - 19) / 2 - 2, _HIDDEN - 8, "W^{h}", colour=style.ACCENT)
