"""Label spreading on two moons, against the label of the nearest labelled point."""

import numpy as np
from numpy.typing import NDArray

from figures import style
from figures.canvas import Canvas, Point

_SIZE = 30
_LABELLED = (4, _SIZE + 4)
_GAMMA = 25.0
_STEPS = (30, 3000)
_SURE = 0.02

Array = NDArray[np.float64]


def draw() -> str:
    """Draw the start, the labels on the way, the labels at the end and those by plain distance."""
    points = _moons()
    some, many = (_spread(points, steps) for steps in _STEPS)
    start = np.zeros(2 * _SIZE)
    start[list(_LABELLED)] = 1, -1
    canvas = Canvas(318, "Label spreading on two moons")
    _panel(canvas, (8, 8), "A: start", (points, start))
    _panel(canvas, (184, 8), f"B: after {_STEPS[0]} steps", (points, some))
    _panel(canvas, (8, 152), "C: at the end", (points, many))
    _panel(canvas, (184, 152), "D: by distance", (points, _nearest(points)))
    _legend(canvas)
    return canvas.svg()


def _moons() -> Array:
    """Return two half circles that reach into each other, with a little noise."""
    angle = np.linspace(0, np.pi, _SIZE)
    upper = np.column_stack([np.cos(angle), np.sin(angle)])
    lower = np.column_stack([1 - np.cos(angle), 0.5 - np.sin(angle)])
    noise = np.random.default_rng(7).normal(0, 0.05, (2 * _SIZE, 2))
    return np.asarray(np.vstack([upper, lower]) + noise, dtype=np.float64)


def _distances(points: Array) -> Array:
    return np.asarray(((points[:, None] - points[None]) ** 2).sum(axis=2), dtype=np.float64)


def _spread(points: Array, steps: int) -> Array:
    """Give each unlabelled point the weighted mean of the others, again and again."""
    weights = np.exp(-_GAMMA * _distances(points))
    np.fill_diagonal(weights, 0)
    weights /= weights.sum(axis=1, keepdims=True)
    labels = np.zeros(len(points))
    for _ in range(steps):
        labels[list(_LABELLED)] = 1, -1
        labels = weights @ labels
    labels[list(_LABELLED)] = 1, -1
    return labels


def _nearest(points: Array) -> Array:
    first, second = _distances(points)[list(_LABELLED)]
    return np.where(first < second, 1.0, -1.0)


def _panel(canvas: Canvas, corner: Point, title: str, data: tuple[Array, Array]) -> None:
    x0, y0 = corner
    canvas.rect(x0, y0, 168, 136, style.WHITE, edge=style.RULE, r=6)
    canvas.text(x0 + 10, y0 + 20, title, anchor="start", bold=True)
    for at, ((x, y), label) in enumerate(zip(*data, strict=True)):
        place = (x0 + 60 + 48 * float(x), y0 + 88 - 46 * float(y))
        _mark(canvas, place, float(label), large=at in _LABELLED)


def _mark(canvas: Canvas, place: Point, label: float, *, large: bool) -> None:
    """Draw a disc or a square for the two classes, a small ring where no label has arrived."""
    x, y = place
    half = 6.0 if large else 3.2
    edge = style.INK if large else "none"
    if abs(label) < _SURE:
        canvas.circle(place, 2.4, style.WHITE, edge=style.MUTED)
    elif label > 0:
        canvas.circle(place, half, style.BLUE, edge=edge)
    else:
        canvas.rect(x - half, y - half, 2 * half, 2 * half, style.ORANGE, edge=edge)


def _legend(canvas: Canvas) -> None:
    for x, label, name in ((20.0, 1.0, "class 1"), (104.0, -1.0, "class 2"), (188.0, 0.0, "no label yet")):
        _mark(canvas, (x, 302), label, large=False)
        canvas.text(x + 9, 306, name, size=style.SMALL, anchor="start")
    _mark(canvas, (290, 302), 1, large=True)
    canvas.text(300, 306, "labelled", size=style.SMALL, anchor="start")
