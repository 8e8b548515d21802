"""A sitting in a process of its own, killed at any moment: what it acknowledged is there."""

import random
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest

from mlquiz.model.review import EventKind
from mlquiz.scheduling import Settings
from mlquiz.scheduling.replay import replay
from mlquiz.store import Store

SITTING = """
import itertools, random, sys
from datetime import UTC, datetime, timedelta
from pathlib import Path
from mlquiz.model.card import cards_of
from mlquiz.model.note import Note, Question
from mlquiz.model.place import Place
from mlquiz.model.review import Grade
from mlquiz.scheduling import Settings
from mlquiz.store import Store
from mlquiz.study import Session

path, seed, limit = Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3])
chance = random.Random(seed)
notes = [
    Note(id=f"n{number}", stamped=True, body=Question("q", "a"), section="s", lang="en", place=Place("f", 1))
    for number in range(40)
]
now = datetime(2026, 11, 22, 12, tzinfo=UTC)
with Store.open(path) as store:
    session = Session(store, list(cards_of(notes)), Settings(), lambda: now)
    print("ready", flush=True)
    sys.stdin.readline()
    for _ in range(limit):
        while (shown := session.current()) is None:
            now += timedelta(hours=8)
        session.answer(chance.choice(tuple(Grade)), took_ms=1)
        print(shown.card.id, flush=True)
        now += timedelta(seconds=10)
"""


def sitting(path: Path, seed: int, limit: int) -> "subprocess.Popen[str]":
    command = [sys.executable, "-c", SITTING, str(path), str(seed), str(limit)]
    return subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)


def begin(*sittings: "subprocess.Popen[str]") -> None:
    """Let them go when all are ready."""
    for each in sittings:
        assert each.stdout is not None
        assert each.stdout.readline() == "ready\n"
    for each in sittings:
        assert each.stdin is not None
        each.stdin.write("go\n")
        each.stdin.flush()


def assert_whole(store: Store) -> None:
    """The log is sound, and the cached states are what it gives."""
    assert store._connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    with store.reading():
        assert store.states.all() == replay(store.events(with_undone=True), Settings())


@pytest.mark.parametrize("seed", range(10))
def test_an_acknowledged_answer_survives_the_kill(tmp_path: Path, seed: int) -> None:
    path = tmp_path / "progress.db"
    process = sitting(path, seed, limit=10_000)
    begin(process)
    assert process.stdout is not None
    acknowledged = [process.stdout.readline().strip() for _ in range(random.Random(seed).randint(1, 60))]  # noqa: S311
    process.kill()
    rest, _ = process.communicate()
    acknowledged += rest.splitlines()[: -1 if not rest.endswith("\n") else None]
    with Store.open(path) as store:
        answered = Counter(event.subject for event in store.events(kind=EventKind.ANSWERED))
        assert not Counter(acknowledged) - answered
        assert sum(answered.values()) <= len(acknowledged) + 1
        assert_whole(store)


def test_two_sittings_flat_out_lose_nothing(tmp_path: Path) -> None:
    path = tmp_path / "progress.db"
    sittings = [sitting(path, seed, limit=150) for seed in (1, 2)]
    begin(*sittings)
    outputs = [each.communicate()[0].splitlines() for each in sittings]
    assert [each.returncode for each in sittings] == [0, 0]
    assert [len(output) for output in outputs] == [150, 150]
    with Store.open(path) as store:
        answered = Counter(event.subject for event in store.events(kind=EventKind.ANSWERED))
        assert answered == Counter(outputs[0] + outputs[1])
        assert_whole(store)
