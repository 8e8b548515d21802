"""Whether two questions that look alike ask the same."""

import re
from typing import TYPE_CHECKING

from mlquiz.checking.faces import answers, front
from mlquiz.checking.passage import passage
from mlquiz.checking.topics import is_common, stem
from mlquiz.checking.words import HAN

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mlquiz.model.note import Note

LEAST_ANSWER = 4
"""Answers with fewer characters, such as a number or a symbol, are the same by chance."""

_TOKEN = re.compile(f"[{HAN}]|[^\\s{HAN}]+")
_ARTICLES = frozenset(("a", "an", "the", "的"))
_TURNING = frozenset(
    (
        *("not", "no", "never", "non", "without", "only", "except", "least", "more", "less", "fewer"),
        *("不", "没", "无", "非", "未", "只", "除", "反"),
    )
)
"""A question with one of these more asks for something else."""


def ask_the_same(one: "Note", two: "Note") -> bool:
    """Whether one question, or one answer, only says some common words more than the other."""
    mine, other = _answer(one), _answer(two)
    if min(len(mine), len(other)) >= LEAST_ANSWER and _say_the_same(mine, other):
        return True
    return _say_the_same(passage(front(one)).key, passage(front(two)).key)


def _answer(note: "Note") -> str:
    return " ".join(passage(text).key for text in answers(note))


def _say_the_same(one: str, two: str) -> bool:
    shorter, longer = sorted((_stems(one), _stems(two)), key=len)
    added = _added(shorter, longer)
    return added is not None and all(is_common(word) and word not in _TURNING for word in added)


def _stems(key: str) -> list[str]:
    tokens = (token for token in _TOKEN.findall(key) if token not in _ARTICLES)
    return [stem(token) if len(token) > 1 else token for token in tokens]


def _added(shorter: "Sequence[str]", longer: "Sequence[str]") -> list[str] | None:
    """What the longer sequence has more; `None` where the shorter one is no part of it in order."""
    added, position = [], 0
    for word in longer:
        if position < len(shorter) and word == shorter[position]:
            position += 1
        else:
            added.append(word)
    return added if position == len(shorter) else None
