"""What the states depend on besides the events."""

from mlquiz.scheduling.settings import Settings

ALGORITHM = "fsrs-6 r1"
"""Changes whenever the same events would give other states: what was cached under another one is rebuilt."""


def cache_key(settings: Settings) -> str:
    """What the states depend on besides the events; equal keys give equal states."""
    parts = (
        ALGORITHM,
        settings.desired_retention,
        settings.learning_steps_min,
        settings.relearning_steps_min,
        settings.rollover_hour,
        settings.maximum_interval_days,
        settings.parameters,
    )
    return " | ".join(map(str, parts))
