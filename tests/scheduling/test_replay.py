# ruff: noqa: S311  chance with a seed, no secrets
import random
from collections.abc import Callable
from dataclasses import replace

import pytest

from mlquiz.model.review import Event, EventKind, Grade
from mlquiz.model.schedule import CardState, Phase
from mlquiz.scheduling import Settings
from mlquiz.scheduling.answering import apply
from mlquiz.scheduling.day import Moment
from mlquiz.scheduling.replay import replay
from mlquiz.scheduling.version import ALGORITHM, cache_key

SETTINGS = Settings()


def test_a_replay_is_one_event_after_the_other(
    event: Callable[..., Event], at: Callable[..., Moment]
) -> None:
    events = [event(grade, "card", at(days=day)) for day, grade in enumerate((Grade.EASY, Grade.HARD))]
    state = CardState(card="card")
    for each in events:
        state = apply(state, each, SETTINGS)
    assert replay(events, SETTINGS) == {"card": state}


def test_the_order_and_the_number_of_arrivals_do_not_matter(
    event: Callable[..., Event], at: Callable[..., Moment]
) -> None:
    events = [
        event(random.Random(day).choice(tuple(Grade)), f"c{day % 3}", at(days=day)) for day in range(30)
    ]
    expected = replay(events, SETTINGS)
    shuffled = events + events[::2]
    random.Random(1).shuffle(shuffled)
    assert replay(shuffled, SETTINGS) == expected


def test_events_of_one_millisecond_are_ordered_by_id(
    event: Callable[..., Event], at: Callable[..., Moment]
) -> None:
    first, second = event(Grade.AGAIN, "card", at()), event(Grade.EASY, "card", at())
    assert replay([second, first], SETTINGS)["card"].phase is Phase.REVIEW
    assert replay([replace(first, id="z"), second], SETTINGS)["card"].phase is Phase.RELEARNING


def test_an_undone_answer_never_was(event: Callable[..., Event], at: Callable[..., Moment]) -> None:
    good, easy = event(Grade.GOOD, "card", at()), event(Grade.EASY, "card", at(minutes=10))
    undone = event(EventKind.UNDONE, "card", at(minutes=11), target=easy.id)
    assert replay([good, easy, undone], SETTINGS) == replay([good], SETTINGS)


def test_an_undoing_that_arrives_first_undoes_all_the_same(
    event: Callable[..., Event], at: Callable[..., Moment]
) -> None:
    good = event(Grade.GOOD, "card", at(days=2))
    undone = event(EventKind.UNDONE, "card", at(), target=good.id)
    assert replay([undone, good], SETTINGS) == {}


def test_a_suspension_can_be_undone(event: Callable[..., Event], at: Callable[..., Moment]) -> None:
    suspended = event(EventKind.SUSPENDED, "card", at())
    undone = event(EventKind.UNDONE, "card", at(), target=suspended.id)
    assert replay([suspended, undone], SETTINGS) == {}


def test_a_reset_forgets_what_was_before_it(event: Callable[..., Event], at: Callable[..., Moment]) -> None:
    before = event(Grade.EASY, "card", at())
    reset = event(EventKind.RESET, "card", at(days=1))
    later = event(Grade.GOOD, "card", at(days=2))
    assert replay([before, reset, later], SETTINGS) == replay([later], SETTINGS)


def test_the_history_follows_a_renamed_note(event: Callable[..., Event], at: Callable[..., Moment]) -> None:
    answers = [event(Grade.EASY, "old/2", at()), event(Grade.GOOD, "new/2", at(days=8))]
    renamed = event(EventKind.RENAMED, "old", at(days=1), target="new")
    states = replay([*answers, renamed], SETTINGS)
    assert set(states) == {"new/2"}
    assert states["new/2"].reps == 2


def test_a_renaming_does_not_change_what_was_scheduled_before_it(
    event: Callable[..., Event], at: Callable[..., Moment]
) -> None:
    answers = [event(Grade.GOOD, "old", at(days=20 * day)) for day in range(6)]
    renamed = event(EventKind.RENAMED, "old", at(days=200), target="new")
    before, after = replay(answers, SETTINGS)["old"], replay([*answers, renamed], SETTINGS)["new"]
    assert replace(before, card="new") == after


def test_an_undone_renaming_never_was(event: Callable[..., Event], at: Callable[..., Moment]) -> None:
    answer = event(Grade.GOOD, "old", at())
    renamed = event(EventKind.RENAMED, "old", at(days=1), target="new")
    undone = event(EventKind.UNDONE, "old", at(days=2), target=renamed.id)
    assert set(replay([answer, renamed, undone], SETTINGS)) == {"old"}


def test_watched_videos_are_no_cards(event: Callable[..., Event], at: Callable[..., Moment]) -> None:
    assert replay([event(EventKind.WATCHED, "p38", at())], SETTINGS) == {}


def test_the_key_names_all_that_states_depend_on() -> None:
    same = [Settings(), Settings(new_per_day=5, reviews_per_day=5, learn_ahead_min=5, leech_lapses=5)]
    other = [
        Settings(desired_retention=0.85),
        Settings(learning_steps_min=(1,)),
        Settings(relearning_steps_min=(1,)),
        Settings(rollover_hour=0),
        Settings(maximum_interval_days=99),
        Settings(parameters=(0.5,) * 21),
    ]
    assert len({cache_key(settings) for settings in same}) == 1
    assert len({cache_key(settings) for settings in same + other}) == 1 + len(other)


def test_the_states_of_this_version_are_known_by_heart(
    event: Callable[..., Event], at: Callable[..., Moment]
) -> None:
    """When this fails, the same log gives other states: change `ALGORITHM`, so that caches are rebuilt."""
    days = ((Grade.GOOD, 0), (Grade.GOOD, 0.01), (Grade.HARD, 4), (Grade.AGAIN, 20), (Grade.GOOD, 20.01))
    state = replay([event(grade, "card", at(days=day)) for grade, day in days], SETTINGS)["card"]
    assert state.stability == pytest.approx(1.549794326056797, rel=1e-12)
    assert state.difficulty == pytest.approx(8.245994626111335, rel=1e-12)
    assert state.interval_days == 2
    assert ALGORITHM == "fsrs-6 r1"
