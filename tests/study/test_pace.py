"""How long what is left takes: from the last answers of this learner."""

from datetime import date
from pathlib import Path

import pytest

from mlquiz.model.review import AnswerMode, Event, EventKind, Grade, Sitting
from mlquiz.scheduling.queue import Counts
from mlquiz.scheduling.settings import Settings
from mlquiz.store import Store
from mlquiz.study.pace import USUAL_MS, Pace, recent_pace


def test_before_any_answer_a_usual_pace_is_taken() -> None:
    assert Pace().answer_ms == USUAL_MS
    assert Pace([0, -5]).answer_ms == USUAL_MS


def test_the_median_of_the_last_hundred_answers_counts_and_a_break_is_no_answer_of_an_hour() -> None:
    assert Pace([*[60_000] * 500, *[4_000] * 100]).answer_ms == 4_000
    assert Pace([3_600_000] * 20).answer_ms == 60_000


def test_a_first_quick_answer_does_not_make_all_that_is_left_quick() -> None:
    assert Pace([1_000]).answer_ms == USUAL_MS
    assert Pace([1_000] * 6).answer_ms == 1_000


@pytest.mark.parametrize(
    ("counts", "minutes"),
    [(Counts(0, 0, 0), 0), (Counts(0, 0, 1), 1), (Counts(0, 5, 25), 5), (Counts(15, 0, 0), 5)],
)
def test_a_new_card_is_shown_once_for_each_step(counts: Counts, minutes: int) -> None:
    assert Pace([10_000] * 20).left_min(counts, Settings()) == minutes


def answer(number: int, took_ms: int | None, sitting: Sitting, device: str) -> Event:
    return Event(
        id=f"e{number}",
        device=device,
        kind=EventKind.ANSWERED,
        subject="card",
        at_ms=number,
        utc_offset_min=0,
        day=date(2026, 11, 22),
        grade=Grade.GOOD,
        sitting=sitting,
        mode=AnswerMode.SELF_GRADED,
        took_ms=took_ms,
    )


def test_the_pace_is_that_of_reviews_here_not_of_quizzes_nor_of_what_was_imported(tmp_path: Path) -> None:
    with Store.open(tmp_path / "p.db") as store:
        assert recent_pace(store).answer_ms == USUAL_MS
        store.append(
            [
                *(answer(100 + number, 7_000, Sitting.REVIEW, store.device) for number in range(20)),
                answer(2, 50_000, Sitting.QUIZ, store.device),
                answer(3, 50_000, Sitting.IMPORTED, store.device),
                answer(4, 50_000, Sitting.REVIEW, "another"),
                answer(5, None, Sitting.REVIEW, store.device),
            ]
        )
        assert recent_pace(store).answer_ms == 7_000
