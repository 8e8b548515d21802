"""The arithmetic behind the number and code cards of ch09."""

from itertools import groupby, product
from math import exp, hypot


def _sigmoid(z: float) -> float:
    return 1 / (1 + exp(-z))


def _all_ones_rnn() -> int:
    memory, output = (0, 0), 0
    for x in ((1, 1), (1, 1), (2, 2)):
        hidden = sum(x) + sum(memory)
        memory, output = (hidden, hidden), hidden + hidden
    return output


def _lstm_parameters() -> int:
    inputs, cells = 10, 20
    return 4 * (cells * (inputs + cells) + cells)


def _collapse(frames: tuple[str, ...]) -> str:
    return "".join(symbol for symbol, _ in groupby(frames) if symbol != "φ")


def _alignments() -> int:
    # Counted, not computed by a formula: every sequence of three symbols is tried.
    return sum(_collapse(frames) == "ab" for frames in product("abφ", repeat=3))


def _slope_at_one() -> float:
    step = 1e-6
    return round(((1 + step) ** 999 - (1 - step) ** 999) / (2 * step), 0)


def _rnn_loop() -> str:
    import numpy as np

    w_i, w_h = np.ones((3, 4)), np.eye(3)
    a = np.zeros(3)
    for x in np.ones((5, 4)):
        a = w_h @ a + w_i @ x
    return str(a)


def _transform_split() -> tuple[int, ...]:
    import numpy as np

    d, n = 10, 20
    w = np.zeros((4 * n, d + n))
    x_and_h = np.zeros(d + n)
    z, _, _, _ = np.split(w @ x_and_h, 4)
    return np.shape(z)


def _last_hidden() -> tuple[int, ...]:
    import numpy as np

    hidden = np.ones((12, 20))
    w_o = np.ones((5, 20))
    return np.shape(w_o @ hidden[-1])


ARITHMETIC = {
    "rnn-all-ones-third-output": _all_ones_rnn,
    "lstm-memory-after-adding-four": lambda: 4 * _sigmoid(90) + 3 * _sigmoid(110),
    "lstm-layer-parameter-count": _lstm_parameters,
    "rnn-toy-slope-at-one": _slope_at_one,
    "gradient-clipping-first-component": lambda: 30 * 5 / hypot(30, 40),
    "ctc-alignments-of-ab": _alignments,
    "soft-reading-two-places": lambda: 0.25 * 2 + 0.75 * 6,
}

CODE = {
    "rnn-numpy-loop-code": _rnn_loop,
    "lstm-transform-split-code": _transform_split,
    "sentiment-last-hidden-code": _last_hidden,
}

EXPECTED = {
    "rnn-numpy-loop-code": "[20. 20. 20.]",
    "lstm-transform-split-code": "(20,)",
    "sentiment-last-hidden-code": "(5,)",
}
