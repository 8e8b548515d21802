"""A calendar of answers: a column a week, a row a day of the week. Pure."""

from collections.abc import Sequence
from datetime import date, timedelta

from rich.cells import cell_len

from mlquiz.store.reports import DaySum
from mlquiz.tui.cells import left
from mlquiz.tui.layout.line import Mark, Run
from mlquiz.tui.wording import short_month, short_weekday

SHADES = "·░▒▓█"
"""From a day without an answer to the busiest quarter of the days with answers."""
_LABELLED = (0, 2, 4, 6)
"""The rows that bear the name of their day."""


def weeks_in(width: int) -> int:
    """How many weeks fit, a year at most."""
    return max(4, min(53, (width - _margin()) // 2))


def heat_map(days: Sequence[DaySum], weeks: int) -> list[tuple[Run, ...]]:
    """The last weeks up to the last of the days, which is today.

    Args:
        days: Every day, in order.
        weeks: How many columns.
    """
    by_day = {each.day: each.answers for each in days}
    today = days[-1].day
    first = today - timedelta(days=today.weekday() + 7 * (weeks - 1))
    busy = sorted(count for count in by_day.values() if count)
    columns = [[first + timedelta(days=7 * week + row) for row in range(7)] for week in range(weeks)]
    months = (Run(" " * _margin() + _months([column[0] for column in columns]), Mark.QUIET),)
    rows: list[tuple[Run, ...]] = [months]
    for row in range(7):
        label = short_weekday(columns[0][row]) if row in _LABELLED else ""
        cells = "".join(f"{_shade(column[row], by_day, busy, today)} " for column in columns)
        rows.append((Run(left(label, _margin()), Mark.QUIET), Run(cells.rstrip(), Mark.MATH)))
    return rows


def _margin() -> int:
    """Cells before the first column: for the name of a day."""
    monday = date(2024, 1, 1)
    return 1 + max(cell_len(short_weekday(monday + timedelta(days=row))) for row in _LABELLED)


def _months(begins: Sequence[date]) -> str:
    """The name of a month over its first week; of one cut off at the left, only where there is room."""
    line, end = "", len(begins) + 2  # the last one may stand out
    firsts = [index for index, day in enumerate(begins) if not index or day.month != begins[index - 1].month]
    for index in reversed(firsts):
        name = short_month(begins[index])
        if 2 * index + cell_len(name) < 2 * end:
            line = left(name, 2 * (end - index)) + line if line else name
            end = index
    return " " * 2 * end + line if line else ""


def _shade(day: date, by_day: dict[date, int], busy: Sequence[int], today: date) -> str:
    if day > today:
        return " "
    count = by_day.get(day, 0)
    if not count:
        return SHADES[0]
    quarter = sum(other < count for other in busy) * 4 // len(busy)
    return SHADES[1 + min(3, quarter)]
