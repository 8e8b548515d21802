"""A database of its own for every test, and events in one line."""

from collections.abc import Callable, Iterator
from datetime import date, timedelta
from itertools import count
from pathlib import Path
from typing import Any

import pytest

from mlquiz.model.review import Event, EventKind, Grade, Sitting
from mlquiz.store import Store

DAY = date(2026, 11, 22)
NOON_MS = 1_795_348_800_000


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "folder" / "progress.db"


@pytest.fixture
def store(path: Path) -> Iterator[Store]:
    with Store.open(path) as opened:
        yield opened


@pytest.fixture
def event() -> Callable[..., Event]:
    """An event on a day after the first one; ids sort in the order of the calls."""
    numbers = count()

    def make(
        subject: str = "card", kind: EventKind = EventKind.ANSWERED, day: int = 0, **fields: Any
    ) -> Event:
        number = next(numbers)
        answered = {"grade": Grade.GOOD, "sitting": Sitting.REVIEW} if kind is EventKind.ANSWERED else {}
        values: dict[str, Any] = {
            "id": f"{number:06}",
            "device": "here",
            "kind": kind,
            "subject": subject,
            "at_ms": NOON_MS + day * 86_400_000 + number,
            "utc_offset_min": 60,
            "day": DAY + timedelta(days=day),
        }
        return Event(**(values | answered | fields))

    return make
