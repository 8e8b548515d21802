"""A learner: some notes, a database, a clock that is set by hand."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

import pytest

from mlquiz.model.card import Card, cards_of
from mlquiz.model.note import Cloze, Deletion, Note, Question
from mlquiz.model.place import Place
from mlquiz.model.review import Event, EventKind
from mlquiz.scheduling import Settings
from mlquiz.scheduling.day import moment
from mlquiz.store import Store
from mlquiz.study import Session
from mlquiz.study.recording import new_event


@dataclass
class Clock:
    """Shows what it is set to; called, it gives the aware local time."""

    now: datetime = field(default_factory=lambda: datetime(2026, 11, 22, 12, tzinfo=UTC))

    def __call__(self) -> datetime:
        return self.now

    def advance(self, days: float = 0, hours: float = 0, minutes: float = 0) -> None:
        self.now += timedelta(days=days, hours=hours, minutes=minutes)

    def travel(self, offset_min: int) -> None:
        self.now = self.now.astimezone(timezone(timedelta(minutes=offset_min)))


def note(name: str, *, numbers: int = 0) -> Note:
    """A question, or a cloze with so many numbers."""
    deletions = tuple(Deletion(number + 1, "x") for number in range(numbers))
    body = Cloze("text", deletions) if numbers else Question("question", "answer")
    return Note(id=name, stamped=True, body=body, section="s", lang="en", place=Place("notes.md", 1))


def cards(*names: str) -> list[Card]:
    """Cards of questions, in order."""
    return list(cards_of(note(name) for name in names))


@dataclass
class Learner:
    """One database, one clock, some cards."""

    path: Path
    store: Store
    clock: Clock
    settings: Settings = field(default_factory=Settings)

    def sitting(self, *names: str, store: Store | None = None) -> Session:
        """A sitting over questions of these names."""
        return self.over(cards(*names), store=store)

    def over(self, chosen: list[Card], *, store: Store | None = None) -> Session:
        """A sitting over these cards."""
        return Session(store or self.store, chosen, self.settings, self.clock)

    def happens(self, kind: EventKind, subject: str, target: str = "") -> Event:
        """Something happens outside of sittings."""
        at = moment(self.clock(), self.settings.rollover_hour)
        event = new_event(self.store.device, kind, subject, at, target=target)
        self.store.append([event])
        return event


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def learner(tmp_path: Path, clock: Clock) -> Iterator[Learner]:
    path = tmp_path / "progress.db"
    with Store.open(path) as store:
        yield Learner(path, store, clock)


@pytest.fixture
def cloze() -> Callable[[str, int], list[Card]]:
    """Cards of one note with so many numbers."""
    return lambda name, numbers: list(cards_of([note(name, numbers=numbers)]))
