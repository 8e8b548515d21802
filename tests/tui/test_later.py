"""Notes that are read when they are first asked for: once, whoever asks."""

import threading
from pathlib import Path

import pytest

from mlquiz.content import find_content
from mlquiz.errors import MlquizError
from mlquiz.reading import cache_file
from mlquiz.reading.index import read_index
from mlquiz.reading.library import Library, read_library
from mlquiz.tui.app import MlquizApp
from mlquiz.tui.later import later

from tests.tui.bench import opened, screen_text, until
from tests.tui.conftest import Benches


def test_the_folder_is_known_before_anything_is_read(tmp_path: Path) -> None:
    content = find_content(tmp_path)
    read: list[Library] = []

    def reading() -> Library:
        read.append(read_library(content))
        return read[-1]

    library = later(content, reading)
    assert library.content is content
    assert not read
    assert library.notes() == {}
    assert library.decks() == read_library(content).decks()
    assert len(read) == 1


def test_threads_that_ask_at_once_wait_for_one_reading(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text("<!-- card: a -->\nQ: What?\n\nA: That.\n", encoding="utf-8")
    content = find_content(tmp_path)
    begun, may_end = threading.Event(), threading.Event()
    times: list[int] = []

    def read() -> Library:
        times.append(1)
        begun.set()
        assert may_end.wait(10)
        return read_library(content)

    library = later(content, read)
    found: list[int] = []
    threads = [threading.Thread(target=lambda: found.append(len(library.notes()))) for _ in range(4)]
    for thread in threads:
        thread.start()
    assert begun.wait(10)
    may_end.set()
    for thread in threads:
        thread.join(10)
    assert (found, times) == ([1, 1, 1, 1], [1])


async def test_notes_that_vanished_since_the_decks_were_painted_are_told_of(
    bench: Benches, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(cache_file, "RACY_NS", -(10**18))
    work = bench("<!-- card: a -->\nQ: What?\n\nA: That.\n")
    content, cache = work.library.content, tmp_path / "cache"
    read_library(content, cache=cache)
    tried: list[int] = []

    def read() -> Library:
        tried.append(1)
        raise MlquizError("there are no notes any more")

    desk = work.desk(work.store)
    desk.library, desk.index = later(content, read), read_index(content, cache=cache)
    assert desk.index is not None
    app = MlquizApp(desk)
    async with opened(app, messages=True) as pilot:
        await until(pilot, lambda: bool(tried))
        assert "All notes" in screen_text(app)
        await pilot.press("enter")
        await until(pilot, lambda: "there are no notes any more" in screen_text(app))
