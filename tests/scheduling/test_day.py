from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta, timezone
from itertools import pairwise
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mlquiz.scheduling.day import (
    MS_PER_DAY,
    Moment,
    day_start_ms,
    days_after,
    elapsed_days,
    moment,
    scheduler_day,
)

offsets = st.integers(-12 * 60, 14 * 60)
times_ms = st.integers(-(10**13), 10**13)
rollovers = st.integers(0, 23)
FOUR = 4


@pytest.mark.parametrize(("hour", "minute", "day"), [(3, 59, 21), (4, 0, 22), (12, 0, 22), (23, 59, 22)])
def test_a_day_begins_at_four_in_the_morning(hour: int, minute: int, day: int) -> None:
    local = datetime(2026, 11, 22, hour, minute, tzinfo=timezone(timedelta(hours=5, minutes=45)))
    assert moment(local, FOUR).day == date(2026, 11, day)


def test_a_moment_keeps_milliseconds_and_offset() -> None:
    local = datetime(2026, 11, 22, 1, 2, 3, 456_789, tzinfo=timezone(timedelta(hours=-3)))
    assert moment(local, FOUR) == Moment(1_795_320_123_456, -180, date(2026, 11, 21))


def test_a_time_without_its_offset_is_refused() -> None:
    with pytest.raises(ValueError, match="aware"):
        moment(datetime(2026, 11, 22), FOUR)  # noqa: DTZ001


@given(at_ms=times_ms, offset=offsets, rollover=rollovers)
def test_every_time_lies_in_the_day_that_it_is_given(at_ms: int, offset: int, rollover: int) -> None:
    start = day_start_ms(scheduler_day(at_ms, offset, rollover), offset, rollover)
    assert start <= at_ms < start + MS_PER_DAY


@given(one=st.dates(), other=st.dates())
def test_elapsed_days_are_never_negative(one: date, other: date) -> None:
    assert elapsed_days(one, other) >= 0
    assert elapsed_days(one, other) + elapsed_days(other, one) == abs((one - other).days)


def test_nothing_has_elapsed_since_an_answer_that_never_was() -> None:
    assert elapsed_days(None, date(2026, 11, 22)) == 0


@pytest.mark.parametrize("zone", ["Europe/Berlin", "America/New_York", "Australia/Lord_Howe"])
def test_no_day_is_lost_or_doubled_when_the_clocks_change(zone: str) -> None:
    start = datetime(2026, 1, 1, tzinfo=UTC)
    hours = (start + timedelta(hours=hour) for hour in range(365 * 24))
    days = [moment(hour.astimezone(ZoneInfo(zone)), FOUR).day for hour in hours]
    steps = {(later - earlier).days for earlier, later in pairwise(days)}
    assert steps == {0, 1}


def test_a_flight_westwards_over_the_date_line_is_the_same_day() -> None:
    before = moment(datetime(2026, 11, 22, 9, tzinfo=ZoneInfo("Pacific/Auckland")), FOUR)
    after = moment(datetime(2026, 11, 21, 14, tzinfo=ZoneInfo("America/Los_Angeles")), FOUR)
    assert after.at_ms > before.at_ms
    assert elapsed_days(before.day, after.day) == 0


@given(day=st.dates(), days=st.integers(-(10**9), 10**9))
def test_far_away_days_end_with_the_calendar(day: date, days: int) -> None:
    assert date.min <= days_after(day, days) <= date.max


def test_the_day_of_a_moment_is_that_of_its_parts(at: Callable[..., Moment]) -> None:
    now = at(hours=20, offset_min=120)
    assert now.day == scheduler_day(now.at_ms, 120, FOUR)
