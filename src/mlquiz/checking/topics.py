"""What a card can be about: the words that name a topic."""

import re
from functools import cache
from typing import TYPE_CHECKING

from mlquiz.checking.common_words import common_words, field_terms, function_words
from mlquiz.checking.sentences import sentences
from mlquiz.checking.words import HAN, words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from mlquiz.checking.passage import Passage

_LATIN = re.compile(rf"(?![{HAN}])[^\W\d_](?:(?![{HAN}])[^\W_]|['’.+-](?=(?![{HAN}])[^\W_]))*")
_HAN_RUN = re.compile(f"[{HAN}]{{2,}}")
_ABBREVIATION = re.compile(r"[A-Z]{2}|[a-z][A-Z]|[A-Za-z]-?[0-9]")
_SUFFIXES = (
    *(
        "ization",
        "isation",
        "ations",
        "ation",
        "ities",
        "ings",
        "ing",
        "ized",
        "ised",
        "izes",
        "ises",
        "ize",
        "ise",
    ),
    *(
        "ions",
        "ion",
        "ers",
        "ors",
        "ies",
        "ity",
        "ive",
        "ed",
        "es",
        "er",
        "or",
        "al",
        "ly",
        "ic",
        "s",
        "e",
        "y",
    ),
)
_STEM_ROUNDS, _STEM_LETTERS = 3, 4


class Topics:
    """The words that name a topic: terms of the glossary, names, and whatever is not a common word.

    Args:
        terms: Terms of the glossary, in any language; ` / ` stands between alternatives.
    """

    def __init__(self, terms: "Iterable[str]") -> None:
        known = list(terms)
        phrases = [*field_terms(), *(phrase for term in known for phrase in alternatives(term))]
        alone = [term for term in known if " " not in term]
        self._stems = {stem(word) for term in alone for word in _LATIN.findall(term)}
        self._words = {term for term in field_terms() if " " not in term}
        self._phrases = {" ".join(map(stem, _latin_words(phrase))) for phrase in phrases if " " in phrase}
        self._han = {run for phrase in phrases for run in _HAN_RUN.findall(phrase)}

    def named(self, passage: "Passage") -> bool:
        """Whether a text names a topic: by a term, a name, a word in bold, a formula, code or a picture."""
        if passage.formulas or passage.codes or passage.code_blocks or passage.alts or passage.stressed:
            return True
        return self.in_words(passage.plain)

    def in_words(self, plain: str) -> bool:
        """Whether a plain text names a topic by its words."""
        return any(map(self._in_sentence, sentences(plain)))

    def _in_sentence(self, sentence: str) -> bool:
        found = list(_latin_words(sentence))
        stems = [stem(word) for word in found]
        if any(_ABBREVIATION.search(word) or word.casefold() in self._words for word in found):
            return True
        if any(word in self._stems or word not in _common_stems() for word in stems if len(word) > 1):
            return True
        chinese = bool(_HAN_RUN.search(sentence))
        names = found if chinese else [word for word in found[1:] if word[0].isupper()]
        if any(len(word) > 1 and word.casefold() not in function_words() for word in names):
            return True
        joined = f" {' '.join(stems)} "
        return any(f" {phrase} " in joined for phrase in self._phrases) or self._in_chinese(sentence)

    def _in_chinese(self, sentence: str) -> bool:
        """Whether Chinese says more than common words."""
        single, longer = _common_han()
        left = _HAN_RUN.findall(longer.sub(" ", sentence))
        return any(set(run) - single for run in left) or any(term in sentence for term in self._han)


def alternatives(term: str) -> "Iterator[str]":
    """The ways to say a term: `filter / kernel`, `gate (input, forget, output)`."""
    bare = re.sub(r"\([^)]*\)|（[^）]*）", " ", term)
    return (part.strip() for part in re.split(r"\s/\s|、", bare) if part.strip())


def term_words(term: str) -> "Iterator[tuple[str, ...]]":
    """Each way to say a term, as its words in lower case."""
    return (words(phrase) for phrase in alternatives(term))


def is_common(word: str) -> bool:
    """Whether a stem is that of a common word, or a common Chinese character."""
    return word in _common_stems() or word in _common_han()[0]


@cache
def _common_stems() -> frozenset[str]:
    return frozenset(stem(word) for word in common_words() if word.isascii())


@cache
def _common_han() -> tuple[frozenset[str], re.Pattern[str]]:
    """Common characters, and a pattern of the common words of two characters and more."""
    known = sorted((word for word in common_words() if not word.isascii()), key=len, reverse=True)
    longer = re.compile("|".join(re.escape(word) for word in known if len(word) > 1))
    return frozenset(word for word in known if len(word) == 1), longer


def _latin_words(text: str) -> "Iterator[str]":
    """Words of letters; the parts of a hyphenated one too."""
    for word in _LATIN.findall(text):
        yield word
        if "-" in word:
            yield from (part for part in word.split("-") if len(part) > 2)


def stem(word: str) -> str:
    """A word without its endings, so that `pruned`, `prunes` and `pruning` are one."""
    bare = word.casefold().replace("-", "").replace("’", "'").split("'", maxsplit=1)[0]
    for _ in range(_STEM_ROUNDS):
        for suffix in _SUFFIXES:
            if bare.endswith(suffix) and len(bare) - len(suffix) >= _STEM_LETTERS:
                bare = bare[: -len(suffix)]
                break
    return bare
