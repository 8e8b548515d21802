"""The arithmetic behind the number and code cards of ch04."""

from math import sqrt


def _momentum_with_a_constant_gradient() -> float:
    movement = 0.0
    for _step in range(1000):
        movement = 0.9 * movement - 1
    return -movement


def _coasting() -> float:
    theta, m, lam, eta = 0.0, 0.0, 0.5, 1.0
    for g in [1.0, 0.0, 0.0]:
        m = lam * m - eta * g
        theta = theta + m
    return theta


def _rmsprop_sigma() -> float:
    alpha, sigma, gradient = 0.5, 1, 7
    return sqrt(alpha * sigma**2 + (1 - alpha) * gradient**2)


def _triangular_learning_rate() -> float:
    low, high, half_cycle, epoch = 0.001, 0.005, 4, 6
    within = epoch % (2 * half_cycle)
    return low + (high - low) * (1 - abs(within - half_cycle) / half_cycle)


def _radam_memory() -> float:
    beta, t = 0.9, 1
    longest = 2 / (1 - beta) - 1
    return longest - 2 * t * beta**t / (1 - beta**t)


def _first_step_of_adam_with_a_penalty() -> float:
    theta, loss_gradient, penalty, eta = 1.0, 0.0, 0.5, 0.1
    beta_1, beta_2 = 0.9, 0.999
    gradient = loss_gradient + penalty * theta
    m = (1 - beta_1) * gradient / (1 - beta_1)
    v = (1 - beta_2) * gradient**2 / (1 - beta_2)
    return theta - eta * m / sqrt(v)


ARITHMETIC = {
    "momentum-constant-gradient-limit": _momentum_with_a_constant_gradient,
    "rmsprop-sigma-number": _rmsprop_sigma,
    "cyclical-triangle-number": _triangular_learning_rate,
    "radam-memory-after-one-step": _radam_memory,
    "adam-l2-first-step-number": _first_step_of_adam_with_a_penalty,
}

CODE = {
    "momentum-coasting-code": _coasting,
}

EXPECTED = {
    "momentum-coasting-code": "-1.75",
}
