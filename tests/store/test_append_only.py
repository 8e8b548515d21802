import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest

from mlquiz.model.review import Event
from mlquiz.store import Store


@pytest.fixture
def connection(store: Store, event: Callable[..., Event]) -> sqlite3.Connection:
    store.append([event("a"), event("b")])
    return store._connection


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE events SET grade = 4",
        "UPDATE events SET subject = 'x' WHERE seq = 1",
        "DELETE FROM events",
        "DELETE FROM events WHERE subject = 'a'",
    ],
)
def test_the_log_refuses_to_be_changed(connection: sqlite3.Connection, statement: str) -> None:
    before = connection.execute("SELECT * FROM events").fetchall()
    with pytest.raises(sqlite3.IntegrityError, match="append-only"):
        connection.execute(statement)
    assert connection.execute("SELECT * FROM events").fetchall() == before


@pytest.mark.parametrize("key", ["id", "seq"])
def test_a_replacement_does_not_get_through_either(store: Store, path: Path, key: str) -> None:
    """As other programs open it, without recursive triggers, REPLACE deletes without asking."""
    foreign = sqlite3.connect(path)
    store._connection.execute(
        "INSERT INTO events VALUES (1, '1', 'd', 'reset', 'a', 0, 0, '2026-11-22'"
        ", NULL, NULL, NULL, NULL, NULL, '')"
    )
    seq, id_ = (1, "other") if key == "seq" else (2, "1")
    with foreign:
        foreign.execute(
            "REPLACE INTO events VALUES (?, ?, 'd', 'reset', 'changed', 0, 0, '2026-11-22'"
            ", NULL, NULL, NULL, NULL, NULL, '')",
            (seq, id_),
        )
    foreign.close()
    assert [event.subject for event in store.events()] == ["a"]
