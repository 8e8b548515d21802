"""The write-ahead log is emptied when there is time for it, not in the middle of an answer; it loses none."""

import sqlite3
from pathlib import Path

from mlquiz.model.review import EventKind
from mlquiz.scheduling.day import Moment
from mlquiz.store import Store
from mlquiz.store.codes import numbered_day
from mlquiz.study.recording import new_event


def write(store: Store, events: int) -> None:
    for number in range(events):
        at = Moment(1_795_000_000_000 + number, 0, numbered_day(20_775))
        store.append([new_event(store.device, EventKind.BURIED, f"card-{number}", at)])


def log_bytes(store: Store) -> int:
    return Path(f"{store.path}-wal").stat().st_size


def test_by_hand_nothing_is_emptied_while_answers_are_written(tmp_path: Path) -> None:
    with Store.open(tmp_path / "p.db") as store:
        store.tidy_up_by_hand()
        write(store, 400)
        assert log_bytes(store) > 1500 * 4096, "SQLite would have begun anew at 1,000 pages"


def test_tidied_up_now_and_then_it_stays_small(tmp_path: Path) -> None:
    with Store.open(tmp_path / "p.db") as store:
        store.tidy_up_by_hand()
        for _ in range(20):
            write(store, 20)
            store.tidy_up()
        assert log_bytes(store) < 500 * 4096
        assert len(store.events(kind=EventKind.BURIED)) == 400


def test_another_program_that_reads_is_not_disturbed(tmp_path: Path) -> None:
    with Store.open(tmp_path / "p.db") as store, Store.open(tmp_path / "p.db") as other:
        store.tidy_up_by_hand()
        with other.reading():
            before = other.last_seq()
            write(store, 40)
            store.tidy_up()
            assert other.last_seq() == before
        assert other.last_seq() == before + 40


def test_what_was_not_tidied_up_is_there_after_the_end(tmp_path: Path) -> None:
    store = Store.open(tmp_path / "p.db")
    store.tidy_up_by_hand()
    write(store, 30)
    copy = tmp_path / "as-after-a-power-cut.db"
    for ending in ("", "-wal"):
        Path(f"{copy}{ending}").write_bytes(Path(f"{store.path}{ending}").read_bytes())
    store.close()
    for path in (copy, tmp_path / "p.db"):
        with Store.open(path) as again:
            assert len(again.events(kind=EventKind.BURIED)) == 30
    assert sqlite3.connect(copy).execute("PRAGMA integrity_check").fetchone() == ("ok",)
