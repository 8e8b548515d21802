"""The arithmetic behind the number and code cards of ch12p1."""

import math


def _saturated_sigmoid_slope() -> float:
    weight, output = 4, 0.99
    return weight * output * (1 - output)


def _lime_weight_of_the_first_segment() -> float:
    import numpy as np

    bits = np.array([[1, 1, 1], [1, 0, 1], [0, 1, 1], [0, 0, 1]])
    outputs = np.array([0.9, 0.7, 0.3, 0.1])
    weights, *_ = np.linalg.lstsq(bits, outputs, rcond=None)
    return round(float(weights[0]), 12)


def _average_depth() -> float:
    examples_at_depth = {1: 4, 2: 2, 3: 2}
    questions = sum(depth * count for depth, count in examples_at_depth.items())
    return questions / sum(examples_at_depth.values())


def _saliency_shape() -> tuple[int, ...]:
    import numpy as np

    g = np.ones((10, 3, 128, 128))
    return tuple(int(size) for size in np.abs(g).max(axis=1).shape)


ARITHMETIC = {
    "occlusion-number-of-images": lambda: (224 // 32) ** 2,
    "sigmoid-saturated-derivative-number": _saturated_sigmoid_slope,
    "ink-penalty-objective-value": lambda: 0.99 - 0.001 * 392,
    "lime-two-segments-weight": _lime_weight_of_the_first_segment,
    "lime-kernel-weight-at-one-width": lambda: math.exp(-1),
    "decision-tree-average-depth-number": _average_depth,
}

CODE = {
    "saliency-colour-channels-shape": _saliency_shape,
}

EXPECTED = {
    "saliency-colour-channels-shape": "(10, 128, 128)",
}
