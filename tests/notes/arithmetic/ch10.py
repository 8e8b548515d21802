"""The arithmetic behind the number and code cards of ch10."""


def _count_based_squared_miss() -> int:
    cat, dog, count = (1, 2), (3, 1), 7
    return (sum(a * b for a, b in zip(cat, dog, strict=True)) - count) ** 2


def _one_hot_picks_a_column() -> str:
    import numpy as np

    w = np.arange(8).reshape(2, 4)
    x = np.array([0, 0, 1, 0])
    return str(w @ x)


ARITHMETIC = {
    "count-based-squared-miss-number": _count_based_squared_miss,
    "shared-embedding-matrix-size": lambda: 100 * 50_000,
}

CODE = {
    "one-hot-picks-column-code": _one_hot_picks_a_column,
}

EXPECTED = {
    "one-hot-picks-column-code": "[2 6]",
}
