"""Questions as shapes with a hole where a term stands: `by what does … divide the learning rate`."""

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from mlquiz.checking.faces import texts
from mlquiz.checking.passage import passage
from mlquiz.checking.topics import is_common, stem
from mlquiz.checking.words import words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mlquiz.checking.passage import Passage
    from mlquiz.checking.topics import Topics
    from mlquiz.model.note import Note

HOLE = "…"
LEAST_WORDS = 4
"""A shape has at least so many words beside the hole."""

_NAME = re.compile(
    r"\b(?:[A-Z][a-z]*[A-Z]\w*|[A-Z]+-?\d+\w*)(?:-\w+)*|(?<=[^.?!:\s]\s)[A-Z][^\W\d_]+(?:-\w+)*"
)
_LONGEST = 4


def shapes(
    text: "Passage", terms: frozenset[tuple[str, ...]], topics: "Topics"
) -> "Iterator[tuple[tuple[str, ...], str]]":
    """The shapes of a question, each with the term or name that fills its hole.

    What is left beside the hole must name a topic itself: `what is the main idea of …` is everybody's shape.

    Args:
        text: The question.
        terms: Terms of the glossary, each as its words in lower case.
        topics: The words that name a topic.
    """
    said = words(text.reading)
    names = {words(name) for name in _NAME.findall(text.plain)}
    start = 0
    while start < len(said):
        for length in range(_LONGEST, 0, -1):
            term = said[start : start + length]
            if (term in terms and not all(map(is_common, map(stem, term)))) or term in names:
                shape = (*said[:start], HOLE, *said[start + length :])
                beside = " ".join(said[:start]) + " , " + " ".join(said[start + length :])
                if len(shape) > LEAST_WORDS and topics.in_words(beside):
                    yield shape, " ".join(term)
                start += length - 1
                break
        start += 1


def mentions(note: "Note", term: str) -> bool:
    """Whether a note says a term anywhere."""
    return f" {term} " in _said(note)


@lru_cache(maxsize=20_000)
def _said(note: "Note") -> str:
    return f" {' '.join(word for text in texts(note) for word in words(passage(text).plain))} "
