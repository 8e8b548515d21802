"""What is measured against a target: one function a group of rows, raw pairs of seconds as result."""

import asyncio
import os
import re
import subprocess
import sys
import time
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from pathlib import Path
from typing import Any

from benchmarks import peers
from benchmarks.fields import CHECKOUT, in_checkout, ready_fields
from benchmarks.peers import PEERS, Given
from benchmarks.timing import FailedError, Took, by_turns, process, raw, short
from benchmarks.workshop import FULL_PARSE, Workshop, timed_inside

Found = tuple[str, dict[str, Any]]
"""Name of a row, and its raw result."""

LONG_LOG = 1_000_000
STATISTICS_DAYS = 7 * 53
"""What the screen of statistics looks at."""


def starting(shop: Workshop) -> Iterator[Found]:
    """The bare interpreter, and two commands."""
    course, log, cache = shop.course(shop.cards, prose=True), shop.log(LONG_LOG), shop.new_folder()
    environment = shop.environment(cache, log)
    bare = partial(process, [sys.executable, "-c", "pass"], environment)
    shop.due_remembered(course, cache, log)
    rounds = shop.rounds(40)
    yield "version", by_turns(partial(process, shop.ours("--version"), environment), bare, rounds)
    yield "due", by_turns(partial(shop.due, course, cache, log), bare, rounds)
    due = [sys.executable, shop.plain_launcher(), "--content", course, "due"]
    yield "due-launcher", by_turns(partial(process, due, environment), bare, rounds)


def first_frame(shop: Workshop) -> Iterator[Found]:
    """From the start of the process to the first painted frame, against a Textual app with a line of text."""
    from benchmarks.screen import EMPTY_APP, first_frame  # noqa: PLC0415 - loads Textual

    course, cache, log = shop.course(shop.cards, prose=True), shop.new_folder(), shop.log(LONG_LOG)
    shop.due_remembered(course, cache, log)
    settings = {**shop.environment(cache, log), "MLQUIZ_CONTENT": str(course)}
    environment = [
        "env",
        "-i",
        *(f"{name}={value}" for name, value in settings.items()),
        "TERM=xterm-256color",
    ]
    ours = [*environment, *map(str, shop.ours("tui"))]
    bare = [*environment, sys.executable, "-c", EMPTY_APP]
    first_frame(ours, b"mlquiz")  # what is compiled and remembered at the first start
    rounds = shop.rounds(20)
    frame, empty = partial(first_frame, ours, b"mlquiz"), partial(first_frame, bare, b"Today")
    yield "first-frame", by_turns(frame, empty, rounds)
    yield "home", by_turns(partial(first_frame, ours, b"part-000"), empty, rounds)


def reading(shop: Workshop) -> Iterator[Found]:
    """Cold against the parser alone; nothing changed and one file edited against cold."""
    course, cache = shop.course(shop.cards, prose=True), shop.new_folder()
    parse = partial(process, [sys.executable, FULL_PARSE, course], shop.environment())
    rounds = shop.rounds(8)
    yield "reading", by_turns(partial(shop.due_cold, course), parse, rounds)
    same, cold, changed = [], [], []
    for _ in range(rounds):
        shop.due_remembered(course, cache)
        same.append(shop.due(course, cache))
        cold.append(shop.due_cold(course))
        shop.edit(course)
        changed.append(shop.due(course, cache))
    yield "unchanged", raw(same, cold)
    yield "one-edit", raw(changed, cold)
    yield from reading_again(shop, course)


def reading_again(shop: Workshop, course: Path) -> Iterator[Found]:
    """The same in a program that runs already, where nothing is imported any more."""
    times: list[list[Took]] = [[], [], []]
    for _ in range(shop.rounds(8)):
        command = [sys.executable, "-m", "benchmarks.read_again", course, shop.new_folder()]
        first, more = timed_inside(command, in_checkout(shop))
        pairs = [first, Took(more[0], more[1]), Took(more[2], more[3])]
        for found, each in zip(times, pairs, strict=True):
            found.append(each)
    cold, same, changed = times
    yield "unchanged-running", raw(same, cold)
    yield "one-edit-running", raw(changed, cold)


def building(shop: Workshop) -> Iterator[Found]:
    """A cold build against ankdown on the same notes; one after an edit against a cold one."""
    course, cache = shop.course(shop.cards), shop.new_folder()
    rounds = shop.rounds(8)
    shop.settle()
    shop.build(course, cache)
    cold, rebuilt = [], []
    for _ in range(max(3, rounds // 2)):
        cold.append(shop.build_cold(course))
        shop.edit(course)
        rebuilt.append(shop.build(course, cache))
    yield "rebuild", raw(rebuilt, cold)
    ankdown = PEERS[0]
    folder = peers.install(ankdown, shop.kept / "peers")
    given = Given(shop.course(shop.cards, dialect=ankdown.dialect), Path(), shop.new_folder())
    theirs = partial(process, ankdown.command(folder, given), shop.environment())
    yield "build", by_turns(partial(shop.build_cold, course), theirs, rounds)


def writing(shop: Workshop) -> Iterator[Found]:
    """The rows of a package to its file, against genanki with the same fields."""
    folder = ready_fields(shop, shop.cards)
    sides: dict[str, list[tuple[Took, list[float]]]] = {"write": [], "genanki": []}
    for _ in range(shop.rounds(8)):
        for side, taken in sides.items():
            command = [sys.executable, "-m", "benchmarks.anki_package", side, folder]
            taken.append(timed_inside(command, in_checkout(shop)))
    ours, theirs = sides.values()
    sizes = {"ours_kb": round(ours[-1][1][1]), "theirs_kb": round(theirs[-1][1][1])}
    yield "write", raw([took for took, _ in ours], [took for took, _ in theirs]) | sizes


def answering(shop: Workshop) -> Iterator[Found]:
    """From the grade to the next card painted, the answer on the disk in between, against `Static.update`."""
    from benchmarks.screen import reveals, updates  # noqa: PLC0415 - loads Textual

    course = shop.course(shop.cards, prose=True)
    revealed: list[Took] = []
    answered: list[Took] = []
    bare: list[Took] = []
    rounds = 1 if shop.quick else 4
    for _ in range(rounds):
        database = shop.new_folder() / "progress.db"
        shown, graded, texts = asyncio.run(reveals(25 if shop.quick else 50, database, course))
        revealed += shown
        answered += graded
        bare += asyncio.run(updates(texts))
    yield "answer", raw(answered, bare)
    yield "reveal", raw(revealed, bare)


def long_log(shop: Workshop) -> Iterator[Found]:
    """An answer and the statistics with a million reviews, against few."""
    from benchmarks.cards import name_of  # noqa: PLC0415
    from benchmarks.review_log import answers  # noqa: PLC0415 - loads the store

    large, small, few = shop.log(LONG_LOG), shop.log(1_000), shop.log(10_000)

    def answer(path: Path, first: int) -> Took:
        return answers(path, [name_of(first + number) for number in range(8)])

    firsts = range(0, 8 * (shop.rounds(40) + 1), 8)
    pairs = [(answer(large, first), answer(small, first)) for first in firsts]
    yield "answer-long-log", raw(*zip(*pairs[1:], strict=True))
    yield from statistics_of(shop, large, few)


def statistics_of(shop: Workshop, large: Path, few: Path) -> Iterator[Found]:
    """What the screen of statistics reads, and what `mlquiz stats` does, in this process."""
    from mlquiz.content import find_content  # noqa: PLC0415
    from mlquiz.reading.library import read_library  # noqa: PLC0415
    from mlquiz.scheduling.settings import Settings  # noqa: PLC0415
    from mlquiz.store import Store  # noqa: PLC0415
    from mlquiz.study.statistics import statistics  # noqa: PLC0415

    from benchmarks.sums_of_the_log import NOW  # noqa: PLC0415 - loads the store

    library = read_library(find_content(shop.course(shop.cards, prose=True)))

    def report(path: Path, days: int) -> Took:
        with Store.open(path) as store:
            began, began_cpu = time.perf_counter(), time.process_time()
            statistics(library, store, Settings(), NOW, days=days)
            return Took(time.perf_counter() - began, time.process_time() - began_cpu)

    for name, days in (("statistics", STATISTICS_DAYS), ("statistics-30-days", 30)):
        yield name, by_turns(partial(report, large, days), partial(report, few, days), shop.rounds(8))


def durability(shop: Workshop) -> Iterator[Found]:
    """Sittings that are killed, and two at a time: tests of the project, more often than in the suite."""
    sittings = 60 if shop.quick else 400
    wanted = {
        "killed": "tests/study/test_killed.py",
        "two-screens": "tests/tui/review/test_pauses.py::test_two_screens_on_one_database_keep_all_answers",
    }
    for name, test in wanted.items():
        if not (CHECKOUT / test.partition("::")[0]).exists():
            raise FailedError("the tests are not here")
        began = time.perf_counter()
        done = subprocess.run(
            [sys.executable, "-m", "pytest", "-p", "no:cacheprovider", test],
            check=False,
            capture_output=True,
            text=True,
            cwd=CHECKOUT,
            env=os.environ | {"MLQUIZ_KILLED_SITTINGS": str(sittings)},
        )
        passed = re.search(r"(\d+) passed", done.stdout)
        if not passed and not done.returncode:  # what was skipped proves nothing
            raise FailedError(f"{test} does not run here")
        yield (
            name,
            {
                "sittings": sittings if name == "killed" else 2,
                "passed": int(passed[1]) if passed else 0,
                "lost": done.returncode != 0,
                "took_s": short(time.perf_counter() - began),
            },
        )
    yield "power-cut", power_cuts(5 if shop.quick else 25)


def power_cuts(cuts: int) -> dict[str, Any]:
    """What a simulated power cut loses; the same with `synchronous=NORMAL`, which must lose something."""
    from benchmarks.power_cut import cut_power  # noqa: PLC0415 - loads the store

    try:
        found, control = cut_power(cuts), cut_power(cuts, "NORMAL")
    except FailedError as error:
        return {"reason": str(error)}
    return {"cuts": cuts, **found._asdict(), "lost_with_normal": control.lost}


GROUPS: dict[str, Callable[[Workshop], Iterable[Found]]] = {
    "starting": starting,
    "first-frame": first_frame,
    "reading": reading,
    "building": building,
    "writing": writing,
    "answering": answering,
    "long-log": long_log,
    "durability": durability,
}
