"""The statistics on the screen."""

from datetime import date, timedelta

import pytest

from mlquiz.model.review import Grade
from mlquiz.store.reports import DaySum
from mlquiz.study import Session
from mlquiz.study.words import bar
from mlquiz.tui.stats.heat_map import SHADES, heat_map, weeks_in
from mlquiz.tui.stats.screen import StatisticsScreen

from tests.tui.bench import Bench, card_text, opened, until
from tests.tui.conftest import Benches

NOTES = "# T\n\n" + "".join(f"<!-- card: c{n} -->\nQ: What is {n}?\n\nA: {n}\n\n" for n in range(8))
TODAY = date(2026, 11, 25)  # a Wednesday


def days(**answers: int) -> list[DaySum]:
    """Ninety days up to today; `d3=5` are five answers three days ago."""
    counts = {TODAY - timedelta(days=int(name[1:])): count for name, count in answers.items()}
    all_days = [TODAY - timedelta(days=back) for back in range(89, -1, -1)]
    return [DaySum(day, counts.get(day, 0), 0, 0, 0, 0) for day in all_days]


def drawn(found: list[DaySum], weeks: int) -> list[str]:
    return ["".join(run.text for run in row) for row in heat_map(found, weeks)]


def test_the_last_column_ends_today_and_days_to_come_are_blank() -> None:
    rows = drawn(days(d0=1, d1=1), 5)
    assert [row[12] for row in rows[1:4]] == [SHADES[0], SHADES[1], SHADES[1]]  # Monday to Wednesday
    assert all(len(row) < 13 for row in rows[4:])


def test_busier_days_are_darker_and_days_without_answers_are_dots() -> None:
    rows = drawn(days(d0=40, d7=30, d14=20, d21=10), 5)
    assert rows[3].split() == ["Wed", SHADES[0], *SHADES[1:]]


def test_a_month_is_named_over_its_first_week() -> None:
    head = drawn(days(), 8)[0]
    assert head.split() == ["Oct", "Nov"]
    first_of_november = 4 + 2 * 4  # the week of 2 November is the fifth of eight
    assert head.index("Nov") == first_of_november


def test_as_many_weeks_as_fit_a_year_at_most() -> None:
    assert [weeks_in(width) for width in (40, 76, 110, 300)] == [18, 36, 53, 53]


def test_a_bar_never_leaves_its_room_and_is_seen_where_there_is_anything() -> None:
    assert [len(bar(value, 7, 10)) for value in (0, 0.001, 7)] == [0, 1, 10]


def answered(work: Bench) -> None:
    """Learn the cards, and review them when they are due; one is forgotten."""
    cards = list(work.desk(work.store).cards(work.library.deck("all")))
    for _ in range(2):
        session = Session(work.store, cards, work.settings, lambda: work.now)
        while shown := session.current():
            forgotten = shown.card.id == "c3" and shown.state.reps == 1
            session.answer(Grade.AGAIN if forgotten else Grade.EASY, took_ms=2000)
        work.pass_time(days=30)
    work.pass_time(days=-30)


async def test_s_at_the_decks_shows_answers_retention_and_what_falls_due(bench: Benches) -> None:
    work = bench(NOTES)
    app = work.app(None)
    answered(work)
    async with opened(app) as pilot:
        await pilot.press("S")
        await until(pilot, lambda: isinstance(app.screen, StatisticsScreen) and "Recalled" in card_text(app))
        text = card_text(app)
        assert "answers on" in text
        assert "Falls due" in text
        assert "17 answers on 2 days" in text
        assert "in all" in text
        assert "88 %      8" in text
        await pilot.press("q")
        await until(pilot, lambda: not isinstance(app.screen, StatisticsScreen))


async def test_without_answers_the_page_says_what_will_stand_there(bench: Benches) -> None:
    app = bench(NOTES).app(None)
    async with opened(app, size=(60, 20)) as pilot:
        await pilot.press("S")
        await until(
            pilot, lambda: isinstance(app.screen, StatisticsScreen) and "No answers yet" in card_text(app)
        )


@pytest.mark.parametrize(
    ("first", "shown"),
    [
        (date(2026, 5, 25), "  Jun       Jul     Aug"),
        (date(2026, 5, 18), "May Jun       Jul     Aug"),
        (date(2026, 6, 1), "Jun       Jul     Aug"),
    ],
)
def test_a_month_that_is_cut_off_does_not_take_the_place_of_the_next(first: date, shown: str) -> None:
    found = [DaySum(first + timedelta(days=number), 0, 0, 0, 0, 0) for number in range(7 * 13)]
    assert drawn(found, 13)[0][4:] == shown
