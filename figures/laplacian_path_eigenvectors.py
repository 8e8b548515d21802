"""Eigenvectors of the graph Laplacian of a path, drawn over its nodes."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from figures import style
from figures.canvas import Canvas, Point

N = 8
_SHOWN = (0, 1, 2, 3, 7)
_LEFT, _GAP = 112.0, 33.0
_TOP, _STEP = 48.0, 68.0
_SCALE = 44.0

Pair = tuple[float, NDArray[np.float64]]


def draw() -> str:
    """Draw five eigenvectors with their number and eigenvalue."""
    pairs = spectrum(N)
    canvas = Canvas(_TOP + len(_SHOWN) * _STEP + 14, "Eigenvectors of the Laplacian of a path of eight nodes")
    canvas.text(style.WIDTH / 2, 22, f"path of N = {N} nodes, λ_{{k}} = 2 − 2 cos(πk/N)", bold=True)
    for row, k in enumerate(_SHOWN):
        value, vector = pairs[k]
        y = middle(row)
        canvas.text(14, y - 3, f"k = {k}", anchor="start", bold=True)
        canvas.text(14, y + 15, f"λ = {abs(value):.2f}", anchor="start")
        stems(canvas, y, vector)
    return canvas.svg()


def middle(row: int) -> float:
    """Return the height at which the path of a row is drawn."""
    return _TOP + (row + 0.5) * _STEP


def spectrum(count: int) -> Sequence[Pair]:
    """Return the eigenvalues of a path and its unit eigenvectors, each positive at the first node."""
    adjacency = np.eye(count, k=1) + np.eye(count, k=-1)
    values, vectors = np.linalg.eigh(np.diag(adjacency.sum(axis=1)) - adjacency)
    expected = 2 - 2 * np.cos(np.pi * np.arange(count) / count)
    if not np.allclose(values, expected):
        raise ValueError("the eigenvalues are not those of a path")
    signed = (vectors * np.sign(vectors[0])).T
    return list(zip(map(float, values), signed, strict=True))


def stems(canvas: Canvas, y: float, vector: NDArray[np.float64]) -> None:
    """Draw the path and the value at each of its nodes."""
    nodes: list[Point] = [(_LEFT + at * _GAP, y) for at in range(len(vector))]
    canvas.line(nodes[0], nodes[-1], colour=style.MUTED)
    tips = [(x, y - _SCALE * float(value)) for (x, _), value in zip(nodes, vector, strict=True)]
    for node, tip in zip(nodes, tips, strict=True):
        canvas.line(node, tip, colour=style.RULE)
    canvas.line(*tips, colour=style.BLUE, width=2)
    for node, tip in zip(nodes, tips, strict=True):
        canvas.circle(node, 2.5, style.WHITE, edge=style.MUTED)
        canvas.circle(tip, 3.5, style.BLUE, edge=style.BLUE)
