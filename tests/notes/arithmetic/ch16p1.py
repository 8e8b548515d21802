"""The arithmetic behind the number and code cards of ch16p1."""

from math import exp, sin


def _layers_to_reach() -> int:
    layers, reach = 0, 1
    while reach < 101:
        layers, reach = layers + 1, reach + 3 - 1
    return layers


def _self_attention_output_shape() -> tuple[int, ...]:
    import numpy as np

    x = np.ones((5, 8))
    q = x @ np.ones((8, 3))
    k = x @ np.ones((8, 3))
    v = x @ np.ones((8, 6))
    powers = np.exp(q @ k.T - np.max(q @ k.T, axis=1, keepdims=True))
    weights = powers / np.sum(powers, axis=1, keepdims=True)
    return np.shape(weights @ v)


def _split_into_heads_shape() -> tuple[int, ...]:
    import numpy as np

    q = np.zeros((10, 512))
    return np.shape(q.reshape(10, 8, 64).transpose(1, 0, 2))


ARITHMETIC = {
    "convolution-stack-reach": _layers_to_reach,
    "softmax-attention-weight-three-keys": lambda: exp(2) / (exp(2) + exp(0) + exp(0)),
    "attention-matrix-ten-seconds": lambda: (10 * 100) ** 2,
    "transformer-base-head-dimension": lambda: 512 / 8,
    "sinusoidal-encoding-value": lambda: sin(3 / 10000 ** (2 / 4)),
    "encoder-block-weight-count": lambda: 4 * 512 * 512 + 2 * 512 * 2048,
}

CODE = {
    "numpy-self-attention-output-shape": _self_attention_output_shape,
    "numpy-split-into-heads": _split_into_heads_shape,
}

EXPECTED = {
    "numpy-self-attention-output-shape": "(5, 6)",
    "numpy-split-into-heads": "(8, 10, 64)",
}
