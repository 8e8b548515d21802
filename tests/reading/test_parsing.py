"""Many files are read in several processes; nothing else is different."""

import os
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from mlquiz.content import Content
from mlquiz.errors import Problem
from mlquiz.reading import parsing
from mlquiz.reading.files import NotesFile
from mlquiz.reading.library import read_library

from tests.reading.places import write

FILES = 65


@pytest.fixture
def content(tmp_path: Path) -> Content:
    texts = {
        f"notes/en/{number:03}.md": f"# {number}\n\n<!-- card: c-{number} -->\nQ: What?\nA: *{number}*\n"
        for number in range(FILES)
    }
    content = write(tmp_path / "content", texts)
    (content.notes / "en" / "007.md").write_bytes(b"caf\xe9")
    return content


@pytest.fixture
def spread_out(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(parsing, "PAYS_BYTES", 0)
    monkeypatch.setattr("mlquiz.spread.processors", lambda: 2)


def test_several_processes_read_the_same_in_the_same_order(
    content: Content, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    alone = read_library(content)
    monkeypatch.setattr(parsing, "PAYS_BYTES", 0)
    monkeypatch.setattr("mlquiz.spread.processors", lambda: 2)
    assert read_library(content, cache=tmp_path / "cache") == alone
    assert read_library(content, cache=tmp_path / "cache") == alone
    assert list(alone.notes()) == [f"c-{number}" for number in range(FILES) if number != 7]


@pytest.mark.usefixtures("spread_out")
def test_a_thread_may_read_in_several_processes(content: Content) -> None:
    with ThreadPoolExecutor(1) as thread:
        assert thread.submit(read_library, content).result() == read_library(content)


@pytest.mark.usefixtures("spread_out")
def test_files_that_are_read_afresh_are_counted(content: Content, tmp_path: Path) -> None:
    told: list[tuple[int, int]] = []
    read_library(content, cache=tmp_path / "cache", tell=lambda *said: told.append(said))
    assert told == [(20, FILES), (40, FILES), (60, FILES), (FILES, FILES)]
    told.clear()
    (content.notes / "en" / "001.md").write_text("Q: New?\nA: Yes\n")
    read_library(content, cache=tmp_path / "cache", tell=lambda *said: told.append(said))
    assert told == [(2, 2)]  # the file that is no text is tried again


def test_a_process_that_dies_is_done_without(content: Content, monkeypatch: pytest.MonkeyPatch) -> None:
    alone, own = read_library(content), os.getpid()
    work = parsing.parse_file

    def parse(found: NotesFile) -> parsing.Parsed | Problem:
        if os.getpid() != own and found.file.endswith("030.md"):
            os._exit(9)
        return work(found)

    monkeypatch.setattr(parsing, "PAYS_BYTES", 0)
    monkeypatch.setattr("mlquiz.spread.processors", lambda: 2)
    monkeypatch.setattr(parsing, "parse_file", parse)
    assert read_library(content) == alone


INTERRUPTED = """
import os, signal, sys, threading
from pathlib import Path
from mlquiz.content import find_content
from mlquiz.reading import parsing
from mlquiz.reading.files import NotesFile
from mlquiz.reading.library import read_library
if __name__ == "__main__":
    parsing.PAYS_BYTES = 0
    signal.signal(signal.SIGINT, signal.default_int_handler)
    os.setpgrp()
    told = lambda done, total: os.killpg(0, signal.SIGINT) if done >= 20 else None
    try:
        read_library(find_content(Path(sys.argv[1])), tell=told)
    except KeyboardInterrupt:
        import multiprocessing
        print("interrupted", len(multiprocessing.active_children()))
"""


@pytest.mark.skipif(sys.platform == "win32", reason="no process groups")
def test_an_interrupt_ends_all_processes_and_they_say_nothing(content: Content) -> None:
    words = [sys.executable, "-c", INTERRUPTED, str(content.root)]
    done = subprocess.run(words, capture_output=True, text=True, timeout=60, check=False)
    assert (done.stdout, done.stderr) == ("interrupted 0\n", "")
