"""Sentences, formulas, tables and code of invented words."""

import random
from collections.abc import Callable

from benchmarks import words

NOUNS, ADJECTIVES = words.NOUNS.split(), words.ADJECTIVES.split()
VERBS, CHINESE = words.VERBS.split(), words.CHINESE.split()
CODE = """```python
import numpy as np

def {name}(x, weight, rate={rate}):
    scores = x @ weight.T / np.sqrt(weight.shape[1])
    return x - rate * (scores > {bound}).sum(axis=-1, keepdims=True)
```"""


def chance_of(number: int, what: int) -> random.Random:
    """Chance that depends on nothing but a number."""
    return random.Random(number * 8 + what)  # noqa: S311 - nothing is kept secret


def adjective(chance: random.Random) -> str:
    """Any."""
    return chance.choice(ADJECTIVES)


def noun(chance: random.Random) -> str:
    """Any."""
    return chance.choice(NOUNS)


def verb(chance: random.Random) -> str:
    """Any, of the third person."""
    return chance.choice(VERBS)


def chinese(chance: random.Random) -> str:
    """Some words of Chinese."""
    return "".join(chance.choices(CHINESE, k=2))


def sentence(chance: random.Random) -> str:
    """One; every seventh is Chinese."""
    if chance.random() < 0.15:
        return f"{chinese(chance)}，因为 {noun(chance)} {chance.choice(CHINESE)}，而 {formula(chance)} 更大。"
    return (
        f"The {adjective(chance)} {noun(chance)} {verb(chance)} the *{noun(chance)}* of the {noun(chance)}, "
        f"and {formula(chance)} {verb(chance)} its {adjective(chance)} {noun(chance)}."
    )


def formula(chance: random.Random) -> str:
    """Inline."""
    one, two, three = chance.randrange(2, 99), chance.choice("abcknmrst"), chance.choice("wxyzhv")
    return chance.choice(
        (
            f"$\\frac{{\\partial L}}{{\\partial {three}_{{{one}}}}}$",
            f"${three}_{{{two}}}^{{({one})}}$",
            f"$\\sigma({three}^\\top {two}_{{{one}}})$",
            f"$\\lVert {three} \\rVert_2 < {one}$",
            f"$\\mathbb{{E}}[{three} \\mid {two}]$",
            f"$O({two}^2 \\log {one})$",
            f"`{three}_{two}{one}`",
        )
    )


def displayed(chance: random.Random) -> str:
    """A formula on lines of its own."""
    one, two = chance.randrange(2, 99), chance.choice("wxyzhv")
    step = f"{two} \\leftarrow {two} - \\eta \\sum_{{i=1}}^{{{one}}} \\nabla_{two} \\ell(f_{two}(x_i), y_i)"
    bayes = f"p({two} \\mid x) = \\frac{{p(x \\mid {two}) \\, p({two})}}{{p(x)}}, \\quad {two}_{{{one}}} > 0"
    matrix = f"\\begin{{pmatrix}} {two}_1 & 0 \\\\ 0 & {two}_{{{one}}} \\end{{pmatrix}}"
    return f"$$\n{chance.choice((step, bayes, matrix))}\n$$"


def code(chance: random.Random) -> str:
    """A function."""
    name = f"{adjective(chance)}_{noun(chance)}".replace("-", "_")
    return CODE.format(name=name, rate=chance.randrange(1, 90) / 1000, bound=chance.randrange(9))


def phrase(chance: random.Random) -> str:
    """A noun with an adjective and a formula."""
    return f"{adjective(chance)} **{noun(chance)}** of {formula(chance)}"


def table(chance: random.Random) -> str:
    """Of two rows and three columns."""
    rows = "\n".join(
        f"| {noun(chance)} | {formula(chance)} | {chance.randrange(100, 999) / 10} |" for _ in range(3)
    )
    return f"| {noun(chance)} | {noun(chance)} | score |\n|---|:-:|--:|\n{rows}"


ANSWERS: tuple[Callable[[random.Random], str], ...] = (
    lambda chance: f"{sentence(chance)} {sentence(chance)}",
    lambda chance: "\n".join(f"- the {phrase(chance)}" for _ in range(4)),
    lambda chance: f"{sentence(chance)}\n\n{displayed(chance)}",
    lambda chance: f"{sentence(chance)}\n\n{table(chance)}",
    lambda chance: f"{sentence(chance)}\n\n{code(chance)}",
    lambda chance: "\n".join(f"{step}. {phrase(chance)}" for step in range(1, 5)),
    lambda chance: "\n".join(f"- {phrase(chance)}\n  - {phrase(chance)}" for _ in range(2)),
    lambda chance: f"the {phrase(chance)}, with {formula(chance)}",
)
