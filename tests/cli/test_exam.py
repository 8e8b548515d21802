"""`mlquiz exam`, and what an exam changes in a sitting."""

import json
import subprocess
import sys
from collections.abc import Callable
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest

from mlquiz.content import find_content
from mlquiz.model.card import cards_of
from mlquiz.model.review import Grade
from mlquiz.reading.library import read_library
from mlquiz.scheduling.day import moment
from mlquiz.scheduling.settings import Settings
from mlquiz.store import Store
from mlquiz.study import Session
from mlquiz.study.exam_file import exams_path, read_exams
from mlquiz.study.preferences import settings_path
from mlquiz.tui.desk import Desk

from tests.cli.conftest import Result

Run = Callable[..., Result]


def today() -> date:
    """The scheduler day, which the commands count from: until 04:00 it is the day before."""
    return moment(datetime.now().astimezone(), Settings().rollover_hour).day


DAY = today() + timedelta(days=20)


def test_an_exam_is_set_shown_listed_and_removed(run: Run, folder: Path, tmp_path: Path) -> None:
    places = ("--content", folder, "--db", tmp_path / "p.db")
    result = run(*places, "exam", "set", "midterm", DAY, "--deck", "rl", "--target", "50", "--questions", "3")
    assert result.code == 0
    assert f"midterm: {DAY}, in 20 days; 3 questions from rl" in result.out
    assert "5 cards: 5 unseen, 0 learning, 0 known" in result.out
    assert "To reach 50 %: " in result.out
    assert run(*places, "exam", "show", "midterm").out == result.out
    assert f"midterm  {DAY}  in 20 days    50 %          3  rl" in run("exam", "list").out
    assert run("exam").out == run("exam", "list").out
    assert run("exam", "remove", "midterm").out.startswith("midterm")
    assert run("exam").out.startswith("no exam is set")


def test_one_thing_can_be_changed(run: Run, folder: Path) -> None:
    run("--content", folder, "exam", "set", "x", DAY, "--deck", "rl")
    run("--content", folder, "exam", "set", "x", "--target", "70")
    run("--content", folder, "exam", "set", "x", "--questions", "7")
    (exam,) = read_exams(exams_path())
    assert (exam.day, exam.decks, exam.target, exam.questions) == (DAY, ("rl",), 70, 7)


def test_all_commands_count_the_days_from_the_day_of_study(run: Run, folder: Path, tmp_path: Path) -> None:
    later = min(datetime.now().astimezone().hour + 1, 23)  # so it is still yesterday, for one who studies
    settings_path().write_text(f"rollover_hour = {later}\n", encoding="utf-8")
    places = ("--content", folder, "--db", tmp_path / "p.db")
    run(*places, "exam", "set", "midterm", DAY, "--deck", "rl")
    left = json.loads(run(*places, "exam", "show", "midterm", "--json").out)["days_left"]
    assert f"in {left} days" in run("exam", "list").out
    assert f"in {left} days" in run(*places, "exam", "show", "midterm").out
    tonight = moment(datetime.now().astimezone(), later).day
    assert run(*places, "exam", "set", "tonight", tonight, "--deck", "rl").code == 0
    assert run(*places, "exam", "set", "over", tonight - timedelta(days=1), "--deck", "rl").code == 1


def test_a_range_of_decks_and_several(run: Run, tmp_path: Path) -> None:
    db = ("--db", tmp_path / "p.db")
    words = ("exam", "set", "x", DAY, "--deck", "lecture-1..2", "--deck", "lecture-4", "core", "--json")
    both = json.loads(run(*db, *words).out)
    assert both["decks"] == ["lecture-1..2", "lecture-4", "core"]
    library = read_library(find_content())
    notes = {
        note for name in ("lecture-1", "lecture-2", "lecture-4", "core") for note in library.deck(name).notes
    }
    assert both["cards"]["unseen"] == sum(len(list(library.notes()[note].card_ids())) for note in notes)
    assert both["days_left"] == 20


def test_limits_that_are_too_low_are_said_with_those_that_would_do(run: Run, tmp_path: Path) -> None:
    exams_path().with_name("settings.toml").write_text("new_per_day = 1\n", encoding="utf-8")
    out = run("--db", tmp_path / "p.db", "exam", "set", "x", DAY, "--deck", "chapter-17").out
    assert "85 % cannot be reached with your limits (1 new card and 200 reviews a day)" in out
    assert "stay unseen" in out
    assert "  new_per_day = " in out
    assert max(map(len, out.splitlines())) <= 80


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (("set",), 2, "which exam?"),
        (("set", "x"), 2, "when?"),
        (("set", "x", "2027-02-30", "--deck", "rl"), 2, "no day"),
        (("set", "x", "12.1.2027", "--deck", "rl"), 2, "no day"),
        (("set", "x", str(DAY)), 2, "what may be asked?"),
        (("set", "x", str(DAY), "--deck", "rll"), 1, "did you mean rl?"),
        (("set", "x", str(DAY), "--deck", "rl-3..1"), 1, "backwards"),
        (("set", "x", str(DAY), "--deck", "rl", "--target", "101"), 1, "1 to 100"),
        (("set", "x", str(DAY), "--deck", "rl", "--questions", "0"), 1, "1 to 1000"),
        (("set", "x", "2020-01-12", "--deck", "rl"), 1, "this day is over"),
        (("set", "a" * 99, str(DAY), "--deck", "rl"), 1, "name:"),
        (("show",), 2, "which exam?"),
        (("show", "y"), 1, "there is no exam y"),
        (("remove", "y"), 1, "there is no exam y"),
        (("list", "y"), 2, "exam show y"),
        (("show", "y", str(DAY)), 2, "exam set"),
        (("nonsense",), 2, "usage"),
    ],
)
def test_a_mistake_is_explained_and_writes_nothing(
    run: Run, folder: Path, words: tuple[str, ...], code: int, said: str
) -> None:
    result = run("--content", folder, "exam", *words)
    assert (result.code, result.out) == (code, "")
    assert said in result.err
    assert not exams_path().exists()


def test_a_mistyped_name_names_the_nearest(run: Run, folder: Path) -> None:
    run("--content", folder, "exam", "set", "midterm", DAY, "--deck", "rl")
    assert "did you mean midterm?" in run("exam", "show", "mitderm").err


def test_a_mistake_in_the_file_names_file_line_and_cause_and_leaves_it(run: Run, folder: Path) -> None:
    text = f"[x]\ndate = {DAY}\ndeks = ['rl']\n"
    exams_path().write_text(text, encoding="utf-8")
    for words in (("list",), ("set", "y", str(DAY), "--deck", "rl"), ("show", "x")):
        result = run("--content", folder, "exam", *words)
        assert (result.code, result.out) == (1, "")
        assert f"{exams_path()}:3:1" in result.err
        assert "did you mean decks?" in result.err
    assert exams_path().read_text(encoding="utf-8") == text


def test_a_deck_in_the_file_that_there_is_not_names_its_line_and_the_nearest(run: Run, folder: Path) -> None:
    exams_path().write_text(f"# mine\n[x]\ndate = {DAY}\ndecks = ['rll']\n", encoding="utf-8")
    result = run("--content", folder, "exam", "show", "x")
    assert (result.code, result.out) == (1, "")
    assert f"{exams_path()}:4:1" in result.err
    assert "did you mean rl?" in result.err


def test_a_name_may_be_chinese(run: Run, folder: Path, tmp_path: Path) -> None:
    result = run("--content", folder, "--db", tmp_path / "p.db", "exam", "set", "期中考", DAY, "--deck", "rl")
    assert result.out.startswith(f"期中考: {DAY}")
    assert run("exam", "remove", "期中考").code == 0


def test_an_exam_that_is_over_is_shown_as_such(run: Run, folder: Path, tmp_path: Path) -> None:
    exams_path().write_text("[x]\ndate = 2020-01-12\ndecks = ['rl']\n", encoding="utf-8")
    out = run("--content", folder, "--db", tmp_path / "p.db", "exam", "show", "x").out
    assert "days ago" in out
    assert "This exam is over" in out
    assert json.loads(run("--content", folder, "exam", "show", "x", "--json").out)["forecast"] is None


def test_a_folder_that_may_not_be_written_is_said_plainly(
    run: Run, folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    monkeypatch.setenv("MLQUIZ_SETTINGS", str(tmp_path / "file" / "settings.toml"))
    result = run("--content", folder, "exam", "set", "x", DAY, "--deck", "rl")
    assert result.code == 1
    assert str(tmp_path / "file") in result.err


def test_a_sitting_on_the_screen_brings_reviews_of_the_exam_forward(folder: Path, tmp_path: Path) -> None:
    library = read_library(find_content(folder))
    cards = list(cards_of(library.notes().values()))
    start = datetime.now().astimezone().replace(hour=12)
    with Store.open(tmp_path / "p.db") as store:
        session = Session(store, cards, Settings(), lambda: start)
        while session.current() is not None:
            session.answer(Grade.EASY, took_ms=1)
        exams_path().write_text(
            f"[x]\ndate = {(start + timedelta(days=6)).date()}\ndecks = ['rl']\n", encoding="utf-8"
        )
        desk = Desk(
            library=library,
            store=store,
            settings=Settings(),
            lang="en",
            clock=lambda: start + timedelta(days=2),
            stopwatch=lambda: 0.0,
            open_page=lambda _: True,
        )
        assert desk.sitting(library.deck("rl")).counts().due == 0
        desk.exams = read_exams(exams_path())
        assert desk.sitting(library.deck("rl")).counts().due == 4


def test_the_plain_mode_does_so_too(run: Run, folder: Path, tmp_path: Path) -> None:
    library = read_library(find_content(folder))
    cards = list(cards_of(library.notes().values()))
    before = datetime.now().astimezone() - timedelta(days=3)
    with Store.open(tmp_path / "p.db") as store:
        session = Session(store, cards, Settings(), lambda: before)
        while session.current() is not None:
            session.answer(Grade.EASY, took_ms=1)
    words = ("--content", folder, "--db", tmp_path / "p.db", "review", "rl", "--plain", "--answers")
    (tmp_path / "typed").write_text("q\n", encoding="utf-8")
    without = run(*words, tmp_path / "typed").out
    day = today() + timedelta(days=4)
    exams_path().write_text(f"[x]\ndate = {day}\ndecks = ['rl']\n", encoding="utf-8")
    assert run(*words, tmp_path / "typed").out != without


def test_due_names_the_next_exam_in_30_days(run: Run, folder: Path, tmp_path: Path) -> None:
    words = ("--content", folder, "--db", tmp_path / "p.db", "due")
    days = {"later": 31, "second": 30, "first": 1, "over": -1}
    tables = (
        f"[{name}]\ndate = {DAY + timedelta(days=left - 20)}\ndecks = ['rl']\n" for name, left in days.items()
    )
    exams_path().write_text("".join(tables), encoding="utf-8")
    counts, *said = run(*words).out.splitlines()
    assert counts == "0 due, 4 new, 0 in learning"
    assert [line.split()[:2] for line in said] == [["exam", "first"]]
    assert json.loads(run(*words, "--json").out)["new"] == 4
    exams_path().write_text(f"[x]\ndate = {DAY + timedelta(days=60)}\ndecks = ['rl']\n", encoding="utf-8")
    assert len(run(*words).out.splitlines()) == 1


def test_due_imports_nothing_for_exams_where_none_was_set(folder: Path, tmp_path: Path) -> None:
    from tests.cli.test_imports import SCRIPT

    words = ("--content", folder, "--db", tmp_path / "p.db", "due")
    done = subprocess.run(
        [sys.executable, "-c", SCRIPT, *map(str, words)], capture_output=True, text=True, check=True
    )
    assert not [
        name for name in json.loads(done.stderr.splitlines()[-1]) if name.startswith("mlquiz.study.exam")
    ]
