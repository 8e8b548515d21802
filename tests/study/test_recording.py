from typing import TYPE_CHECKING

from mlquiz.model.review import EventKind, Grade
from mlquiz.scheduling.day import moment
from mlquiz.study import Counts
from mlquiz.study.recording import new_event

if TYPE_CHECKING:
    from tests.study.conftest import Learner


def test_an_event_is_of_this_device_and_of_now(learner: "Learner") -> None:
    at = moment(learner.clock(), 4)
    event = new_event(learner.store.device, EventKind.WATCHED, "p38", at)
    assert (event.device, event.at_ms, event.day) == (learner.store.device, at.at_ms, at.day)
    assert learner.store.append([event]) == 1
    assert learner.store.events(kind=EventKind.WATCHED) == [event]


def test_a_reset_card_is_new_when_it_is_looked_at_next(learner: "Learner") -> None:
    session = learner.sitting("a")
    session.answer(Grade.EASY, took_ms=1)
    assert session.counts() == Counts(new=0, learning=0, due=0)
    learner.clock.advance(minutes=1)
    learner.happens(EventKind.RESET, "a")
    learner.clock.advance(days=1)
    assert session.counts() == Counts(new=1, learning=0, due=0)


def test_watched_videos_change_no_schedule(learner: "Learner") -> None:
    session = learner.sitting("a", "b")
    shown = session.current()
    learner.happens(EventKind.WATCHED, "p38")
    assert session.current() == shown
