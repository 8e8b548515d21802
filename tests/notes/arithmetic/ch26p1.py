"""The arithmetic behind the number and code cards of ch26p1."""

from math import log


def _discounted_returns() -> list[float]:
    rewards, gamma = [0, 0, 4], 0.5
    g, returns = 0.0, []
    for r in reversed(rewards):
        g = r + gamma * g
        returns.append(g)
    return returns[::-1]


def _negative_advantage_push() -> str:
    import numpy as np

    p = np.array([0.5, 0.25, 0.25])
    taken = np.array([0, 1, 0])
    return str(-2 * (taken - p))


def _value_by_temporal_difference() -> float:
    rewards_after_b = [0, 1, 1, 1, 0]
    return 2 + sum(rewards_after_b) / len(rewards_after_b)


ARITHMETIC = {
    "weighted-actor-loss-two-pairs": lambda: 3 * -log(0.5) + -1 * -log(0.25),
    "expected-reward-of-three-trajectories": lambda: 0.5 * 4 + 0.3 * 0 + 0.2 * -5,
    "policy-gradient-division-by-probability": lambda: 3 * 1 / 0.75,
    "advantage-from-sampled-return-number": lambda: 8 - (8 + 2 + 4 + 6) / 4,
    "td-value-five-episodes-number": _value_by_temporal_difference,
    "v-from-q-and-policy-number": lambda: 0.7 * 1 + 0.2 * 3 + 0.1 * 6,
    "advantage-one-step-number": lambda: 1 + 4.5 - 6,
}

CODE = {
    "discounted-return-backward-loop": _discounted_returns,
    "negative-advantage-logit-push": _negative_advantage_push,
}

EXPECTED = {
    "discounted-return-backward-loop": "[1.0, 2.0, 4.0]",
    "negative-advantage-logit-push": "[ 1.  -1.5  0.5]",
}
