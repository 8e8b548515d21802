"""Rules for cards that ask the same: D01, D02."""

from fractions import Fraction
from typing import TYPE_CHECKING

from mlquiz.checking.faces import front
from mlquiz.checking.passage import passage
from mlquiz.checking.rule import Finding, Scope, rule
from mlquiz.checking.sameness import ask_the_same
from mlquiz.checking.similarity import similar_pairs, trigrams
from mlquiz.errors import Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mlquiz.checking.corpus import Corpus
    from mlquiz.model.note import Note

NEAR = Fraction(3, 4)
VERY_NEAR = Fraction(9, 10)

_FORGET = "<!-- card: forget-gate -->\nQ: Which gate of an LSTM erases the memory?\n\nA: The forget gate\n\n"
_WHEN_CLOSED = (
    "<!-- card: closed-gate -->\nQ: What does an LSTM do when its input gate is closed?\n\nA: It ignores it."
)


@rule(
    "D01",
    Severity.ERROR,
    "Two cards with one question are reviewed twice, and each disturbs the other's schedule.",
    good=_FORGET + _WHEN_CLOSED,
    bad=_FORGET + "<!-- card: lstm-erases -->\nQ: which gate of an LSTM erases the memory\n\nA: Forget gate",
    scope=Scope.EVERYTHING,
)
def same_question(corpus: "Corpus") -> "Iterator[Finding]":
    """Two cards of a language ask the same, but for case and punctuation."""
    for notes in corpus.by_language():
        seen: dict[str, Note] = {}
        for note in notes:
            key = _key(note)
            first = seen.setdefault(key, note) if key else note
            if first is not note:
                yield Finding(f"asks the same as {first.id} ({first.place})", notes=(note, first))


@rule(
    "D02",
    Severity.ERROR,
    "Cards that look alike are answered by their look; the one takes the other's place in memory.",
    good=_FORGET + _WHEN_CLOSED,
    bad=_FORGET
    + "<!-- card: lstm-erases -->\nQ: Which gate of an LSTM cell erases the memory?\n\nA: Forget gate",
    scope=Scope.EVERYTHING,
    or_less=Severity.WARNING,
)
def near_duplicate(corpus: "Corpus") -> "Iterator[Finding]":
    """The character trigrams of two questions that ask the same are alike by 0.75 (error: 0.9).

    The measure is Jaccard's. They ask the same where one question, or one answer, only says some common words
    more than the other. So questions about two things, two numbers or two formulas are no duplicates.
    """
    for notes in corpus.by_language():
        keys = {_key(note): note for note in reversed(notes)}
        keys.pop("", None)
        first = sorted(keys.values(), key=lambda note: note.place)
        for pair in similar_pairs([trigrams(_key(note)) for note in first], NEAR):
            one, two = first[pair.first], first[pair.second]
            if not ask_the_same(one, two):
                continue
            yield Finding(
                f"{float(pair.similarity):.0%} like {one.id} ({one.place}): join them or ask differently",
                Severity.ERROR if pair.similarity >= VERY_NEAR else Severity.WARNING,
                notes=(two, one),
            )


def _key(note: "Note") -> str:
    return passage(front(note)).key
