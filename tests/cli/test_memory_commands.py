"""Leeches, backlogs and the fit, from the command line."""

import json
import sys
from collections.abc import Callable, Iterator
from datetime import datetime, time, timedelta
from pathlib import Path

import pytest

from mlquiz.model.review import Event, EventKind, Grade, Sitting
from mlquiz.scheduling.day import Moment, moment
from mlquiz.store import Store
from mlquiz.study.preferences import settings_path

from benchmarks.memory_models import ROLLOVER_HOUR, ZONE, read_log
from tests.cli.conftest import Result

Run = Callable[..., Result]


@pytest.fixture
def db(tmp_path: Path) -> Path:
    return tmp_path / "p.db"


@pytest.fixture
def do(run: Run, folder: Path, db: Path) -> Run:
    return lambda *words: run("--content", folder, "--db", db, *words)


def answers(subject: str, grades: list[tuple[Grade, int]]) -> Iterator[Event]:
    """Answers of so many days ago, at noon and a second apart: the hour of the test decides nothing."""
    now = datetime.now().astimezone()
    for number, (grade, ago) in enumerate(grades):
        day = moment(now, 4).day - timedelta(days=ago)
        noon = datetime.combine(day, time(12)).astimezone()
        yield answered(subject, number, grade, moment(noon + timedelta(seconds=number), 4))


def answered(subject: str, number: int, grade: Grade, at: Moment) -> Event:
    return Event(
        id=f"{subject} {number}",
        device="elsewhere",
        kind=EventKind.ANSWERED,
        subject=subject,
        at_ms=at.at_ms,
        utc_offset_min=at.utc_offset_min,
        day=at.day,
        grade=grade,
        sitting=Sitting.REVIEW,
    )


def forgotten(times: int) -> list[tuple[Grade, int]]:
    pairs = [((Grade.AGAIN, 600 - 5 * number), (Grade.EASY, 600 - 5 * number)) for number in range(times)]
    return [(Grade.EASY, 700), *(answer for pair in pairs for answer in pair)]


def test_leeches_are_listed_with_what_helps(do: Run, db: Path) -> None:
    assert do("leeches").out == "no card was forgotten 8 times\n"
    with Store.open(db) as store:
        store.append(answers("td-target", forgotten(9)))
        store.append(answers("discount-range/2", forgotten(8)))
        store.append(answers("on-policy-method", forgotten(7)))
    result = do("leeches")
    assert result.code == 0
    lines = result.out.splitlines()
    assert lines[0] == "td-target: forgotten 9 times in 19 answers"
    assert lines[1].strip() == "What is the TD(0) target for V(sₜ)?"
    assert lines[2].strip() == "rl.md:8"
    assert "mlquiz suspend" in result.out
    leeches = json.loads(do("leeches", "rl", "--json").out)
    assert [(leech["card"], leech["lapses"]) for leech in leeches] == [
        ("td-target", 9),
        ("discount-range/2", 8),
    ]
    keys = "card lapses reviews difficulty suspended question section sources file line"
    assert all(set(leech) == set(keys.split()) for leech in leeches)


def test_leeches_can_be_turned_off(do: Run) -> None:
    settings_path().write_text("leech_lapses = 0\n")
    assert "leech_lapses is 0" in do("leeches").out


def test_without_a_backlog_there_is_nothing_to_catch_up(do: Run) -> None:
    result = do("catch-up")
    assert result.code == 0
    assert "0 reviews are due" in result.out
    assert "nothing to catch up" in result.out
    assert json.loads(do("catch-up", "--json").out)["plans"] == []


def test_a_backlog_is_counted_and_plans_are_compared(do: Run, db: Path) -> None:
    with Store.open(db) as store:
        for card in ("td-target", "on-policy-method", "return-three-rewards"):
            store.append(answers(card, [(Grade.EASY, 60)]))
    result = do("catch-up", "rl", "--per-day", "1", "3")
    assert "3 reviews are due, 3 of them since before today" in result.out
    found = json.loads(do("catch-up", "--per-day", "1", "3", "--json").out)
    assert found["backlog"]["due"] == 3
    assert [(plan["per_day"], plan["new_per_day"]) for plan in found["plans"]] == [
        (1, 0),
        (1, 20),
        (3, 0),
        (3, 20),
    ]
    assert found["plans"][0]["days"] > found["plans"][2]["days"] == 1
    assert do("catch-up", "--per-day", "3").out == do("catch-up", "--per-day", "3").out


@pytest.mark.parametrize(
    ("words", "code"), [(("nonsense",), 1), (("--per-day", "0"), 2), (("--per-day", "x"), 2)]
)
def test_wrong_words_for_catch_up(do: Run, words: tuple[str, ...], code: int) -> None:
    assert do("catch-up", *words).code == code


@pytest.fixture
def real(db: Path) -> None:
    """A real learner's reviews at the learner's own hours, as if they had ended two days ago."""
    log = Path(__file__).parent.parent / "data" / "review-log-1205-cards.csv.gz"
    lives = read_log(log)
    end_ms = max(life.answers[-1].at_ms for life in lives)
    end = moment(datetime.fromtimestamp(end_ms / 1000, ZONE), ROLLOVER_HOUR).day
    shift = moment(datetime.now().astimezone(), 4).day - timedelta(days=2) - end
    with Store.open(db) as store:
        for life in lives:
            times = [datetime.fromtimestamp(answer.at_ms / 1000, ZONE) + shift for answer in life.answers]
            store.append(
                answered(life.card, number, answer.grade, moment(at, ROLLOVER_HOUR))
                for number, (answer, at) in enumerate(zip(life.answers, times, strict=True))
            )


@pytest.mark.usefixtures("real")
def test_a_fit_is_judged_and_adopted_only_when_asked(do: Run, db: Path) -> None:
    path = settings_path()
    path.write_text("# mine\nnew_per_day = 7  # few\n")
    shown = do("optimize")
    assert shown.code == 0
    assert "defaults" in shown.out
    assert "To adopt them: mlquiz optimize --adopt" in shown.out
    assert path.read_text() == "# mine\nnew_per_day = 7  # few\n"
    before = due_days(db)
    assert "No due day moves" in do("optimize", "--adopt").out
    text = path.read_text()
    assert text.startswith("# mine\nnew_per_day = 7  # few\nparameters = [")
    assert due_days(db) == before
    again = do("optimize", "--adopt")
    assert "present *" in again.out
    assert "the present ones stay" in again.out
    assert path.read_text() == text


def due_days(db: Path) -> dict[str, object]:
    from mlquiz.study.cache import StateCache
    from mlquiz.study.preferences import read_preferences

    with Store.open(db) as store:
        StateCache(store, read_preferences(settings_path()).schedule).catch_up()
        with store.reading():
            return {card: state.due_day for card, state in store.states.all().items()}


@pytest.mark.usefixtures("real")
def test_a_fit_as_json(do: Run) -> None:
    found = json.loads(do("optimize", "--json").out)
    assert set(found) == {"reviews", "better", "parameters", "defaults", "fitted", "present", "final"}
    assert len(found["parameters"]) == 21
    assert found["better"] is (found["fitted"]["log_loss"] < found["defaults"]["log_loss"])
    assert not settings_path().exists()


def test_too_few_reviews_are_said_plainly(do: Run) -> None:
    result = do("optimize")
    assert (result.code, result.out) == (1, "")
    assert "needs 400 reviews" in result.err


@pytest.mark.usefixtures("real")
def test_a_missing_library_is_said_with_the_way_to_install_it(
    do: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "fsrs_rs_python", None)
    result = do("optimize")
    assert (result.code, result.out) == (1, "")
    assert 'pip install "mlquiz[optimize]"' in result.err
