"""The arithmetic behind the number and code cards of ch13p1."""

import math


def _l2_projection_first_coordinate() -> float:
    length = math.hypot(6, 8)
    return 6 * 5 / length


def _fgsm_step() -> str:
    import numpy as np

    x = np.array([10, 20, 30])
    grad = np.array([0.01, -5.0, 2.0])
    return str(x + 2 * np.sign(grad).astype(int))


def _squeeze(value: float) -> float:
    return round(value * 7) / 7


ARITHMETIC = {
    "same-l2-single-pixel-change": lambda: math.sqrt(sum(3**2 for _ in range(16))),
    "l2-projection-number": _l2_projection_first_coordinate,
    "deepfool-linear-distance": lambda: 10 / math.hypot(3, 4),
    "fgsm-first-order-loss-drop": lambda: 0.1 * (0.5 + 2 + 1),
    "adversarial-training-passes-per-image": lambda: 10 + 1 + 1,
}

CODE = {
    "fgsm-numpy-step-code": _fgsm_step,
    "bit-depth-squeezing-code": lambda: _squeeze(0.43) == _squeeze(0.46),
}

EXPECTED = {"fgsm-numpy-step-code": "[12 18 32]", "bit-depth-squeezing-code": "True"}
