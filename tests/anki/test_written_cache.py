import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from mlquiz.anki import written_cache
from mlquiz.anki.skeleton import Skeleton
from mlquiz.anki.written import Written
from mlquiz.anki.written_cache import FILE, WrittenCache, packed, unpacked
from mlquiz.reading.cache_file import KEPT_NS, reader_version

NOTE = Written(
    "n",
    "en",
    "guid",
    7,
    "a\x1fb",
    ("t",),
    ("D",),
    (0, 1),
    "d",
    (("s", "p", 3),),
    ("p",),
    "a.md",
    1,
    (("E", "m"),),
)


def open_cache(folder: Path | None, lang: str = "en") -> WrittenCache:
    return WrittenCache(folder, "/root", lang)


def keep_one(folder: Path | None, file: str = "a.md", stamp: bytes = b"1") -> WrittenCache:
    cache = open_cache(folder)
    cache.keep([(file, stamp, packed([NOTE]))])
    return cache


def test_notes_come_back_as_they_were() -> None:
    assert unpacked(packed([NOTE, NOTE])) == [NOTE, NOTE]


@pytest.mark.parametrize("remembered", [True, False])
def test_notes_are_known_by_file_and_stamp(tmp_path: Path, remembered: bool) -> None:
    with closing(keep_one(tmp_path / "cache" if remembered else None)) as cache:
        assert cache.stamps() == {"a.md": b"1"}
        assert cache.notes("a.md", b"1") == [NOTE]
        assert cache.notes("a.md", b"2") is None
        assert cache.notes("b.md", b"1") is None
        cache.keep([("a.md", b"2", packed([]))], gone=["b.md"])
        assert cache.stamps() == {"a.md": b"2"}
        assert cache.notes("a.md", b"2") == []
    with closing(open_cache(tmp_path / "cache")) as cache:
        assert cache.stamps() == ({"a.md": b"2"} if remembered else {})


def test_a_program_in_one_archive_has_a_version_too(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "mlquiz.pyz").touch()
    monkeypatch.setattr(written_cache, "__file__", str(tmp_path / "mlquiz.pyz" / "mlquiz" / "x.py"))
    assert written_cache.writer_version.__wrapped__().startswith(reader_version())


def test_without_a_folder_nothing_is_left(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    keep_one(None).close()
    assert list(tmp_path.iterdir()) == []


def test_files_that_are_gone_are_forgotten(tmp_path: Path) -> None:
    with closing(keep_one(tmp_path)) as cache:
        cache.keep([("b.md", b"1", packed([]))], gone=["a.md"])
        assert cache.stamps() == {"b.md": b"1"}


def test_what_is_old_is_forgotten_when_another_folder_comes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    keep_one(tmp_path).close()
    with monkeypatch.context() as later:
        later.setattr("time.time_ns", lambda: 10**18 * 5 + KEPT_NS)
        with closing(WrittenCache(tmp_path, "/other", "en")) as cache:
            cache.keep([("a.md", b"1", packed([]))])
    with closing(open_cache(tmp_path)) as cache:
        assert cache.stamps() == {}


def damage(path: Path) -> None:
    path.write_bytes(b"no database at all" * 100)


def cut(path: Path) -> None:
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])


def overwrite(path: Path) -> None:
    """With a sound beginning."""
    path.write_bytes(path.read_bytes()[:4096] + b"\xff" * (path.stat().st_size - 4096))


def other_layout(path: Path) -> None:
    with closing(sqlite3.connect(path)) as database:
        database.executescript("DROP TABLE written; CREATE TABLE written (x); PRAGMA user_version = 99")


def garble(path: Path) -> None:
    """Sound to look at, but something else."""
    with closing(sqlite3.connect(path)) as database:
        database.execute("UPDATE written SET notes = ?", [packed([])])
        database.execute("UPDATE skeleton SET text = replace(text, 'mlquiz', 'others')")
        database.commit()


@pytest.mark.parametrize("harm", [damage, cut, overwrite, other_layout, garble, Path.unlink])
def test_a_file_that_is_broken_is_as_none(tmp_path: Path, harm: Callable[[Path], None]) -> None:
    with closing(keep_one(tmp_path)) as cache:
        made = cache.skeleton()
    harm(tmp_path / FILE)
    with closing(open_cache(tmp_path)) as cache:
        assert cache.notes("a.md", b"1") is None
        assert cache.skeleton() == made
        cache.keep([("a.md", b"1", packed([NOTE]))])
        assert cache.notes("a.md", b"1") == [NOTE]
    keep_one(tmp_path).close()
    with closing(open_cache(tmp_path)) as cache:
        assert cache.notes("a.md", b"1") == [NOTE]


def test_a_folder_that_cannot_be_written_is_as_none(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("not a folder")
    with closing(keep_one(tmp_path / "file")) as cache:
        assert cache.notes("a.md", b"1") == [NOTE]
    assert (tmp_path / "file").read_text() == "not a folder"


def test_two_processes_at_once_are_both_served(tmp_path: Path) -> None:
    with closing(keep_one(tmp_path)) as one, closing(open_cache(tmp_path)) as other:
        other.keep([("b.md", b"1", packed([]))])
        one.keep([("a.md", b"2", packed([]))])
        assert one.stamps() == other.stamps() == {"a.md": b"2", "b.md": b"1"}


def test_a_file_that_another_holds_is_left_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("mlquiz.anki.written_cache._WAIT_S", 0.05)
    keep_one(tmp_path).close()
    with closing(sqlite3.connect(tmp_path / FILE, isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")
        with closing(keep_one(tmp_path, stamp=b"2")) as cache:
            assert cache.notes("a.md", b"2") == [NOTE]
        other.execute("COMMIT")
    with closing(open_cache(tmp_path)) as cache:
        assert cache.stamps() == {"a.md": b"1"}


def test_the_skeleton_is_made_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with closing(open_cache(tmp_path)) as cache:
        first = cache.skeleton()
    monkeypatch.delattr(Skeleton, "made")
    with closing(open_cache(tmp_path)) as cache:
        assert cache.skeleton() == first
