"""The transforms of SVG, as matrices."""

import re
from math import cos, radians, sin, tan

from mlquiz.reading.svg_frame import numbers

Matrix = tuple[float, float, float, float, float, float]
"""`a b c d e f` of `matrix(…)`: a point moves to (ax + cy + e, bx + dy + f)."""

UNMOVED: Matrix = (1, 0, 0, 1, 0, 0)

_CALL = re.compile(r"([A-Za-z]+)\s*\(([^)]*)\)")


def matrix_of(transform: str) -> Matrix:
    """The matrix of a `transform`; what is none is left out."""
    found = UNMOVED
    for name, inside in _CALL.findall(transform):
        found = times(found, _call(name, numbers(inside)))
    return found


def _call(name: str, given: list[float]) -> Matrix:  # noqa: PLR0911 - one case a kind of transform
    match name, given:
        case "translate", [x]:
            return (1, 0, 0, 1, x, 0)
        case "translate", [x, y]:
            return (1, 0, 0, 1, x, y)
        case "scale", [both]:
            return (both, 0, 0, both, 0, 0)
        case "scale", [x, y]:
            return (x, 0, 0, y, 0, 0)
        case "rotate", [angle, *centre]:
            x, y = centre if len(centre) == 2 else (0.0, 0.0)
            turned: Matrix = (
                cos(radians(angle)),
                sin(radians(angle)),
                -sin(radians(angle)),
                cos(radians(angle)),
                0,
                0,
            )
            return times(times((1, 0, 0, 1, x, y), turned), (1, 0, 0, 1, -x, -y))
        case "skewX", [angle]:
            return (1, 0, tan(radians(angle)), 1, 0, 0)
        case "skewY", [angle]:
            return (1, tan(radians(angle)), 0, 1, 0, 0)
        case "matrix", [a, b, c, d, e, f]:
            return (a, b, c, d, e, f)
        case _:
            return UNMOVED


def times(one: Matrix, two: Matrix) -> Matrix:
    """The matrix that moves by the second, then by the first."""
    a, b, c, d, e, f = one
    g, h, i, j, k, m = two
    return (a * g + c * h, b * g + d * h, a * i + c * j, b * i + d * j, a * k + c * m + e, b * k + d * m + f)


def moved(matrix: Matrix, x: float, y: float) -> tuple[float, float]:
    """Where a point goes."""
    a, b, c, d, e, f = matrix
    return a * x + c * y + e, b * x + d * y + f
