"""Scheduler days: a day begins at the rollover hour, local time."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

MS_PER_MINUTE = 60_000
MS_PER_HOUR = 60 * MS_PER_MINUTE
MS_PER_DAY = 24 * MS_PER_HOUR

_EPOCH = date(1970, 1, 1)


@dataclass(frozen=True, slots=True)
class Moment:
    """A point in time as an event keeps it.

    Args:
        at_ms: Milliseconds since the epoch, UTC.
        utc_offset_min: Offset of the local clock, minutes east of UTC.
        day: The scheduler day.
    """

    at_ms: int
    utc_offset_min: int
    day: date


def moment(now: datetime, rollover_hour: int) -> Moment:
    """The moment that an aware `datetime` means."""
    offset = now.utcoffset()
    if offset is None:
        raise ValueError("now must be aware: it needs its UTC offset")
    at_ms = (now - datetime(1970, 1, 1, tzinfo=UTC)) // timedelta(milliseconds=1)
    utc_offset_min = offset // timedelta(minutes=1)
    return Moment(at_ms, utc_offset_min, scheduler_day(at_ms, utc_offset_min, rollover_hour))


def scheduler_day(at_ms: int, utc_offset_min: int, rollover_hour: int) -> date:
    """The scheduler day of a point in time: until the rollover hour it is still the day before."""
    local_ms = at_ms + utc_offset_min * MS_PER_MINUTE - rollover_hour * MS_PER_HOUR
    return days_after(_EPOCH, local_ms // MS_PER_DAY)


def day_start_ms(day: date, utc_offset_min: int, rollover_hour: int) -> int:
    """When a scheduler day begins, milliseconds since the epoch, where the clock has this offset."""
    local_ms = (day - _EPOCH).days * MS_PER_DAY + rollover_hour * MS_PER_HOUR
    return local_ms - utc_offset_min * MS_PER_MINUTE


def elapsed_days(last: date | None, today: date) -> int:
    """Scheduler days from the last answer to today.

    Never negative: a clock that was set back, or a flight westwards, makes it the same day.
    """
    return 0 if last is None else max(0, (today - last).days)


def days_after(day: date, days: int) -> date:
    """The day so many days later, or the first or last date there is."""
    try:
        return day + timedelta(days=days)
    except OverflowError:
        return date.max if days > 0 else date.min
