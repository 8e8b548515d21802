"""What a learner has done and how well they remember, from the log. For any screen: nothing is printed."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from mlquiz.scheduling.day import days_after, moment
from mlquiz.store.reports import MATURE_DAYS, DaySum, reporting
from mlquiz.study.cache import StateCache
from mlquiz.study.calibration import calibration, surprise
from mlquiz.study.counted import DUE_DAYS, Counted, retention
from mlquiz.study.tallies import Bin, Calibration, OfDeck, OfSection, Retention, Streak, Tally

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import datetime

    from mlquiz.model.deck import Deck
    from mlquiz.reading.library import Library
    from mlquiz.scheduling.settings import Settings
    from mlquiz.store import Store

__all__ = [
    "DUE_DAYS",
    "MATURE_DAYS",
    "Bin",
    "Calibration",
    "DaySum",
    "OfDeck",
    "OfSection",
    "Retention",
    "Statistics",
    "Streak",
    "Tally",
    "calibration",
    "statistics",
    "streak",
    "surprise",
]


@dataclass(frozen=True, slots=True, kw_only=True)
class Statistics:
    """Everything that is counted.

    Args:
        days: Every day that was looked at, also those without answers; the last one is today.
        retention: Of all reviews of these days.
        decks: Of each deck with reviews; a card in two decks counts in both.
        due: How many reviews fall due on each of the coming days; today has those that are overdue.
        calibration: Of these days; `None` without a review that was predicted.
        streak: Of all days there are, and of all cards.
        hardest: The sections that are recalled least, the hardest first.
    """

    days: tuple[DaySum, ...]
    retention: Retention
    decks: tuple[OfDeck, ...]
    due: tuple[tuple[date, int], ...]
    calibration: Calibration | None
    streak: Streak
    hardest: tuple[OfSection, ...]


def statistics(  # noqa: PLR0913 - the last three by name, with defaults
    library: "Library",
    store: "Store",
    settings: "Settings",
    now: "datetime",
    *,
    lang: str = "en",
    decks: "Sequence[Deck]" = (),
    days: int = 30,
) -> Statistics:
    """Count the last days.

    Args:
        library: The notes.
        store: The learner's progress.
        settings: Of the schedule.
        now: Aware, local.
        lang: Language of the cards.
        decks: Only the cards of these; none: everything, also what is in no deck any more.
        days: So many, with today.

    Raises:
        MlquizError: The database cannot be read.
    """
    today = moment(now, settings.rollover_hour).day
    cache = StateCache(store, settings)
    cache.catch_up()
    counted = Counted(library, cache.names, lang, decks)
    first = days_after(today, 1 - days)
    with reporting(store, first, today, counted.chosen) as reports:
        cards = reports.cards()
        by_note = counted.by_note(cards)
        return Statistics(
            days=_every_day(reports.days(), first, today),
            retention=retention(cards),
            decks=counted.by_deck(by_note),
            due=counted.due(reports.due(days_after(today, DUE_DAYS - 1)), today),
            calibration=calibration(reports.bins()),
            streak=streak(reports.study_days(), today),
            hardest=counted.hardest(by_note),
        )


def streak(days: "Iterable[date]", today: date) -> Streak:
    """Days in a row.

    Args:
        days: With an answer, in order, each once.
        today: The scheduler day; a day after it is none yet.
    """
    run, longest, before = 0, 0, date.min
    for day in days:
        if day > today:
            break
        run = run + 1 if (day - before).days == 1 else 1
        longest, before = max(longest, run), day
    return Streak(run if (today - before).days <= 1 else 0, longest)


def _every_day(found: "Sequence[DaySum]", first: date, last: date) -> tuple[DaySum, ...]:
    by_day = {each.day: each for each in found}
    count = (last - first).days + 1
    return tuple(
        by_day.get(day) or DaySum(day, 0, 0, 0, 0, 0)
        for day in (first + timedelta(days=number) for number in range(count))
    )
