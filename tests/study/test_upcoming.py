"""The card that a screen may prepare is the one that follows, as far as that can be known beforehand."""

from typing import TYPE_CHECKING

from mlquiz.model.review import EventKind, Grade

if TYPE_CHECKING:
    from tests.study.conftest import Learner

NAMES = ("a", "b", "c", "d")


def test_new_cards_that_are_known_at_once_come_as_foreseen(learner: "Learner") -> None:
    session = learner.sitting(*NAMES)
    shown = []
    while (current := session.current()) is not None:
        upcoming = session.upcoming()
        shown.append(current.card.id)
        session.answer(Grade.EASY, took_ms=1)
        following = session.current()
        assert (upcoming and upcoming.card) == (following and following.card)
        assert upcoming is None or following is None or upcoming.state == following.state
    assert shown == list(NAMES)


def test_nothing_is_foreseen_before_a_card_is_shown_or_after_the_last(learner: "Learner") -> None:
    session = learner.sitting("a")
    assert session.upcoming() is None
    session.current()
    assert session.upcoming() is None


def test_to_foresee_changes_nothing(learner: "Learner") -> None:
    session = learner.sitting(*NAMES)
    session.current()
    before = learner.store.last_seq(), session.counts(), session.current()
    session.upcoming()
    assert (learner.store.last_seq(), session.counts(), session.current()) == before


def test_what_is_left_is_told_without_a_look_at_the_database(learner: "Learner") -> None:
    session = learner.sitting(*NAMES)
    session.current()
    assert session.left() == session.counts()
    session.answer(Grade.EASY, took_ms=1)
    learner.happens(EventKind.SUSPENDED, "c")
    assert session.left().new == 3
    session.current()
    assert session.left() == session.counts()
    assert session.left().new == 2
