"""Counting as the guide counts: a formula or a piece of code is one word, Han is counted by character."""

import re
import unicodedata
from dataclasses import dataclass

FORMULA = "\ue000"
"""Stands for a formula in a plain text."""

CODE = "\ue001"
"""Stands for inline code in a plain text."""

HAN = "\u3005-\u3007\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
"""Ranges of a character class: Chinese characters, with the Japanese syllables among them."""

_HAN = re.compile(f"[{HAN}]")
_PART = f"(?:[{FORMULA}{CODE}]|(?![{HAN}])[^\\W_])"
WORD = re.compile(f"{_PART}+(?:[-'’./,&+_:·]+{_PART}+)*")


@dataclass(frozen=True, slots=True)
class Amount:
    """How much text there is.

    Args:
        words: Words, a formula or a piece of code counted as one.
        han: Chinese characters.
    """

    words: int
    han: int

    def of(self, words: int, han: int) -> float:
        """The part of a limit that is used up; in mixed text words and characters each take their share."""
        return self.words / words + self.han / han

    def __str__(self) -> str:
        """`57 words`, `80 Han characters`, or both."""
        words = f"{self.words} word{'' if self.words == 1 else 's'}"
        if not self.han:
            return words
        han = f"{self.han} Han character{'' if self.han == 1 else 's'}"
        return f"{words} and {han}" if self.words else han


def amount(plain: str) -> Amount:
    """How much a plain text holds."""
    return Amount(len(WORD.findall(plain)), len(_HAN.findall(plain)))


def words(plain: str) -> tuple[str, ...]:
    """The words of a plain text in lower case; each Chinese character is one."""
    return tuple(match[0].casefold() for match in _WORD_OR_HAN.finditer(plain))


_WORD_OR_HAN = re.compile(f"{WORD.pattern}|[{HAN}]")


def normalised(plain: str) -> str:
    """A text without what does not matter for sameness: width, punctuation, repeated spaces."""
    return " ".join(_PUNCTUATION.sub(" ", unicodedata.normalize("NFKC", plain)).split())


def folded(prose: str) -> str:
    """Prose in small letters; a letter that stands alone is a symbol and stays as it is."""
    return _LETTERS.sub(lambda match: match[0].casefold(), prose)


_PUNCTUATION = re.compile(r"[^\w\s+\-−*/=<>^~|&%$#@\\{}]|_")
_LETTERS = re.compile(r"[^\W\d_]{2,}|\b[AI]\b")
