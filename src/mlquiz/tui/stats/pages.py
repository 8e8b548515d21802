"""The statistics as a page of a width. Pure."""

from collections.abc import Iterator, Sequence

from mlquiz.study.statistics import Calibration, Statistics, Tally
from mlquiz.study.words import bar, percent, time_words
from mlquiz.tui.cells import left, right
from mlquiz.tui.layout.line import Mark, Run
from mlquiz.tui.layout.page import Page, Part, Remark, Rows
from mlquiz.tui.stats.heat_map import SHADES, heat_map
from mlquiz.tui.wording import sentences, short_month, short_weekday, tr, translated, trn

_DECKS = 12
_TITLE = 40
_DAY = 12
"""Cells of a day with its weekday."""

Row = tuple[Run, ...]


def statistics_page(found: Statistics, title: str, width: int, weeks: int) -> Page:
    """Answers, retention, what falls due, calibration, hardest sections.

    Args:
        found: Counted over at least so many weeks.
        title: Of the deck, or of all.
        width: Cells, 40 or more.
        weeks: Of the calendar.
    """
    parts: list[Part] = [Remark(title, Mark.HEADING), *_answers(found, weeks)]
    if found.retention.all.reviews:
        parts += [Remark(tr("Recalled"), Mark.HEADING), Rows(tuple(_retention(found, width)))]
    if any(cards for _, cards in found.due):
        parts += [Remark(tr("Falls due"), Mark.HEADING), Rows(tuple(_due(found, width)))]
    if found.calibration:
        parts += [Remark(tr("Predicted and recalled"), Mark.HEADING), *_calibration(found.calibration, width)]
    if found.hardest:
        parts += [Remark(tr("Hardest sections"), Mark.HEADING), Rows(tuple(_hardest(found, width)))]
    return tuple(parts)


def _answers(found: Statistics, weeks: int) -> Iterator[Part]:
    active = [day for day in found.days if day.answers]
    if not active:
        yield Remark(
            tr("No answers yet. Here they will stand by the day, with what you remembered."), Mark.PLAIN
        )
        return
    answers, took_ms = sum(day.answers for day in active), sum(day.took_ms for day in active)
    spent = tr(
        "{answers} on {days}, {time} in all, {seconds} s an answer.",
        answers=trn(answers, "{n} answer", "{n} answers"),
        days=trn(len(active), "{n} day", "{n} days"),
        time=translated(time_words(took_ms)),
        seconds=f"{took_ms / answers / 1000:.0f}",
    )
    streak = trn(found.streak.days, "{n} day", "{n} days")
    row = tr("In a row: {days}; the longest run: {longest}.", days=streak, longest=found.streak.longest)
    yield Remark(sentences([spent, row]), Mark.PLAIN)
    yield Rows(tuple(heat_map(found.days, weeks)))
    yield Remark(
        tr("{none} no answer, {few} to {many} few to many", none=SHADES[0], few=SHADES[1], many=SHADES[4])
    )


def _retention(found: Statistics, width: int) -> Iterator[Row]:
    of = tr("of")
    yield _cells(["", tr("all"), of, tr("young"), of, tr("mature"), of], width, head=True)
    yield _cells([tr("in all"), *_tallies(found.retention)], width)
    for each in found.decks[:_DECKS]:
        yield _cells([each.title, *_tallies(each.retention)], width)


def _tallies(retention: object) -> Iterator[str]:
    for age in ("all", "young", "mature"):
        tally: Tally = getattr(retention, age)
        yield percent(tally.share)
        yield str(tally.reviews or "")


def _cells(cells: Sequence[str], width: int, *, head: bool = False) -> Row:
    """A title that takes the room that is left, and six columns."""
    room = max(8, min(_TITLE, width - 6 * 7))
    text = left(cells[0], room) + "".join(right(cell, 7) for cell in cells[1:])
    return (Run(text, Mark.QUIET if head else Mark.PLAIN),)


def _due(found: Statistics, width: int) -> Iterator[Row]:
    most = max(cards for _, cards in found.due)
    for day, cards in found.due:
        name = tr(
            "{weekday} {day} {month}", weekday=short_weekday(day), day=f"{day:%d}", month=short_month(day)
        )
        yield (
            Run(left(name, _DAY), Mark.QUIET),
            Run(f"{cards:>5} "),
            Run(bar(cards, most, width - _DAY - 8), Mark.MATH),
        )


def _calibration(found: Calibration, width: int) -> Iterator[Part]:
    head = right(tr("predicted"), 10) + right(tr("recalled"), 10) + right(tr("reviews"), 9)
    rows: list[Row] = [(Run(head, Mark.QUIET),)]
    most = max(each.reviews for each in found.bins)
    for each in found.bins:
        text = f"{percent(each.predicted):>10}{percent(each.observed):>10}{each.reviews:>9} "
        rows.append((Run(text), Run(bar(each.reviews, most, width - 32), Mark.MATH)))
    yield Rows(tuple(rows))
    yield Remark(
        tr(
            "Predicted {predicted} %, recalled {recalled} %; log loss {loss}, RMSE(bins) {rmse}.",
            predicted=f"{100 * found.predicted:.1f}",
            recalled=f"{100 * found.observed:.1f}",
            loss=f"{found.log_loss:.3f}",
            rmse=f"{found.rmse:.3f}",
        )
    )


def _hardest(found: Statistics, width: int) -> Iterator[Row]:
    for each in found.hardest:
        title = left(each.title, max(8, min(60, width - 22)))
        yield (
            Run(title),
            Run(f"{percent(each.tally.share):>7}"),
            Run(tr(" of {n}", n=each.tally.reviews), Mark.QUIET),
        )
