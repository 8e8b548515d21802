from collections.abc import Iterator
from datetime import datetime, timedelta, timezone
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mlquiz.model.review import EventKind
from mlquiz.store import Store
from mlquiz.study.watching import mark_videos, watched_videos

NOW = datetime(2026, 3, 2, 3, 30, tzinfo=timezone(timedelta(hours=8)))


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store.open(tmp_path / "reviews.db") as opened:
        yield opened


def mark(store: Store, *videos: int, watched: bool = True, now: datetime = NOW) -> tuple[int, ...]:
    return mark_videos(store, videos, watched=watched, now=now, rollover_hour=4)


def test_nothing_is_watched_at_first(store: Store) -> None:
    assert watched_videos(store) == frozenset()


def test_a_mark_is_an_event_that_stays(store: Store) -> None:
    assert mark(store, 39, 38, 38) == (38, 39)
    (event, _) = store.events(kind=EventKind.WATCHED)
    assert (event.subject, event.utc_offset_min, event.day.isoformat()) == ("p38", 480, "2026-03-01")
    with Store.open(store.path) as again:
        assert watched_videos(again) == {38, 39}


def test_what_is_marked_already_writes_nothing(store: Store) -> None:
    mark(store, 38)
    assert mark(store, 38, 39) == (39,)
    assert mark(store, 40, watched=False) == ()
    assert store.last_seq() == 2


def test_a_mark_can_be_taken_back_and_given_again(store: Store) -> None:
    mark(store, 38, 39)
    assert mark(store, 38, watched=False) == (38,)
    assert watched_videos(store) == {39}
    assert mark(store, 38) == (38,)
    assert watched_videos(store) == {38, 39}


def test_the_last_mark_counts_even_where_the_clock_was_set_back(store: Store) -> None:
    mark(store, 38)
    mark(store, 38, watched=False, now=NOW - timedelta(days=400))
    assert watched_videos(store) == frozenset()


@given(st.lists(st.tuples(st.sets(st.integers(1, 5), max_size=3), st.booleans()), max_size=8))
def test_marks_are_as_a_set_would_have_them(
    tmp_path_factory: pytest.TempPathFactory, steps: list[tuple[set[int], bool]]
) -> None:
    expected: set[int] = set()
    with Store.open(tmp_path_factory.mktemp("marks") / "reviews.db") as store:
        for videos, watched in steps:
            changed = mark(store, *videos, watched=watched)
            after = expected | videos if watched else expected - videos
            assert set(changed) == expected ^ after
            expected = after
        assert watched_videos(store) == expected
