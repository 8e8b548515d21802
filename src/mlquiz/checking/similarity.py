"""All pairs of sets that are at least so similar, without comparing all pairs, and exact.

Prefix filtering with length and positional filters: Chaudhuri, Ganti, Kaushik, "A primitive operator for
similarity joins in data cleaning" (2006); Bayardo, Ma, Srikant, "Scaling up all pairs similarity search"
(2007); Xiao et al., "Efficient similarity joins for near duplicate detection" (2008).

Elements are ordered from rare to common. Two sets with a Jaccard similarity of at least t share an element
among the first `n - ceil(t n) + 1` of each, so only sets that meet there are compared, and rare elements meet
rarely.
"""

from collections import Counter, defaultdict
from dataclasses import dataclass, field
from fractions import Fraction
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from collections.abc import Set as AbstractSet


class Pair(NamedTuple):
    """Two sets by their position in the sequence, `first < second`, and their Jaccard similarity."""

    first: int
    second: int
    similarity: Fraction


def trigrams(text: str) -> frozenset[str]:
    """The character trigrams of a text; the text itself where it is shorter. Empty for an empty text."""
    if len(text) < 3:
        return frozenset([text] if text else [])
    return frozenset(text[start : start + 3] for start in range(len(text) - 2))


def jaccard(one: "AbstractSet[str]", two: "AbstractSet[str]") -> Fraction:
    """The part of the elements of two sets that both have, 0 to 1; 1 for two empty ones."""
    shared = len(one & two)
    whole = len(one) + len(two) - shared
    return Fraction(shared, whole) if whole else Fraction(1)


def similar_pairs(sets: "Sequence[AbstractSet[str]]", at_least: Fraction) -> "Iterator[Pair]":
    """Every pair of non-empty sets whose Jaccard similarity reaches a threshold.

    Args:
        sets: Any sets; an empty one is similar to none.
        at_least: Threshold, over 0 and at most 1.
    """
    ranked = _ranked(sets)
    index = _Index(at_least)
    for number in sorted((n for n, elements in enumerate(ranked) if elements), key=lambda n: len(ranked[n])):
        elements = ranked[number]
        for other in index.candidates(elements):
            similarity = jaccard(sets[number], sets[other])
            if similarity >= at_least:
                yield Pair(min(number, other), max(number, other), similarity)
        index.add(number, elements)


def _ranked(sets: "Sequence[AbstractSet[str]]") -> list[list[int]]:
    """Each set as ascending ranks of its elements; rank 0 is the rarest element of all."""
    counts = Counter(element for elements in sets for element in elements)
    order = sorted(counts, key=lambda element: (counts[element], element))
    rank = {element: position for position, element in enumerate(order)}
    return [sorted(rank[element] for element in elements) for elements in sets]


@dataclass
class _Index:
    """Where an element stands among the first ones of the sets so far, which come from small to large."""

    at_least: Fraction
    sizes: dict[int, int] = field(default_factory=dict)
    postings: dict[int, list[tuple[int, int]]] = field(default_factory=lambda: defaultdict(list))
    starts: dict[int, int] = field(default_factory=lambda: defaultdict(int))

    def add(self, number: int, elements: list[int]) -> None:
        """Remember a set. Only larger ones come after it, so a shorter prefix is enough."""
        size = len(elements)
        self.sizes[number] = size
        for position in range(size - self._shared(size, size) + 1):
            self.postings[elements[position]].append((number, position))

    def candidates(self, elements: list[int]) -> "Iterator[int]":
        """Sets that may be similar enough to one that is at least as large as all before it."""
        size, sizes = len(elements), self.sizes
        smallest = -(-size * self.at_least.numerator // self.at_least.denominator)
        shared = {other: self._shared(size, other) for other in range(smallest, size + 1)}
        met: dict[int, int] = {}
        for position in range(size - smallest + 1):
            for other, its_position in self._long_enough(elements[position], smallest):
                before = met.get(other, 0)
                still = min(size - position, sizes[other] - its_position)
                met[other] = before + 1 if before + still >= shared[sizes[other]] else -size
        return (other for other, count in met.items() if count > 0)

    def _shared(self, size: int, other: int) -> int:
        """How many elements two sets of these sizes must share to be similar enough."""
        part, whole = self.at_least.numerator, self.at_least.denominator
        return -(-part * (size + other) // (part + whole))

    def _long_enough(self, element: int, smallest: int) -> list[tuple[int, int]]:
        """The postings of an element without the sets that are too small from now on."""
        postings = self.postings.get(element)
        if not postings:
            return []
        start = self.starts[element]
        while start < len(postings) and self.sizes[postings[start][0]] < smallest:
            start += 1
        self.starts[element] = start
        return postings[start:] if start else postings
