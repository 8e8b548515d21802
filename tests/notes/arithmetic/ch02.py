"""The arithmetic behind the number and code cards of ch02."""


def _linear_model_mse() -> float:
    pairs = [(1, 4), (3, 5)]
    return sum((1 + 2 * x - label) ** 2 for x, label in pairs) / len(pairs)


def _one_step_of_gradient_descent() -> float:
    x, label, w, b, eta = 2, 7, 1, 1, 0.1
    slope = 2 * (label - (b + w * x)) * (-x)
    return w - eta * slope


def _overshoot_on_a_parabola() -> float:
    w = 1 - 1.5 * (2 * 1)
    return w**2


def _regularized_weight() -> float:
    # (label - x w)^2 + penalty w^2 is lowest at w = x label / (x^2 + penalty)
    x, label, penalty = 2, 6, 2
    return x * label / (x**2 + penalty)


def _linear_model_batch() -> str:
    import numpy as np

    x = np.ones((10, 4))
    w = np.ones(4)
    b = 1.0
    y = b + x @ w
    return f"{y.shape} {y[0]}"


ARITHMETIC = {
    "linear-model-mse-two-points": _linear_model_mse,
    "gd-one-step-linear-regression": _one_step_of_gradient_descent,
    "gd-overshoot-parabola": _overshoot_on_a_parabola,
    "regularized-weight-one-dimension": _regularized_weight,
    "bias-variance-expected-error-number": lambda: (5 - 8) ** 2 + 4,
    "n-fold-number-of-trainings": lambda: 4 * 5 + 1,
}

CODE = {
    "linear-model-batch-shape-code": _linear_model_batch,
}

EXPECTED = {
    "linear-model-batch-shape-code": "(10,) 5.0",
}
