"""The arithmetic behind the number and code cards of ch11."""

import math


def _pseudo_labels_above_threshold() -> str:
    import numpy as np

    p = np.array([[0.95, 0.05], [0.60, 0.40], [0.10, 0.90]])
    keep = p.max(axis=1) >= 0.9
    return str(p.argmax(axis=1)[keep])


def _weighted_laplacian_smoothness() -> str:
    import numpy as np

    w = np.array([[0, 4, 0], [4, 0, 2], [0, 2, 0]])
    laplacian = np.diag(w.sum(axis=1)) - w
    y = np.array([1, 1, 0])
    return str(y @ laplacian @ y)


ARITHMETIC = {
    "em-prior-with-fractional-counts": lambda: (4 + 3) / 20,
    "em-mean-with-weighted-point": lambda: (1 + 3 + 0.5 * 5) / (2 + 0.5),
    "semi-supervised-svm-labelling-count": lambda: 2**12,
    "rbf-edge-ratio-number": lambda: math.exp(-1) / math.exp(-9),
}

CODE = {
    "self-training-threshold-code": _pseudo_labels_above_threshold,
    "weighted-laplacian-smoothness-code": _weighted_laplacian_smoothness,
}

EXPECTED = {
    "self-training-threshold-code": "[0 1]",
    "weighted-laplacian-smoothness-code": "2",
}
