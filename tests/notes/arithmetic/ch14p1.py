"""The arithmetic behind the number and code cards of ch14p1."""

import math


def _temperature_ratio() -> float:
    logits = (math.log(81), 0.0)
    temperature = 4
    return math.exp((logits[0] - logits[1]) / temperature)


def _clustering_bits() -> int:
    weights, clusters, bits = 16, 4, 32
    return weights * math.ceil(math.log2(clusters)) + clusters * bits


def _pruning_mask() -> str:
    import numpy as np

    W = np.array([[3.0, -0.1], [0.2, -4.0]])
    mask = np.abs(W) > 1
    P = W * mask
    return f"{P.shape} {np.count_nonzero(P)}"


def _low_rank_layer() -> str:
    import numpy as np

    V = np.ones((5, 100))
    U = np.ones((80, 5))
    x = np.ones(100)
    y = U @ (V @ x)
    return f"{y.shape} {U.size + V.size}"


ARITHMETIC = {
    "pruning-three-rounds-left": lambda: 100 * 0.8**3,
    "neuron-pruning-weight-count": lambda: 100 * (50 - 20) + (50 - 20) * 10,
    "softmax-temperature-ratio-number": _temperature_ratio,
    "weight-clustering-storage-bits": _clustering_bits,
    "low-rank-layer-weights-number": lambda: 50 * (1000 + 1000),
    "depthwise-separable-weights": lambda: 3 * 3 * 2 + 2 * 4,
}

CODE = {
    "pruning-mask-numpy-shape-code": _pruning_mask,
    "low-rank-shapes-code": _low_rank_layer,
}

EXPECTED = {
    "pruning-mask-numpy-shape-code": "(2, 2) 2",
    "low-rank-shapes-code": "(80,) 900",
}
