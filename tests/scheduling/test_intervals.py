from itertools import pairwise

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from mlquiz.scheduling.intervals import Bounds, fuzz_factor, passing_days, whole_days

intervals = st.floats(0.0001, 100_000)
bounds = st.builds(Bounds, st.integers(1, 36500), st.none() | st.floats(0, 1, exclude_max=True))
ordered = st.tuples(intervals, intervals, intervals).map(sorted).map(tuple)


@given(ideal=ordered, previous=st.integers(0, 36500), bounds=bounds)
def test_hard_good_easy_are_ordered(ideal: tuple[float, float, float], previous: int, bounds: Bounds) -> None:
    days = passing_days(ideal, previous, bounds)
    assert all(1 <= each <= bounds.maximum for each in days)
    assert all(one < other or one == other == bounds.maximum for one, other in pairwise(days))


@given(ideal=st.tuples(intervals, intervals, intervals), previous=st.integers(0, 36500), bounds=bounds)
def test_they_are_ordered_even_where_the_ideal_ones_are_not(
    ideal: tuple[float, float, float], previous: int, bounds: Bounds
) -> None:
    hard, good, easy = passing_days(ideal, previous, bounds)
    assert hard <= good <= easy


@given(good=st.floats(3, 30000), previous=st.integers(1, 30000), fuzz=st.floats(0, 1, exclude_max=True))
def test_fuzz_alone_does_not_shorten_an_interval(good: float, previous: int, fuzz: float) -> None:
    _, days, _ = passing_days((good / 2, good, good * 2), previous, Bounds(36500, fuzz))
    assert days >= previous or round(good) < previous


@example(interval=1.0, bounds=Bounds(2, 0.9999999999999998), minimum=2)
@given(interval=intervals, bounds=bounds, minimum=st.integers(0, 40000))
def test_whole_days_keep_their_bounds(interval: float, bounds: Bounds, minimum: int) -> None:
    assert min(max(minimum, 1), bounds.maximum) <= whole_days(interval, bounds, minimum) <= bounds.maximum


@pytest.mark.parametrize(
    ("interval", "lowest", "highest"),
    [(2.4, 2, 2), (2.5, 2, 4), (3.0, 2, 4), (7.0, 5, 9), (10.0, 8, 12), (20.0, 17, 23), (100.0, 93, 107)],
)
def test_the_band_is_ankis(interval: float, lowest: int, highest: int) -> None:
    """One day and 15 % of what lies in 2.5 to 7 days, 10 % in 7 to 20, 5 % beyond; none below 2.5 days."""
    drawn = {whole_days(interval, Bounds(36500, step / 1000)) for step in range(1000)}
    assert (min(drawn), max(drawn)) == (lowest, highest)


def test_every_day_of_the_band_is_as_likely() -> None:
    drawn = [whole_days(30.0, Bounds(36500, fuzz_factor("card", reps))) for reps in range(9000)]
    share = {days: drawn.count(days) / len(drawn) for days in set(drawn)}
    assert sum(drawn) / len(drawn) == pytest.approx(30, abs=0.1)
    assert all(each == pytest.approx(1 / len(share), rel=0.15) for each in share.values())


@given(card=st.text(min_size=1), reps=st.integers(0, 10**6))
def test_a_card_has_the_same_fuzz_at_the_same_repetition(card: str, reps: int) -> None:
    assert 0 <= fuzz_factor(card, reps) < 1
    assert fuzz_factor(card, reps) == fuzz_factor(card, reps)


def test_fuzz_is_the_same_on_every_machine() -> None:
    assert fuzz_factor("attention-scale-why", 3) == 0.4009625779026246
    assert fuzz_factor("注意力", 0) != fuzz_factor("注意力", 1)


def test_half_a_day_is_rounded_up() -> None:
    assert whole_days(4.5, Bounds(36500)) == 5
    assert whole_days(5.5, Bounds(36500)) == 6
