"""The arithmetic behind the number and code cards of ch07."""


def _output_side(side: int, kernel: int, stride: int, padding: int) -> int:
    # Counted, not computed by the formula: the places where the kernel fits.
    return len(range(-padding, side + padding - kernel + 1, stride))


def _local_connections() -> int:
    fields = _output_side(6, 3, 1, 0) ** 2
    return fields * 3 * 3


def _max_pooling() -> str:
    import numpy as np

    a = np.array([[3, -1, -3, -1], [-3, 1, 0, -3], [-3, -3, 0, 1], [3, -2, -2, -1]])
    return str(a.reshape(2, 2, 2, 2).max(axis=(1, 3)).tolist())


ARITHMETIC = {
    "cnn-fully-connected-first-layer-weights": lambda: 100 * 100 * 3 * 1000,
    "local-connections-weight-count": _local_connections,
    "convolution-output-size-stride-two": lambda: _output_side(128, 3, 2, 1),
    "convolution-layer-parameter-count": lambda: 3 * 3 * 64 * 128 + 128,
}

CODE = {"max-pooling-numpy-code": _max_pooling}

EXPECTED = {"max-pooling-numpy-code": "[[3, 0], [3, 1]]"}
