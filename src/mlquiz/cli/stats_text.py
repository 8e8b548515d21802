"""The statistics as text, 80 columns wide, with bars."""

import sys
from collections import defaultdict
from datetime import date, timedelta
from typing import TYPE_CHECKING

from mlquiz.cli.table import cell_width, fit, table
from mlquiz.errors import counted
from mlquiz.study.words import bar as blocks
from mlquiz.study.words import percent, time_words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mlquiz.store.reports import DaySum
    from mlquiz.study.statistics import Statistics
    from mlquiz.study.tallies import Calibration, Tally

WIDTH = 80
_MOST_DAYS, _MOST_WEEKS = 31, 31 * 7
_TITLE = 34


def as_text(found: "Statistics") -> str:
    """All of it, a paragraph a subject."""
    none = "No answers today." if len(found.days) == 1 else f"No answers in these {len(found.days)} days."
    parts = [_days(found.days) if any(day.answers for day in found.days) else none, _spent(found)]
    if found.retention.all.reviews:
        parts.append(_retention(found))
    if any(cards for _, cards in found.due):
        parts.append(_due(found.due))
    if found.calibration:
        parts.append(_calibration(found.calibration))
    if found.hardest:
        parts.append(_hardest(found))
    return "\n\n".join(parts)


def bar(value: float, most: float, width: int) -> str:
    """A bar of at most `width` cells; plain `#` where the output cannot show blocks."""
    drawn = blocks(value, most, width)
    try:
        drawn.encode(getattr(sys.stdout, "encoding", None) or "utf-8")
    except (UnicodeEncodeError, LookupError):
        return "#" * len(drawn)
    return drawn


def _days(days: "Sequence[DaySum]") -> str:
    """The answers of each day from the first one with any; of many days by weeks or months."""
    days = days[next(index for index, day in enumerate(days) if day.answers) :]
    period = "day" if len(days) <= _MOST_DAYS else "week of" if len(days) <= _MOST_WEEKS else "month"
    sums: dict[date, list[int]] = defaultdict(lambda: [0, 0, 0, 0, 0])
    for day in days:
        row = sums[_begins(day.day, period)]
        for index, value in enumerate((day.answers, day.new, day.reviews, day.recalled, day.took_ms)):
            row[index] += value
    rows = [
        (
            str(day)[: 7 if period == "month" else 10],
            str(answers),
            str(new),
            str(reviews),
            percent(recalled / reviews if reviews else None),
            time_words(took_ms),
        )
        for day, (answers, new, reviews, recalled, took_ms) in sums.items()
    ]
    head = (period, "answers", "new", "reviews", "recalled", "time")
    return _with_bars(head, rows, [row[0] for row in sums.values()])


def _begins(day: date, period: str) -> date:
    match period:
        case "week of":
            return day - timedelta(days=day.weekday())
        case "month":
            return day.replace(day=1)
        case _:
            return day


def _spent(found: "Statistics") -> str:
    active = [day for day in found.days if day.answers]
    answers = sum(day.answers for day in active)
    took_ms = sum(day.took_ms for day in active)
    said = f"In a row: {counted(found.streak.days, 'day')}; the longest run: {found.streak.longest}."
    if not answers:
        return said
    on = f"on {len(active)} of {counted(len(found.days), 'day')}"
    studied = f"{counted(answers, 'answer')} {on}, {time_words(took_ms)} in all"
    return f"{studied}, {took_ms / answers / 1000:.0f} s an answer.\n{said}"


def _retention(found: "Statistics") -> str:
    def cells(tally: "Tally") -> tuple[str, str]:
        return percent(tally.share), str(tally.reviews) if tally.reviews else ""

    def row(name: str, title: str, retention: object) -> tuple[str, ...]:
        tallies = (getattr(retention, age) for age in ("all", "young", "mature"))
        return (name, title, *(cell for tally in tallies for cell in cells(tally)))

    head = ("recalled", "", "all", "of", "young", "of", "mature", "of")
    rows = [row("in all", "", found.retention)]
    rows += [row(each.deck, each.title, each.retention) for each in found.decks]
    room = WIDTH - sum(
        max(cell_width(line[column]) for line in (head, *rows)) + 2 for column in (0, *range(2, 8))
    )
    rows = [(name, fit(title, min(_TITLE, max(0, room))), *cells) for name, title, *cells in rows]
    return table(head, rows, right=range(2, 8))


def _due(due: "Sequence[tuple[date, int]]") -> str:
    rows = [(f"{day}", f"{day:%a}", str(cards)) for day, cards in due]
    return _with_bars(("falls due", "", "reviews"), rows, [cards for _, cards in due])


def _calibration(found: "Calibration") -> str:
    rows = [
        (
            f"{100 * each.low:.0f}-{100 * each.high:.0f} %",
            percent(each.predicted),
            percent(each.observed),
            str(each.reviews),
        )
        for each in found.bins
    ]
    lines = _with_bars(
        ("predicted", "mean", "recalled", "reviews"), rows, [each.reviews for each in found.bins]
    )
    return (
        f"{lines}\nPredicted {100 * found.predicted:.1f} %, recalled {100 * found.observed:.1f} %; "
        f"log loss {found.log_loss:.3f}, RMSE(bins) {found.rmse:.3f}."
    )


def _hardest(found: "Statistics") -> str:
    rows = [
        (fit(each.title, 48), percent(each.tally.share), str(each.tally.reviews), each.section)
        for each in found.hardest
    ]
    widths = [max(cell_width(row[column]) for row in rows) for column in range(3)]
    room = WIDTH - sum(max(least, width) + 2 for least, width in zip((16, 8, 7), widths, strict=True))
    rows = [(*row[:3], fit(row[3], room)) for row in rows]
    return table(("hardest sections", "recalled", "reviews", ""), rows, right=(1, 2))


def _with_bars(head: "Sequence[str]", rows: "Sequence[Sequence[str]]", values: "Sequence[int]") -> str:
    """A table with a bar behind each row, as long as the rest of the line allows."""
    first = 1 if len(rows[0]) > 1 else 0
    lines = table(head, rows, right=range(first, len(head))).splitlines()
    width = max(map(cell_width, lines))
    room, most = WIDTH - width - 2, max(values)
    drawn = [
        f"{line}{' ' * (width - cell_width(line))}  {bar(value, most, room)}".rstrip()
        for line, value in zip(lines[1:], values, strict=True)
    ]
    return "\n".join([lines[0], *drawn])
