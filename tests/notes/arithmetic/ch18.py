"""The arithmetic behind the number cards of ch18."""

import math


def _lle_in_one_dimension() -> float:
    weight = (5 - 4) / (5 - 1)
    return weight * 0 + (1 - weight) * 8


ARITHMETIC = {
    "lle-one-dimension-number": _lle_in_one_dimension,
    "tsne-equal-similarity-number": lambda: math.sqrt(1 / 0.1 - 1),
}
