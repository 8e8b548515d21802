"""The rule for things that get mixed up: D03."""

from collections import defaultdict
from itertools import pairwise
from typing import TYPE_CHECKING

from mlquiz.checking.faces import front
from mlquiz.checking.passage import passage
from mlquiz.checking.rule import Finding, Scope, rule
from mlquiz.checking.shapes import mentions, shapes
from mlquiz.errors import Severity

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from mlquiz.checking.corpus import Corpus
    from mlquiz.model.note import Note


@rule(
    "D03",
    Severity.HINT,
    "Two things asked about in the same words get mixed up until a card sets them side by side.",
    good="<!-- card: adagrad-divides-by -->\nQ: By what does Adagrad divide the learning rate?\n\n"
    "A: The root of the sum of squared gradients\n\n"
    "<!-- card: rmsprop-divides-by -->\nQ: By what does RMSProp divide the learning rate?\n\n"
    "A: The root of a moving average of squared gradients\n\n"
    "<!-- card: adagrad-against-rmsprop -->\nQ: What does RMSProp forget that Adagrad keeps?\n\n"
    "A: Old gradients",
    bad="<!-- card: adagrad-divides-by -->\nQ: By what does Adagrad divide the learning rate?\n\n"
    "A: The root of the sum of squared gradients\n\n"
    "<!-- card: rmsprop-divides-by -->\nQ: By what does RMSProp divide the learning rate?\n\n"
    "A: The root of a moving average of squared gradients",
    scope=Scope.EVERYTHING,
)
def no_contrast(corpus: "Corpus") -> "Iterator[Finding]":
    """Two questions have one shape but for a term, and no card speaks of both terms."""
    for notes in corpus.by_language():
        for one, term, two, other in _pairs_of_shape(notes, corpus):
            if not any(mentions(note, term) and mentions(note, other) for note in notes):
                said = f"asked like {one.id} ({one.place}) with {other} for {term}"
                yield Finding(f"{said}: add a card that sets them side by side", notes=(two, one))


def _pairs_of_shape(notes: "Sequence[Note]", corpus: "Corpus") -> "Iterator[tuple[Note, str, Note, str]]":
    """Neighbours in order among the questions of one shape, each with its term."""
    groups: dict[tuple[str, ...], dict[str, Note]] = defaultdict(dict)
    for note in notes:
        for shape, term in shapes(passage(front(note)), corpus.terms, corpus.topics):
            groups[shape].setdefault(term, note)
    for group in groups.values():
        members = list(group.items())
        for (term, one), (other, two) in pairwise(members):
            if one is not two:
                yield one, term, two, other
