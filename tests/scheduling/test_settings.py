from typing import Any

import pytest

from mlquiz.errors import MlquizError
from mlquiz.scheduling import Settings


@pytest.mark.parametrize(
    "wrong",
    [
        {"desired_retention": 0.5},
        {"desired_retention": 1.0},
        {"desired_retention": float("nan")},
        {"new_per_day": -1},
        {"reviews_per_day": -1},
        {"learning_steps_min": (0,)},
        {"relearning_steps_min": (-10,)},
        {"rollover_hour": 24},
        {"learn_ahead_min": -1},
        {"maximum_interval_days": 0},
        {"leech_lapses": -1},
        {"parameters": (0.1, 0.2)},
        {"parameters": (float("inf"),) * 21},
    ],
)
def test_a_setting_out_of_range_is_refused_by_its_name(wrong: dict[str, Any]) -> None:
    (name,) = wrong
    with pytest.raises(MlquizError, match="a learning step" if "steps" in name else name):
        Settings(**wrong)


def test_steps_and_limits_may_be_none_at_all() -> None:
    settings = Settings(learning_steps_min=(), relearning_steps_min=(), new_per_day=0, reviews_per_day=0)
    assert settings.learning_steps_min == ()
