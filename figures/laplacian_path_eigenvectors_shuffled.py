"""Eigenvectors of a path in another order and without eigenvalues, for a question."""

from figures.canvas import Canvas
from figures.laplacian_path_eigenvectors import N, middle, spectrum, stems

_ORDER = {"A": 2, "B": 5, "C": 1, "D": 3}


def draw() -> str:
    """Draw four eigenvectors under letters."""
    pairs = spectrum(N)
    canvas = Canvas(middle(len(_ORDER)) - 54, "Four eigenvectors of the Laplacian of a path of eight nodes")
    for row, (letter, k) in enumerate(_ORDER.items()):
        y = middle(row) - 30
        canvas.text(40, y + 5, letter, bold=True, size=16)
        stems(canvas, y, pairs[k][1])
    return canvas.svg()
