"""What the student did before the answer was shown, and how it is judged. Pure."""

import re
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from random import Random
from typing import assert_never

from mlquiz.model.note import Body, Choice, Cloze, Number, Occlusion, Question
from mlquiz.model.review import AnswerMode, Grade

_THOUSANDS = re.compile(r"[-+]?[1-9]\d{0,2}(,\d{3})+(\.\d*)?")
_POWER = re.compile(r"\s*[x×*·]\s*10\s*\^?\s*", re.IGNORECASE)
_FRACTION = re.compile(r"([^/]+)/([^/]+)")


@dataclass(frozen=True, slots=True)
class Attempt:
    """What was chosen or typed.

    Args:
        chosen: Indices of options, as the note has them.
        typed: The number as it was typed, or empty.
    """

    chosen: frozenset[int] = frozenset()
    typed: str = ""


NOTHING = Attempt()


def judge(body: Body, attempt: Attempt) -> bool | None:
    """Whether the attempt is right; `None` where the student judges: no attempt was made, or none can be."""
    match body:
        case Question() | Cloze() | Occlusion():
            return None
        case Choice():
            right = {index for index, option in enumerate(body.options) if option.right}
            return attempt.chosen == right if attempt.chosen else None
        case Number():
            typed = read_number(attempt.typed)
            return None if typed is None else body.accepts(typed)
        case _:
            assert_never(body)


def suggested_grade(*, right: bool | None) -> Grade:
    """The grade that enter gives: Good, or Again after a wrong attempt."""
    return Grade.AGAIN if right is False else Grade.GOOD


def answer_mode(attempt: Attempt) -> AnswerMode:
    """How the answer was given."""
    if attempt.chosen:
        return AnswerMode.CHOSEN
    return AnswerMode.TYPED if attempt.typed else AnswerMode.SELF_GRADED


def option_order(card_id: str, repetitions: int, count: int) -> tuple[int, ...]:
    """In which order a choice's options are shown: the same until the card is answered, then another."""
    order = list(range(count))
    Random(f"{card_id}:{repetitions}").shuffle(order)  # noqa: S311 - no secret
    return tuple(order)


def read_number(text: str) -> Decimal | None:
    """A number as people type it, or `None`.

    `26`, `-0.5`, `.5`, `1e-3`, `1×10^-3`, `1/3`; a comma is a decimal comma (`0,731`) unless it stands before
    groups of three digits (`1,000`).
    """
    typed = text.strip().replace("−", "-").replace("－", "-").replace("_", "").replace(" ", "")
    if fraction := _FRACTION.fullmatch(typed):
        above, below = read_number(fraction[1]), read_number(fraction[2])
        return above / below if above is not None and below else None
    typed = _POWER.sub("e", typed)
    if _THOUSANDS.fullmatch(typed):
        typed = typed.replace(",", "")
    try:
        number = Decimal(typed.replace(",", "."))
    except InvalidOperation:
        return None
    return number if number.is_finite() else None
