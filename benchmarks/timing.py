"""Time and memory of processes, and ratios of pairs that ran by turns."""

import os
import statistics
import subprocess
import time
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from threading import Event, Thread, Timer
from typing import Any, NamedTuple

POLL_S = 0.02


class Took(NamedTuple):
    """Seconds on the clock, and of the processor: these hold on a machine that is busy with other things."""

    clock_s: float
    cpu_s: float


class Ratio(NamedTuple):
    """The middle of ratios, and the quarters below and above it; of few, the least and the largest."""

    middle: float
    low: float
    high: float


class FailedError(Exception):
    """A command ended with an error."""


def process(command: Sequence[object], env: Mapping[str, str], *, limit_s: float | None = None) -> Took:
    """Time a command, with all processes that it starts and waits for.

    Raises:
        FailedError: It did not end well, or not within a limit, after which it was killed.
    """
    words = [str(word) for word in command]
    began = time.perf_counter()
    try:
        started = subprocess.Popen(
            words,
            env=dict(env),
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            text=True,
            errors="replace",
        )
    except OSError as error:
        raise FailedError(f"{Path(words[0]).name} does not start: {error.strerror}") from None
    with started as running:
        assert running.stderr  # noqa: S101 - it is a pipe
        stop = Timer(limit_s or 0, running.kill)
        if limit_s:
            stop.start()
        said = running.stderr.read()
        stop.cancel()
        _, status, used = os.wait4(running.pid, 0)
        running.returncode = os.waitstatus_to_exitcode(status)
    took_s = time.perf_counter() - began
    if limit_s and took_s > limit_s:
        raise FailedError(f"stopped after {limit_s:.0f} s")
    if running.returncode:
        raise FailedError(last_line(said) or f"it ended with {running.returncode}")
    return Took(took_s, used.ru_utime + used.ru_stime)


def last_line(text: str) -> str:
    """What stands last in it, as most errors do; of node the line that says what was thrown."""
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    thrown = [line for line in lines if "Error: " in line]
    return (thrown or lines or [""])[-1][:200]


def measured(
    command: Sequence[object], env: Mapping[str, str], *, limit_s: float | None = None
) -> tuple[Took, float | None]:
    """Time of a run, and the most memory that all its processes held at one time; `None` without /proc.

    Pages that processes share are counted once. The processes are looked at every 20 ms, which costs them
    a few parts in a hundred of their time.
    """
    if not Path("/proc/self/smaps_rollup").exists():
        return process(command, env, limit_s=limit_s), None
    most, done = [0.0], Event()

    def watch() -> None:
        while not done.wait(POLL_S):
            most[0] = max(most[0], sum(map(held_kb, below(os.getpid()))) / 1024)

    watcher = Thread(target=watch)
    watcher.start()
    try:
        took = process(command, env, limit_s=limit_s)
    finally:
        done.set()
        watcher.join()
    return took, most[0]


def below(parent: int) -> Iterable[int]:
    """The processes that a process started, and theirs."""
    for task in Path(f"/proc/{parent}/task").glob("*/children"):
        try:
            found = [int(word) for word in task.read_text("ascii").split()]
        except OSError:  # it ended just now
            continue
        for child in found:
            yield child
            yield from below(child)


def held_kb(pid: int) -> int:
    """Its share of memory, shared pages in parts."""
    try:
        for line in Path(f"/proc/{pid}/smaps_rollup").read_text("ascii").splitlines():
            if line.startswith("Pss:"):
                return int(line.split()[1])
    except OSError:  # it ended just now
        pass
    return 0


def by_turns(
    ours: Callable[[], Took], theirs: Callable[[], Took], rounds: int, *, warm: bool = True
) -> dict[str, Any]:
    """Ours, theirs, ours, theirs, …: the raw seconds. A first pair is not counted, unless `warm` is false."""
    if warm:
        theirs()
        ours()
    pairs = [(ours(), theirs()) for _ in range(rounds)]
    return raw([ours for ours, _ in pairs], [theirs for _, theirs in pairs])


def raw(ours: Sequence[Took], theirs: Sequence[Took]) -> dict[str, Any]:
    """As it is kept."""
    return {
        "ours_clock_s": [short(each.clock_s) for each in ours],
        "ours_cpu_s": [short(each.cpu_s) for each in ours],
        "theirs_clock_s": [short(each.clock_s) for each in theirs],
        "theirs_cpu_s": [short(each.cpu_s) for each in theirs],
    }


def short(number: float) -> float:
    """With four digits."""
    return float(f"{number:.4g}")


def ratio(ours: Sequence[float], theirs: Sequence[float]) -> Ratio:
    """Of neighbours, ours to theirs."""
    return spread([one / two for one, two in zip(ours, theirs, strict=True)])


def spread(values: Sequence[float]) -> Ratio:
    """The middle, and the quarters; of fewer than five the least and the largest."""
    middle = statistics.median(values)
    if len(values) < 5:
        return Ratio(middle, min(values), max(values))
    low, _, high = statistics.quantiles(values, n=4, method="inclusive")
    return Ratio(middle, low, high)


def rounds_for(pair_s: float, *, budget_s: float, most: int) -> int:
    """How many pairs fit into a time; one at least."""
    return max(1, min(most, int(budget_s / max(pair_s, 1e-6))))
