"""The arithmetic behind the number and code cards of ch15."""

from math import exp, log


def _context_of_three_scalars() -> float:
    scores, states = (log(2), 0.0, 0.0), (7, 2, 0)
    powers = [exp(score) for score in scores]
    return sum(power / sum(powers) * state for power, state in zip(powers, states, strict=True))


def _generator_loop() -> list[str]:
    after = {"<BOS>": "A", "A": "B", "B": "<END>"}
    word, out = "<BOS>", []
    while word != "<END>":
        word = after[word]
        out.append(word)
    return out


def _caption_context_shape() -> tuple[int, ...]:
    import numpy as np

    regions = np.ones((196, 512))
    weights = np.full(196, 1 / 196)
    return np.shape(weights @ regions)


def _attention_penalty() -> float:
    import numpy as np

    alpha = np.array([[0.5, 0.5], [1.0, 0.0]])
    return float(np.sum((1 - np.sum(alpha, axis=0)) ** 2))


def _tree_top_shape() -> tuple[int, ...]:
    import numpy as np

    weights = np.ones((4, 8))
    inner = np.tanh(weights @ np.concatenate([np.ones(4), np.ones(4)]))
    return np.shape(np.tanh(weights @ np.concatenate([np.ones(4), inner])))


ARITHMETIC = {
    "pixel-row-steps-back": lambda: (1 * 32 + 5) - (0 * 32 + 5),
    "bilinear-match-weight-count": lambda: 512 * 256,
    "context-vector-three-scalars": _context_of_three_scalars,
    "las-pyramid-three-layers": lambda: 800 / 2**3,
    "ntm-write-one-number": lambda: 10 - 0.5 * 0.4 * 10 + 0.5 * 6,
    "ntm-sharpening-number": lambda: 0.8**2 / (0.8**2 + 0.2**2),
    "ten-right-tokens-in-a-row": lambda: 0.95**10,
    "scheduled-sampling-exponential-decay": lambda: 1 - 0.99**100,
    "beam-candidates-per-step": lambda: 3 * 4000,
    "pointer-generator-mixture-number": lambda: 0.5 * 0.2 + 0.5 * (0.4 + 0.1),
    "rntn-weight-count": lambda: 3 * 6 * 6 + 3 * 6,
    "tree-lstm-memory-number": lambda: 0.5 * 2 + 1 * 3 + 0.25 * 4,
}

CODE = {
    "generator-loop-code": _generator_loop,
    "caption-context-shape-code": _caption_context_shape,
    "attention-regularizer-code": _attention_penalty,
    "recursive-numpy-tree-shape": _tree_top_shape,
}

EXPECTED = {
    "generator-loop-code": "['A', 'B', '<END>']",
    "caption-context-shape-code": "(512,)",
    "attention-regularizer-code": "0.5",
    "recursive-numpy-tree-shape": "(4,)",
}
