"""Polynomials of several degrees fitted to the same few noisy points."""

from dataclasses import dataclass
from functools import cache

import numpy as np
from numpy.polynomial import Polynomial

from figures.valley import Vector

_NOISE = 0.3
_TRAINING = 12
_TESTING = 200


@dataclass(frozen=True)
class Points:
    """Inputs with their labels."""

    x: Vector
    y: Vector


def curve(x: Vector) -> Vector:
    """Return the true function, without noise."""
    return np.sin(2 * np.pi * x)


@cache
def samples() -> tuple[Points, Points]:
    """Return the examples for training and the ones for testing."""
    random = np.random.default_rng(7)
    spread = (np.arange(_TRAINING) + 0.5) / _TRAINING
    inputs = (spread, random.uniform(spread[0], spread[-1], _TESTING))
    first, second = (Points(x, curve(x) + random.normal(0, _NOISE, len(x))) for x in inputs)
    return first, second


def fit(degree: int) -> Polynomial:
    """Return the polynomial with the least square error on the training points."""
    training, _ = samples()
    return Polynomial.fit(training.x, training.y, degree)


def errors(degree: int) -> tuple[float, float]:
    """Return the root mean square error on training and testing points."""
    fitted = fit(degree)
    first, second = (float(np.sqrt(np.mean((fitted(part.x) - part.y) ** 2))) for part in samples())
    return first, second
