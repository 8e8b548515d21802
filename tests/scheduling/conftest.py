"""Events as one line, and the real Anki."""

from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime
from itertools import count
from pathlib import Path
from typing import Any

import pytest

from mlquiz.model.review import Event, EventKind, Grade, Sitting
from mlquiz.scheduling.day import Moment, scheduler_day

NOON_MS = int(datetime(2026, 11, 22, 12, tzinfo=UTC).timestamp() * 1000)


@pytest.fixture
def at() -> Callable[..., Moment]:
    """A moment so many days, hours or minutes after noon of a Sunday, UTC."""

    def moment(days: float = 0, hours: float = 0, minutes: float = 0, offset_min: int = 0) -> Moment:
        at_ms = NOON_MS + round(((days * 24 + hours) * 60 + minutes) * 60_000)
        return Moment(at_ms, offset_min, scheduler_day(at_ms, offset_min, 4))

    return moment


@pytest.fixture
def event() -> Callable[..., Event]:
    """An event with an id that sorts in the order of the calls."""
    numbers = count()

    def make(kind: EventKind | Grade, subject: str, moment: Moment, **fields: Any) -> Event:
        grade = kind if isinstance(kind, Grade) else None
        answered = {"grade": grade, "sitting": Sitting.REVIEW} if grade else {}
        return Event(
            id=f"{next(numbers):06}",
            device="here",
            kind=kind if isinstance(kind, EventKind) else EventKind.ANSWERED,
            subject=subject,
            at_ms=moment.at_ms,
            utc_offset_min=moment.utc_offset_min,
            day=moment.day,
            **(answered | fields),
        )

    return make


@pytest.fixture(scope="session")
def collection(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Any]:
    """A collection of the real Anki with FSRS on and fuzz off."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("ANKI_TEST_MODE", "1")
        from anki.collection import Collection

        opened = Collection(str(Path(tmp_path_factory.mktemp("anki")) / "collection.anki2"))
        opened.set_config("fsrs", val=True)
        yield opened
        opened.close()


@pytest.fixture
def today() -> date:
    return date(2026, 11, 22)
