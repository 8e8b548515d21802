"""`mlquiz stamp` from the outside: what it proposes, asks, writes, and that the history goes along."""

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest

from mlquiz.content import Content
from mlquiz.model.card import cards_of
from mlquiz.model.review import EventKind, Grade
from mlquiz.reading.library import Library, read_library
from mlquiz.scheduling import Settings
from mlquiz.store import Store
from mlquiz.study import Session

from tests.cli.conftest import Result

Run = Callable[..., Result]
TEXT = b"\xef\xbb\xbfText\r\n\r\nQ: Why does the gradient vanish in an RNN?  \r\nA: Weights multiply.\r\n"
NAMED = TEXT.replace(b"Q: Why", b"<!-- card: gradient-vanish-rnn-why -->\r\nQ: Why")


@pytest.fixture
def notes(tmp_path: Path) -> Path:
    """A folder with one file whose card has no name."""
    folder = tmp_path / "notes of mine"
    folder.mkdir()
    (folder / "rnn.md").write_bytes(TEXT)
    return folder


def read(notes: Path) -> Library:
    return read_library(Content(notes, notes, notes / "decks", course=False))


def test_without_agreement_only_the_difference_is_shown(run: Run, notes: Path) -> None:
    result = run("stamp", "--content", notes)

    assert result.code == 0
    assert "+<!-- card: gradient-vanish-rnn-why -->" in result.out
    assert "nothing was written; --yes writes without asking" in result.out
    assert (notes / "rnn.md").read_bytes() == TEXT


def test_with_agreement_the_name_is_written_and_nothing_else(run: Run, notes: Path) -> None:
    result = run("stamp", "--content", notes, "--yes")

    assert result.out.endswith("wrote 1 name into 1 file\n")
    assert (notes / "rnn.md").read_bytes() == NAMED
    assert [path.name for path in notes.iterdir()] == ["rnn.md"]


def test_a_second_run_changes_nothing(run: Run, notes: Path) -> None:
    run("stamp", "--content", notes, "--yes")

    assert run("stamp", "--content", notes, "--yes").out == "every card has a name\n"
    assert (notes / "rnn.md").read_bytes() == NAMED


@pytest.mark.parametrize(("answer", "after"), [("y", NAMED), ("Yes ", NAMED), ("n", TEXT), ("", TEXT)])
def test_on_a_terminal_it_asks(
    run: Run, notes: Path, monkeypatch: pytest.MonkeyPatch, answer: str, after: bytes
) -> None:
    asked: list[str] = []

    def reply(question: str) -> str:
        asked.append(question)
        return answer

    monkeypatch.setattr("sys.stdin.isatty", lambda: True, raising=False)
    monkeypatch.setattr("builtins.input", reply)

    run("stamp", "--content", notes)

    assert asked == ["Write 1 name into 1 file? [y/N] "]
    assert (notes / "rnn.md").read_bytes() == after


def test_the_history_goes_along(run: Run, notes: Path, tmp_path: Path) -> None:
    database, now = tmp_path / "reviews.db", datetime(2026, 11, 22, 12, tzinfo=UTC)
    with Store.open(database) as store:
        sitting = Session(store, list(cards_of(read(notes).notes().values())), Settings(), lambda: now)
        sitting.answer(Grade.EASY, took_ms=1000)
    (provisional,) = read(notes).notes()

    result = run("stamp", "--content", notes, "--db", database, "--yes")

    assert result.out.endswith("their history went along\n")
    (card,) = cards_of(read(notes).notes().values())
    with Store.open(database) as store:
        (event,) = store.events(kind=EventKind.RENAMED)
        assert (event.subject, event.target) == (provisional, "gradient-vanish-rnn-why")
        again = Session(store, [card], Settings(), lambda: now)
        assert again.counts().new == 0, "it was learnt under its old name"


def test_without_reviews_no_database_is_made(run: Run, notes: Path, tmp_path: Path) -> None:
    run("stamp", "--content", notes, "--db", tmp_path / "none.db", "--yes")

    assert not (tmp_path / "none.db").exists()


def test_paths_restrict_what_is_stamped(run: Run, notes: Path) -> None:
    (notes / "other.md").write_bytes(TEXT)

    run("stamp", "--content", notes, notes / "other.md", "--yes")

    assert (notes / "rnn.md").read_bytes() == TEXT
    assert (notes / "other.md").read_bytes() == NAMED


def test_names_differ_over_all_files_and_from_released_ones(run: Run, notes: Path) -> None:
    (notes / "other.md").write_bytes(TEXT)
    (notes / "decks").mkdir()
    (notes / "decks" / "released.txt").write_text("gradient-vanish-rnn-why retired\n", encoding="utf-8")

    run("stamp", "--content", notes, "--yes")

    names = set(read(notes).notes())
    assert len(names) == 2
    assert "gradient-vanish-rnn-why" not in names


def test_a_chinese_question_is_named_by_the_terms_of_the_course(run: Run, notes: Path) -> None:
    (notes / "zh.md").write_text("问：为什么学习率不能太大？\n答：会发散\n", encoding="utf-8")

    assert "+<!-- card: learning-rate-why -->" in run("stamp", "--content", notes).out


def test_a_link_stays_a_link_and_the_mode_stays(run: Run, notes: Path, tmp_path: Path) -> None:
    real = tmp_path / "real.md"
    (notes / "rnn.md").rename(real)
    real.chmod(0o640)
    (notes / "rnn.md").symlink_to(real)

    run("stamp", "--content", notes, "--yes")

    assert (notes / "rnn.md").is_symlink()
    assert real.read_bytes() == NAMED
    assert real.stat().st_mode & 0o777 == 0o640


def test_a_file_that_cannot_be_stamped_is_said_and_the_others_are(run: Run, notes: Path) -> None:
    (notes / "odd.md").write_text("<!-- card: Not A Name -->\nQ: What is odd here?\nA: x\n", encoding="utf-8")

    result = run("stamp", "--content", notes, "--yes")

    assert result.code == 1
    assert "odd.md:1: the card comment has no name" in result.err
    assert (notes / "rnn.md").read_bytes() == NAMED


def test_a_file_changed_in_the_meantime_is_left_alone(
    run: Run, notes: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def edit(_: str) -> str:
        (notes / "rnn.md").write_bytes(b"another text")
        return "y"

    monkeypatch.setattr("sys.stdin.isatty", lambda: True, raising=False)
    monkeypatch.setattr("builtins.input", edit)

    result = run("stamp", "--content", notes)

    assert result.code == 1
    assert "was changed in the meantime" in result.err
    assert (notes / "rnn.md").read_bytes() == b"another text"
