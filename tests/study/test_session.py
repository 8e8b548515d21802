from collections.abc import Callable, Iterator, Sequence
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any

import pytest

from mlquiz.errors import MlquizError
from mlquiz.model.card import Card
from mlquiz.model.review import AnswerMode, EventKind, Grade, Sitting
from mlquiz.model.schedule import CardState, Phase
from mlquiz.scheduling import Settings
from mlquiz.scheduling.replay import replay
from mlquiz.store import Store
from mlquiz.study import Counts, Session
from mlquiz.study.cache import StateCache
from mlquiz.study.schedule import Recorded
from mlquiz.study.words import days_words

from tests.study.conftest import cards

if TYPE_CHECKING:
    from tests.study.conftest import Learner

AGAIN, HARD, GOOD, EASY = Grade


def name(session: Session) -> str:
    shown = session.current()
    return shown.card.id if shown else ""


def test_new_cards_are_shown_with_what_the_grades_would_do(learner: "Learner") -> None:
    session = learner.sitting("a", "b")
    shown = session.current()
    assert shown is not None
    assert (shown.card.id, shown.state.phase, shown.recall) == ("a", Phase.NEW, None)
    assert [shown.intervals[grade] for grade in (AGAIN, HARD, GOOD)] == ["1m", "6m", "10m"]
    assert shown.intervals[EASY].endswith("d")


def test_the_current_card_stays_until_something_is_done_with_it(learner: "Learner") -> None:
    session = learner.sitting("a", "b")
    session.answer(AGAIN, took_ms=1)
    assert name(session) == "b"
    learner.clock.advance(minutes=2)
    assert name(session) == "b"
    session.answer(GOOD, took_ms=1)
    assert name(session) == "a"


def test_an_answer_is_in_the_log_when_it_returns(learner: "Learner") -> None:
    session = learner.sitting("a")
    session.answer(GOOD, took_ms=2500, mode=AnswerMode.TYPED)
    with Store.open(learner.path) as other:
        (event,) = other.events()
    assert (event.kind, event.subject, event.grade) == (EventKind.ANSWERED, "a", GOOD)
    assert (event.took_ms, event.mode, event.sitting) == (2500, AnswerMode.TYPED, Sitting.REVIEW)
    assert event.at_ms == learner.clock().timestamp() * 1000
    assert event.recall is None


def test_the_recall_of_the_moment_is_kept(learner: "Learner") -> None:
    learner.sitting("a").answer(EASY, took_ms=1)
    learner.clock.advance(days=12)
    session = learner.sitting("a")
    shown = session.current()
    assert shown is not None
    session.answer(GOOD, took_ms=1)
    assert learner.store.events()[-1].recall == shown.recall
    assert shown.recall == pytest.approx(0.87, abs=0.02)


def test_the_preview_is_what_the_answer_does(learner: "Learner") -> None:
    for _ in range(12):
        session = learner.sitting("a")
        if (shown := session.current()) is None:
            learner.clock.advance(days=1)
            continue
        session.answer(GOOD, took_ms=1)
        assert session.answered == 1
        state = session._states["a"]
        if state.phase is Phase.REVIEW and state.interval_days < 30:
            assert shown.intervals[GOOD] == f"{state.interval_days}d"


def test_a_sitting_ends_when_nothing_is_left_today(learner: "Learner") -> None:
    session = learner.sitting("a")
    session.answer(EASY, took_ms=1)
    assert session.current() is None
    assert session.waiting_until() is None
    assert session.counts() == Counts(new=0, learning=0, due=0)
    with pytest.raises(LookupError):
        session.answer(GOOD, took_ms=1)


def test_a_sitting_without_cards_is_finished(learner: "Learner") -> None:
    session = learner.sitting()
    assert session.current() is None
    assert not session.undo()


def test_a_learning_card_that_comes_back_later_is_waited_for(learner: "Learner") -> None:
    learner.settings = Settings(learn_ahead_min=0)
    session = learner.sitting("a")
    session.answer(GOOD, took_ms=1)
    assert session.current() is None
    assert session.waiting_until() == learner.clock() + timedelta(minutes=10)
    assert session.counts() == Counts(new=0, learning=1, due=0)
    learner.clock.advance(minutes=10)
    assert session.waiting_until() is None
    assert name(session) == "a"


def test_waiting_is_told_on_the_learners_clock(learner: "Learner") -> None:
    learner.settings = Settings(learn_ahead_min=0)
    learner.clock.travel(330)
    session = learner.sitting("a")
    session.answer(AGAIN, took_ms=1)
    until = session.waiting_until()
    assert until is not None
    assert until.utcoffset() == timedelta(minutes=330)


def test_counts_hold_the_current_card(learner: "Learner") -> None:
    session = learner.sitting("a", "b")
    assert session.counts() == Counts(new=2, learning=0, due=0)
    assert name(session) == "a"
    assert session.counts() == Counts(new=2, learning=0, due=0)
    session.answer(GOOD, took_ms=1)
    assert session.counts() == Counts(new=1, learning=1, due=0)


def test_limits_hold_over_sittings_of_one_day(learner: "Learner") -> None:
    learner.settings = Settings(new_per_day=3)
    names = [f"card{number}" for number in range(9)]
    for _ in range(2):
        learner.sitting(*names).answer(EASY, took_ms=1)
    assert learner.sitting(*names).counts().new == 1
    learner.clock.advance(days=1)
    assert learner.sitting(*names).counts().new == 3


def test_each_deck_has_its_own_limit(learner: "Learner") -> None:
    learner.settings = Settings(new_per_day=1)
    learner.sitting("a", "b").answer(EASY, took_ms=1)
    assert learner.sitting("a", "b").counts().new == 0
    assert learner.sitting("b", "c").counts().new == 1


def test_a_sitting_goes_on_after_the_rollover(learner: "Learner") -> None:
    learner.settings = Settings(new_per_day=1)
    learner.clock.now = datetime(2026, 11, 23, 3, 50, tzinfo=UTC)
    session = learner.sitting("a", "b")
    session.answer(EASY, took_ms=1)
    assert session.current() is None
    learner.clock.advance(minutes=10)
    assert name(session) == "b"


def test_a_step_beyond_the_rollover_is_not_left_today(learner: "Learner") -> None:
    learner.clock.now = datetime(2026, 11, 23, 3, 55, tzinfo=UTC)
    session = learner.sitting("a")
    session.answer(GOOD, took_ms=1)
    assert session.counts() == Counts(new=0, learning=0, due=0)
    assert session.current() is None
    assert session.waiting_until() is None
    learner.clock.advance(minutes=5)
    assert name(session) == "a"


def test_siblings_wait_for_another_day(learner: "Learner", cloze: Callable[[str, int], list[Card]]) -> None:
    session = learner.over(cloze("n", 3))
    session.answer(EASY, took_ms=1)
    assert session.current() is None
    assert learner.over(cloze("n", 3)).current() is None
    learner.clock.advance(days=1)
    assert name(learner.over(cloze("n", 3))) == "n/2"


class TestUndo:
    def test_an_undone_answer_is_asked_again(self, learner: "Learner") -> None:
        session = learner.sitting("a", "b")
        session.answer(EASY, took_ms=1)
        assert name(session) == "b"
        assert session.undo()
        assert (name(session), session.answered) == ("a", 0)
        assert session.counts() == Counts(new=2, learning=0, due=0)
        assert [event.kind for event in learner.store.events(with_undone=True)] == ["answered", "undone"]

    def test_any_number_of_answers_can_be_undone(self, learner: "Learner") -> None:
        session = learner.sitting("a", "b", "c")
        for grade in (GOOD, AGAIN, EASY, HARD, GOOD):
            session.answer(grade, took_ms=1)
        while session.can_undo():
            assert session.undo()
        assert not session.undo()
        assert session.answered == 0
        assert session._states["a"].phase is Phase.NEW
        assert learner.store.events(kind=EventKind.ANSWERED) == []
        assert learner.sitting("a", "b", "c").counts() == Counts(new=3, learning=0, due=0)

    def test_answers_of_an_earlier_sitting_stay(self, learner: "Learner") -> None:
        learner.sitting("a").answer(GOOD, took_ms=1)
        session = learner.sitting("a")
        assert not session.can_undo()
        assert not session.undo()

    def test_the_undone_state_comes_back_exactly(self, learner: "Learner") -> None:
        learner.sitting("a").answer(EASY, took_ms=1)
        learner.clock.advance(days=20)
        session = learner.sitting("a")
        before = session.current()
        session.answer(AGAIN, took_ms=1)
        session.undo()
        assert session.current() == before

    def test_a_card_that_was_put_away_comes_back(self, learner: "Learner") -> None:
        session = learner.sitting("a", "b")
        session.suspend()
        session.bury()
        assert session.current() is None
        session.undo()
        assert name(session) == "b"
        session.undo()
        assert name(session) == "a"
        assert session.answered == 0


class TestTakingNotesThatChanged:
    def test_what_was_done_stays_and_can_be_undone(self, learner: "Learner") -> None:
        session = learner.sitting("a", "b", "c")
        session.answer(EASY, took_ms=1)
        session.take(cards("a", "c"))
        assert name(session) == "c"
        assert session.answered == 1
        session.undo()
        assert name(session) == "a"

    def test_a_card_that_is_gone_keeps_its_place_for_when_it_is_back(self, learner: "Learner") -> None:
        learner.settings = Settings(new_per_day=2)
        session = learner.sitting("a", "b", "c")
        session.take(cards("b", "c"), awaited=True)
        assert name(session) == "b"
        assert session.counts() == Counts(new=1, learning=0, due=0)
        session.answer(EASY, took_ms=1)
        assert session.current() is None
        session.take(cards("a", "b", "c"))
        assert name(session) == "a"
        assert session.counts() == Counts(new=1, learning=0, due=0)

    def test_for_cards_that_are_gone_others_come_where_nothing_else_is_left(self, learner: "Learner") -> None:
        learner.settings = Settings(new_per_day=2)
        session = learner.sitting("a", "b", "c", "d")
        session.answer(EASY, took_ms=1)
        session.take(cards("a", "c", "d"))
        assert name(session) == "c"
        assert session.counts() == Counts(new=1, learning=0, due=0)

    def test_a_learning_card_that_is_gone_is_not_waited_for(self, learner: "Learner") -> None:
        session = learner.sitting("a")
        session.answer(AGAIN, took_ms=1)
        assert session.counts().learning == 1
        session.take([])
        assert session.current() is None
        assert session.waiting_until() is None
        session.take(cards("a"))
        assert session.counts().learning == 1

    def test_undo_of_a_card_that_is_gone_takes_its_answer_back_and_shows_another(
        self, learner: "Learner"
    ) -> None:
        session = learner.sitting("a", "b")
        session.answer(EASY, took_ms=1)
        session.take(cards("b"))
        assert session.undo()
        assert name(session) == "b"
        assert session.answered == 0

    def test_the_current_card_stays_whatever_comes_before_it(self, learner: "Learner") -> None:
        session = learner.sitting("b", "c")
        assert name(session) == "b"
        session.take(cards("a", "b", "c"))
        assert name(session) == "b"
        session.answer(EASY, took_ms=1)
        assert name(session) == "a"

    def test_a_card_may_be_shown_out_of_its_turn(self, learner: "Learner") -> None:
        session = learner.sitting("a", "b")
        session.show("b")
        assert name(session) == "b"
        session.answer(EASY, took_ms=1)
        assert name(session) == "a"


class TestPuttingAway:
    def test_a_suspended_card_never_comes_back(self, learner: "Learner") -> None:
        session = learner.sitting("a", "b")
        session.suspend()
        assert name(session) == "b"
        learner.clock.advance(days=99)
        assert learner.sitting("a", "b").counts().new == 1
        learner.happens(EventKind.UNSUSPENDED, "a")
        assert learner.sitting("a", "b").counts().new == 2

    def test_a_buried_card_comes_back_the_next_day(self, learner: "Learner") -> None:
        session = learner.sitting("a", "b")
        session.bury()
        assert name(session) == "b"
        assert learner.sitting("a").current() is None
        learner.clock.advance(days=1)
        assert name(learner.sitting("a")) == "a"

    def test_a_sibling_takes_its_place(
        self, learner: "Learner", cloze: Callable[[str, int], list[Card]]
    ) -> None:
        session = learner.over(cloze("n", 2))
        session.bury()
        assert name(session) == "n/2"


class TestTwoSittings:
    def test_an_answer_of_the_other_one_is_seen(self, learner: "Learner") -> None:
        with Store.open(learner.path) as store:
            one, other = learner.sitting("a", "b"), learner.sitting("a", "b", store=store)
            assert one.counts() == other.counts() == Counts(new=2, learning=0, due=0)
            one.answer(EASY, took_ms=1)
            assert other.counts() == Counts(new=1, learning=0, due=0)
            assert name(other) == "b"

    def test_both_answers_to_one_card_count(self, learner: "Learner") -> None:
        with Store.open(learner.path) as store:
            one, other = learner.sitting("a"), learner.sitting("a", store=store)
            assert name(one) == name(other) == "a"
            one.answer(GOOD, took_ms=1)
            learner.clock.advance(minutes=1)
            other.answer(GOOD, took_ms=1)
            assert other._states["a"].reps == 2
            assert other._states["a"].phase is Phase.REVIEW
            assert one.current() is None

    def test_a_suspension_elsewhere_is_seen(self, learner: "Learner") -> None:
        session = learner.sitting("a", "b")
        learner.happens(EventKind.SUSPENDED, "a")
        assert name(session) == "b"

    def test_other_settings_do_not_mix(self, learner: "Learner") -> None:
        with Store.open(learner.path) as store:
            one = learner.sitting("a", "b", "c")
            learner.settings = Settings(desired_retention=0.8)
            other = learner.sitting("a", "b", "c", store=store)
            one.answer(EASY, took_ms=1)
            other.answer(EASY, took_ms=1)
            one.answer(EASY, took_ms=1)
            assert one.answered == 2
            assert other._states["b"].interval_days > one._states["c"].interval_days + 5

    def test_an_answer_between_a_look_and_an_answer_is_seen(
        self, learner: "Learner", monkeypatch: pytest.MonkeyPatch
    ) -> None:
        with Store.open(learner.path) as store:
            one, other = learner.sitting("a", "b", "c"), learner.sitting("c", store=store)
            answer = one._schedule.answer

            def late(*args: Any) -> Recorded:
                other.answer(EASY, took_ms=1)
                return answer(*args)

            monkeypatch.setattr(one._schedule, "answer", late)
            one.answer(EASY, took_ms=1)
            assert one.counts() == Counts(new=1, learning=0, due=0)

    def test_other_settings_that_come_in_between_do_not_mix(
        self, learner: "Learner", monkeypatch: pytest.MonkeyPatch
    ) -> None:
        for _ in range(2):
            learner.sitting("a", "b").answer(EASY, took_ms=1)
        cache = StateCache(learner.store, learner.settings)
        learner.happens(EventKind.SUSPENDED, "a")
        replayed = cache.replayed
        with Store.open(learner.path) as store:

            def slow(names: Sequence[str]) -> Iterator[CardState]:
                yield from replayed(names)
                StateCache(store, Settings(desired_retention=0.75)).catch_up()

            monkeypatch.setattr(cache, "replayed", slow)
            cache.catch_up()
        with learner.store.reading():
            assert learner.store.states.all() == replay(learner.store.events(), learner.settings)


class TestRenaming:
    def test_a_review_under_the_new_name_is_no_new_card(self, learner: "Learner") -> None:
        learner.settings = Settings(new_per_day=1)
        learner.sitting("old").answer(EASY, took_ms=1)
        learner.clock.advance(days=30)
        learner.happens(EventKind.RENAMED, "old", "new")
        learner.sitting("new").answer(EASY, took_ms=1)
        assert learner.sitting("new", "b").counts() == Counts(new=1, learning=0, due=0)

    def test_the_history_follows_into_the_new_notes(self, learner: "Learner") -> None:
        learner.sitting("old").answer(EASY, took_ms=1)
        learner.happens(EventKind.RENAMED, "old", "new")
        session = learner.sitting("new")
        assert session.current() is None
        learner.clock.advance(days=30)
        shown = session.current()
        assert shown is not None
        assert (shown.card.id, shown.state.card, shown.state.reps) == ("new", "new", 1)

    def test_older_notes_go_on_with_the_same_history(self, learner: "Learner") -> None:
        learner.sitting("old").answer(EASY, took_ms=1)
        learner.happens(EventKind.RENAMED, "old", "new")
        learner.clock.advance(days=30)
        session = learner.sitting("old")
        shown = session.current()
        assert shown is not None
        assert (shown.state.card, shown.state.reps) == ("old", 1)
        session.answer(GOOD, took_ms=1)
        assert session.current() is None
        assert learner.sitting("new")._schedule.states(["new"])["new"].reps == 2
        assert session.undo()
        assert session.current() == shown

    def test_a_renaming_during_the_sitting_loses_nothing(self, learner: "Learner") -> None:
        session = learner.sitting("old", "b")
        session.answer(GOOD, took_ms=1)
        learner.happens(EventKind.RENAMED, "old", "new")
        session.answer(GOOD, took_ms=1)
        assert (name(session), session.counts()) == ("old", Counts(new=0, learning=2, due=0))

    def test_siblings_of_a_renamed_note_wait(
        self, learner: "Learner", cloze: Callable[[str, int], list[Card]]
    ) -> None:
        learner.over(cloze("old", 2)).answer(EASY, took_ms=1)
        learner.happens(EventKind.RENAMED, "old", "new")
        assert learner.over(cloze("new", 2)).current() is None
        assert learner.over(cloze("old", 2)).current() is None


class TestClock:
    def test_an_answer_after_the_clock_was_set_back_still_counts_last(self, learner: "Learner") -> None:
        session = learner.sitting("a")
        session.answer(GOOD, took_ms=1)
        learner.clock.advance(minutes=-5)
        session.answer(AGAIN, took_ms=1)
        assert session._states["a"].step == 0
        first, second = learner.store.events()
        assert second.grade is AGAIN
        assert second.at_ms == first.at_ms + 1

    def test_a_clock_that_is_years_off_loses_nothing(self, learner: "Learner") -> None:
        learner.clock.advance(days=365 * 70)
        learner.sitting("a", "b").answer(GOOD, took_ms=1)
        learner.clock.advance(days=-365 * 70)
        session = learner.sitting("a", "b")
        session.answer(GOOD, took_ms=1)
        assert len(learner.store.events()) == 2
        assert session.counts() == Counts(new=0, learning=1, due=0)

    def test_a_clock_without_an_offset_is_refused(self, learner: "Learner") -> None:
        learner.clock.now = datetime(2026, 11, 22)  # noqa: DTZ001
        with pytest.raises(ValueError, match="aware"):
            learner.sitting("a")


def test_an_answer_that_cannot_be_written_may_be_given_again(learner: "Learner") -> None:
    session = learner.sitting("a", "b")
    shown = session.current()
    with Store.open(learner.path) as other:
        learner.store._connection.execute("PRAGMA busy_timeout = 20")
        with other.writing(), pytest.raises(MlquizError, match="nothing was saved"):
            session.answer(GOOD, took_ms=1)
    assert session.current() == shown
    assert session.answered == 0
    assert not session.can_undo()
    session.answer(GOOD, took_ms=1)
    assert session.answered == 1


def test_the_interval_that_is_shown_is_the_one_that_is_written(learner: "Learner") -> None:
    names = [f"card{number}" for number in range(40)]
    session = learner.sitting(*names)
    checked = 0
    for day in range(12):
        while (shown := session.current()) is not None:
            grade = (GOOD, GOOD, EASY, HARD)[(checked + day) % 4]
            session.answer(grade, took_ms=1)
            learner.clock.advance(minutes=2)
            (*_, event) = learner.store.events(subjects=[shown.card.id])
            if event.interval_days is not None:
                assert shown.intervals[grade] == days_words(event.interval_days)
            assert event.reps == shown.state.reps
            checked += 1
        learner.clock.advance(days=1)
    assert checked > 100


def test_a_card_that_was_forgotten_often_is_a_leech_and_is_spoken_of(learner: "Learner") -> None:
    session = learner.sitting("a")
    spoken_of = []
    for lapse in range(1, 14):
        shown = session.current()
        assert shown is not None
        assert shown.leech is (lapse > 8)
        session.answer(EASY, took_ms=1)
        learner.clock.advance(days=400)
        session.current()
        if session.answer(AGAIN, took_ms=1):
            spoken_of.append(lapse)
        learner.clock.advance(minutes=11)
    assert spoken_of == [8, 12]


def test_reviews_come_by_another_urgency_and_early(learner: "Learner") -> None:
    first = learner.sitting("a", "b", "c")
    for _ in "abc":
        first.answer(EASY, took_ms=1)
    learner.clock.advance(days=2)
    assert learner.sitting("a", "b", "c").current() is None
    session = Session(
        learner.store,
        list(first._cards.values()),
        learner.settings,
        learner.clock,
        urgency=lambda state, _: -ord(state.card),
        early=lambda state, now: state.card != "b" and now.day == learner.clock().date(),
    )
    assert session.counts().due == 2
    assert name(session) == "c"
