from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mlquiz.model.schedule import CardState, Phase
from mlquiz.study.words import Units, days_words, delay_words, interval_words, percent, time_words

MINUTE = 60_000


@pytest.mark.parametrize(
    ("minutes", "words"),
    [
        (0, "<1m"),
        (0.99, "<1m"),
        (1, "1m"),
        (5.5, "6m"),
        (10, "10m"),
        (59.4, "59m"),
        (59.9, "1h"),
        (90, "2h"),
        (23.8 * 60, "1d"),
        (24 * 60, "1d"),
        (3 * 24 * 60, "3d"),
    ],
)
def test_delays(minutes: float, words: str) -> None:
    assert delay_words(round(minutes * MINUTE)) == words


@pytest.mark.parametrize(
    ("days", "words"),
    [
        (1, "1d"),
        (4, "4d"),
        (30, "30d"),
        (31, "1mo"),
        (36, "1.2mo"),
        (364, "1y"),
        (365, "1y"),
        (766, "2.1y"),
        (36500, "100y"),
    ],
)
def test_intervals(days: int, words: str) -> None:
    assert days_words(days) == words


@given(days=st.integers(1, 36500))
def test_no_more_than_five_letters(days: int) -> None:
    assert 2 <= len(days_words(days)) <= 6


def test_a_state_says_when_it_comes_back() -> None:
    state = CardState(card="a", phase=Phase.REVIEW, interval_days=4)
    assert interval_words(state, 0) == "4d"
    assert interval_words(replace(state, phase=Phase.LEARNING, due_ms=10 * MINUTE), 0) == "10m"


def test_intervals_are_written_in_the_units_that_are_wanted() -> None:
    units = Units("<1分", "{}分", "{}小时", "{}天", "{}月", "{}年")
    written = [delay_words(0, units), delay_words(10 * MINUTE, units), delay_words(5 * 60 * MINUTE, units)]
    assert written == ["<1分", "10分", "5小时"]
    assert [days_words(days, units) for days in (4, 36, 766)] == ["4天", "1.2月", "2.1年"]


@pytest.mark.parametrize(
    ("seconds", "words"),
    [
        (0, "0 s"),
        (29, "29 s"),
        (31, "1 min"),
        (119 * 60, "119 min"),
        (120 * 60, "2.0 h"),
        (150 * 60, "2.5 h"),
    ],
)
def test_time_that_something_took(seconds: int, words: str) -> None:
    assert time_words(seconds * 1000) == words


def test_a_share_in_per_cent_or_a_dash() -> None:
    assert [percent(share) for share in (None, 0.0, 0.874, 1.0)] == ["-", "0 %", "87 %", "100 %"]
