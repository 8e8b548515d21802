"""Times and shares in few words, as buttons and tables show them."""

from typing import NamedTuple

from mlquiz.errors import Words
from mlquiz.model.schedule import CardState, Phase
from mlquiz.scheduling.day import MS_PER_DAY, MS_PER_HOUR, MS_PER_MINUTE

_DAYS_PER_YEAR = 365
_EIGHTHS = " ▏▎▍▌▋▊▉█"
_DAYS_PER_MONTH = _DAYS_PER_YEAR / 12


class Units(NamedTuple):
    """How each length of time is written, with its number."""

    soon: str = "<1m"
    minutes: str = "{}m"
    hours: str = "{}h"
    days: str = "{}d"
    months: str = "{}mo"
    years: str = "{}y"


LETTERS = Units()


def interval_words(state: CardState, at_ms: int, units: Units = LETTERS) -> str:
    """How long until a card comes back, seen from a moment: `<1m`, `10m`, `5h`, `4d`, `1.2mo`, `2.1y`."""
    if state.phase is Phase.REVIEW:
        return days_words(state.interval_days, units)
    return delay_words(state.due_ms - at_ms, units)


def delay_words(delay_ms: int, units: Units = LETTERS) -> str:
    """A delay within a day or so."""
    if delay_ms < MS_PER_MINUTE:
        return units.soon
    if (minutes := _nearest(delay_ms / MS_PER_MINUTE)) < 60:
        return units.minutes.format(minutes)
    if (hours := _nearest(delay_ms / MS_PER_HOUR)) < 24:
        return units.hours.format(hours)
    return days_words(_nearest(delay_ms / MS_PER_DAY), units)


def days_words(days: int, units: Units = LETTERS) -> str:
    """An interval in days; months from a month on, years from a year on, to one decimal."""
    if days < _DAYS_PER_MONTH:
        return units.days.format(days)
    if (months := round(days / _DAYS_PER_MONTH, 1)) < 12:
        return units.months.format(f"{months:g}")
    return units.years.format(f"{round(days / _DAYS_PER_YEAR, 1):g}")


def _nearest(value: float) -> int:
    return int(value + 0.5)


def time_words(took_ms: int) -> Words:
    """How long something took in all: `40 s`, `35 min`, `2.5 h`."""
    minutes = round(took_ms / MS_PER_MINUTE)
    if minutes < 1:
        return Words("{n} s", n=round(took_ms / 1000))
    return Words("{n} min", n=minutes) if minutes < 120 else Words("{n} h", n=f"{minutes / 60:.1f}")


def percent(share: float | None) -> str:
    """`87 %`, or a dash where there is nothing to divide by."""
    return "-" if share is None else f"{100 * share:.0f} %"


def bar(value: float, most: float, width: int) -> str:
    """A bar of at most `width` cells, in eighths of a cell; any value above zero is seen."""
    if most <= 0 or value <= 0 or width <= 0:
        return ""
    eighths = max(1, round(value / most * width * 8))
    return (_EIGHTHS[8] * (eighths // 8) + _EIGHTHS[eighths % 8]).rstrip()[:width]
