"""Whether a question of a quiz was answered right. Pure."""

from typing import assert_never

from mlquiz.model.note import Body, Choice, Cloze, Number, Occlusion, Question
from mlquiz.study.attempt import Attempt, judge


def verdict(body: Body, attempt: Attempt) -> bool | None:
    """Whether the attempt is right; `None`: the learner says so.

    A choice and a number are judged by the program alone: one that was not answered is not right.
    """
    match body:
        case Choice() | Number():
            return bool(judge(body, attempt))
        case Question() | Cloze() | Occlusion():
            return None
        case _:
            assert_never(body)
