"""Self-attention as a flow of matrices, positions in columns as in the lecture."""

from figures import style
from figures.canvas import Canvas, Point

_CELL = 17.0
_N = 4
_SIDE = _N * _CELL


def draw() -> str:
    """Draw how the input I becomes Q, K and V, then A, A′ and the output O."""
    canvas = Canvas(650, "Self-attention as matrix products with the shape of every matrix")
    _input(canvas)
    _projection(canvas, 62, "q", style.QUERY, rows=3)
    _projection(canvas, 172, "k", style.KEY, rows=3)
    _projection(canvas, 294, "v", style.VALUE, rows=2)
    _scores(canvas)
    _output(canvas)
    _note(canvas, 620, "Here each column is a position (the lecture).")
    _note(canvas, 638, "The paper uses rows: softmax(QK^{T}/√d_{k}) V.")
    return canvas.svg()


def _note(canvas: Canvas, y: float, text: str) -> None:
    canvas.text(style.WIDTH / 2, y, text, size=style.SMALL, colour=style.MUTED)


def _matrix(canvas: Canvas, centre: float, top: float, rows: int, colour: str) -> None:
    canvas.grid((centre - _SIDE / 2, top), [[colour] * _N] * rows, _CELL)


def _columns(canvas: Canvas, centre: float, y: float, letter: str) -> None:
    for column in range(_N):
        x = centre - _SIDE / 2 + (column + 0.5) * _CELL
        canvas.text(x, y, f"{letter}^{{{column + 1}}}")


def _label(canvas: Canvas, at: Point, formula: str, shape: str) -> None:
    canvas.text(*at, formula, anchor="start", bold=True)
    canvas.text(at[0], at[1] + 17, shape, size=style.SMALL, anchor="start", colour=style.MUTED)


def _input(canvas: Canvas) -> None:
    _columns(canvas, 172, 24, "a")
    _matrix(canvas, 172, 30, 4, style.INPUT)
    _label(canvas, (218, 58), "I", "d_{in} × N, here N = 4")


def _projection(canvas: Canvas, x: float, letter: str, colour: str, *, rows: int) -> None:
    """Draw the arrow from I with its weight and the matrix at its end."""
    canvas.arrow((172, 98), (172, 116), (x, 116), (x, 148))
    canvas.text(x + 8, 138, f"W^{{{letter}}}", anchor="start", colour=style.ACCENT, bold=True)
    _columns(canvas, x, 164, letter)
    _matrix(canvas, x, 170, rows, colour)
    below = 170 + rows * _CELL + 18
    canvas.text(x, below, f"{letter.upper()} = W^{{{letter}}} I", bold=True)
    shape = "d′ × N" if letter == "v" else "d × N"
    canvas.text(x, below + 16, shape, size=style.SMALL, colour=style.MUTED)


def _scores(canvas: Canvas) -> None:
    """Draw A from Q and K, and A′ with its first column framed."""
    canvas.line((62, 264), (62, 278), (172, 278), (172, 264))
    canvas.arrow((117, 278), (117, 300))
    _matrix(canvas, 117, 302, _N, style.SCORE)
    _label(canvas, (162, 330), "A = K^{T} Q", "N × N")
    canvas.arrow((117, 372), (117, 402))
    canvas.text(127, 391, "softmax of each column", size=style.SMALL, anchor="start")
    _matrix(canvas, 117, 404, _N, style.SCORE)
    canvas.rect(117 - _SIDE / 2, 404, _CELL, _SIDE, "none", edge=style.ACCENT, line=3)
    _label(canvas, (162, 432), "A′", "N × N")


def _output(canvas: Canvas) -> None:
    canvas.line((117, 474), (117, 490), (294, 490), (294, 246))
    canvas.arrow((206, 490), (206, 520))
    _columns(canvas, 206, 536, "b")
    _matrix(canvas, 206, 542, 2, style.OUTPUT)
    _label(canvas, (250, 556), "O = V A′", "d′ × N")
