"""The arithmetic behind the number and code cards of ch08."""

import math
from itertools import permutations

PATH_OF_THREE = [[0, 1, 0], [1, 0, 1], [0, 1, 0]]


def _adjacency_matrices_of_a_path_of_four() -> int:
    edges = [(0, 1), (1, 2), (2, 3)]
    return len({frozenset(frozenset((p[i], p[j])) for i, j in edges) for p in permutations(range(4))})


def _nn4g_middle_node() -> float:
    x = [1, 2, 3]
    own_0, neighbours_1, own_1 = 1, 2, 1
    h = [own_0 * value for value in x]
    return neighbours_1 * sum(a * value for a, value in zip(PATH_OF_THREE[1], h, strict=True)) + own_1 * x[1]


def _two_steps_of_diffusion() -> float:
    transition = [[a / sum(row) for a in row] for row in PATH_OF_THREE]
    x = [8.0, 0.0, 4.0]
    for _ in range(2):
        x = [sum(p * value for p, value in zip(row, x, strict=True)) for row in transition]
    return x[0]


def _attention_weight() -> float:
    scores = [0.0, 0.0, math.log(2)]
    return math.exp(scores[2]) / sum(math.exp(score) for score in scores)


def _quadratic_form() -> float:
    f = [1, 4, 2]
    laplacian = [
        [(sum(row) if i == j else 0) - a for j, a in enumerate(row)] for i, row in enumerate(PATH_OF_THREE)
    ]
    return sum(f[i] * laplacian[i][j] * f[j] for i in range(3) for j in range(3))


def _third_chebyshev_polynomial() -> float:
    x = 0.5
    before, now = 1.0, x
    for _ in range(2):
        before, now = now, 2 * x * now - before
    return now


def _sum_aggregation() -> str:
    import numpy as np

    a = np.array([[0, 1, 0], [1, 0, 1], [0, 1, 0]])
    h = np.array([1, 2, 3])
    return str(a @ h)


def _stacked_hops() -> str:
    import numpy as np

    p = np.full((5, 5), 0.2)
    x = np.ones((5, 3))
    hops = [np.linalg.matrix_power(p, k) @ x for k in range(4)]
    h = np.stack(hops, axis=1)
    return f"{h.shape} {h.reshape(5, -1).shape}"


def _masked_softmax() -> str:
    import numpy as np

    score = np.zeros(3)
    mask = np.array([0, 0, -1e9])
    w = np.exp(score + mask)
    return str(w / w.sum())


def _spectrum_of_a_path() -> str:
    import numpy as np

    a = np.array([[0, 1, 0], [1, 0, 1], [0, 1, 0]])
    laplacian = np.diag(a.sum(axis=1)) - a
    return str(abs(np.linalg.eigvalsh(laplacian)).round(2))


def _gcn_on_two_nodes() -> str:
    import numpy as np

    a = np.array([[0, 1], [1, 0]]) + np.eye(2)
    d = a.sum(axis=1)
    s = a / np.sqrt(np.outer(d, d))
    return str(s @ np.array([2, 4]))


ARITHMETIC = {
    "path-adjacency-matrix-count": _adjacency_matrices_of_a_path_of_four,
    "nn4g-middle-node-number": _nn4g_middle_node,
    "dcnn-two-step-number": _two_steps_of_diffusion,
    "monet-gaussian-weight-number": lambda: math.exp(-0.5 * 0.2**2 / 0.04),
    "gat-attention-weight-number": _attention_weight,
    "laplacian-quadratic-form-path-number": _quadratic_form,
    "chebyshev-third-polynomial-number": _third_chebyshev_polynomial,
    "gcn-edge-weight-number": lambda: 1 / math.sqrt((3 + 1) * (8 + 1)),
}

CODE = {
    "sum-aggregation-path-code": _sum_aggregation,
    "dcnn-stacked-hops-code": _stacked_hops,
    "gat-mask-before-softmax-code": _masked_softmax,
    "path-laplacian-spectrum-code": _spectrum_of_a_path,
    "gcn-two-node-code": _gcn_on_two_nodes,
}

EXPECTED = {
    "sum-aggregation-path-code": "[2 4 2]",
    "dcnn-stacked-hops-code": "(5, 4, 3) (5, 12)",
    "gat-mask-before-softmax-code": "[0.5 0.5 0. ]",
    "path-laplacian-spectrum-code": "[0. 1. 3.]",
    "gcn-two-node-code": "[3. 3.]",
}
