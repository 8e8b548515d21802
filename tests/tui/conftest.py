"""A workbench for every test."""

import asyncio
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from textual.pilot import Pilot

from mlquiz.scheduling.settings import Settings
from mlquiz.tui.app import MlquizApp
from mlquiz.tui.keys.bound import change_keys
from mlquiz.tui.wording import speak

from tests.tui.bench import Bench

Benches = Callable[..., Bench]


_FRAME_S = 0.02
"""A little more than the time between two frames."""


@pytest.fixture(autouse=True)
def _press_and_settle(monkeypatch: pytest.MonkeyPatch) -> None:
    """After every key wait until its messages are dealt with and a frame was drawn.

    Textual's own pilot waits until the process is idle instead, which takes three times as long, and is never
    sure on a machine that is busy with something else.
    """
    press = Pilot.press

    async def settled(pilot: Pilot[None], *keys: str) -> None:
        for key in keys:
            await press(pilot, key)
            await pilot._wait_for_screen()
            await asyncio.sleep(_FRAME_S)
            await pilot._wait_for_screen()
            await pilot._wait_for_screen()

    async def at_once(*_: float) -> None:
        await asyncio.sleep(0)

    monkeypatch.setattr("textual.app.wait_for_idle", at_once)
    monkeypatch.setattr(Pilot, "press", settled)


@pytest.fixture(autouse=True)
def _english_and_the_usual_keys() -> Iterator[None]:
    yield
    speak("en")
    change_keys({})


@pytest.fixture
def bench(tmp_path: Path) -> Iterator[Benches]:
    """Makes workbenches over notes: one text for one file, or texts by file name."""
    made: list[Bench] = []

    def make(notes: str | Mapping[str, str], settings: Settings | None = None, **how: Any) -> Bench:
        files = {"deck.md": notes} if isinstance(notes, str) else notes
        made.append(Bench(tmp_path / f"bench-{len(made)}", files, settings, **how))
        return made[-1]

    yield make
    for each in made:
        each.store.close()


@pytest.fixture
def a_terminal_to_give_away(monkeypatch: pytest.MonkeyPatch) -> None:
    """The app of a test has no terminal that it could leave to an editor; it acts as if it had."""

    @contextmanager
    def suspend(_: MlquizApp) -> Iterator[None]:
        yield

    monkeypatch.setattr(MlquizApp, "suspend", suspend)
