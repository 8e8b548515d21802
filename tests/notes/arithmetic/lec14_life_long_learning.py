"""The arithmetic behind the number and code cards of lec14-life-long-learning."""

import numpy as np


def _si_guard() -> float:
    steps, gradients, epsilon = [0.3, 0.1], [-4, -2], 0.04
    omega = -sum(g * s for g, s in zip(gradients, steps, strict=True))
    return omega / (sum(steps) ** 2 + epsilon)


def _projected_second() -> float:
    new, old = np.array([3.0, -1.0]), np.array([0.0, 2.0])
    return float((new - (new @ old) / (old @ old) * old)[1])


def _penalty() -> str:
    b, old, new = np.array([2.0, 0.0, 1.0]), np.ones(3), np.array([2.0, 9.0, 3.0])
    return str((b * (new - old) ** 2).sum())


def _softened_first() -> float:
    recorded, temperature = np.array([0.9, 0.1]), 2
    soft = recorded ** (1 / temperature)
    return float(soft[0] / soft.sum())


def _herding_second() -> float:
    features, picked = [2, 3, 7], 3
    mean = sum(features) / len(features)
    left = [feature for feature in features if feature != picked]
    return min(left, key=lambda feature: abs((picked + feature) / 2 - mean))


def _combined_targets() -> str:
    old, label = np.array([0.7, 0.2, 0.4]), np.array([0.0, 0.0, 1.0])
    return str(np.concatenate([old[:2], label[2:]]))


ARITHMETIC = {
    "fisher-guard-square-number": lambda: (3**2 + (-1) ** 2 + (-2) ** 2) / 3,
    "mas-one-weight-number": lambda: 2 * 2 * 3**2,
    "si-guard-number": _si_guard,
    "average-accuracy-after-task": lambda: (0.5 + 0.7 + 0.9) / 3,
    "backward-transfer-number": lambda: ((0.70 - 0.90) + (0.84 - 0.80)) / 2,
    "gem-projected-gradient-number": _projected_second,
    "isolated-weights-left-number": lambda: 1000 * 0.6**3,
    "lwf-softened-target-number": _softened_first,
    "icarl-exemplars-dropped-number": lambda: 2000 / 40 - 2000 / (40 + 10),
    "icarl-herding-next-number": _herding_second,
}

CODE = {"guarded-penalty-code": _penalty, "icarl-combined-targets-code": _combined_targets}

EXPECTED = {"guarded-penalty-code": "6.0", "icarl-combined-targets-code": "[0.7 0.2 1. ]"}
