import os
import sqlite3
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from mlquiz.errors import MlquizError
from mlquiz.model.review import Event
from mlquiz.store import Store, database_path
from mlquiz.store.opening import _set_journal
from mlquiz.store.place import _mounted_as
from mlquiz.store.schema import SCHEMA_VERSION


def pragma(store: Store, name: str) -> str | int:
    value: str | int = store._connection.execute(f"PRAGMA {name}").fetchone()[0]
    return value


def test_the_folder_is_made(path: Path) -> None:
    Store.open(path).close()
    assert path.exists()


def test_a_commit_is_on_the_disk(store: Store) -> None:
    assert pragma(store, "journal_mode") == "wal"
    assert pragma(store, "synchronous") == 2
    assert pragma(store, "busy_timeout") == 10_000
    assert pragma(store, "recursive_triggers") == 1


def test_an_empty_file_becomes_a_database(path: Path) -> None:
    path.parent.mkdir()
    path.touch()
    with Store.open(path) as store:
        assert pragma(store, "user_version") == SCHEMA_VERSION


def test_a_newer_database_is_refused_and_left_as_it_is(path: Path, event: Callable[..., Event]) -> None:
    with Store.open(path) as store:
        store.append([event()])
        store._connection.execute(f"PRAGMA user_version = {SCHEMA_VERSION + 1}")
    before = path.read_bytes()
    with pytest.raises(MlquizError, match=r"progress\.db: written by a newer mlquiz .*Update mlquiz"):
        Store.open(path)
    assert path.read_bytes() == before


def test_the_database_of_another_program_is_refused_and_left_as_it_is(tmp_path: Path) -> None:
    path = tmp_path / "collection.anki2"
    other = sqlite3.connect(path)
    other.execute("CREATE TABLE notes (id)")
    other.close()
    before = path.read_bytes()
    with pytest.raises(MlquizError, match=r"another program.*--db"):
        Store.open(path)
    assert path.read_bytes() == before


@pytest.mark.parametrize("content", [b"# My notes\n" * 100, b"SQLite format 3\x00" + b"\xff" * 4096])
def test_a_file_that_is_no_database_is_refused_and_left_as_it_is(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "notes.md"
    path.write_bytes(content)
    with pytest.raises(MlquizError, match=r"notes\.md: (not a database|the database is damaged).*as it is"):
        Store.open(path)
    assert path.read_bytes() == content
    assert list(tmp_path.iterdir()) == [path]


def test_a_folder_that_cannot_be_made_is_explained(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(MlquizError, match=r"folder for the database cannot be made.*--db"):
        Store.open(tmp_path / "file" / "deeper" / "progress.db")


def test_a_folder_in_place_of_the_file_is_explained(tmp_path: Path) -> None:
    with pytest.raises(MlquizError, match=r"cannot be opened.*--db"):
        Store.open(tmp_path)
    with pytest.raises(MlquizError, match=r"a folder; --db"):
        database_path(tmp_path)


@contextmanager
def as_nobody() -> Iterator[None]:
    """Root may write everywhere; the test must not be root meanwhile."""
    root = os.geteuid() == 0
    if root:
        os.seteuid(65534)
    try:
        yield
    finally:
        if root:
            os.seteuid(0)


@pytest.mark.skipif(os.name == "nt", reason="permissions of POSIX")
@pytest.mark.parametrize("there", [False, True])
def test_a_read_only_folder_is_explained(there: bool) -> None:
    with TemporaryDirectory() as name:
        folder = Path(name)
        if there:
            Store.open(folder / "progress.db").close()
            (folder / "progress.db").chmod(0o444)
        folder.chmod(0o555)
        with (
            as_nobody(),
            pytest.raises(MlquizError, match=r"progress\.db: it (may not be written|cannot).*--db"),
        ):
            Store.open(folder / "progress.db")
        folder.chmod(0o755)


def test_the_place_is_asked_for_then_the_environments_then_the_platforms(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("MLQUIZ_DB", str(tmp_path / "environment.db"))
    assert database_path(tmp_path / "asked.db") == tmp_path / "asked.db"
    assert database_path(None) == tmp_path / "environment.db"
    monkeypatch.delenv("MLQUIZ_DB")
    assert database_path(None).name == "progress.db"
    assert "mlquiz" in str(database_path(None).parent)


def test_a_home_folder_is_filled_in(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MLQUIZ_DB", "~/progress.db")
    assert database_path(None) == Path.home() / "progress.db"


MOUNTS = """\
/dev/vda1 / ext4 rw 0 0
server:/home /home nfs4 rw 0 0
/dev/vdb1 /home/me/local ext4 rw 0 0
//nas/share /mnt/my\\040share cifs rw 0 0
"""


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("/tmp/a.db", "ext4"),  # noqa: S108
        ("/home/me/a.db", "nfs4"),
        ("/home/me/local/a.db", "ext4"),
        ("/homes/a.db", "ext4"),
        ("/mnt/my share/a.db", "cifs"),
    ],
)
def test_the_nearest_mount_says_what_a_file_lies_on(path: str, kind: str) -> None:
    assert _mounted_as(path, MOUNTS) == kind


def test_on_a_network_there_is_no_write_ahead_log(
    path: Path, monkeypatch: pytest.MonkeyPatch, event: Callable[..., Event]
) -> None:
    monkeypatch.setattr("mlquiz.store.opening.on_network", lambda _: True)
    with Store.open(path) as store:
        assert pragma(store, "journal_mode") == "delete"
        assert pragma(store, "synchronous") == 2
        assert store.append([event()]) == 1
    monkeypatch.undo()
    with Store.open(path) as store:
        assert pragma(store, "journal_mode") == "wal"
        assert len(store.events()) == 1


def test_a_journal_that_cannot_be_changed_now_stays(path: Path, store: Store) -> None:
    with Store.open(path) as other:
        other._connection.execute("PRAGMA busy_timeout = 0")
        with store.reading():
            store.last_seq()
            _set_journal(other._connection, "DELETE")
        assert pragma(other, "journal_mode") == "wal"


OPEN = """
import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from mlquiz.store import Store
sys.stdin.readline()
Store.open(Path(sys.argv[1])).close()
"""


def test_several_programs_may_make_the_database_at_once(path: Path) -> None:
    command = [sys.executable, "-c", OPEN, str(path)]
    programs = [subprocess.Popen(command, stdin=subprocess.PIPE, text=True) for _ in range(4)]
    for program in programs:
        assert program.stdin is not None
        program.stdin.write("now\n")
        program.stdin.flush()
    for program in programs:
        program.communicate()
    assert [program.returncode for program in programs] == [0] * 4
    with Store.open(path) as store:
        assert store.device
