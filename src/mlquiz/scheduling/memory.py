"""FSRS-6: how firmly a card is remembered, how hard it is, and how likely it is recalled.

The formulas are those of https://github.com/open-spaced-repetition/fsrs4anki/wiki/The-Algorithm, computed
by the `fsrs` library. It counts elapsed time in blocks of 24 hours; Anki, and we, count scheduler days: an
answer at 21:00 and one at 20:00 the next evening are a day apart. So the library is given datetimes that are
whole days apart, and its count equals the difference of scheduler days.
"""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from mlquiz.errors import MlquizError

if TYPE_CHECKING:
    from fsrs import Card, Rating, Scheduler, State

    from mlquiz.model.review import Grade

_START = datetime(1, 1, 1, tzinfo=UTC)
_MAX_ELAPSED_DAYS = 1_000_000
_MAX_STABILITY = 36500.0  # Anki's own upper bound, which the library does not have


@dataclass(frozen=True, slots=True)
class Memory:
    """What is known of the memory of one card.

    Args:
        stability: Days after which recall has fallen to 90 %.
        difficulty: 1 to 10.
    """

    stability: float
    difficulty: float


def after_answer(
    memory: Memory | None, grade: "Grade", elapsed_days: int, parameters: tuple[float, ...]
) -> Memory:
    """The memory after an answer.

    Args:
        memory: Before it; `None` for the first answer ever.
        grade: The answer.
        elapsed_days: Scheduler days since the last answer; 0 takes FSRS-6's formula for the same day.
        parameters: Of FSRS-6; empty for its defaults.

    Raises:
        MlquizError: The parameters are outside of FSRS-6's bounds.
    """
    Card, Rating, State = _library()  # noqa: N806  they are classes
    scheduler = _scheduler(parameters)
    card = (
        Card(card_id=0)  # without an id the library sleeps to invent one
        if memory is None
        else Card(0, State.Review, None, memory.stability, memory.difficulty, _START, _START)
    )
    at = _START + timedelta(days=min(elapsed_days, _MAX_ELAPSED_DAYS))
    answered, _ = scheduler.review_card(card, Rating(grade), at)
    assert answered.stability is not None  # noqa: S101  for the type checker: every answer sets both
    assert answered.difficulty is not None  # noqa: S101
    return Memory(min(answered.stability, _MAX_STABILITY), answered.difficulty)


def retrievability(stability: float, elapsed_days: float, parameters: tuple[float, ...]) -> float:
    """The probability of recall, 0 to 1, so many days (with fractions) after the last answer.

    The forgetting curve of FSRS-6: `(1 + factor · t / S) ^ -w20`; the factor makes it 0.9 at `t = S`.
    """
    decay, factor = _curve(parameters)
    return float((1 + factor * max(0.0, elapsed_days) / stability) ** decay)


def days_until(stability: float, retention: float, parameters: tuple[float, ...]) -> float:
    """After how many days (with fractions) recall has fallen to `retention`: the curve turned around."""
    decay, factor = _curve(parameters)
    return float(stability / factor * (retention ** (1 / decay) - 1))


def decay(parameters: tuple[float, ...]) -> float:
    """How steeply the forgetting curve falls: FSRS-6's last parameter, w20."""
    return -_curve(parameters)[0]


def parameter_bounds() -> tuple[tuple[float, float], ...]:
    """The lowest and the highest value of each parameter of FSRS-6."""
    from fsrs.scheduler import (  # noqa: PLC0415  start-up: see above
        LOWER_BOUNDS_PARAMETERS,
        UPPER_BOUNDS_PARAMETERS,
    )

    return tuple(zip(LOWER_BOUNDS_PARAMETERS, UPPER_BOUNDS_PARAMETERS, strict=True))


@lru_cache(maxsize=4)
def _curve(parameters: tuple[float, ...]) -> tuple[float, float]:
    decay = -_scheduler(parameters).parameters[-1]
    return decay, 0.9 ** (1 / decay) - 1


@cache
def _library() -> "tuple[type[Card], type[Rating], type[State]]":
    from fsrs import Card, Rating, State  # noqa: PLC0415  start-up: counting what is due does without it

    return Card, Rating, State


@lru_cache(maxsize=4)
def _scheduler(parameters: tuple[float, ...]) -> "Scheduler":
    from fsrs.scheduler import DEFAULT_PARAMETERS, Scheduler  # noqa: PLC0415  start-up: see above

    try:
        return Scheduler(
            parameters=parameters or DEFAULT_PARAMETERS,
            learning_steps=(),
            relearning_steps=(),
            enable_fuzzing=False,
        )
    except ValueError as error:
        said = "parameters: {why}; leave them out to use FSRS-6's defaults"
        raise MlquizError(said, why=error) from error
