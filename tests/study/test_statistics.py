"""What is counted, and what is not."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from itertools import groupby
from math import log
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mlquiz.content import Content
from mlquiz.model.document import Document, Section
from mlquiz.model.review import Event, EventKind, Grade, Sitting
from mlquiz.reading.library import Library
from mlquiz.scheduling.day import moment
from mlquiz.scheduling.settings import Settings
from mlquiz.store import Store
from mlquiz.store.reports import LONGEST_ANSWER_MS, BinSum
from mlquiz.study.calibration import calibration, surprise
from mlquiz.study.counted import DUE_DAYS
from mlquiz.study.statistics import MATURE_DAYS, Statistics, statistics, streak
from mlquiz.study.tallies import Retention, Streak, Tally

from tests.store.reported import throw_sums_away
from tests.study.conftest import Learner, note

NAMES = ("a", "b", "c")
NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)
TODAY = NOW.date()


def library(*names: str) -> Library:
    """One file of questions."""
    root = Path("notes")
    document = Document(
        id="s",
        title="Notes",
        lang="und",
        file="notes.md",
        sections=(Section(id="s", number="1", title="Section 價值", level=1, line=1, end=9),),
        notes=tuple(note(name) for name in names),
    )
    return Library(Content(root, root, root, course=False), (document,), None, (), (), ("und",))


def count(learner: Learner, *, days: int = 30, only: Sequence[str] = ()) -> Statistics:
    own = library(*NAMES)
    decks = [own.deck(name) for name in only]
    return statistics(own, learner.store, learner.settings, learner.clock(), decks=decks, days=days)


def answer(learner: Learner, *grades: Grade, took_ms: int = 1000) -> None:
    """Answer card a until it is done with for now."""
    session = learner.sitting("a")
    for grade in grades:
        session.answer(grade, took_ms=took_ms)
        learner.clock.advance(minutes=11)


def until_due(learner: Learner) -> int:
    """Wait until card a is due; the interval that it had."""
    (state,) = learner.store.states.of(["a"]).values()
    assert state.due_day is not None
    learner.clock.advance(days=(state.due_day - learner.clock().date()).days)
    return state.interval_days


def test_an_empty_log_counts_nothing(learner: Learner) -> None:
    found = count(learner, days=7)
    assert [day.day for day in found.days] == [TODAY - timedelta(days=ago) for ago in range(6, -1, -1)]
    assert sum(day.answers for day in found.days) == 0
    assert found.retention.all.share is None
    assert (found.calibration, found.decks, found.hardest) == (None, (), ())
    assert found.streak == Streak(0, 0)
    assert found.due == tuple((TODAY + timedelta(days=ahead), 0) for ahead in range(DUE_DAYS))


def test_a_day_has_answers_new_cards_reviews_and_time(learner: Learner) -> None:
    answer(learner, Grade.GOOD, Grade.GOOD, took_ms=4000)
    learner.clock.advance(days=3)
    answer(learner, Grade.AGAIN, Grade.GOOD, took_ms=LONGEST_ANSWER_MS * 10)
    first, last = count(learner).days[-4], count(learner).days[-1]
    assert (first.answers, first.new, first.reviews, first.recalled, first.took_ms) == (2, 1, 0, 0, 8000)
    assert (last.answers, last.new, last.reviews, last.recalled) == (2, 0, 1, 0)
    assert last.took_ms == 2 * LONGEST_ANSWER_MS, "who takes an hour was away"


def test_undone_answers_quizzes_and_exams_do_not_count(learner: Learner) -> None:
    session = learner.sitting("a")
    session.answer(Grade.GOOD, took_ms=1000)
    session.undo()
    at = moment(learner.clock(), 4)
    for number, sitting in enumerate((Sitting.QUIZ, Sitting.EXAM)):
        learner.store.append(
            [
                Event(
                    id=f"quiz-{number}",
                    device="d",
                    kind=EventKind.ANSWERED,
                    subject="a",
                    at_ms=at.at_ms + number,
                    utc_offset_min=0,
                    day=at.day,
                    grade=Grade.AGAIN,
                    sitting=sitting,
                    recall=0.5,
                )
            ]
        )
    found = count(learner)
    assert sum(day.answers for day in found.days) == 0
    assert (found.streak, found.calibration) == (Streak(0, 0), None)


def test_a_card_is_mature_from_an_interval_of_21_days(learner: Learner) -> None:
    answer(learner, Grade.EASY)
    intervals = []
    for _ in range(3):
        intervals.append(until_due(learner))
        answer(learner, Grade.GOOD)
    assert min(intervals) < MATURE_DAYS <= max(intervals)
    retention = count(learner, days=365).retention
    assert retention.young.reviews == sum(days < MATURE_DAYS for days in intervals)
    assert retention.mature.reviews == sum(days >= MATURE_DAYS for days in intervals)
    assert retention.all.share == 1


def test_after_a_reset_a_card_is_new_again(learner: Learner) -> None:
    answer(learner, Grade.EASY)
    learner.clock.advance(days=5)
    learner.happens(EventKind.RESET, "a")
    learner.clock.advance(minutes=1)
    answer(learner, Grade.EASY)
    found = count(learner)
    assert (sum(day.new for day in found.days), found.retention.all.reviews) == (2, 0)


def test_a_renamed_card_keeps_its_reviews(learner: Learner) -> None:
    answer(learner, Grade.EASY)
    until_due(learner)
    answer(learner, Grade.GOOD)
    learner.happens(EventKind.RENAMED, "a", "b")
    until_due(learner)
    (deck,) = count(learner, only=["notes"], days=365).decks
    assert (deck.deck, deck.retention.all.reviews) == ("notes", 1)
    assert sum(cards for _, cards in count(learner).due) == 1


def test_of_imported_answers_which_predict_nothing_the_first_is_new_and_gaps_are_the_intervals(
    learner: Learner,
) -> None:
    for ago, grade in ((40, Grade.GOOD), (31, Grade.AGAIN), (1, Grade.GOOD)):
        at = moment(learner.clock() - timedelta(days=ago), 4)
        event = Event(
            id=f"imported-{ago}",
            device="d",
            kind=EventKind.ANSWERED,
            subject="a",
            at_ms=at.at_ms,
            utc_offset_min=0,
            day=at.day,
            grade=grade,
            sitting=Sitting.IMPORTED,
        )
        learner.store.append([event])
    found = count(learner, days=50)
    assert sum(day.new for day in found.days) == 1
    assert found.retention == Retention(young=Tally(1, 0), mature=Tally(1, 1))
    assert found.calibration is None


def test_nothing_temporary_stays_in_the_connection(learner: Learner) -> None:
    answer(learner, Grade.EASY)
    count(learner, only=["notes"])
    left = learner.store._connection.execute("SELECT count(*) FROM temp.sqlite_master").fetchone()
    assert left == (0,)


def test_a_card_in_no_deck_counts_in_all_but_not_in_a_deck(learner: Learner) -> None:
    session = learner.sitting("gone")
    session.answer(Grade.EASY, took_ms=1)
    learner.clock.advance(days=20)
    learner.sitting("gone").answer(Grade.GOOD, took_ms=1)
    assert count(learner).retention.all.reviews == 1
    assert count(learner).decks == ()
    assert count(learner, only=["notes"]).retention.all.reviews == 0
    assert sum(cards for _, cards in count(learner).due) == 0


def test_what_is_overdue_falls_due_today_and_suspended_cards_never(learner: Learner) -> None:
    answer(learner, Grade.EASY)
    learner.clock.advance(days=40)
    assert count(learner).due[0] == (learner.clock().date(), 1)
    learner.happens(EventKind.SUSPENDED, "a")
    assert count(learner).due[0] == (learner.clock().date(), 0)


def test_the_hardest_section_comes_first(learner: Learner) -> None:
    answer(learner, Grade.EASY)
    for grade in (Grade.GOOD, Grade.AGAIN, Grade.AGAIN, Grade.AGAIN, Grade.GOOD):
        until_due(learner)
        answer(learner, grade, *[Grade.GOOD] * (grade is Grade.AGAIN))
    (hard,) = count(learner, days=1000).hardest
    assert (hard.section, hard.title, hard.tally.reviews, hard.tally.recalled) == ("s", "Section 價值", 5, 2)


@given(st.sets(st.integers(0, 60)), st.integers(0, 60))
def test_a_streak_is_a_run_of_days(numbers: set[int], today: int) -> None:
    start = date(2026, 1, 1)
    days = [start + timedelta(days=number) for number in sorted(numbers)]
    runs = []
    past = [number for number in sorted(numbers) if number <= today]
    for _, run in groupby(enumerate(past), key=lambda it: it[1] - it[0]):
        runs.append([number for _, number in run])
    current = next((len(run) for run in runs if run[-1] >= today - 1), 0)
    found = streak(days, start + timedelta(days=today))
    assert found == Streak(current, max(map(len, runs), default=0))


def test_calibration_is_predicted_against_recalled() -> None:
    bins = [BinSum(16, 4, 3.2, 4, 4 * surprise(0.8, 1)), BinSum(18, 6, 5.4, 3, 3.0)]
    found = calibration(bins)
    assert found is not None
    assert (found.reviews, found.predicted, found.observed) == pytest.approx((10, 0.86, 0.7))
    assert found.rmse == pytest.approx(((4 * 0.2**2 + 6 * 0.4**2) / 10) ** 0.5)
    assert found.log_loss == pytest.approx((4 * -log(0.8) + 3) / 10)
    assert [(each.low, each.high) for each in found.bins] == [(0.8, 0.85), (0.9, 0.95)]


def test_a_certain_prediction_that_fails_costs_much_but_not_everything() -> None:
    assert surprise(1.0, 0) == pytest.approx(-log(1e-4))
    assert surprise(0.0, 1) == pytest.approx(-log(1e-4))


ACTIONS = st.lists(
    st.tuples(
        st.sampled_from(["answer"] * 3 + ["look"] * 3 + ["undo", "quiz", "suspend", "rename", "wait"]),
        st.sampled_from(Grade),
        st.sampled_from([0.0, 0.2, 1.0, 3.0, 30.0]),
    ),
    max_size=40,
)


@settings(max_examples=40)
@given(ACTIONS)
def test_any_history_is_counted_as_one_by_one(actions: list[tuple[str, Grade, float]]) -> None:
    """Compared with counting the events in Python, one after the other."""
    from tests.study.conftest import Clock

    with TemporaryDirectory() as folder, Store.open(Path(folder) / "p.db") as store:
        learner = Learner(Path(folder) / "p.db", store, Clock())
        live(learner, actions)
        found = count(learner, days=1500)
        assert_same(found, count_anew(learner, days=1500))
        events = [event for event in store.events(kind=EventKind.ANSWERED) if event.sitting is Sitting.REVIEW]
        firsts = {(event.day, event.subject): event for event in reversed(events)}.values()
        reviews = [event for event in firsts if event.recall is not None]
        by_day = Counter(event.day for event in events)
        assert {day.day: day.answers for day in found.days if day.answers} == by_day
        assert sum(day.new for day in found.days) == len(firsts) - len(reviews)
        assert found.retention.all.reviews == len(reviews)
        assert found.retention.all.recalled == sum(event.grade is not Grade.AGAIN for event in reviews)
        assert sum(day.took_ms for day in found.days) == sum(event.took_ms or 0 for event in events)
        if reviews:
            assert found.calibration is not None
            assert found.calibration.reviews == len(reviews)
            predicted = [event.recall or 0.0 for event in reviews]
            assert found.calibration.predicted == pytest.approx(sum(predicted) / len(predicted))
            losses = [surprise(event.recall or 0.0, event.grade is not Grade.AGAIN) for event in reviews]
            assert found.calibration.log_loss == pytest.approx(sum(losses) / len(losses))


def count_anew(learner: Learner, *, days: int = 30, only: Sequence[str] = ()) -> Statistics:
    """Without what is kept of sums."""
    with Store.open_copy(learner.path) as copy:
        throw_sums_away(copy)
        return count(replace(learner, store=copy), days=days, only=only)


def assert_same(found: Statistics, expected: Statistics) -> None:
    """Sums of fractions in another order differ in their last digits."""
    assert replace(found, calibration=None) == replace(expected, calibration=None)
    one, other = found.calibration, expected.calibration
    assert (one is None) == (other is None)
    if one and other:
        assert one.log_loss == pytest.approx(other.log_loss)
        assert one.rmse == pytest.approx(other.rmse)
        assert [each.reviews for each in one.bins] == [each.reviews for each in other.bins]


def live(learner: Learner, actions: list[tuple[str, Grade, float]]) -> None:
    session = learner.sitting(*NAMES)
    for number, (what, grade, days) in enumerate(actions):
        shown = session.current()
        match what:
            case "answer" if shown:
                session.answer(grade, took_ms=1000 + number)
            case "undo":
                session.undo()
            case "look":
                only = ["notes"] * (number % 2)
                assert_same(count(learner, only=only), count_anew(learner, only=only))
            case "rename" if number % 3 == 0:
                learner.happens(EventKind.RENAMED, NAMES[number % 2], NAMES[number % 2 + 1])
            case "suspend" if shown and number % 3 == 0:
                session.suspend()
            case "quiz":
                at = moment(learner.clock(), Settings().rollover_hour)
                quiz = Event(
                    id=f"quiz-{number}",
                    device="d",
                    kind=EventKind.ANSWERED,
                    subject="b",
                    at_ms=at.at_ms,
                    utc_offset_min=0,
                    day=at.day,
                    grade=grade,
                    sitting=Sitting.QUIZ,
                )
                learner.store.append([quiz])
        learner.clock.advance(days=days)
