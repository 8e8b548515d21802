import pytest
from hypothesis import given
from hypothesis import strategies as st

from mlquiz.scheduling.day import MS_PER_DAY, MS_PER_MINUTE
from mlquiz.scheduling.steps import again_delay_ms, good_delay_ms, hard_delay_ms

ascending = st.lists(st.integers(1, 600), min_size=1, max_size=6, unique=True).map(sorted).map(tuple)


def test_hard_on_the_first_step_is_the_mean_of_again_and_good() -> None:
    assert hard_delay_ms((1, 10), 0) == 5.5 * MS_PER_MINUTE


def test_hard_on_a_single_step_is_half_as_much_again() -> None:
    assert hard_delay_ms((10,), 0) == 15 * MS_PER_MINUTE


def test_hard_on_a_single_long_step_is_at_most_a_day_more() -> None:
    assert hard_delay_ms((3 * 1440,), 0) == 4 * MS_PER_DAY


def test_hard_on_a_later_step_repeats_it() -> None:
    assert hard_delay_ms((1, 10, 30), 1) == 10 * MS_PER_MINUTE


def test_good_goes_to_the_next_step_and_graduates_from_the_last() -> None:
    assert good_delay_ms((1, 10), 0) == 10 * MS_PER_MINUTE
    assert good_delay_ms((1, 10), 1) is None


def test_without_steps_there_is_no_delay() -> None:
    assert again_delay_ms(()) is hard_delay_ms((), 0) is good_delay_ms((), 0) is None


@given(steps=ascending, step=st.integers(0, 9))
def test_delays_are_ordered_and_a_step_that_is_no_more_is_the_last(steps: tuple[int, ...], step: int) -> None:
    again, hard, good = again_delay_ms(steps), hard_delay_ms(steps, step), good_delay_ms(steps, step)
    assert again is not None
    assert hard is not None
    assert again <= hard
    assert good is None or hard <= good
    assert (good is None) == (step >= len(steps) - 1)


@pytest.mark.parametrize("step", [0, 1, 2])
def test_again_goes_back_to_the_first_step(step: int) -> None:
    assert again_delay_ms((1, 10, 30)) == MS_PER_MINUTE
