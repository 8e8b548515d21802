"""What is typed to find cards: words, and filters such as `chapter:8` or `is:leech`. Pure."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from mlquiz.errors import MlquizError, which_there_are

_TERM = re.compile(r'(-?)(?:([a-z]+):)?(?:"([^"]*)"?|(\S+))')

_HALF_TYPED = re.compile(r"[a-z]+:")
"""A filter whose value is still to come."""


class Key(StrEnum):
    """What a term looks at."""

    TEXT = "text"
    CHAPTER = "chapter"
    LECTURE = "lecture"
    SECTION = "section"
    DECK = "deck"
    TAG = "tag"
    TIER = "tier"
    KIND = "kind"
    NAME = "name"
    IS = "is"


class Standing(StrEnum):
    """What `is:` may ask for."""

    NEW = "new"
    LEARNING = "learning"
    REVIEW = "review"
    DUE = "due"
    SUSPENDED = "suspended"
    BURIED = "buried"
    LEECH = "leech"


MEANINGS: Mapping[Key, str] = {
    Key.TEXT: "words of the card; in quotes they stand together",
    Key.CHAPTER: "chapter:8",
    Key.LECTURE: "lecture:4",
    Key.SECTION: "section:ch08.4, with all below it",
    Key.DECK: "deck:lecture-4",
    Key.TAG: "a tag of the note, or one below it",
    Key.TIER: "tier:core, full, extra",
    Key.KIND: "kind:question, cloze, choice, number, occlusion",
    Key.NAME: "name:lstm, the beginning of a card's name",
    Key.IS: f"is:{', '.join(Standing)}",
}


@dataclass(frozen=True, slots=True)
class Term:
    """One condition; a card must meet all of them.

    Args:
        key: What it looks at.
        value: In lower case.
        negated: Whether it must not hold.
    """

    key: Key
    value: str
    negated: bool = False


def parse_query(text: str) -> tuple[Term, ...]:
    """The terms of a query; none for an empty one.

    Raises:
        MlquizError: A filter is not known.
    """
    return tuple(_terms(text))


def _terms(text: str) -> Iterator[Term]:
    for found in _TERM.finditer(text.replace("：", ":").casefold()):
        minus, key, quoted, word = found.groups()
        value = word if quoted is None else quoted
        if not value or (key is None and quoted is None and _HALF_TYPED.fullmatch(value)):
            continue
        if key is None:
            yield Term(Key.TEXT, value, bool(minus))
        elif key in list(Key):
            yield Term(Key(key), value, bool(minus))
        else:
            raise MlquizError(
                '{key}: is no filter{hint}. To look for it as text, put it in quotes: "{key}:{value}"',
                key=key,
                value=value,
                hint=which_there_are(key, list(Key)[1:]),
            )
