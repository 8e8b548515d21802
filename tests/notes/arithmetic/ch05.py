"""The arithmetic behind the number and code cards of ch05."""

from math import exp
from statistics import mean, pvariance


def _least_squares_boundary() -> float:
    xs, targets = [0, 1, 2, 3, 14], [-1, -1, 1, 1, 1]
    middle, height = mean(xs), mean(targets)
    slope = sum((x - middle) * (t - height) for x, t in zip(xs, targets, strict=True)) / sum(
        (x - middle) ** 2 for x in xs
    )
    return middle - height / slope


def _two_boxes() -> float:
    first, second = 4 / 5 * 2 / 3, 2 / 5 * 1 / 3
    return round(first / (first + second), 12)


def _shared_covariance_parameters() -> float:
    features = 7
    return 2 * features + features * (features + 1) / 2


def _gaussian_posterior() -> float:
    # From the densities themselves, not from w and b.
    def density(x: float, centre: float) -> float:
        return exp(-((x - centre) ** 2) / (2 * 2))

    first, second = density(4, 3), density(4, 1)
    return first / (first + second)


def _square_error_gradient() -> float:
    label, output, x = 1, 0.01, 1
    return abs(2 * (output - label) * output * (1 - output) * x)


def _naive_bayes() -> float:
    class_two = [(1, 0)] * 4 + [(0, 1)] * 4 + [(0, 0)] * 4
    first = 1 * 1 * 1 / 13
    ones = [mean(x[i] for x in class_two) for i in range(2)]
    second = ones[0] * ones[1] * len(class_two) / 13
    return first / (first + second)


def _covariance_code() -> str:
    import numpy as np

    x = np.array([[1.0, 0.0], [3.0, 4.0]])
    d = x - x.mean(axis=0)
    return str((d.T @ d / len(x)).tolist())


def _gradient_code() -> str:
    import numpy as np

    x, y = np.ones((5, 3)), np.ones(5)
    w, b = np.zeros(3), 0.0
    f = 1 / (1 + np.exp(-(x @ w + b)))
    grad = -(y - f) @ x
    return str(grad.tolist())


ARITHMETIC = {
    "least-squares-boundary-far-point": _least_squares_boundary,
    "two-boxes-blue-posterior": _two_boxes,
    "shared-gaussian-parameter-count": _shared_covariance_parameters,
    "shared-covariance-entry-number": lambda: (79 * 874 + 61 * 847) / 140,
    "ml-variance-four-points": lambda: pvariance([2, 4, 4, 6]),
    "gaussian-posterior-one-feature": _gaussian_posterior,
    "square-error-gradient-number": _square_error_gradient,
    "naive-bayes-thirteen-examples": _naive_bayes,
}

CODE = {
    "ml-covariance-numpy-code": _covariance_code,
    "logistic-gradient-numpy-code": _gradient_code,
}

EXPECTED = {
    "ml-covariance-numpy-code": "[[1.0, 2.0], [2.0, 4.0]]",
    "logistic-gradient-numpy-code": "[-2.5, -2.5, -2.5]",
}
