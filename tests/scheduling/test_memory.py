import time
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mlquiz.errors import MlquizError
from mlquiz.model.review import Grade
from mlquiz.scheduling.memory import Memory, after_answer, days_until, retrievability

stabilities = st.floats(0.001, 36500)
memories = st.builds(Memory, stabilities, st.floats(1, 10))


def remembered(*answers: tuple[Grade, int]) -> Memory:
    memory = None
    for grade, elapsed in answers:
        memory = after_answer(memory, grade, elapsed, ())
    assert memory is not None
    return memory


def test_stability_and_difficulty_are_those_of_the_published_algorithm() -> None:
    """Anki and fsrs-rs give 52.436 for this history; counted in blocks of 24 hours it would be 48.560."""
    memory = remembered((Grade.GOOD, 0), (Grade.GOOD, 0), (Grade.GOOD, 3), (Grade.GOOD, 12))
    assert memory.stability == pytest.approx(52.4356, abs=1e-4)


@pytest.mark.parametrize(
    ("grade", "stability"),
    [(Grade.AGAIN, 0.212), (Grade.HARD, 1.2931), (Grade.GOOD, 2.3065), (Grade.EASY, 8.2956)],
)
def test_the_first_answer_gives_the_initial_stability(grade: Grade, stability: float) -> None:
    assert remembered((grade, 0)).stability == stability


def test_a_card_of_the_library_is_never_made_without_an_id(monkeypatch: pytest.MonkeyPatch) -> None:
    def sleep(seconds: float) -> None:
        pytest.fail(f"slept {seconds} s")

    monkeypatch.setattr(time, "sleep", sleep)
    remembered((Grade.GOOD, 0), (Grade.GOOD, 1))


@given(memory=memories, grade=st.sampled_from(Grade), elapsed=st.integers(0, 10**7))
def test_memory_keeps_its_bounds(memory: Memory, grade: Grade, elapsed: int) -> None:
    after = after_answer(memory, grade, elapsed, ())
    assert 0.001 <= after.stability <= 36500
    assert 1 <= after.difficulty <= 10


@given(memory=memories, grade=st.sampled_from(Grade), elapsed=st.integers(0, 36500))
def test_the_library_sees_whole_days(memory: Memory, grade: Grade, elapsed: int) -> None:
    from fsrs import Card, Rating, Scheduler, State

    now = datetime(2026, 11, 22, tzinfo=UTC)
    card = Card(1, State.Review, None, memory.stability, memory.difficulty, now, now)
    scheduler = Scheduler(learning_steps=(), relearning_steps=(), enable_fuzzing=False)
    later, _ = scheduler.review_card(card, Rating(grade), now + timedelta(days=elapsed, hours=23))
    after = after_answer(memory, grade, elapsed, ())
    assert (after.stability, after.difficulty) == (min(later.stability or 0, 36500), later.difficulty)


@given(stability=stabilities)
def test_recall_is_ninety_percent_after_as_many_days_as_the_stability(stability: float) -> None:
    assert retrievability(stability, stability, ()) == pytest.approx(0.9)
    assert days_until(stability, 0.9, ()) == pytest.approx(stability)


@given(stability=stabilities, retention=st.floats(0.7, 0.99))
def test_the_interval_is_the_forgetting_curve_turned_around(stability: float, retention: float) -> None:
    assert retrievability(stability, days_until(stability, retention, ()), ()) == pytest.approx(retention)


def test_recall_falls_within_the_day() -> None:
    recalls = [retrievability(2.0, hours / 24, ()) for hours in range(24)]
    assert recalls[0] == 1
    assert recalls == sorted(set(recalls), reverse=True)


def test_recall_before_the_last_answer_is_certain() -> None:
    assert retrievability(2.0, -5, ()) == 1


def test_own_parameters_are_used() -> None:
    from fsrs.scheduler import DEFAULT_PARAMETERS

    own = (0.5, *DEFAULT_PARAMETERS[1:20], 0.3)
    assert after_answer(None, Grade.AGAIN, 0, own).stability == 0.5
    assert retrievability(2.0, 20.0, own) != retrievability(2.0, 20.0, ())


def test_parameters_out_of_bounds_are_named() -> None:
    from fsrs.scheduler import DEFAULT_PARAMETERS

    with pytest.raises(MlquizError, match=r"parameters\[0\] = -1.0.*leave them out"):
        after_answer(None, Grade.GOOD, 0, (-1.0, *DEFAULT_PARAMETERS[1:]))
