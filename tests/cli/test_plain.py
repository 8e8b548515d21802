"""Review and quiz line by line, driven by a file of what is typed."""

import json
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import pytest

from mlquiz.model.review import EventKind, Grade, Sitting
from mlquiz.store import Store
from mlquiz.study.preferences import settings_path

from tests.cli.conftest import Result

Run = Callable[..., Result]


def typed(tmp_path: Path, *lines: str) -> Path:
    path = tmp_path / "typed.txt"
    path.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")
    return path


def answers(db: Path) -> list[tuple[str, Grade | None, Sitting | None]]:
    with Store.open(db) as store:
        return [(e.subject, e.grade, e.sitting) for e in store.events(kind=EventKind.ANSWERED)]


def test_a_card_is_asked_revealed_graded_and_saved(run: Run, folder: Path, tmp_path: Path) -> None:
    db = tmp_path / "p.db"
    far_away = (datetime.now().astimezone().hour + 12) % 24  # a step ends with the day at the latest
    settings_path().write_text(f"rollover_hour = {far_away}\n", encoding="utf-8")
    file = typed(tmp_path, "", "4", "q")
    result = run("--content", folder, "--db", db, "review", "--plain", "--answers", file)
    assert result.code == 0
    assert "What is the TD(0) target for V(sₜ)?" in result.out
    assert "Answer:\nrₜ + γV(sₜ₊₁)" in result.out
    assert "1 again (1m), 2 hard (6m), 3 good (10m), 4 easy" in result.out
    assert "1 card answered. Everything is saved." in result.out
    assert answers(db) == [("td-target", Grade.EASY, Sitting.REVIEW)]


def test_no_line_has_a_control_character_or_a_rule(run: Run, folder: Path, tmp_path: Path) -> None:
    file = typed(tmp_path, *["", ""] * 20)
    out = run("--content", folder, "--db", tmp_path / "p.db", "review", "--plain", "--answers", file).out
    assert not {c for c in out if ord(c) < 32} - {"\n"}
    assert "──" not in out


def test_what_makes_no_sense_is_asked_again(run: Run, folder: Path, tmp_path: Path) -> None:
    db = tmp_path / "p.db"
    file = typed(tmp_path, "zz", "", "7", "9", "3", "q")
    result = run("--content", folder, "--db", db, "review", "--plain", "--answers", file)
    assert "'zz' is no key here" in result.out
    assert "'7' is no grade" in result.out
    assert answers(db) == [("td-target", Grade.GOOD, Sitting.REVIEW)]


def test_undo_suspend_and_bury_work_in_the_place_of_an_answer(run: Run, folder: Path, tmp_path: Path) -> None:
    db = tmp_path / "p.db"
    file = typed(tmp_path, "", "4", "u", "s", "b", "q")
    result = run("--content", folder, "--db", db, "review", "--plain", "--answers", file)
    assert "Taken back." in result.out
    assert "Suspended" in result.out
    assert "Buried" in result.out
    assert answers(db) == []
    assert "td-target" in run("--content", folder, "--db", db, "suspended").out


def test_a_quiz_checks_choices_and_numbers_itself_and_scores_by_section(
    run: Run, folder: Path, tmp_path: Path
) -> None:
    places = ("--content", folder, "--db", tmp_path / "p.db")
    file = typed(tmp_path, *["1.75", "2", "1", "1", "1"])
    quiz = ("quiz", "--plain", "--seed", "1", "--kinds", "number", "--answers", file)
    result = run(*places, *quiz)
    assert "✓ Right" in result.out
    assert "1 of 1 right (100 %)\n  1/1  1 Value functions" in result.out
    assert "Wrong:" not in result.out
    assert [sitting for _, _, sitting in answers(tmp_path / "p.db")] == [Sitting.QUIZ]


@pytest.mark.parametrize("kind", ["number", "choice"])
def test_what_a_quiz_checks_itself_and_nobody_answered_is_wrong(
    run: Run, folder: Path, tmp_path: Path, kind: str
) -> None:
    places = ("--content", folder, "--db", tmp_path / "p.db")
    file = typed(tmp_path, "", "y")
    result = run(*places, "quiz", "--plain", "--kinds", kind, "--time", "5m", "--answers", file)
    assert "Not answered: it counts as wrong." in result.out
    assert "Was your answer right?" not in result.out
    assert "0 of 1 right (0 %)" in result.out
    assert [grade for _, grade, _ in answers(tmp_path / "p.db")] == [Grade.AGAIN]


def test_a_long_line_that_is_no_number_is_not_repeated_in_full(
    run: Run, folder: Path, tmp_path: Path
) -> None:
    file = typed(tmp_path, "the derivative of the loss " * 400, "q")
    places = ("--content", folder, "--db", tmp_path / "p.db")
    out = run(*places, "quiz", "--plain", "--kinds", "number", "--answers", file).out
    (said,) = (line for line in out.splitlines() if "is no number" in line)
    assert said.startswith("'the derivative of the loss")
    assert len(said) < 120


def test_a_quiz_that_was_left_is_named_and_resumed(run: Run, folder: Path, tmp_path: Path) -> None:
    places = ("--content", folder, "--db", tmp_path / "p.db")
    quiz = (*places, "quiz", "--plain", "--seed", "1", "--kinds", "question,cloze", "--answers")
    left = run(*quiz, typed(tmp_path, "", "y", "q"))
    assert "1 of 2 answered. Go on with: mlquiz quiz --resume" in left.out
    refused = run(*quiz, typed(tmp_path, "q"))
    assert (refused.code, "1 of 2 answered" in refused.err, "--resume" in refused.err) == (1, True, True)
    resumed = run(*places, "quiz", "--plain", "--resume", "--answers", typed(tmp_path, "", "n", "n"))
    assert "Question 2 of 2" in resumed.out
    assert "1 of 2 right (50 %)" in resumed.out
    assert run(*places, "quiz", "--plain", "--resume").code == 1


def test_the_same_seed_asks_the_same_questions(run: Run, folder: Path, tmp_path: Path) -> None:
    def asked(db: str) -> str:
        file = typed(tmp_path, *["", "y"] * 9)
        places = ("--content", folder, "--db", tmp_path / db)
        return run(*places, "quiz", "--plain", "--seed", "4", "-n", "2", "--answers", file).out

    first = asked("a.db")
    assert "Question 2 of 2" in first
    assert asked("b.db") == first


def test_1_is_wrong_and_2_is_right_as_on_the_screen(run: Run, folder: Path, tmp_path: Path) -> None:
    places = ("--content", folder, "--db", tmp_path / "p.db")
    file = typed(tmp_path, "", "1", "", "2")
    run(*places, "quiz", "--plain", "--seed", "1", "--kinds", "question,cloze", "--answers", file)
    assert [grade for _, grade, _ in answers(tmp_path / "p.db")] == [Grade.AGAIN, Grade.GOOD]


def test_a_paper_and_its_answers_are_two_files(run: Run, folder: Path, tmp_path: Path) -> None:
    out = tmp_path / "mock.md"
    result = run("--content", folder, "quiz", "-n", "3", "--seed", "2", "--time", "15m", "--paper", out)
    assert result.out.splitlines() == [f"wrote {out}", f"wrote {tmp_path / 'mock-answers.md'}"]
    assert "3 questions, 15 minutes" in out.read_text(encoding="utf-8")
    assert not (tmp_path / "p.db").exists()


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (("quiz", "--kinds", "chioce"), 2, "did you mean choice?"),
        (("quiz", "--time", "soon"), 2, "15m"),
        (("quiz", "-n", "0"), 2, "1 or more"),
        (("quiz", "--resume", "all"), 2, "no deck"),
        (("quiz", "--answers", "x"), 2, "--plain"),
        (("review", "--answers", "x"), 2, "--plain"),
        (("quiz", "rll", "--plain"), 1, "did you mean rl"),
        (("review", "--plain", "--answers", "missing.txt"), 1, "missing.txt"),
        (("quiz", "--paper", "no/where/x.md"), 1, "no such folder"),
        (("quiz",), 1, "--plain"),
    ],
)
def test_wrong_usage_is_named_with_the_way_out(  # noqa: PLR0913, PLR0917
    run: Run, folder: Path, tmp_path: Path, words: tuple[str, ...], code: int, said: str
) -> None:
    result = run("--content", folder, "--db", tmp_path / "p.db", *words)
    assert result.code == code
    assert said in result.err


def test_a_kept_quiz_of_a_newer_program_is_not_overwritten(run: Run, folder: Path, tmp_path: Path) -> None:
    (tmp_path / "p-quiz.json").write_text(json.dumps({"version": 2}), encoding="utf-8")
    result = run("--content", folder, "--db", tmp_path / "p.db", "quiz", "--plain", "--answers", "/dev/null")
    assert (result.code, "--new" in result.err) == (1, True)
