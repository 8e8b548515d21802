"""A note that the course renamed keeps its history."""

from datetime import UTC, datetime
from pathlib import Path

from mlquiz.model.card import Card
from mlquiz.model.note import Note, Question
from mlquiz.model.place import Place
from mlquiz.model.review import EventKind, Grade
from mlquiz.scheduling.settings import Settings
from mlquiz.store import Store
from mlquiz.study import Session
from mlquiz.study.renaming import carry_over
from mlquiz.study.schedule import Schedule

NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)


def card(name: str) -> Card:
    note = Note(
        id=name, stamped=True, body=Question("q?", "a"), section="s", lang="en", place=Place("a.md", 1)
    )
    return Card(name, note)


def test_the_history_follows_the_new_name_and_the_renaming_is_written_once(tmp_path: Path) -> None:
    with Store.open(tmp_path / "progress.db") as store:
        Session(store, [card("old")], Settings(), lambda: NOW).answer(Grade.EASY, took_ms=1)

        assert carry_over(store, {"old": "new"}, NOW, 4) == 1
        assert carry_over(store, {"old": "new"}, NOW, 4) == 0

        assert Schedule(store, Settings()).states(["new"])["new"].reps == 1
        assert len(store.events(kind=EventKind.RENAMED)) == 1


def test_without_renamed_notes_nothing_is_written(tmp_path: Path) -> None:
    with Store.open(tmp_path / "progress.db") as store:
        assert carry_over(store, {}, NOW, 4) == 0
        assert store.events() == []
