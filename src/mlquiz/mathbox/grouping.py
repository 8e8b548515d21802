"""Where a formula on one line needs parentheses so that it reads in one way only."""

import unicodedata

from mlquiz.mathbox.letters import HIGH, LOW

_WORD = 3
_SMALL = frozenset([*HIGH.values(), *LOW.values()])


def enclosed(text: str) -> bool:
    """Whether a text is one pair of parentheses and what is in it."""
    if text[:1] != "(" or text[-1:] != ")":
        return False
    level = 0
    for index, character in enumerate(text):
        level += (character == "(") - (character == ")")
        if level == 0:
            return index == len(text) - 1
    return False


def grouped(text: str) -> str:
    """A text in parentheses, unless it is already."""
    return text if enclosed(text) else f"({text})"


def simple(text: str) -> bool:
    """Whether a text is one word, so that all of it is read as a script."""
    return bool(text) and all(c.isalnum() or c in "*′∞∂°⊤" or unicodedata.combining(c) for c in text)


def as_script(text: str) -> str:
    """A text behind `^` or `_`: only a letter, a number or a word stands there bare.

    A product, or a letter with scripts of its own, is grouped: `e^jωt` could be read as `e^j ωt`, and `e^xᵢ`
    as `(e^x)ᵢ`.
    """
    letters = "".join(c for c in text if not unicodedata.combining(c))
    one = len(letters) == 1 and letters not in _SMALL
    word = text.isascii() and text.isalpha() and (len(text) >= _WORD or text.isupper())
    return text if one or text.isdecimal() or word else grouped(text)


def as_numerator(text: str) -> str:
    """A text before a stroke: a product of letters needs no parentheses."""
    plain = text and all(
        c.isalnum() or c in "∂∇.′∞*" or c in _SMALL or unicodedata.combining(c) for c in text
    )
    return text if plain else grouped(text)


def as_denominator(text: str) -> str:
    """A text behind a stroke: a number, a letter with its small scripts or a differential needs none."""
    return text if _one_factor(text) else grouped(text)


def _one_factor(text: str) -> bool:
    if text.replace(".", "").isdecimal() or (
        text[:1] == "√" and (text[1:].isdecimal() or enclosed(text[1:]))
    ):
        return True
    letters = [c for c in text if c not in _SMALL and not unicodedata.combining(c)]
    differential = len(letters) == 2 and letters[0] in "∂dΔ"
    return (
        bool(letters)
        and (len(letters) == 1 or differential)
        and text[0] == letters[0]
        and letters[-1].isalpha()
    )


def as_radicand(text: str) -> str:
    """A text behind a root's sign: only a number or a letter stands there bare."""
    return text if text.isdecimal() or (len(text) == 1 and text.isalnum()) else grouped(text)
