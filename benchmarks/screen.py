"""How long the screen takes, as ratios to bare Textual in the same run: `python -m benchmarks.screen`.

- First frame: from starting the process to the first painted frame, on a pseudo terminal of 80×24, against an
  app with nothing but a line of text.
- Reveal: from the key to the answer painted, against `Static.update` of the same text.
- Answer: from the grade to the next card painted, the answer on the disk in between, against the same.
"""

import argparse
import asyncio
import os
import pty
import select
import signal
import statistics
import struct
import sys
import tempfile
import termios
import time
from collections.abc import Callable, Sequence
from datetime import datetime
from fcntl import ioctl
from pathlib import Path

from textual.app import App, ComposeResult
from textual.widgets import Static

from mlquiz.content import find_content
from mlquiz.reading.library import read_library
from mlquiz.scheduling.settings import Settings
from mlquiz.store import Store
from mlquiz.tui.app import MlquizApp
from mlquiz.tui.card.view import CardView
from mlquiz.tui.desk import Desk
from mlquiz.tui.opening import hurry
from mlquiz.tui.review.screen import ReviewScreen

from benchmarks.timing import Took

EMPTY_APP = """
from textual.app import App
from textual.widgets import Static
class Empty(App):
    def compose(self):
        yield Static("Today")
Empty().run()
"""


SIZE = (80, 24)
_PAUSE_S = 0.15
_ROUNDS = 4
"""Ours and bare in turn, so that both meet the same machine."""


def first_frame(command: Sequence[str], shown: bytes) -> Took:
    """Time from the start of a process until `shown` stands on its terminal. It is ended then."""
    began = time.perf_counter()
    child, terminal = pty.fork()
    if not child:
        os.environ["TERM"] = "xterm-256color"
        os.execvp(command[0], list(command))  # noqa: S606 - our own interpreter
    ioctl(terminal, termios.TIOCSWINSZ, struct.pack("HHHH", SIZE[1], SIZE[0], 0, 0))
    seen = b""
    took_s = 0.0
    try:
        while shown not in seen:
            if not select.select([terminal], [], [], 30)[0]:
                raise TimeoutError(f"{shown!r} never came; there was {seen[-300:]!r}")
            seen += os.read(terminal, 65536)
        took_s = time.perf_counter() - began
    finally:
        os.kill(child, signal.SIGKILL)
        used = os.wait4(child, 0)[2]
        os.close(terminal)
    return Took(took_s, used.ru_utime + used.ru_stime)


def first_frames(runs: int, database: Path, content: str = "") -> tuple[list[Took], list[Took]]:
    """First frames of an empty app and of the decks, in turn; of the course, or of a folder."""
    environment = ["env", f"MLQUIZ_DB={database}", f"MLQUIZ_CONTENT={content}"]
    ours = [*environment, sys.executable, "-m", "mlquiz", "tui"]
    bare = [sys.executable, "-c", EMPTY_APP]
    first_frame(ours, b"answered")  # what is compiled and remembered at the first start
    pairs = [(first_frame(bare, b"Today"), first_frame(ours, b"mlquiz")) for _ in range(runs)]
    return [pair[0] for pair in pairs], [pair[1] for pair in pairs]


async def painted(app: App[None], change: Callable[[], object]) -> Took:
    """Time from a change until the screen was painted after it."""
    done = asyncio.Event()
    began, began_cpu = time.perf_counter(), time.process_time()
    change()
    app.screen.call_after_refresh(done.set)
    await done.wait()
    return Took(time.perf_counter() - began, time.process_time() - began_cpu)


class Bare(App[None]):
    """A text, and nothing else."""

    def compose(self) -> ComposeResult:
        """The text."""
        yield Static("", markup=False, id="text")


async def reveals(
    runs: int, database: Path, content: Path | None = None
) -> tuple[list[Took], list[Took], list[str]]:
    """Times of reveals and of answers, and the texts that were revealed."""
    hurry()
    library = read_library(find_content(content))
    revealed, answered, texts = [], [], []
    settings = Settings(new_per_day=9999)
    with Store.open(database) as store:
        desk = Desk(
            library=library,
            store=store,
            settings=settings,
            lang="en",
            clock=lambda: datetime.now().astimezone(),
            stopwatch=time.monotonic,
            open_page=lambda _: False,
        )
        app = MlquizApp(desk, deck="all")
        async with app.run_test(size=SIZE) as pilot:
            while not (isinstance(app.screen, ReviewScreen) and app.screen.query_one(CardView).page.lines):
                await pilot.pause(0.05)
            screen = app.screen
            for _ in range(runs):
                revealed.append(await painted(app, screen.action_go_on))
                texts.append("\n".join(line.text for line in screen.query_one(CardView).page.lines))
                await asyncio.sleep(_PAUSE_S)  # a key held down would not count
                answered.append(await painted(app, lambda: screen.action_digit(4)))
                await asyncio.sleep(_PAUSE_S)
    return revealed, answered, texts


async def updates(texts: Sequence[str]) -> list[Took]:
    """Times of `Static.update` of the same texts."""
    app = Bare()
    async with app.run_test(size=SIZE):
        static = app.query_one(Static)
        taken = []
        for text in texts:
            await asyncio.sleep(_PAUSE_S)  # as long as between reveals: an idle processor is slower at first
            taken.append(await painted(app, lambda text=text: static.update(text)))
    return taken


def told(name: str, ours: Sequence[Took], bare: Sequence[Took]) -> str:
    """Medians in milliseconds, and ratios: on the clock, of the slowest in a hundred, of the processor."""
    clock_s = sorted(took.clock_s for took in ours)
    p99_s = clock_s[max(0, round(len(ours) * 0.99) - 1)]
    middle_s, base_s = statistics.median(clock_s), statistics.median(took.clock_s for took in bare)
    cpu_s, base_cpu_s = (statistics.median(took.cpu_s for took in each) for each in (ours, bare))
    spread = f"{1000 * clock_s[0]:.1f}–{1000 * clock_s[-1]:.1f}"
    ratios = f"{middle_s / base_s:.2f}×, p99 {p99_s / base_s:.2f}×, processor {cpu_s / base_cpu_s:.2f}×"
    return f"{name:<12} {1000 * middle_s:7.1f} ms ({spread}), bare {1000 * base_s:6.1f} ms: {ratios}"


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--runs", type=int, default=40, help="cards; a quarter as many first frames")
    runs = parser.parse_args().runs
    with tempfile.TemporaryDirectory() as folder:
        bare, ours = first_frames(max(3, runs // 4), Path(folder) / "a.db")
        print(told("first frame", ours, bare))
        revealed: list[Took] = []
        answered: list[Took] = []
        base: list[Took] = []
        for number in range(_ROUNDS):
            shown, graded, texts = asyncio.run(
                reveals(max(1, runs // _ROUNDS), Path(folder) / f"{number}.db")
            )
            revealed += shown
            answered += graded
            base += asyncio.run(updates(texts))
        print(told("reveal", revealed, base))
        print(told("answer", answered, base))


if __name__ == "__main__":
    main()
