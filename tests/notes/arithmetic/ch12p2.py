"""The arithmetic behind the number and code cards of ch12p2."""

import itertools
import math


def _chance_above_one_sigma() -> float:
    # the gradient of max(0, x) is 1 where x + noise > 0
    x, sigma = -0.1, 0.1
    return 0.5 * math.erfc(-x / sigma / math.sqrt(2))


def _relevance_of_the_second_neuron() -> int:
    relevance = [30, 250, 15, 5]
    to_first = [10, 200, 5, 1]
    return sum(whole - part for whole, part in zip(relevance, to_first, strict=True))


def _integrated_gradient_of_a_product() -> float:
    x1, x2, steps = 2, 3, 1000
    alphas = [(k + 0.5) / steps for k in range(steps)]
    mean_gradient = sum(alpha * x2 for alpha in alphas) / steps
    return round(x1 * mean_gradient, 9)


def _expected_layer() -> float:
    scores = [80, 86, 90, 92]
    gains = [after - before for before, after in itertools.pairwise(scores)]
    return sum(layer * gain for layer, gain in enumerate(gains, start=1)) / sum(gains)


def _intersection_over_union() -> float:
    region, mask, common = 40, 60, 20
    return common / (region + mask - common)


def _mean_gradient_on_the_path() -> float:
    import numpy as np

    alpha = (np.arange(100) + 0.5) / 100
    gradient = 2 * (alpha * 3)
    return float(round(gradient.mean(), 6))


ARITHMETIC = {
    "smoothgrad-relu-expected-value": _chance_above_one_sigma,
    "lrp-second-neuron-relevance": _relevance_of_the_second_neuron,
    "integrated-gradients-product-number": _integrated_gradient_of_a_product,
    "sensitivity-two-required-sum": lambda: 100 - 20,
    "cumulative-score-expected-layer": _expected_layer,
    "network-dissection-iou-value": _intersection_over_union,
}

CODE = {
    "integrated-gradients-code-missing-factor": _mean_gradient_on_the_path,
}

EXPECTED = {
    "integrated-gradients-code-missing-factor": "3.0",
}
