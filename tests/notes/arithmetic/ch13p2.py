"""The arithmetic behind the number and code cards of ch13p2."""

import math


def _child() -> str:
    import numpy as np

    a = np.array([10, 4, 200, 50, 0])
    b = np.array([6, 8, 100, 90, 40])
    c = np.array([2, 8, 120, 50, 0])
    return str((a + 0.5 * (b - c)).astype(int).tolist())


def _reversed_window() -> bool:
    import numpy as np

    x = np.array([0.0, 1.0, 3.0, 2.0, -1.0])
    return bool(np.allclose(np.abs(np.fft.fft(x)), np.abs(np.fft.fft(x[::-1]))))


ARITHMETIC = {
    "one-pixel-l2-norm-number": lambda: math.sqrt(0**2 + 90**2 + 120**2),
    "random-phase-generation-number": lambda: abs(complex(6, 8)),
}

CODE = {"de-mutation-code": _child, "time-domain-inversion-fft-code": _reversed_window}

EXPECTED = {"de-mutation-code": "[12, 4, 190, 70, 20]", "time-domain-inversion-fft-code": "True"}
