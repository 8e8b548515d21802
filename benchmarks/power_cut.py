"""Simulated power cuts: a disk that keeps nothing but what was synced.

    python -m benchmarks.power_cut [--cuts 25]

A process answers cards as fast as it can and says each answer that was acknowledged. It is killed at a random
moment; what it had synced by then (`adapters/power_cut.c`, loaded before everything else) is opened as the
database: every acknowledged answer must be in it, and the database whole. The same with `synchronous=NORMAL`
shows that the simulation bites: it loses answers. Linux, and a C compiler, are needed.

Lost directory entries and disks that lie about what they have written are not simulated.
"""

import argparse
import os
import random
import shutil
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections import Counter
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import NamedTuple

from mlquiz.model.card import cards_of
from mlquiz.model.note import Note, Question
from mlquiz.model.place import Place
from mlquiz.model.review import Grade
from mlquiz.scheduling.settings import Settings
from mlquiz.store import Store
from mlquiz.study import Session

from benchmarks.timing import FailedError

SOURCE = Path(__file__).with_name("adapters") / "power_cut.c"
CHECKOUT = Path(__file__).parents[1]
CARDS = 40


class Cuts(NamedTuple):
    """What came of some."""

    acknowledged: int
    lost: int
    corrupt: int


def main() -> None:
    """Cut, and print."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--cuts", type=int, default=25)
    parser.add_argument("--answer", type=Path, help=argparse.SUPPRESS)
    parser.add_argument("--synchronous", default="", help=argparse.SUPPRESS)
    args = parser.parse_args()
    if args.answer:
        answer(args.answer, args.synchronous)
    for synchronous, title in (("", "as mlquiz writes"), ("NORMAL", "synchronous=NORMAL")):
        found = cut_power(args.cuts, synchronous)
        print(
            f"{title}: {args.cuts} cuts, {found.acknowledged} answers acknowledged,"
            f" {found.lost} lost, {found.corrupt} databases damaged"
        )


def answer(path: Path, synchronous: str) -> None:
    """Answer cards until somebody kills the process."""
    body = Question("Which?", "That.")
    notes = [
        Note(id=f"n{number}", stamped=True, body=body, section="s", lang="en", place=Place("f", 1))
        for number in range(CARDS)
    ]
    chance = random.Random(str(path))  # noqa: S311 - nothing is kept secret
    now = datetime(2026, 11, 22, 12, tzinfo=UTC)
    with Store.open(path) as store:
        if synchronous:
            store._connection.execute(f"PRAGMA synchronous={synchronous}")  # noqa: SLF001
        session = Session(store, list(cards_of(notes)), Settings(), lambda: now)
        while True:
            while (shown := session.current()) is None:
                now += timedelta(hours=8)
            session.answer(chance.choice(tuple(Grade)), took_ms=1)
            print(shown.card.id, flush=True)
            now += timedelta(seconds=10)


def cut_power(cuts: int, synchronous: str = "") -> Cuts:
    """So many databases, each with a power cut.

    Raises:
        FailedError: The system or the compiler cannot do it.
    """
    if not sys.platform.startswith("linux"):
        raise FailedError("power cuts are simulated on Linux only")
    compiler = shutil.which("cc")
    if compiler is None:
        raise FailedError("there is no C compiler (cc)")
    acknowledged = lost = corrupt = 0
    chance = random.Random(cuts)  # noqa: S311 - nothing is kept secret
    with tempfile.TemporaryDirectory() as name:
        library = Path(name) / "power_cut.so"
        subprocess.run([compiler, "-shared", "-fPIC", "-o", library, SOURCE, "-ldl"], check=True)
        for number in range(cuts):
            folder = Path(name) / str(number)
            given = acknowledged_before_cut(folder, library, synchronous, chance.uniform(0.05, 0.6))
            there, whole = written(folder / "kept" / "progress.db")
            acknowledged += given.total()
            lost += (given - there).total()
            corrupt += not whole
    return Cuts(acknowledged, lost, corrupt)


def acknowledged_before_cut(folder: Path, library: Path, synchronous: str, after_s: float) -> "Counter[str]":
    """Cards whose answers were acknowledged; what was synced by then is in `kept`."""
    kept = folder / "kept"
    kept.mkdir(parents=True)
    command = [sys.executable, "-m", "benchmarks.power_cut", "--answer", str(folder / "progress.db")]
    path = os.pathsep.join(filter(None, [str(CHECKOUT), os.environ.get("PYTHONPATH", "")]))
    environment = {"LD_PRELOAD": str(library), "POWER_CUT_KEPT": str(kept), "PYTHONPATH": path}
    with subprocess.Popen(
        [*command, "--synchronous", synchronous],
        stdout=subprocess.PIPE,
        text=True,
        env=os.environ | environment,
    ) as running:
        assert running.stdout  # noqa: S101 - it is a pipe
        first = running.stdout.readline()
        time.sleep(after_s)
        running.kill()
        rest = running.stdout.read()
    if not first:
        raise FailedError("the sitting did not begin")
    return Counter(line for line in f"{first}{rest}".splitlines(keepends=True) if line.endswith("\n"))


def written(path: Path) -> "tuple[Counter[str], bool]":
    """Answers in a database as lines, and whether it is whole."""
    try:
        with closing(sqlite3.connect(path)) as connection:
            whole = connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        with Store.open(path) as store:
            return Counter(f"{event.subject}\n" for event in store.events()), whole
    except sqlite3.Error:
        return Counter(), False


if __name__ == "__main__":
    main()
