import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest
from sqlite_utils import Database

from mlquiz.model.review import Event
from mlquiz.store import Store, opening
from mlquiz.store.migrations import migrations
from mlquiz.store.schema import APPLICATION_ID, SCHEMA_VERSION


def test_the_version_counts_the_migrations(store: Store) -> None:
    assert len(migrations._migrations) == SCHEMA_VERSION
    assert store._connection.execute("PRAGMA user_version").fetchone() == (SCHEMA_VERSION,)
    assert store._connection.execute("PRAGMA application_id").fetchone() == (APPLICATION_ID,)


def test_migrations_are_numbered_in_order() -> None:
    numbers = [migration.name[:4] for migration in migrations._migrations]
    assert numbers == [f"m{number:03}" for number in range(1, SCHEMA_VERSION + 1)]


def tables(path: Path) -> list[tuple[str, str]]:
    connection = sqlite3.connect(path)
    rows = connection.execute("SELECT name, sql FROM sqlite_master ORDER BY name").fetchall()
    connection.close()
    return rows


@pytest.mark.parametrize("version", range(1, SCHEMA_VERSION))
def test_every_older_database_becomes_the_newest_and_is_kept_beside_it(path: Path, version: int) -> None:
    path.parent.mkdir()
    old = sqlite3.connect(path, isolation_level=None)
    migrations.apply(Database(old), stop_before=migrations._migrations[version].name)
    old.execute(f"PRAGMA user_version = {version}")
    old.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    old.execute(
        "INSERT INTO events VALUES (1, '1', 'd', 'reset', 'a', 0, 0, '2026-11-22',"
        " NULL, NULL, NULL, NULL, NULL, '')"
    )
    old.close()
    before = tables(path)
    with Store.open(path) as store, Store.open(path.with_name("new.db")) as new:
        assert [event.subject for event in store.events()] == ["a"]
        assert tables(path) == tables(new.path)
    kept = path.with_name(f"progress.db.schema-{version}.bak")
    assert tables(kept) == before
    copy = sqlite3.connect(kept)
    assert copy.execute("SELECT subject FROM events").fetchall() == [("a",)]
    copy.close()


def test_a_migration_that_fails_leaves_the_database_as_it_was(
    path: Path, event: Callable[..., Event], monkeypatch: pytest.MonkeyPatch
) -> None:
    with Store.open(path) as store:
        store.append([event()])
    before = tables(path)

    def break_off(db: Database) -> None:
        db.execute("CREATE TABLE half (done)")
        raise ZeroDivisionError

    monkeypatch.setattr(migrations, "_migrations", list(migrations._migrations))
    migrations(name="m999_breaks_off")(break_off)
    monkeypatch.setattr(opening, "SCHEMA_VERSION", SCHEMA_VERSION + 1)
    with pytest.raises(ZeroDivisionError):
        Store.open(path)
    monkeypatch.undo()
    assert tables(path) == before
    with Store.open(path) as store:
        assert len(store.events()) == 1
