"""When sums are kept, and when they are not."""

import sqlite3
from collections.abc import Callable
from contextlib import closing
from datetime import date, timedelta
from pathlib import Path

import pytest

from mlquiz.model.review import Event
from mlquiz.store import Store, card_sums, day_sums, gathering, study_days
from mlquiz.store.reports import Reports, reporting

from tests.store.conftest import DAY
from tests.store.reported import kept, reported, reported_anew

Make = Callable[..., Event]
LAST = DAY + timedelta(days=39)


def answered(store: Store, event: Make) -> None:
    """Forty days of four cards, learnt on the first one."""
    for day in range(40):
        recall = 0.9 if day else None
        store.append([event(card, day=day, recall=recall, interval_days=30) for card in "abcd"])


def gathered(store: Store, monkeypatch: pytest.MonkeyPatch, last: date = LAST) -> list[int]:
    """How many rows of cards and days each gathering of a report over 30 days found."""
    found = []
    gather = gathering.gather

    def counting(connection: sqlite3.Connection, *args: object, **named: object) -> None:
        gather(connection, *args, **named)  # type: ignore[arg-type]
        found.append(connection.execute("SELECT count(*) FROM temp.shown").fetchone()[0])

    with monkeypatch.context() as patched:
        patched.setattr("mlquiz.store.span.gather", counting)
        reported(store, last - timedelta(days=29), last)
    return found


def test_what_is_kept_is_not_gathered_again(
    store: Store, event: Make, monkeypatch: pytest.MonkeyPatch
) -> None:
    answered(store, event)
    assert gathered(store, monkeypatch) == [30 * 4]
    assert sum(gathered(store, monkeypatch)) == 0


def test_after_an_answer_its_day_and_its_card_are_gathered(
    store: Store, event: Make, monkeypatch: pytest.MonkeyPatch
) -> None:
    answered(store, event)
    gathered(store, monkeypatch)
    store.append([event("a", day=39)])
    assert sum(gathered(store, monkeypatch)) == 4 + 30


def test_on_the_next_day_the_cards_of_the_days_that_came_and_went_are_gathered(
    store: Store, event: Make, monkeypatch: pytest.MonkeyPatch
) -> None:
    store.append([event("ten", day=10, recall=0.5)])
    for day in range(41):
        store.append([event(f"card {day % 7}", day=day, recall=0.9)])
    assert gathered(store, monkeypatch) == [30 + 1]
    tomorrow = LAST + timedelta(days=1)
    assert sum(gathered(store, monkeypatch, tomorrow)) < 15
    span = tomorrow - timedelta(days=29), tomorrow
    assert reported(store, *span) == reported_anew(store, *span)


def test_a_day_without_answers_is_kept_too(store: Store, event: Make) -> None:
    store.append([event("a", day=0), event("a", day=39)])
    for cards in (None, ["a"]):
        reported(store, DAY - timedelta(days=5), LAST + timedelta(days=5), cards)
    assert len(kept(store)["day_sums"]) == 2 * 40


def test_of_chosen_cards_the_others_do_not_count(store: Store, event: Make) -> None:
    answered(store, event)
    for day in (39, 40):
        store.append([event(card, day=day, recall=0.9) for card in "abcde"])
        for cards in (None, ["a", "e"]):
            span = LAST - timedelta(days=29), LAST + timedelta(days=1), cards
            assert reported(store, *span) == reported_anew(store, *span)


def test_sums_of_another_version_are_made_anew(
    store: Store, event: Make, monkeypatch: pytest.MonkeyPatch
) -> None:
    answered(store, event)
    reported(store, DAY, LAST)
    store._connection.execute("UPDATE day_sums SET answers = 999")
    store._connection.execute("UPDATE span_cards SET young = 999")
    store._connection.execute("INSERT INTO study_days VALUES (9999)")
    for room in (day_sums, card_sums, study_days):
        monkeypatch.setattr(room, "KEY", "another")
    store.append([event("a", day=39)])
    assert reported(store, DAY, LAST) == reported_anew(store, DAY, LAST)


def test_who_only_looks_waits_for_nobody_and_writes_nothing(
    store: Store, event: Make, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Another program is writing: what was found is said, and kept another time."""
    answered(store, event)
    expected = reported_anew(store, DAY, LAST)
    monkeypatch.setattr("mlquiz.store.sums._WAIT_MS", 1)
    with closing(sqlite3.connect(store.path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        assert reported(store, DAY, LAST) == expected
        assert not any(kept(store).values())
        other.execute("ROLLBACK")
    assert store._connection.execute("PRAGMA busy_timeout").fetchone() == (10_000,)
    assert reported(store, DAY, LAST) == expected
    assert all(kept(store).values())


def test_of_two_that_look_at_once_the_slower_one_writes_nothing(store: Store, event: Make) -> None:
    answered(store, event)
    with Store.open(store.path) as other:
        with reporting(store, DAY, LAST) as slower:
            asked(slower)
            other.append([event("a", day=39), event("new", day=3, recall=0.5)])
            with reporting(other, DAY, LAST) as faster:
                asked(faster)
            before = kept(other), other.remembered("study_days_seq")
        assert (kept(store), store.remembered("study_days_seq")) == before
        assert reported(store, DAY, LAST) == reported_anew(store, DAY, LAST)


def asked(reports: Reports) -> None:
    reports.cards()
    reports.bins()
    reports.study_days()


def test_sums_of_a_log_that_was_replaced_meanwhile_are_not_kept(
    path: Path, event: Make, tmp_path: Path
) -> None:
    with Store.open(path) as store:
        answered(store, event)
        store.back_up(tmp_path / "backup.db")
        store.append([event("a", day=39)])
        with reporting(store, DAY, LAST) as reports:
            asked(reports)
            backup = sqlite3.connect(tmp_path / "backup.db")
            with closing(backup), closing(sqlite3.connect(path)) as database:
                backup.backup(database)
        store.append([event("c", day=20)])
        assert reported(store, DAY, LAST) == reported_anew(store, DAY, LAST)


def test_only_some_spans_and_choices_of_cards_are_kept(store: Store, event: Make) -> None:
    answered(store, event)
    for number in range(1, 20):
        chosen = [str(other) for other in range(number)]
        reported(store, LAST - timedelta(days=number), LAST, ["a", *chosen])
        reported(store, LAST - timedelta(days=number), LAST)
    rows = kept(store)
    assert (len(rows["scopes"]), len(rows["spans"])) == (8, 8)
    assert {row[0] for row in rows["day_sums"]} == {row[0] for row in rows["scopes"]}
    assert {row[0] for row in rows["span_cards"]} == {row[0] for row in rows["spans"]}


def test_sums_come_back_with_a_backup(path: Path, event: Make) -> None:
    with Store.open(path) as store:
        answered(store, event)
        reported(store, DAY, LAST)
        store.back_up(path.with_name("backup.db"))
    with Store.open(path.with_name("backup.db")) as backup:
        backup.append([event("a", day=20)])
        assert reported(backup, DAY, LAST) == reported_anew(backup, DAY, LAST)
