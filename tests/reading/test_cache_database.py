"""A cache in an SQLite file is laid out anew for another layout, and thrown away whole."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from mlquiz.reading.cache_database import discard, lay_out, layout_of, may_pass


@pytest.fixture
def database(tmp_path: Path) -> Iterator[sqlite3.Connection]:
    with closing(sqlite3.connect(tmp_path / "x.sqlite3", isolation_level=None)) as opened:
        yield opened


def test_tables_of_another_layout_give_way_and_those_of_the_same_stay(database: sqlite3.Connection) -> None:
    lay_out(database, 1, ["CREATE TABLE a (x)", "CREATE TABLE b (x)"])
    database.execute("INSERT INTO a VALUES (7)")
    lay_out(database, 1, ["CREATE TABLE c (x)"])
    assert database.execute("SELECT x FROM a").fetchall() == [(7,)]
    lay_out(database, 2, ["CREATE TABLE a (y)"])
    assert layout_of(database) == 2
    assert database.execute("SELECT name FROM sqlite_master").fetchall() == [("a",)]
    assert database.execute("SELECT y FROM a").fetchall() == []


def test_a_file_goes_with_its_journal_and_nothing_else_does(tmp_path: Path) -> None:
    for name in ("x.sqlite3", "x.sqlite3-journal", "x.sqlite3-wal", "x.sqlite3-shm", "y.sqlite3", "x.md"):
        (tmp_path / name).touch()
    discard(tmp_path / "x.sqlite3")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["x.md", "y.sqlite3"]
    discard(tmp_path / "x.sqlite3")


def test_a_file_that_is_held_may_be_sound_and_one_that_is_no_database_is_not(
    database: sqlite3.Connection, tmp_path: Path
) -> None:
    lay_out(database, 1, ["CREATE TABLE a (x)"])
    database.execute("BEGIN EXCLUSIVE")
    with (
        closing(sqlite3.connect(tmp_path / "x.sqlite3", timeout=0)) as other,
        pytest.raises(sqlite3.Error) as held,
    ):
        other.execute("SELECT x FROM a")
    assert may_pass(held.value)
    (tmp_path / "z.sqlite3").write_bytes(b"no database at all" * 100)
    with (
        closing(sqlite3.connect(tmp_path / "z.sqlite3")) as broken,
        pytest.raises(sqlite3.Error) as no_database,
    ):
        broken.execute("SELECT x FROM a")
    assert not may_pass(no_database.value)
