"""The arithmetic behind the number and code cards of lec10-nlp-attacks."""

import numpy as np


def _hotflip_change() -> float:
    present, gradient = np.array([2, 0]), np.array([1, -3])
    candidates = np.array([[4, 1], [0, -2], [3, 1]])
    return float(((candidates - present) @ gradient).max())


def _scores_shape() -> str:
    grad, emb = np.ones((1, 3, 300)), np.ones((10000, 300))
    return str(np.einsum("bij,kj->bik", grad, emb).shape)


ARITHMETIC = {
    "text-attack-exhaustive-number": lambda: (5 + 1) ** 4 - 1,
    "hotflip-best-change-number": _hotflip_change,
    "trigger-search-passes-number": lambda: 3 * (1 + 40),
    "textfooler-queries-number": lambda: 1 + 12 + 3 * 50,
}

CODE = {"hotflip-scores-shape-code": _scores_shape}

EXPECTED = {"hotflip-scores-shape-code": "(1, 3, 10000)"}
