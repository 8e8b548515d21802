"""Suspend, bury, reset, set due from the command line, and take it back."""

import io
import sys
from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest

from mlquiz.cli.chosen_cards import complete_card
from mlquiz.cli.parser import build_parser
from mlquiz.cli.set_due import day_meant
from mlquiz.content import find_content
from mlquiz.errors import UsageError
from mlquiz.model.card import cards_of
from mlquiz.model.review import AnswerMode, EventKind, Grade, Sitting
from mlquiz.model.schedule import CardState, Phase
from mlquiz.reading.library import read_library
from mlquiz.scheduling.day import moment
from mlquiz.scheduling.settings import Settings
from mlquiz.store import Store
from mlquiz.study import Session
from mlquiz.study.recording import new_event
from mlquiz.study.schedule import Schedule

from tests.cli.conftest import Result

Run = Callable[..., Result]
TODAY = date(2026, 11, 22)


@pytest.fixture
def db(tmp_path: Path) -> Path:
    return tmp_path / "p.db"


@pytest.fixture
def do(run: Run, folder: Path, db: Path) -> Run:
    return lambda *words: run("--content", folder, "--db", db, *words)


def today() -> date:
    return moment(datetime.now().astimezone(), 4).day


def states(folder: Path, db: Path) -> dict[str, CardState]:
    cards = [card.id for card in cards_of(read_library(find_content(folder)).notes().values())]
    with Store.open(db) as store:
        known = Schedule(store, Settings()).states(cards)
    return {card: known.get(card) or CardState(card=card) for card in cards}


def answer(folder: Path, db: Path, *grades: Grade) -> None:
    cards = list(cards_of(read_library(find_content(folder)).notes().values()))
    with Store.open(db) as store:
        session = Session(store, cards, Settings(), lambda: datetime.now().astimezone())
        for grade in grades:
            session.current()
            session.answer(grade, took_ms=1)


def test_cards_are_suspended_and_come_back(do: Run, folder: Path, db: Path) -> None:
    result = do("suspend", "td-target", "discount-range")
    assert result.code == 0
    assert result.out.startswith("3 cards suspended: td-target, discount-range/1, discount-range/2\n")
    assert [card for card, state in states(folder, db).items() if state.suspended] == [
        "td-target",
        "discount-range/1",
        "discount-range/2",
    ]
    assert do("suspend", "td-target").out == "all of these were suspended before\n"
    assert "1 card will be shown again: discount-range/1" in do("unsuspend", "discount-range/1").out
    assert "2 cards will be shown again" in do("unsuspend", "--all").out
    assert do("unsuspend", "--all").out == "no card is suspended\n"


def test_a_deck_is_buried_for_today(do: Run, folder: Path, db: Path) -> None:
    assert do("bury", "--deck", "rl").out.startswith("5 cards buried until tomorrow")
    assert all(state.buried_day == today() for state in states(folder, db).values())
    assert "0 new" in do("due").out
    assert do("unbury", "td-target").out.startswith("1 card may come today: td-target")
    assert do("unbury", "--all").out.startswith("4 cards may come today")
    assert do("unbury", "--all").out == "no card was buried today\n"


def test_a_card_is_set_due(do: Run, folder: Path, db: Path) -> None:
    answer(folder, db, Grade.EASY)
    day = today() + timedelta(days=3)
    result = do("set-due", "td-target", "discount-range/2", "+3")
    assert result.out.startswith(f"2 cards due on {day}: td-target, discount-range/2\n")
    found = states(folder, db)
    assert (found["td-target"].phase, found["td-target"].due_day) == (Phase.REVIEW, day)
    assert (found["discount-range/2"].phase, found["discount-range/2"].due_day) == (Phase.NEW, day)
    assert do("set-due", "--deck", "rl", "today").code == 0
    assert {state.due_day for state in states(folder, db).values()} == {today()}


def test_a_suspended_card_that_is_set_due_stays_suspended_and_this_is_said(do: Run) -> None:
    do("suspend", "td-target")
    assert "1 of these cards stays suspended" in do("set-due", "td-target", "tomorrow").out


def test_a_card_begins_anew_when_it_was_agreed_to(
    do: Run, folder: Path, db: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    answer(folder, db, Grade.EASY)
    refused = do("reset", "td-target")
    assert (refused.code, refused.out) == (2, "")
    assert "--yes" in refused.err
    monkeypatch.setattr(sys, "stdin", Terminal("n\ny\n"))
    assert do("reset", "td-target").code == 1
    assert states(folder, db)["td-target"].reps == 1
    assert do("reset", "td-target").code == 0
    assert states(folder, db)["td-target"] == CardState(card="td-target")
    assert do("reset", "--deck", "rl", "-y").out == "all of these are new\n"


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def test_each_can_be_undone_and_it_is_said_what_was(do: Run, folder: Path, db: Path) -> None:
    answer(folder, db, Grade.EASY, Grade.AGAIN)
    before = states(folder, db)
    do("suspend", "td-target")
    do("bury", "--deck", "rl")
    do("set-due", "td-target", "+9")
    do("reset", "td-target", "-y")
    listed = do("undo", "--list", "5").out.splitlines()
    assert [line[18:] for line in listed] == [
        "reset  td-target",
        f"set due on {today() + timedelta(days=9)}  td-target",
        f"buried  5 cards ({', '.join(before)})",
        "suspended  td-target",
        "answered Again  discount-range/1",
    ]
    undone = do("undo", "4")
    assert undone.code == 0
    assert undone.out.splitlines() == [f"undone: {line}" for line in listed[:4]]
    assert states(folder, db) == before
    assert do("undo").out.endswith("answered Again  discount-range/1\n")
    assert do("undo", "7").out.endswith("there is nothing more to undo\n")
    nothing = do("undo")
    assert (nothing.code, nothing.out) == (1, "there is nothing to undo on this device\n")
    assert set(states(folder, db).values()) == {CardState(card=card) for card in before}


def test_undo_says_of_an_answer_where_it_was_given_if_that_was_no_review(
    do: Run, folder: Path, db: Path, tmp_path: Path
) -> None:
    answer(folder, db, Grade.EASY)
    typed = tmp_path / "typed.txt"
    typed.write_text("1\n\n", encoding="utf-8")
    assert do("quiz", "--plain", "--seed", "1", "--kinds", "number", "--answers", typed).code == 0
    listed = do("undo", "--list", "2").out.splitlines()
    assert [line[18:] for line in listed] == [
        "answered Again in a quiz  return-three-rewards",
        "answered Easy  td-target",
    ]
    assert do("undo").out == f"undone: {listed[0]}\n"


def test_undo_says_of_an_answer_that_it_was_given_in_an_exam(do: Run, db: Path) -> None:
    at = moment(datetime.now().astimezone(), 4)
    with Store.open(db) as store:
        blank = new_event(store.device, EventKind.ANSWERED, "td-target", at)
        answered = replace(blank, grade=Grade.HARD, sitting=Sitting.EXAM)
        store.append([replace(answered, mode=AnswerMode.SELF_GRADED, took_ms=1)])
    assert do("undo", "--list").out[18:] == "answered Hard in an exam  td-target\n"


@pytest.mark.parametrize("command", ["suspend", "unsuspend", "bury", "unbury", "reset"])
def test_a_mistyped_name_is_refused_and_nothing_is_written(
    do: Run, folder: Path, db: Path, command: str
) -> None:
    result = do(command, "discount-range", "td-targt", *["-y"] * (command == "reset"))
    assert (result.code, result.out) == (1, "")
    assert "did you mean td-target?" in result.err
    assert set(states(folder, db).values()) == {CardState(card=card) for card in states(folder, db)}


@pytest.mark.parametrize(
    "words",
    [
        ("suspend",),
        ("unsuspend",),
        ("unbury", "--all", "td-target"),
        ("set-due", "+3"),
        ("set-due", "td-target"),
        ("set-due", "td-target", "2020-01-01"),
        ("set-due", "td-target", "+99999"),
        ("undo", "0"),
        ("undo", "x"),
    ],
)
def test_wrong_usage_exits_with_2(do: Run, words: tuple[str, ...]) -> None:
    result = do(*words)
    assert (result.code, result.out) == (2, "")
    assert result.err


def test_days_are_understood_as_people_write_them() -> None:
    assert day_meant("today", TODAY) == day_meant("+0", TODAY) == day_meant("2026-11-22", TODAY) == TODAY
    assert day_meant("tomorrow", TODAY) == day_meant("+1", TODAY) == TODAY + timedelta(days=1)
    for word in ("soon", "-1", "+", "2026-11-21", "2026-02-30", "+99999", "3"):
        with pytest.raises(UsageError):
            day_meant(word, TODAY)


def test_names_are_completed(folder: Path) -> None:
    args = build_parser(["suspend"]).parse_args(["--content", str(folder), "suspend"])
    assert complete_card("d", args) == ["discount-range", "discount-range/1", "discount-range/2"]
    args = build_parser(["suspend"]).parse_args(["--content", str(folder / "nowhere"), "suspend"])
    assert complete_card("d", args) == []
