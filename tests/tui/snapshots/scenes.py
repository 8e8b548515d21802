"""The screens that are drawn, and the keys that lead there."""

from collections.abc import Mapping
from dataclasses import dataclass

NOTES: Mapping[str, str] = {
    "attention.md": """# Attention

## 1 Self-attention

Every position asks all others, $A = \\operatorname{softmax}(QK^\\top / \\sqrt{d_k})$, and sums their values.

- A **query** asks.
- A *key* answers, and a `value` is what is taken.

| Part | Shape |
|------|-------|
| $Q$, $K$ | $n \\times d_k$ |
| $V$ | $n \\times d_v$ |

<!-- card: scale -->
Q: Why are the scores of self-attention divided by $\\sqrt{d_k}$?

Hint: What is the variance of a dot product?

A: The variance of a dot product of two random vectors grows with their length **d_k**; large scores push the
softmax to where its gradient vanishes.

$$
\\operatorname{Attention}(Q, K, V) = \\operatorname{softmax}\\left(\\frac{QK^\\top}{\\sqrt{d_k}}\\right) V
$$

```python
def attention(q, k, v):  # one head
    scores = q @ k.T / math.sqrt(k.shape[-1])
    return softmax(scores, axis=-1) @ v
```

## 2 Heads

<!-- card: norm -->
Q: Which layer follows each block of a Transformer encoder?

- [ ] Batch normalization
  - Its statistics depend on the other sentences.
- [x] Layer normalization
  - It looks at one position alone.
- [ ] Dropout only
  - It normalizes nothing.

<!-- card: heads -->
Q: How many heads has the base Transformer?

N: 8
""",
    "optimization.md": """# Optimization

## 1 Momentum

<!-- card: momentum -->
C: Momentum adds ==1;;the movement before;;what== to ==2;;the gradient== of this step.

<!-- card: figure -->
Q: What does the figure show?

![Two paths down a valley](figures/valley.svg)

A: 梯度下降 with and without momentum.
""",
    "figures/valley.svg": '<svg xmlns="http://www.w3.org/2000/svg"/>',
}


@dataclass(frozen=True, slots=True)
class Scene:
    """One screen.

    Args:
        deck: Of the sitting to begin with; `None`: the decks.
        keys: What is pressed, one after the other; `~text` waits until the text is on the screen.
        shown: A text that is on the screen when it is ready.
        size: Columns and rows.
    """

    deck: str | None = None
    keys: tuple[str, ...] = ()
    shown: str = "answered"
    size: tuple[int, int] = (80, 24)


_TO_SCORE = ("x", "~Show the answer", *("space", "space") * 5)
SCENES: Mapping[str, Scene] = {
    "home": Scene(),
    "review-front": Scene("attention", (), "Why are"),
    "review-back": Scene(
        "attention",
        (
            "~Why are",
            "space",
        ),
        "softmax to where",
    ),
    "review-back-60x20": Scene(
        "attention",
        (
            "~Why are",
            "space",
        ),
        "The variance",
        (60, 20),
    ),
    "review-back-200x60": Scene(
        "attention",
        (
            "~Why are",
            "space",
        ),
        "softmax to where",
        (200, 60),
    ),
    "choice-answered": Scene("attention", ("~Why are", "space", "4", "1"), "Its statistics"),
    "number": Scene("attention", ("~Why are", "space", "4", "1", "4", "7"), "How many heads"),
    "cloze": Scene("optimization", (), "Momentum adds"),
    "notes": Scene(
        "attention",
        (
            "~Why are",
            "n",
        ),
        "Every position",
    ),
    "quiz-score": Scene(None, _TO_SCORE, "right ("),
    "search": Scene(None, ("slash", *"momentum"), "Momentum adds"),
    "statistics": Scene("attention", ("~Why are", "space", "3", "q", "~answered", "S"), "In a row"),
    "help": Scene("attention", ("~Why are", "question_mark"), "Keys of the review"),
    "home-60x20": Scene(size=(60, 20)),
}
