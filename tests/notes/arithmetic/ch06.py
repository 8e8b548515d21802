"""The arithmetic behind the number and code cards of ch06."""

from math import exp


def _sigmoid(z: float) -> float:
    return 1 / (1 + exp(-z))


def _sigmoid_slope(z: float) -> float:
    return _sigmoid(z) * (1 - _sigmoid(z))


def _backward_pass_one_neuron() -> float:
    outgoing = [(2, 0.4), (-1, -0.4)]
    return _sigmoid_slope(0) * sum(weight * derivative for weight, derivative in outgoing)


def _parity_chain() -> int:
    # The chain of XNOR gates says "even" for every eight bits; count the gates of one chain.
    counts = set()
    for number in range(2**8):
        bits = [number >> place & 1 for place in range(8)]
        signal, gates = bits[0], 0
        for bit in bits[1:]:
            signal, gates = int(signal == bit), gates + 1
        assert signal == (sum(bits) % 2 == 0)
        counts.add(gates)
    (gates,) = counts
    return gates


def _weight_gradient() -> str:
    import numpy as np

    a_below = np.ones(4)
    z = np.zeros(3)
    w_next = np.ones((2, 3))
    delta_next = np.ones(2)
    s = 1 / (1 + np.exp(-z))
    delta = s * (1 - s) * (w_next.T @ delta_next)
    return f"{np.outer(delta, a_below).shape} {delta[0]}"


ARITHMETIC = {
    "sigmoid-neuron-output-number": lambda: _sigmoid(1 * 1 + (-2) * (-1) + 1),
    "backward-pass-one-neuron-number": _backward_pass_one_neuron,
    "parity-chain-of-gates-number": _parity_chain,
}

CODE = {
    "weight-gradient-outer-product-code": _weight_gradient,
}

EXPECTED = {
    "weight-gradient-outer-product-code": "(3, 4) 0.5",
}
