"""Learning and relearning steps: how long until a card comes back within the day, as Anki has them."""

from mlquiz.scheduling.day import MS_PER_DAY, MS_PER_MINUTE


def again_delay_ms(steps_min: tuple[int, ...]) -> int | None:
    """Forgotten: back to the first step. `None` where there are no steps."""
    return steps_min[0] * MS_PER_MINUTE if steps_min else None


def hard_delay_ms(steps_min: tuple[int, ...], step: int) -> int | None:
    """Hard: the same step again.

    On the first step it is the mean of the first two, so that it differs from again; with a single step one
    and a half times that step, at most a day more.
    """
    if not steps_min:
        return None
    index = min(step, len(steps_min) - 1)
    current = steps_min[index] * MS_PER_MINUTE
    if index > 0:
        return current
    if len(steps_min) > 1:
        return (current + steps_min[1] * MS_PER_MINUTE) // 2
    return min(current * 3 // 2, current + MS_PER_DAY)


def good_delay_ms(steps_min: tuple[int, ...], step: int) -> int | None:
    """Good: the next step. `None` where the card graduates."""
    index = min(step, len(steps_min) - 1) + 1
    return steps_min[index] * MS_PER_MINUTE if steps_min and index < len(steps_min) else None
