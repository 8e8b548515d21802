"""Notes that are read when they are first asked for: once, whoever asks."""

import threading
from pathlib import Path

from mlquiz.content import find_content
from mlquiz.reading.library import Library, read_library
from mlquiz.tui.later import later


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
