import errno
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from mlquiz.anki.collection import Collection, PackedRow, disk_errors
from mlquiz.anki.skeleton import Skeleton
from mlquiz.errors import MlquizError


def row(number: int, made_ms: int) -> PackedRow:
    return PackedRow(
        f"g{number}", 1_716_903_241, "id\x1fquestion\x1fanswer", ("t",), ("D",), (0, 1), number, 1, made_ms
    )


def written(path: Path, rows: list[PackedRow]) -> bytes:
    path.unlink(missing_ok=True)
    with Collection(Skeleton.made()) as collection:
        collection.add(rows)
        collection.finish({})
        collection.write(path)
    return path.read_bytes()


def test_a_skeleton_comes_back_as_it_was() -> None:
    made = Skeleton.made()
    assert Skeleton.from_text(made.as_text()) == made


def test_rows_that_come_in_several_lots_are_the_same_collection(tmp_path: Path) -> None:
    rows = [row(number, 7_000 - number) for number in range(50)]
    whole = written(tmp_path / "whole", rows)
    with Collection(Skeleton.made()) as collection:
        for each in rows:
            collection.add([each])
        collection.finish({})
        collection.write(tmp_path / "lots")
    assert (tmp_path / "lots").read_bytes() == whole


def test_no_two_cards_and_no_two_notes_have_one_id(tmp_path: Path) -> None:
    written(tmp_path / "x", [row(0, 5), row(1, 5), row(2, 6), row(3, 6)])
    with closing(sqlite3.connect(tmp_path / "x")) as database:
        assert database.execute("SELECT count(*) FROM notes").fetchone() == (4,)
        assert database.execute("SELECT count(*), count(DISTINCT nid) FROM cards").fetchone() == (8, 4)
        assert database.execute("PRAGMA integrity_check").fetchone() == ("ok",)


def test_a_full_disk_is_said_as_the_system_says_it() -> None:
    with closing(sqlite3.connect(":memory:")) as database:
        database.execute("PRAGMA max_page_count = 1")
        with pytest.raises(OSError, match="No space left") as raised, disk_errors():
            database.execute("CREATE TABLE t (x)")
    assert raised.value.errno == errno.ENOSPC


def test_a_collection_that_is_too_large_for_memory_needs_room_for_temporary_files() -> None:
    rows = [row(number, number) for number in range(2000)]
    with Collection(Skeleton.made()) as collection:
        collection._connection.execute("PRAGMA max_page_count = 40")
        with pytest.raises(MlquizError, match=r"no room for temporary files \(No space left on device\)"):
            collection.add(rows)


def test_what_is_no_trouble_with_the_disk_is_left_as_it_is() -> None:
    with (
        closing(sqlite3.connect(":memory:")) as database,
        pytest.raises(sqlite3.OperationalError),
        disk_errors(),
    ):
        database.execute("no SQL")
