"""The arithmetic behind the number and code cards of ch03."""

from math import sqrt
from statistics import mean, pstdev


def _bowl(first: float, second: float) -> float:
    return first**2 + 4 * second**2


def _bowl_gradient(first: float, second: float) -> tuple[float, float]:
    return 2 * first, 8 * second


def _loss_after_a_vector_step() -> float:
    first, second, eta = 4, 1, 0.1
    u, v = _bowl_gradient(first, second)
    return _bowl(first - eta * u, second - eta * v)


def _second_step_of_adagrad() -> float:
    # In the long form: the decayed rate over the root mean square of both gradients.
    gradients, eta, t = [3, 4], 1, 1
    rate = eta / sqrt(t + 1)
    spread = sqrt(sum(g**2 for g in gradients) / (t + 1))
    return rate / spread * gradients[t]


def _derivative_of_the_first_pair() -> float:
    w, x, label = 3, 1, 2
    return 2 * (label - w * x) * (-x)


def _standardized_nine() -> float:
    values = [2, 4, 4, 4, 5, 5, 7, 9]
    return (9 - mean(values)) / pstdev(values)


def _promised_decrease() -> float:
    u, v = _bowl_gradient(4, 1)
    return 0.01 * (u**2 + v**2)


def _counted_updates() -> int:
    examples, batch, updates = 1000, 64, 0
    for _epoch in range(3):
        for _start in range(0, examples, batch):
            updates += 1
    return updates


ARITHMETIC = {
    "gd-vector-step-loss-number": _loss_after_a_vector_step,
    "adagrad-second-step-length": _second_step_of_adagrad,
    "sgd-derivative-at-full-minimum": _derivative_of_the_first_pair,
    "standardized-value-number": _standardized_nine,
    "promised-loss-decrease-number": _promised_decrease,
}

CODE = {
    "minibatch-update-count-code": _counted_updates,
}

EXPECTED = {
    "minibatch-update-count-code": "48",
}
