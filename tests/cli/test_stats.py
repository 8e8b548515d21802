"""What `mlquiz stats` prints."""

import json
from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from pathlib import Path

import pytest

from mlquiz.cli.stats_text import WIDTH, as_text, bar
from mlquiz.cli.table import cell_width
from mlquiz.content import find_content
from mlquiz.model.card import cards_of
from mlquiz.model.review import Grade
from mlquiz.reading.library import read_library
from mlquiz.scheduling.day import moment
from mlquiz.scheduling.settings import Settings
from mlquiz.store import Store
from mlquiz.store.reports import DaySum
from mlquiz.study import Session
from mlquiz.study.statistics import Statistics
from mlquiz.study.tallies import Bin, Calibration, OfDeck, OfSection, Retention, Streak, Tally

from tests.cli.conftest import Result

Run = Callable[..., Result]


def studied(folder: Path, db: Path, *, days_ago: int = 40) -> None:
    """Every note seen, and reviewed until today."""
    cards = list(cards_of(read_library(find_content(folder)).notes().values()))
    today = moment(datetime.now().astimezone(), Settings().rollover_hour).day
    start = datetime.combine(today, time(12)).astimezone() - timedelta(days=days_ago)
    with Store.open(db) as store:
        for day in range(days_ago + 1):
            at = start + timedelta(days=day)
            session = Session(store, cards, Settings(), lambda at=at: at)  # type: ignore[misc]
            for _ in range(20):
                if session.current() is None:
                    break
                session.answer(Grade.AGAIN if day % 7 == 6 else Grade.GOOD, took_ms=7000)


def test_nothing_studied_is_said_plainly(run: Run, folder: Path, tmp_path: Path) -> None:
    result = run("--content", folder, "--db", tmp_path / "p.db", "stats")
    assert result.code == 0
    assert result.out == "No answers in these 30 days.\n\nIn a row: 0 days; the longest run: 0.\n"
    assert not (tmp_path / "p.db").exists(), "to look makes nothing"


def test_the_text_fits_80_columns_and_says_all(run: Run, folder: Path, tmp_path: Path) -> None:
    studied(folder, tmp_path / "p.db")
    out = run("--content", folder, "--db", tmp_path / "p.db", "stats", "--days", "45").out
    assert max(map(cell_width, out.splitlines())) <= WIDTH
    for word in (
        "week of",
        "in all",
        "Reinforcement learning",
        "falls due",
        "predicted",
        "log loss",
        "In a row",
    ):
        assert word in out
    assert "\x1b" not in out, "no colours"


def test_the_days_begin_with_the_first_answer(run: Run, folder: Path, tmp_path: Path) -> None:
    studied(folder, tmp_path / "p.db", days_ago=2)
    places = ("--content", folder, "--db", tmp_path / "p.db", "stats")
    for days in ("30", "100", "3000"):
        lines = run(*places, "--days", days).out.split("\n\n")[0].splitlines()
        assert lines[0].startswith("day "), "few days are shown one by one"
        assert len(lines) == 4
    assert len(json.loads(run(*places, "--json").out)["days"]) == 30, "scripts have every day"


def test_one_answer_on_one_day_is_said_in_the_singular(run: Run, folder: Path, tmp_path: Path) -> None:
    found = replace(full(1, ""), days=(DaySum(date(2026, 11, 22), 1, 1, 0, 0, 3000),))
    assert "\n1 answer on 1 of 1 day, 3 s in all" in as_text(found)
    nothing = run("--content", folder, "--db", tmp_path / "p.db", "stats", "--days", "1").out
    assert nothing.startswith("No answers today.")


def test_the_json_holds_what_scripts_need(run: Run, folder: Path, tmp_path: Path) -> None:
    studied(folder, tmp_path / "p.db")
    found = json.loads(
        run("--content", folder, "--db", tmp_path / "p.db", "stats", "--json", "--days", "50").out
    )
    assert set(found) == {"days", "retention", "decks", "due", "calibration", "streak", "hardest"}
    assert len(found["days"]) == 50
    assert set(found["days"][0]) == {"day", "answers", "new", "reviews", "recalled", "took_ms"}
    assert sum(day["new"] for day in found["days"]) == 5
    assert found["retention"]["all"]["reviews"] == sum(day["reviews"] for day in found["days"])
    assert found["decks"][0]["name"] == "rl"
    assert found["calibration"]["reviews"] == found["retention"]["all"]["reviews"]


def test_a_deck_chooses_its_cards(run: Run, folder: Path, tmp_path: Path) -> None:
    studied(folder, tmp_path / "p.db")
    (folder / "other.md").write_text("## 1 Empty\n\n<!-- card: lone -->\nQ: a?\n\nA: b\n", encoding="utf-8")
    places = ("--content", folder, "--db", tmp_path / "p.db")
    assert json.loads(run(*places, "stats", "other", "--json").out)["decks"] == []
    result = run(*places, "stats", "rll")
    assert (result.code, result.out) == (1, "")
    assert "did you mean rl?" in result.err


@pytest.mark.parametrize("days", ["0", "-3", "many", "99999", "1.5"])
def test_a_number_of_days_that_is_none_is_wrong_usage(run: Run, folder: Path, days: str) -> None:
    result = run("--content", folder, "stats", f"--days={days}")
    assert (result.code, result.out) == (2, "")
    assert "a number of days" in result.err


def full(days: int, title: str) -> Statistics:
    """Everything at its widest."""
    today = date(2026, 11, 22)
    tally = Tally(1_234_567, 1_111_111)
    return Statistics(
        days=tuple(
            DaySum(today - timedelta(days=ago), 12_345, 1_234, 11_111, 10_000, 99_999_999)
            for ago in range(days - 1, -1, -1)
        ),
        retention=Retention(tally, tally),
        decks=(OfDeck("chapter-12-part-1", title, Retention(tally, tally)),),
        due=tuple((today + timedelta(days=ahead), 9_999) for ahead in range(14)),
        calibration=Calibration((Bin(0.95, 1.0, 1_234_567, 0.975, 1.0),), 1_234_567, 0.975, 1.0, 0.1, 0.02),
        streak=Streak(4000, 4000),
        hardest=(OfSection("a-very-long-file-name-of-notes#with-a-long-heading", title, tally),),
    )


@pytest.mark.parametrize("days", [1, 31, 32, 217, 218, 5000])
@pytest.mark.parametrize("title", ["自注意力機制與變形器" * 6, "Self-attention " * 8, "é" * 90])
def test_the_widest_numbers_and_chinese_titles_keep_to_80_columns(days: int, title: str) -> None:
    lines = as_text(full(days, title)).splitlines()
    assert max(map(cell_width, lines)) <= WIDTH


def test_bars_are_drawn_in_eighths_and_never_vanish_for_something() -> None:
    assert bar(8, 8, 10) == "█" * 10
    assert bar(4, 8, 3) == "█▌"
    assert bar(1, 10_000, 10) == "▏"
    assert bar(0, 8, 10) == bar(3, 0, 10) == ""


def test_bars_are_plain_where_the_output_cannot_show_blocks(monkeypatch: pytest.MonkeyPatch) -> None:
    class Ascii:
        encoding = "ascii"

    monkeypatch.setattr("sys.stdout", Ascii())
    assert bar(4, 8, 10) == "#####"
