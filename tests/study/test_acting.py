from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from mlquiz.model.review import AnswerMode, EventKind, Grade, Sitting
from mlquiz.model.schedule import CardState
from mlquiz.scheduling.day import Moment, moment
from mlquiz.scheduling.names import Names
from mlquiz.scheduling.replay import replay
from mlquiz.store import Store
from mlquiz.study.acting import Act, act, last_acts, undo_acts
from mlquiz.study.recording import new_event
from mlquiz.study.schedule import Schedule

if TYPE_CHECKING:
    from tests.study.conftest import Learner


def now(learner: "Learner") -> Moment:
    return moment(learner.clock(), 4)


def do(learner: "Learner", kind: EventKind, *cards: str, target: str = "") -> None:
    act(learner.store, Names(), kind, cards, now(learner), target=target)
    learner.clock.advance(minutes=1)


def undo(learner: "Learner", count: int = 1) -> list[Act]:
    return undo_acts(learner.store, count, now(learner))


def states(learner: "Learner", *cards: str) -> list[CardState]:
    known = Schedule(learner.store, learner.settings).states(cards)
    return [known.get(card) or CardState(card=card) for card in cards]


def kinds(acts: list[Act]) -> list[tuple[str, tuple[str, ...]]]:
    return [(each.kind.value, each.cards) for each in acts]


def test_what_one_command_did_to_several_cards_is_one_act(learner: "Learner") -> None:
    do(learner, EventKind.SUSPENDED, "a", "b", "c")
    assert all(state.suspended for state in states(learner, "a", "b", "c"))
    assert kinds(undo(learner)) == [("suspended", ("a", "b", "c"))]
    assert not any(state.suspended for state in states(learner, "a", "b", "c"))


def test_acts_are_undone_from_the_last_one_back(learner: "Learner") -> None:
    do(learner, EventKind.SUSPENDED, "a")
    do(learner, EventKind.BURIED, "a")
    do(learner, EventKind.SET_DUE, "a", target="2027-01-12")
    assert kinds(undo(learner, 2)) == [("set-due", ("a",)), ("buried", ("a",))]
    assert kinds(undo(learner, 5)) == [("suspended", ("a",))]
    assert undo(learner) == []
    assert states(learner, "a") == [CardState(card="a")]


def test_answers_of_an_earlier_sitting_can_be_undone(learner: "Learner") -> None:
    session = learner.sitting("a", "b", "c")
    for _ in range(3):
        session.answer(Grade.GOOD, took_ms=1)
        learner.clock.advance(minutes=1)
    undone = undo(learner, 2)
    assert [(each.cards, each.grade) for each in undone] == [(("c",), Grade.GOOD), (("b",), Grade.GOOD)]
    assert [state.reps for state in states(learner, "a", "b", "c")] == [1, 0, 0]
    assert session.counts().new == 2, "a sitting that is open sees it"


def test_looking_changes_nothing(learner: "Learner") -> None:
    do(learner, EventKind.SUSPENDED, "a")
    assert last_acts(learner.store, 3) == last_acts(learner.store, 3)
    assert kinds(last_acts(learner.store, 3)) == [("suspended", ("a",))]


def test_what_other_devices_did_and_what_was_imported_is_not_undone_here(learner: "Learner") -> None:
    session = learner.sitting("a")
    session.answer(Grade.GOOD, took_ms=1)
    with Store.open(learner.path.with_name("other.db")) as other:
        other.append(learner.store.events())
        assert undo_acts(other, 9, now(learner)) == []
    (event,) = learner.store.events()
    learner.store.append(
        [replace(event, id="imported", at_ms=event.at_ms + 1, sitting=Sitting.IMPORTED, grade=Grade.HARD)]
    )
    learner.happens(EventKind.WATCHED, "p1")
    learner.happens(EventKind.RENAMED, "x", target="y")
    assert [each.grade for each in undo(learner, 9)] == [Grade.GOOD]


def test_what_was_undone_in_a_sitting_is_not_undone_again(learner: "Learner") -> None:
    session = learner.sitting("a", "b")
    session.answer(Grade.GOOD, took_ms=1)
    session.undo()
    assert undo(learner) == []


def test_an_act_counts_after_what_came_before_though_the_clock_was_set_back(learner: "Learner") -> None:
    do(learner, EventKind.SUSPENDED, "a", "b")
    learner.clock.advance(hours=-3)
    do(learner, EventKind.UNSUSPENDED, "a", "b")
    assert not any(state.suspended for state in states(learner, "a", "b"))
    assert kinds(last_acts(learner.store, 1)) == [("unsuspended", ("a", "b"))]


@pytest.mark.parametrize("kind", [EventKind.SUSPENDED, EventKind.BURIED, EventKind.RESET])
def test_undoing_gives_the_states_from_before(learner: "Learner", kind: EventKind) -> None:
    session = learner.sitting("a", "b")
    session.answer(Grade.EASY, took_ms=1)
    learner.clock.advance(minutes=1)
    before = states(learner, "a", "b")
    do(learner, kind, "a", "b")
    assert states(learner, "a", "b") != before
    undo(learner)
    assert states(learner, "a", "b") == before
    replayed = replay(learner.store.events(with_undone=True), learner.settings)
    assert [replayed.get(card) or CardState(card=card) for card in "ab"] == before


def test_answers_of_one_moment_with_two_grades_are_two_acts(learner: "Learner") -> None:
    at = now(learner)
    blank = new_event(learner.store.device, EventKind.ANSWERED, "a", at)
    answered = replace(blank, grade=Grade.GOOD, sitting=Sitting.QUIZ, mode=AnswerMode.CHOSEN, took_ms=1)
    other = new_event(learner.store.device, EventKind.ANSWERED, "b", at)
    again = replace(answered, id=other.id, subject="b", grade=Grade.AGAIN)
    learner.store.append([answered, again])
    assert [(each.cards, each.grade, each.sitting) for each in last_acts(learner.store, 5)] == [
        (("b",), Grade.AGAIN, Sitting.QUIZ),
        (("a",), Grade.GOOD, Sitting.QUIZ),
    ]
