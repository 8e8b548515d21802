"""The four targets under letters, for questions."""

from figures.bias_variance_targets import CASES, targets


def draw() -> str:
    """Draw the targets without saying what they show."""
    wild, steady_off, wild_off, steady = (list(CASES.values())[at] for at in (1, 2, 3, 0))
    return targets({"A": wild, "B": steady_off, "C": wild_off, "D": steady})
