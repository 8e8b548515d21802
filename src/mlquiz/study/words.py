"""Intervals in few letters, as buttons show them."""

from mlquiz.model.schedule import CardState, Phase
from mlquiz.scheduling.day import MS_PER_DAY, MS_PER_HOUR, MS_PER_MINUTE

_DAYS_PER_YEAR = 365
_DAYS_PER_MONTH = _DAYS_PER_YEAR / 12


def interval_words(state: CardState, at_ms: int) -> str:
    """How long until a card comes back, seen from a moment: `<1m`, `10m`, `5h`, `4d`, `1.2mo`, `2.1y`."""
    if state.phase is Phase.REVIEW:
        return days_words(state.interval_days)
    return delay_words(state.due_ms - at_ms)


def delay_words(delay_ms: int) -> str:
    """A delay within a day or so."""
    if delay_ms < MS_PER_MINUTE:
        return "<1m"
    if (minutes := _nearest(delay_ms / MS_PER_MINUTE)) < 60:
        return f"{minutes}m"
    if (hours := _nearest(delay_ms / MS_PER_HOUR)) < 24:
        return f"{hours}h"
    return days_words(_nearest(delay_ms / MS_PER_DAY))


def days_words(days: int) -> str:
    """An interval in days; months from a month on, years from a year on, to one decimal."""
    if days < _DAYS_PER_MONTH:
        return f"{days}d"
    if (months := round(days / _DAYS_PER_MONTH, 1)) < 12:
        return f"{months:g}mo"
    return f"{round(days / _DAYS_PER_YEAR, 1):g}y"


def _nearest(value: float) -> int:
    return int(value + 0.5)
