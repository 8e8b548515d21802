from fractions import Fraction
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mlquiz.checking.similarity import jaccard, similar_pairs, trigrams

sets_of_letters = st.lists(st.frozensets(st.sampled_from("abcdefgh")), max_size=25)
thresholds = st.sampled_from([Fraction(1, 3), Fraction(1, 2), Fraction(3, 4), Fraction(9, 10), Fraction(1)])


@given(sets_of_letters, thresholds)
def test_the_pairs_are_those_of_comparing_each_with_each(
    sets: list[frozenset[str]], at_least: Fraction
) -> None:
    found = [(pair.first, pair.second, pair.similarity) for pair in similar_pairs(sets, at_least)]
    wanted = [
        (one, two, jaccard(sets[one], sets[two]))
        for one, two in combinations(range(len(sets)), 2)
        if sets[one] and sets[two] and jaccard(sets[one], sets[two]) >= at_least
    ]

    assert sorted(found) == wanted


@given(st.lists(st.text(alphabet="ab c", max_size=12), max_size=20))
def test_texts_that_differ_little_are_found_whatever_they_are(texts: list[str]) -> None:
    sets = [trigrams(text) for text in texts]
    found = {(pair.first, pair.second) for pair in similar_pairs(sets, Fraction(1))}

    assert found == {
        (one, two) for one, two in combinations(range(len(sets)), 2) if sets[one] and sets[one] == sets[two]
    }


@pytest.mark.parametrize(("text", "found"), [("", set()), ("ab", {"ab"}), ("abcd", {"abc", "bcd"})])
def test_trigrams_of_short_texts(text: str, found: set[str]) -> None:
    assert trigrams(text) == found
