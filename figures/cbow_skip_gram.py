"""CBOW and skip-gram side by side."""

from collections.abc import Sequence

from figures import style
from figures.canvas import Canvas

_LEFT, _RIGHT = 92.0, 268.0
_IN, _Z, _OUT = 228.0, 146.0, 66.0
_WORD = (70.0, 42.0)
_CONTEXT = (("w_{i−1}", "she"), ("w_{i+1}", "tea"))
_MIDDLE = (("w_{i}", "drinks"),)

Words = Sequence[tuple[str, str]]


def draw() -> str:
    """Draw both variants with their names."""
    canvas = Canvas(286, "CBOW and skip-gram")
    network(canvas, _LEFT, "CBOW", _CONTEXT, _MIDDLE)
    network(canvas, _RIGHT, "skip-gram", _MIDDLE, _CONTEXT)
    canvas.text(180, 274, "sentence: she drinks tea", size=style.SMALL, colour=style.MUTED)
    return canvas.svg()


def network(canvas: Canvas, x: float, name: str, given: Words, guessed: Words) -> None:
    """Draw one network from the given words at the bottom to the guessed ones at the top."""
    canvas.text(x, 26, name, bold=True, size=16)
    for word in zip(_places(x, len(given)), given, strict=True):
        canvas.box((word[0], _IN), _WORD, word[1], style.INPUT)
        canvas.arrow((word[0], _IN - 21), (x + (word[0] - x) * 0.4, _Z + 17))
        side = 14 if word[0] >= x else -14
        canvas.text(x + (word[0] - x) * 0.8 + side, _IN - 32, "W", colour=style.ACCENT, bold=True)
    canvas.box((x, _Z), (72, 32), ["z"], style.KEY, bold=True)
    for word in zip(_places(x, len(guessed)), guessed, strict=True):
        canvas.arrow((x + (word[0] - x) * 0.4, _Z - 16), (word[0], _OUT + 22))
        canvas.box((word[0], _OUT), _WORD, word[1], style.OUTPUT)


def _places(x: float, count: int) -> Sequence[float]:
    return [x] if count == 1 else [x - 40, x + 40]
