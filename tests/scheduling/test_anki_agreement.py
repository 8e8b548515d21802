# ruff: noqa: S311  chance with a seed, no secrets
"""The real Anki is the oracle: its own recomputation of stability and difficulty, its own next intervals."""

import random
from typing import Any

import pytest

from mlquiz.model.review import Grade
from mlquiz.model.schedule import CardState, Phase
from mlquiz.scheduling import Settings
from mlquiz.scheduling.answering import preview
from mlquiz.scheduling.day import MS_PER_DAY, MS_PER_MINUTE, Moment, scheduler_day
from mlquiz.scheduling.intervals import Bounds, passing_days
from mlquiz.scheduling.memory import Memory, after_answer, days_until

RELATIVE = 1e-5
HISTORIES = 40
LEARN, REVIEW = 0, 1


def history(seed: int) -> list[tuple[Grade, int]]:
    """Grades and scheduler days since the answer before; a third of them on the same day."""
    chance = random.Random(seed)
    answers = chance.randint(1, 12)
    gaps = [0, *(chance.choice((0, 1, chance.randint(2, 10), chance.randint(5, 90))) for _ in range(answers))]
    return [(chance.choice(tuple(Grade)), gap) for gap in gaps]


def new_card(collection: Any) -> Any:
    note = collection.new_note(collection.models.by_name("Basic"))
    note["Front"] = "question"
    collection.add_note(note, 1)
    return note.cards()[0]


def recomputed(collection: Any, answers: list[tuple[Grade, int]], chance: random.Random) -> Any:
    """What Anki makes of a review log whose answers lie at any hour of their days."""
    card = new_card(collection)
    ago = sum(gap for _, gap in answers) + 1
    last_ms = 0
    for number, (grade, gap) in enumerate(answers):
        ago -= gap
        start_ms = collection.sched.day_cutoff * 1000 - (ago + 1) * MS_PER_DAY
        earliest_ms = last_ms + 1 if gap == 0 and number else start_ms
        last_ms = chance.randint(earliest_ms, max(earliest_ms, start_ms + MS_PER_DAY - 1000 + number))
        kind = LEARN if number == 0 else REVIEW
        collection.db.execute(
            "INSERT INTO revlog VALUES (?, ?, -1, ?, 1, 1, 0, 1000, ?)", last_ms, card.id, int(grade), kind
        )
    return collection.compute_memory_state(card.id)


@pytest.mark.parametrize("seed", range(HISTORIES))
def test_stability_and_difficulty_equal_ankis_recomputation(collection: Any, seed: int) -> None:
    answers = history(seed)
    memory = None
    for grade, gap in answers:
        memory = after_answer(memory, grade, gap, ())
    assert memory is not None
    anki = recomputed(collection, answers, random.Random(seed))
    assert memory.stability == pytest.approx(anki.stability, rel=RELATIVE)
    assert memory.difficulty == pytest.approx(anki.difficulty, rel=RELATIVE)


def reviewed(collection: Any, memory: Memory, interval: int, elapsed: int) -> Any:
    """The states that Anki offers for a review card: `.hard.normal.review.scheduled_days` and so on."""
    from anki.cards import FSRSMemoryState

    card = new_card(collection)
    card.type = card.queue = 2
    card.ivl, card.due, card.reps = interval, collection.sched.today, 5
    card.memory_state = FSRSMemoryState(stability=memory.stability, difficulty=memory.difficulty)
    card.last_review_time = collection.sched.day_cutoff - 43_200 - elapsed * 86_400
    collection.update_card(card)
    return collection._backend.get_scheduling_states(card.id)


@pytest.mark.parametrize("seed", range(HISTORIES))
def test_intervals_of_reviews_equal_ankis(collection: Any, seed: int) -> None:
    chance = random.Random(seed)
    before = Memory(round(10 ** chance.uniform(-1, 3), 4), round(chance.uniform(1, 10), 3))
    interval = max(1, round(before.stability * chance.uniform(0.5, 1.5)))
    elapsed = chance.choice((0, interval, chance.randint(0, 2 * interval)))
    anki = reviewed(collection, before, interval, elapsed)
    hard, good, easy = (
        days_until(after_answer(before, grade, elapsed, ()).stability, 0.9, ())
        for grade in (Grade.HARD, Grade.GOOD, Grade.EASY)
    )
    expected = tuple(getattr(anki, name).normal.review.scheduled_days for name in ("hard", "good", "easy"))
    assert passing_days((hard, good, easy), interval, Bounds(36500)) == expected


STEPS = [(1, 10), (10,), (1, 10, 60), (5, 7)]


@pytest.mark.parametrize("steps", STEPS)
@pytest.mark.parametrize("relearning", [False, True])
def test_delays_of_steps_equal_ankis(collection: Any, steps: tuple[int, ...], relearning: bool) -> None:
    from anki.cards import FSRSMemoryState

    kind = "lapse" if relearning else "new"
    config = collection.decks.config_dict_for_deck_id(1)
    config[kind]["delays"] = list(steps)
    collection.decks.update_config(config)
    for step in range(len(steps)):
        card = new_card(collection)
        card.type, card.queue = (3, 1) if relearning else (1, 1)
        card.left, card.ivl, card.reps = len(steps) - step, int(relearning), 3
        card.memory_state = FSRSMemoryState(stability=2.0, difficulty=5.0)
        card.last_review_time = collection.sched.day_cutoff - 43_200
        collection.update_card(card)
        anki = collection._backend.get_scheduling_states(card.id)
        assert ours(steps, step, relearning) == [theirs(anki, name) for name in ("again", "hard", "good")]


def theirs(anki: Any, name: str) -> tuple[str, int]:
    """Minutes within the steps, or that the card graduates."""
    normal = getattr(anki, name).normal
    match normal.WhichOneof("kind"):
        case "learning":
            return "minutes", normal.learning.scheduled_secs // 60
        case "relearning":
            return "minutes", normal.relearning.learning.scheduled_secs // 60
        case _:
            return "review", 0


def ours(steps: tuple[int, ...], step: int, relearning: bool) -> list[tuple[str, int]]:
    at_ms = 5 * MS_PER_MINUTE + 20_000 * MS_PER_DAY + 4 * 60 * MS_PER_MINUTE
    now = Moment(at_ms, 0, scheduler_day(at_ms, 0, 4))
    state = CardState(
        card="card",
        phase=Phase.RELEARNING if relearning else Phase.LEARNING,
        stability=2.0,
        difficulty=5.0,
        step=step,
        last_ms=at_ms,
        last_day=now.day,
        reps=3,
    )
    settings = Settings(learning_steps_min=steps, relearning_steps_min=steps)
    after = preview(state, now, settings)
    return [
        ("review", 0)
        if after[grade].phase is Phase.REVIEW
        else ("minutes", (after[grade].due_ms - at_ms) // MS_PER_MINUTE)
        for grade in (Grade.AGAIN, Grade.HARD, Grade.GOOD)
    ]


def test_histories_have_reviews_on_the_same_day_and_on_later_ones() -> None:
    gaps = [gap for seed in range(HISTORIES) for _, gap in history(seed)[1:]]
    assert gaps.count(0) > HISTORIES
    assert sum(gap > 30 for gap in gaps) > HISTORIES / 2
