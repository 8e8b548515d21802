"""Work on many parts, spread over processes: results in order, and no process outlives the work.

Where processes can be forked, a worker has what was read already; elsewhere it begins anew, so the work is a
function of a module and everything it needs is in the part.
"""

import os
import sys
from collections.abc import Callable, Generator, Iterable, Iterator
from contextlib import suppress
from typing import TYPE_CHECKING, Any, TypeVar

if TYPE_CHECKING:
    from multiprocessing.connection import Connection
    from multiprocessing.process import BaseProcess

MOST = 4
"""More processes than that gain little: one of them collects what the others did."""

_AHEAD = 3
"""So many results a process may be waiting for their turn."""

_Part = TypeVar("_Part")
_Result = TypeVar("_Result")


def processors() -> int:
    """On how many processors this program may run, at most `MOST`."""
    usable = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    return min(usable, MOST)


def spread(
    work: Callable[[_Part], _Result], parts: Iterable[_Part], processes: int | None = None
) -> Generator[_Result, None, None]:
    """The results of work on parts, in the order of the parts.

    Where a process is lost, its part is done here. An interrupt from the keyboard is for this process alone;
    when it leaves the loop in whatever way, the others are ended.

    Args:
        work: What to do; a function of a module. What it raises is raised here.
        parts: Taken as they are needed.
        processes: How many at most; as many as there are processors. One means here.
    """
    wanted = processors() if processes is None else processes
    if wanted < 2:
        yield from map(work, parts)
        return
    crew = _Crew(work, wanted)
    try:
        yield from crew.results(parts)
    finally:
        crew.dismiss()


class _Crew:
    def __init__(self, work: Callable[[Any], Any], size: int) -> None:
        import multiprocessing  # noqa: PLC0415 - most commands need one process

        self._work = work
        context: Any = multiprocessing.get_context(_start_method())  # its type lacks Process
        pipes: list[tuple[Connection, Connection]] = []
        self._ends: list[Connection] = []
        self._processes: list[BaseProcess] = []
        try:
            for _ in range(size):
                pipes.append(context.Pipe())
                self._ends.append(pipes[-1][0])
            for _, theirs in pipes:
                others = [end for pipe in pipes for end in pipe if end is not theirs]
                forked = others if context.get_start_method() == "fork" else []
                process = context.Process(target=_serve, args=(work, theirs, forked), daemon=True)
                process.start()
                self._processes.append(process)
        except OSError:  # no more processes or open files for this user: this process does it
            self.dismiss()
        for _, theirs in pipes:
            theirs.close()

    def results(self, parts: Iterable[Any]) -> Iterator[Any]:
        from multiprocessing.connection import wait  # noqa: PLC0415

        given = enumerate(parts)
        at_work: dict[Connection, tuple[int, Any]] = {}
        done: dict[int, Any] = {}
        due, room = 0, _AHEAD * len(self._ends)
        idle = list(self._ends)
        left = True
        while left or at_work or done:
            while idle and left and len(done) + len(at_work) < room:
                task = next(given, None)
                if task is None:
                    left = False
                elif not self._hand_over(idle[-1], task[1]):
                    done[task[0]] = self._work(task[1])
                    idle.pop()
                else:
                    at_work[idle.pop()] = task
            if due in done:
                yield done.pop(due)
                due += 1
            elif at_work:
                ready = set(wait(list(at_work)))
                for end in [end for end in at_work if end in ready]:
                    number, part = at_work.pop(end)
                    done[number], alive = self._take_back(end, part)
                    idle += [end] * alive
            elif left:  # every process was lost
                left = (task := next(given, None)) is not None
                if task is not None:
                    done[task[0]] = self._work(task[1])

    def dismiss(self) -> None:
        """End all processes, whatever they are doing."""
        for process in self._processes:
            process.terminate()
        for process in self._processes:
            process.join()
            process.close()
        for end in self._ends:
            end.close()
        self._processes, self._ends = [], []

    @staticmethod
    def _hand_over(end: "Connection", part: object) -> bool:
        try:
            end.send(part)
        except OSError:
            return False
        return True

    def _take_back(self, end: "Connection", part: object) -> tuple[Any, bool]:
        """The result, and whether the process is still there; what it could not do is done here."""
        try:
            good, result = end.recv()
        except (EOFError, OSError):
            return self._work(part), False
        if not good:
            raise result
        return result, True


def _start_method() -> str:
    """`fork` where it is safe: in a program of one thread, not on macOS."""
    import threading  # noqa: PLC0415

    return "fork" if sys.platform == "linux" and threading.active_count() == 1 else "spawn"


def _serve(work: Callable[[Any], Any], end: "Connection", others: "Iterable[Connection]") -> None:
    """The life of a process: one part after the other, until there are no more or the asking one is gone."""
    import gc  # noqa: PLC0415
    import signal  # noqa: PLC0415

    gc.freeze()  # what the asking process has is shared with it as long as nobody writes to it
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    for other in others:  # else a pipe would stay open when the one at its other end is gone
        other.close()
    with suppress(EOFError, OSError):
        while True:
            part = end.recv()
            try:
                answer: tuple[bool, Any] = (True, work(part))
            except Exception as error:  # noqa: BLE001 - raised again where it was asked for
                answer = (False, error)
            end.send(answer)
