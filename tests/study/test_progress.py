from dataclasses import replace
from datetime import date

import pytest

from mlquiz.model.schedule import CardState, Phase
from mlquiz.study.progress import Progress, is_known, progress

TODAY = date(2026, 3, 2)
TOMORROW = date(2026, 3, 3)
REVIEW = CardState(card="a", phase=Phase.REVIEW, stability=10.0, due_day=TOMORROW)
LEARNING = CardState(card="a", phase=Phase.LEARNING, stability=1.0, due_ms=1)


def counted(state: CardState | None) -> Progress:
    return progress(["a"], {} if state is None else {"a": state}, TODAY)


@pytest.mark.parametrize(
    ("state", "expected"),
    [
        (None, Progress(1, 0, 0, 0)),
        (CardState(card="a"), Progress(1, 0, 0, 0)),
        (CardState(card="a", due_day=TODAY), Progress(1, 0, 0, 1)),
        (LEARNING, Progress(0, 1, 0, 0)),
        (REVIEW, Progress(0, 1, 0, 0)),
        (replace(REVIEW, due_day=TODAY), Progress(0, 1, 0, 1)),
        (replace(REVIEW, stability=20.99), Progress(0, 1, 0, 0)),
        (replace(REVIEW, stability=21.0), Progress(0, 0, 1, 0)),
        (replace(REVIEW, stability=400.0, due_day=TODAY), Progress(0, 0, 1, 1)),
        (replace(REVIEW, phase=Phase.RELEARNING, stability=30.0, due_day=None), Progress(0, 1, 0, 0)),
        (replace(REVIEW, due_day=TODAY, suspended=True), Progress(0, 1, 0, 0)),
        (replace(REVIEW, due_day=TODAY, buried_day=TODAY), Progress(0, 1, 0, 0)),
        (replace(REVIEW, due_day=TODAY, buried_day=date(2026, 3, 1)), Progress(0, 1, 0, 1)),
    ],
)
def test_a_card_is_new_or_learning_or_known_and_may_be_due(
    state: CardState | None, expected: Progress
) -> None:
    assert counted(state) == expected


def test_every_card_is_counted_once() -> None:
    states = {"b": LEARNING, "c": replace(REVIEW, stability=50.0)}
    assert progress(["a", "b", "c"], states, TODAY).cards == 3


def test_a_card_that_is_being_learnt_again_is_not_known() -> None:
    assert not is_known(replace(REVIEW, phase=Phase.RELEARNING, stability=100.0))
