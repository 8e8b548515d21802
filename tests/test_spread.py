import os
import signal
import subprocess
import sys
import threading
import time
from contextlib import closing
from pathlib import Path

import pytest

from mlquiz.spread import spread

MAIN = os.getpid()


def doubled(number: int) -> tuple[int, int]:
    time.sleep(0.002 * (number % 3))
    return 2 * number, os.getpid()


def refused(number: int) -> int:
    if number == 7:
        raise ValueError("not seven")
    return number


def lost(number: int) -> int:
    if os.getpid() != MAIN and number % 5 == 3:
        os._exit(1)
    return number


def large(number: int) -> bytes:
    return bytes([number]) * 1_000_000


def children() -> list[str]:
    return Path(f"/proc/self/task/{threading.get_native_id()}/children").read_text().split()


@pytest.mark.parametrize("processes", [1, 2, 3])
def test_results_come_in_the_order_of_the_parts(processes: int) -> None:
    found = list(spread(doubled, range(40), processes))
    assert [number for number, _ in found] == list(range(0, 80, 2))
    assert len({process for _, process in found}) == processes
    assert (MAIN in {process for _, process in found}) == (processes == 1)


def test_no_parts_are_no_results() -> None:
    assert list(spread(doubled, (), 2)) == []


def test_what_is_larger_than_a_pipe_arrives() -> None:
    assert [len(it) for it in spread(large, range(12), 2)] == [1_000_000] * 12


@pytest.mark.parametrize("processes", [1, 2])
def test_what_the_work_raises_is_raised_in_its_turn(processes: int) -> None:
    found: list[int] = []
    with pytest.raises(ValueError, match="not seven"):
        found.extend(spread(refused, range(20), processes))
    assert found == list(range(len(found)))


def test_the_part_of_a_lost_process_is_done_here() -> None:
    assert list(spread(lost, range(30), 3)) == list(range(30))


@pytest.mark.skipif(sys.platform == "win32", reason="there is no such limit")
@pytest.mark.parametrize("open_files", range(1, 14))
def test_where_no_more_files_may_be_opened_this_process_does_the_work(open_files: int) -> None:
    script = (
        "import multiprocessing.connection, os, resource, threading\n"
        "from mlquiz.spread import spread\n"
        f"free = os.dup(0) + {open_files}\n"
        "resource.setrlimit(resource.RLIMIT_NOFILE, (free, resource.getrlimit(resource.RLIMIT_NOFILE)[1]))\n"
        "assert list(spread(abs, range(9), 4)) == list(range(9))\n"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=False)
    assert done.stderr == ""


def test_parts_are_taken_as_they_are_needed() -> None:
    taken = []

    def parts() -> "object":
        for number in range(1000):
            taken.append(number)
            yield number

    with closing(spread(doubled, parts(), 2)) as results:  # type: ignore[arg-type]
        next(results)
    assert len(taken) < 20


@pytest.mark.skipif(not Path("/proc/self/task").exists(), reason="only Linux tells the children")
def test_no_process_outlives_the_loop() -> None:
    before = children()
    with closing(spread(doubled, range(1000), 2)) as results:
        next(results)
        assert len(children()) == len(before) + 2
    assert children() == before


def test_beside_other_threads_nothing_is_forked() -> None:
    halt = threading.Event()
    thread = threading.Thread(target=halt.wait)
    thread.start()
    try:
        assert [number for number, _ in spread(doubled, range(6), 2)] == [0, 2, 4, 6, 8, 10]
    finally:
        halt.set()
        thread.join()


@pytest.mark.skipif(sys.platform == "win32", reason="there are other signals")
@pytest.mark.parametrize("name", ["SIGINT", "SIGTERM", "SIGKILL"])
def test_no_process_outlives_a_program_that_is_ended(tmp_path: Path, name: str) -> None:
    program = tmp_path / "program.py"
    program.write_text(
        "import os, pathlib, sys, time\n"
        "from mlquiz.spread import spread\n"
        "def work(number):\n"
        "    pathlib.Path(sys.argv[1], str(os.getpid())).touch()\n"
        "    time.sleep(0.05)\n"
        "if __name__ == '__main__':\n"
        "    for _ in spread(work, range(10_000), 2): pass\n"
    )
    seen = tmp_path / "seen"
    seen.mkdir()
    with subprocess.Popen([sys.executable, str(program), str(seen)], stderr=subprocess.DEVNULL) as running:
        while len(list(seen.iterdir())) < 2:
            assert running.poll() is None
            time.sleep(0.01)
        running.send_signal(signal.Signals[name])
    until = time.monotonic() + 10
    while any(Path("/proc", each.name).exists() for each in seen.iterdir()) and time.monotonic() < until:
        time.sleep(0.02)
    assert not [each.name for each in seen.iterdir() if Path("/proc", each.name).exists()]
