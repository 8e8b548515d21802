"""`mlquiz due` in a prompt counts at once; it says what the whole way says, whatever happened before."""

import re
import shutil
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path
from unittest.mock import patch

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from mlquiz import cli
from mlquiz.cli import prompt, recalled
from mlquiz.content import find_content
from mlquiz.folders import cache_folder, data_folder, settings_folder
from mlquiz.model.card import cards_of
from mlquiz.model.review import AnswerMode, EventKind, Grade, Sitting
from mlquiz.reading import cache_file
from mlquiz.reading.library import read_library
from mlquiz.scheduling.day import moment
from mlquiz.scheduling.settings import Settings
from mlquiz.store import Store
from mlquiz.study import Session
from mlquiz.study.recording import new_event
from mlquiz.study.schedule import Schedule

from tests.cli.conftest import Result

Run = Callable[..., Result]


@pytest.fixture(autouse=True)
def no_waiting(monkeypatch: pytest.MonkeyPatch) -> None:
    """The time of a file that was just written says nothing for two seconds; tests do not wait for that."""
    monkeypatch.setattr(cache_file, "RACY_NS", -(10**18))
    monkeypatch.setattr(recalled, "RACY_NS", -(10**18))


@pytest.fixture
def home(tmp_path: Path, folder: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for name in ("DB", "CONTENT", "SETTINGS", "CACHE"):
        monkeypatch.delenv(f"MLQUIZ_{name}", raising=False)
    monkeypatch.setenv("MLQUIZ_CACHE", str(tmp_path / "cache"))
    monkeypatch.setenv("MLQUIZ_SETTINGS", str(tmp_path / "settings.toml"))
    with Store.open(tmp_path / "p.db") as store:
        cards = list(cards_of(read_library(find_content(folder)).notes().values()))
        Session(store, cards, Settings(), lambda: datetime.now().astimezone()).current()
    return tmp_path


def words(home: Path, *more: str) -> list[str]:
    return ["--content", str(home / "my notes"), "--db", str(home / "p.db"), "due", *more]


def both(run: Run, asked: list[str]) -> tuple[Result, Result | None]:
    """What the whole way says, and what is said at once; `None` where that is left to the whole way."""
    at_once: list[bool] = []
    real = prompt.due_at_once

    def watched(given: list[str]) -> bool:
        at_once.append(real(given))
        return at_once[-1]

    with patch.object(prompt, "due_at_once", watched):
        said = run(*asked)
    with patch.object(prompt, "due_at_once", return_value=False):  # afterwards: it leaves everything as usual
        whole = run(*asked)
    return whole, said if at_once == [True] else None


def agree(run: Run, asked: list[str]) -> None:
    """The first time may go the whole way; the second is at once; both say the same."""
    whole, at_once = both(run, asked)
    assert at_once in {None, whole}
    again, at_once = both(run, asked)
    assert at_once == again == whole
    assert at_once is not None


@pytest.mark.parametrize("more", [(), ("--json",), ("rl",), ("rl", "--json", "--lang", "zh"), ("all",)])
def test_it_says_the_same_at_once(run: Run, home: Path, more: tuple[str, ...]) -> None:
    agree(run, words(home, *more))


def test_the_course_and_the_places_of_the_platform_do_as_well(
    run: Run, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("MLQUIZ_DB", str(home / "p.db"))
    agree(run, ["due", "lecture-4"])


def test_mistakes_are_told_at_once_too(run: Run, home: Path) -> None:
    with (home / "my notes" / "rl.md").open("a", encoding="utf-8") as file:
        file.write("\nA: an answer to nothing\n")
    agree(run, words(home))
    assert "1 mistake leaves cards out" in run(*words(home)).err


def test_an_exam_that_is_near_is_told_at_once_too(run: Run, home: Path) -> None:
    for days, name in ((1, "soon"), (40, "later")):
        day = moment(datetime.now().astimezone(), Settings().rollover_hour).day + timedelta(days=days)
        with (home / "exams.toml").open("a", encoding="utf-8") as file:
            file.write(f'[{name}]\ndate = {day}\ndecks = ["rl"]\n')
    agree(run, words(home))
    assert "exam soon" in run(*words(home)).out


@pytest.mark.parametrize(
    "asked",
    [
        ["due", "--watched-only"],
        ["due", "--help"],
        ["due", "a", "b"],
        ["due", "--lang", "fr"],
        ["due", "--db"],
        ["--json", "due"],
        ["--no-cache", "due"],
        ["decks"],
        ["cards", "due"],
        [],
    ],
)
def test_everything_else_goes_the_whole_way(asked: list[str]) -> None:
    assert prompt.asked_for(asked) is None


@pytest.mark.parametrize("deck", ["nothing-of-that-name", "RL"])
def test_a_deck_that_is_not_there_is_answered_as_ever(run: Run, home: Path, deck: str) -> None:
    agree(run, words(home))
    whole, at_once = both(run, words(home, deck))
    assert at_once is None
    assert whole.code == 1
    assert "there is no deck" in whole.err


def test_a_database_that_is_not_there_is_answered_as_ever(run: Run, home: Path) -> None:
    agree(run, words(home))
    (home / "p.db").unlink()
    assert both(run, words(home))[1] is None
    assert not (home / "p.db").exists()


def test_a_database_whose_path_is_too_long_for_sqlite_is_answered_as_ever(run: Run, home: Path) -> None:
    agree(run, words(home))
    deep = home.joinpath(*["x" * 200] * 3)
    deep.mkdir(parents=True)
    shutil.copy(home / "p.db", deep / "p.db")
    asked = ["--content", str(home / "my notes"), "--db", str(deep / "p.db"), "due"]
    with patch.object(prompt, "due_at_once", return_value=False):
        whole = run(*asked)
    assert run(*asked) == whole


def test_nothing_is_left_where_settings_cannot_be_remembered(
    run: Run, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (home / "cache" / recalled.FILE).mkdir(parents=True)
    for name in ("settings.toml", "n\udcff.toml"):
        monkeypatch.setenv("MLQUIZ_SETTINGS", str(home / name))
        assert run(*words(home)).code == 0
        assert not list((home / "cache").glob("*.part"))


def test_a_program_in_one_archive_remembers_no_settings(
    run: Run, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("mlquiz.__file__", str(home / "mlquiz.pyz" / "mlquiz" / "__init__.py"))
    assert run(*words(home)).code == 0
    assert not (home / "cache" / recalled.FILE).exists()


def test_a_note_that_was_renamed_keeps_its_history(run: Run, home: Path) -> None:
    agree(run, words(home))
    with Store.open(home / "p.db") as store:
        now = moment(datetime.now().astimezone(), 4)
        Schedule(store, Settings()).note(EventKind.RENAMED, "td-target", now, target="td-error")
    assert both(run, words(home))[1] is None


def test_answers_that_came_from_elsewhere_count(run: Run, home: Path) -> None:
    agree(run, words(home))
    now = moment(datetime.now().astimezone(), 4)
    with Store.open(home / "p.db") as store:
        answered = new_event("another-device", EventKind.ANSWERED, "td-target", now)
        store.append([replace(answered, grade=Grade.EASY, sitting=Sitting.REVIEW, mode=AnswerMode.CHOSEN)])
    assert both(run, words(home))[1] is None
    agree(run, words(home))


@pytest.mark.parametrize("text", ["", "1\n2", "\n" * 9 + "end", "x" * 1000])
def test_settings_remembered_in_a_broken_file_are_read_anew(run: Run, home: Path, text: str) -> None:
    agree(run, words(home))
    (home / "cache" / recalled.FILE).write_text(text, encoding="utf-8")
    agree(run, words(home))


NOTE = "\n<!-- card: {name} -->\nC: Of ==1;;{name}== and ==2;;more==.\n"
STEPS = st.sampled_from(
    [
        *("more notes", "fewer notes", "another file", "rename file", "answer", "answer again", "suspend"),
        *("bury", "undo", "new limits", "no settings", "a mistake"),
    ]
)


def _happen(step: str, home: Path, number: int) -> None:
    notes, progress = home / "my notes", home / "p.db"
    match step:
        case "more notes":
            with (notes / "rl.md").open("a", encoding="utf-8") as file:
                file.write(NOTE.format(name=f"note-{number}"))
        case "fewer notes":
            kept = re.sub(r"\n<!-- card: [^\n]*\n[^<]*$", "\n", (notes / "rl.md").read_text(encoding="utf-8"))
            (notes / "rl.md").write_text(kept, encoding="utf-8")
        case "another file":
            (notes / f"b{number}.md").write_text(f"# B\n{NOTE.format(name=f'b-{number}')}", encoding="utf-8")
        case "rename file":
            for other in list(notes.glob("b*.md"))[:1]:
                other.rename(notes / f"a{number}.md")
        case "new limits":
            limits = {
                "new_per_day": number % 4,
                "reviews_per_day": number % 3,
                "rollover_hour": number * 5 % 24,
            }
            (home / "settings.toml").write_text("".join(f"{name} = {it}\n" for name, it in limits.items()))
        case "no settings":
            (home / "settings.toml").unlink(missing_ok=True)
        case "a mistake":
            with (notes / "rl.md").open("a", encoding="utf-8") as file:
                file.write("\nA: an answer to nothing\n")
        case _:
            _study(step, notes, progress, number)


def _study(step: str, notes: Path, progress: Path, number: int) -> None:
    cards = list(cards_of(read_library(find_content(notes)).notes().values()))
    ago = timedelta(days=number % 3)
    with Store.open(progress) as store:
        session = Session(store, cards, Settings(), lambda: datetime.now().astimezone() - ago)
        if session.current() is None:
            return
        match step:
            case "answer" | "answer again":
                session.answer(Grade.EASY if step == "answer" else Grade.AGAIN, took_ms=1)
            case "suspend":
                session.suspend()
            case "bury":
                session.bury()
            case "undo":
                session.answer(Grade.GOOD, took_ms=1)
                session.undo()


@example(steps=["new limits", "new limits", "answer", "new limits", "new limits", "no settings"])
@settings(max_examples=20, deadline=None, suppress_health_check=list(HealthCheck))
@given(steps=st.lists(STEPS, min_size=1, max_size=6))
def test_it_says_the_same_after_whatever_happened(
    run: Run, monkeypatch: pytest.MonkeyPatch, steps: list[str]
) -> None:
    with tempfile.TemporaryDirectory() as made:
        home = Path(made)
        monkeypatch.setenv("MLQUIZ_CACHE", str(home / "cache"))
        monkeypatch.setenv("MLQUIZ_SETTINGS", str(home / "settings.toml"))
        (home / "my notes").mkdir()
        (home / "my notes" / "rl.md").write_text(f"# RL\n{NOTE.format(name='first')}", encoding="utf-8")
        Store.open(home / "p.db").close()
        agree(run, words(home))
        for number, step in enumerate(steps):
            _happen(step, home, number)
            agree(run, words(home))
            agree(run, words(home, "rl", "--json"))
            decks = ("--content", home / "my notes", "--db", home / "p.db", "decks", "--json")
            assert run(*decks) == run(*decks, "--no-cache")


HOMES = st.sampled_from(["", "/home/someone", "/home/someone/", "relative", " /odd", "/", "/a b"])


@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(home=HOMES, named=HOMES)
def test_the_folders_are_those_that_platformdirs_names(
    monkeypatch: pytest.MonkeyPatch, home: str, named: str
) -> None:
    from platformdirs import user_cache_path, user_config_path, user_data_path

    monkeypatch.setenv("HOME", home)
    for variable in ("XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME"):
        monkeypatch.setenv(variable, named)
    assert Path(data_folder()) == user_data_path("mlquiz", appauthor=False)
    assert Path(settings_folder()) == user_config_path("mlquiz", appauthor=False)
    assert Path(cache_folder()) == user_cache_path("mlquiz")


@pytest.fixture
def ended() -> Iterator[list[int]]:
    """The codes with which the process would have ended at once."""
    codes: list[int] = []
    with patch("os._exit", codes.append):
        yield codes


def test_the_process_ends_at_once_only_as_a_command(
    home: Path, ended: list[int], monkeypatch: pytest.MonkeyPatch, run: Run
) -> None:
    agree(run, words(home))
    assert ended == []
    monkeypatch.setattr("sys.argv", ["mlquiz", *words(home)])
    assert cli.main() == 0
    assert ended == [0]
