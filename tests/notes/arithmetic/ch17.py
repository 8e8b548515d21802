"""The arithmetic behind the number and code cards of ch17."""


def _svd_shapes() -> str:
    import numpy as np

    x = np.random.default_rng(0).standard_normal((5, 8))
    x = x - x.mean(axis=1, keepdims=True)
    u, _, _ = np.linalg.svd(x, full_matrices=False)
    w = u[:, :2].T
    return f"{w.shape} {(w @ x).shape}"


def _masked_loss() -> str:
    import numpy as np

    table = np.array([[5, np.nan], [np.nan, 2]])
    products = np.array([[4, 3], [1, 4]])
    known = ~np.isnan(table)
    return str(((products - table)[known] ** 2).sum())


def _second_centre() -> float:
    centres = [1.0, 3.0]
    members: list[list[float]] = [[], []]
    for x in (1.0, 3.0, 8.0):
        members[min((0, 1), key=lambda i: (x - centres[i]) ** 2)].append(x)
    return sum(members[1]) / len(members[1])


ARITHMETIC = {
    "kmeans-second-centre-number": _second_centre,
    "pca-lost-variance-number": lambda: 0.75 + 0.25,
    "pca-unit-change-variance-number": lambda: 100**2,
    "pokemon-four-components-number": lambda: 0.45 + 0.18 + 0.13 + 0.12,
    "matrix-factorization-prediction-number": lambda: 2 * 1 + 1 * 3 + 0.5 - 1,
}

CODE = {
    "svd-coefficients-shape-code": _svd_shapes,
    "matrix-factorization-masked-loss-code": _masked_loss,
}

EXPECTED = {
    "svd-coefficients-shape-code": "(2, 5) (2, 8)",
    "matrix-factorization-masked-loss-code": "5.0",
}
