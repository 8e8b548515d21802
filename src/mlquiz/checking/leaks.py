"""Whether a text gives an answer away."""

import re

from mlquiz.checking.common_words import function_words
from mlquiz.checking.words import CODE, FORMULA, words

_ALTERNATIVES = re.compile(
    r"\b(?:or|versus|vs|between|both|either|neither)\b|还是|或者?|之间|哪一?[个种者]", re.IGNORECASE
)
_TELLING = re.compile(r"[^\W\d_]{3,}|[^\x00-\u02ff\W\d_]{2,}")
_WHICH = re.compile(r"\bwhich\b|\bwhat of\b|哪", re.IGNORECASE)


def leaks(text: str, answer: str) -> bool:
    """Whether a short answer stands in a text, word for word, and not as one of several alternatives.

    Numbers, single symbols and formulas are no leak: a question about $n$ items may well have the answer $n$.

    Args:
        text: A plain text, such as a question.
        answer: The plain text of an answer.
    """
    wanted = _content(answer)
    if not wanted or not _TELLING.search(answer) or FORMULA in answer or CODE in answer:
        return False
    found = _find(words(text), wanted)
    return found and not (_ALTERNATIVES.search(text) or _listed(text, wanted))


def says(text: str, name: str) -> bool:
    """Whether the words of a name stand in a text, one after the other."""
    wanted = _content(name)
    return bool(wanted) and not {FORMULA, CODE} & set(name) and _find(words(text), wanted)


def _content(answer: str) -> list[str]:
    """The words of an answer without the function words around them."""
    found = list(words(answer))
    while found and found[0] in function_words():
        del found[0]
    while found and found[-1] in function_words():
        del found[-1]
    return found


def _find(text: tuple[str, ...], wanted: list[str]) -> bool:
    return any(
        list(text[start : start + len(wanted)]) == wanted for start in range(len(text) - len(wanted) + 1)
    )


def _listed(text: str, wanted: list[str]) -> bool:
    """Whether a question asks which of several: `generator and discriminator: which …`."""
    phrase = r"\W*".join(map(re.escape, wanted))
    beside = (
        rf"{phrase}\s*(?:\band\b|和|与|、|,[^.?!]*\band\b)|(?:\band\b|和|与|、)\s*(?:the\s+|an?\s+)?{phrase}"
    )
    return bool(_WHICH.search(text) and re.search(beside, text, re.IGNORECASE))
