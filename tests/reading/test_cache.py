"""What was read is remembered, and never wrongly."""

import json
import os
import sqlite3
import subprocess
import sys
import tempfile
from contextlib import closing
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mlquiz.content import Content
from mlquiz.model.document import Document
from mlquiz.reading import cache_file, documents
from mlquiz.reading.cache_file import FILE
from mlquiz.reading.library import Library, read_library

from tests.markdown.strategies import anything
from tests.reading import course_samples
from tests.reading.places import write

CARD = "<!-- card: a -->\nQ: What is $x$?\nA: That\n"
OLD_NS = 1_600_000_000_000_000_000


@pytest.fixture
def content(tmp_path: Path) -> Content:
    course_samples.write_course(tmp_path / "content")
    content = write(
        tmp_path / "content",
        {"notes/en/a.md": CARD, "notes/en/b.md": "---\nid: ch08\n---\nC: ==1;;a== $y$ ![](f.svg)\n"},
    )
    age(content)
    return content


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "cache"


def age(content: Content) -> None:
    """Give every file a time long ago, so that its time can be trusted."""
    for path in content.root.rglob("*"):
        os.utime(path, ns=(OLD_NS, OLD_NS))


@pytest.fixture
def parsed(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Names of the files that are parsed."""
    parse = documents.parse_document
    names: list[str] = []

    def note(text: str, *, file: str, lang: str) -> Document:
        names.append(file)
        return parse(text, file=file, lang=lang)

    monkeypatch.setattr(documents, "parse_document", note)
    return names


def test_what_is_remembered_is_what_was_read(content: Content, folder: Path) -> None:
    fresh = read_library(content)
    assert read_library(content, cache=folder) == fresh
    assert read_library(content, cache=folder) == fresh
    assert fresh.course is not None


def test_files_that_did_not_change_are_not_parsed_again(
    content: Content, folder: Path, parsed: list[str]
) -> None:
    read_library(content, cache=folder)
    assert parsed == ["notes/en/a.md", "notes/en/b.md"]
    read_library(content, cache=folder)
    assert len(parsed) == 2


def test_only_the_file_that_changed_is_parsed_again(
    content: Content, folder: Path, parsed: list[str]
) -> None:
    read_library(content, cache=folder)
    parsed.clear()
    (content.notes / "en" / "a.md").write_text(CARD.replace("That", "This"))
    library = read_library(content, cache=folder)
    assert parsed == ["notes/en/a.md"]
    assert library == read_library(content)


def test_an_edit_of_the_same_length_within_one_tick_is_seen(
    content: Content, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = content.notes / "en" / "a.md"
    now_ns = OLD_NS + 1_000_000_000
    monkeypatch.setattr(cache_file, "now_ns", lambda: now_ns)
    read_library(content, cache=folder)
    path.write_text(CARD.replace("That", "This"))
    os.utime(path, ns=(OLD_NS, OLD_NS))
    assert read_library(content, cache=folder) == read_library(content)


def test_a_file_that_was_only_touched_is_not_parsed_again(
    content: Content, folder: Path, parsed: list[str]
) -> None:
    read_library(content, cache=folder)
    parsed.clear()
    os.utime(content.notes / "en" / "a.md", ns=(OLD_NS + 1, OLD_NS + 1))
    read_library(content, cache=folder)
    assert parsed == []


def test_files_that_are_gone_are_forgotten(content: Content, folder: Path) -> None:
    read_library(content, cache=folder)
    (content.notes / "en" / "a.md").unlink()
    assert read_library(content, cache=folder) == read_library(content)
    assert set(rows(folder)) == {"", "notes/en/b.md"}


def test_a_change_of_the_course_is_seen(content: Content, folder: Path) -> None:
    read_library(content, cache=folder)
    (content.decks / "mine.yaml").write_text("title: Mine\ndecks: [all]\n")
    library = read_library(content, cache=folder)
    assert "mine" in library.decks()
    (content.decks / "mine.yaml").unlink()
    assert "mine" not in read_library(content, cache=folder).decks()


def test_a_figure_that_comes_or_goes_is_seen_though_the_notes_did_not_change(
    content: Content, folder: Path
) -> None:
    assert [problem.code for problem in read_library(content, cache=folder).problems] == ["F01"]
    (content.notes / "en" / "f.svg").write_text("<svg/>")
    assert read_library(content, cache=folder).problems == ()


def test_another_version_of_the_reader_reads_afresh(
    content: Content, folder: Path, parsed: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    read_library(content, cache=folder)
    parsed.clear()
    monkeypatch.setattr(cache_file, "reader_version", lambda: "another")
    read_library(content, cache=folder)
    assert len(parsed) == 2


def test_a_file_whose_language_changed_is_read_afresh(tmp_path: Path, folder: Path) -> None:
    content = write(tmp_path / "content", {"notes/ja/a.md": CARD})
    age(content)
    assert read_library(content, cache=folder).langs == ("und",)
    (content.notes / "en").mkdir()
    assert read_library(content, cache=folder).langs == ("ja",)


@pytest.mark.parametrize("broken", [b"", b"not a database" * 100, b"SQLite format 3\0" + b"\xff" * 4096])
def test_a_broken_file_is_thrown_away_and_made_again(content: Content, folder: Path, broken: bytes) -> None:
    folder.mkdir()
    (folder / FILE).write_bytes(broken)
    assert read_library(content, cache=folder) == read_library(content)
    assert read_library(content, cache=folder) == read_library(content)
    assert len(rows(folder)) == 3


@pytest.mark.parametrize("table", ["files", "folders", "names"])
@pytest.mark.parametrize("value", [b"", b"\xff" * 40, "text", 7])
def test_a_broken_row_is_read_afresh(content: Content, folder: Path, table: str, value: object) -> None:
    read_library(content, cache=folder)
    column = {"files": "document", "folders": "rest", "names": "decks"}[table]
    with closing(sqlite3.connect(folder / FILE)) as database:
        database.execute(f"UPDATE {table} SET {column} = ?", (value,))
        database.commit()
    assert read_library(content, cache=folder) == read_library(content)
    assert value not in rows(folder).values()


def test_values_of_other_types_are_read_afresh(content: Content, folder: Path) -> None:
    read_library(content, cache=folder)
    with closing(sqlite3.connect(folder / FILE)) as database:
        database.execute("UPDATE files SET mtime_ns = 'x', document = x'ff'")
        database.commit()
    assert read_library(content, cache=folder) == read_library(content)


def test_a_cut_off_file_is_thrown_away(content: Content, folder: Path) -> None:
    read_library(content, cache=folder)
    held = (folder / FILE).read_bytes()
    (folder / FILE).write_bytes(held[: len(held) // 2])
    assert read_library(content, cache=folder) == read_library(content)


def test_a_cache_that_cannot_be_written_is_done_without(content: Content, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("no folder")
    assert read_library(content, cache=tmp_path / "file") == read_library(content)
    (tmp_path / "cache" / FILE).mkdir(parents=True)
    assert read_library(content, cache=tmp_path / "cache") == read_library(content)


def test_a_cache_that_another_process_holds_is_done_without(
    content: Content, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(cache_file, "WAIT_S", 0.05)
    read_library(content, cache=folder)
    (content.notes / "en" / "a.md").write_text(CARD.replace("That", "Something else"))
    with closing(sqlite3.connect(folder / FILE, isolation_level=None)) as database:
        database.execute("BEGIN EXCLUSIVE")
        assert read_library(content, cache=folder) == read_library(content)
    assert read_library(content, cache=folder) == read_library(content)


SCRIPT = """
import json, sys
from pathlib import Path
from mlquiz.content import find_content
from mlquiz.reading.library import read_library
library = read_library(find_content(Path(sys.argv[1])), cache=Path(sys.argv[2]))
ids = list(library.notes())
library.decks()
loaded = {name.partition(".")[0] for name in sys.modules}
print(json.dumps([ids, sorted(loaded & {"markdown_it", "mdit_py_plugins", "yaml", "pygments"})]))
"""

# Writes half of a change to the disk and dies.
KILLED = """
import os, sqlite3, sys
database = sqlite3.connect(sys.argv[1], isolation_level=None)
database.execute("PRAGMA cache_size = 1")
database.execute("BEGIN IMMEDIATE")
database.execute("UPDATE files SET document = hex(zeroblob(200000))")
os._exit(9)
"""


def process(content: Content, folder: Path) -> "subprocess.Popen[str]":
    words = [sys.executable, "-c", SCRIPT, str(content.root), str(folder)]
    return subprocess.Popen(words, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)


def test_reading_notes_that_were_read_before_imports_no_parser(content: Content, folder: Path) -> None:
    before, after = (json.loads(process(content, folder).communicate()[0]) for _ in range(2))
    assert before[1] == ["markdown_it", "mdit_py_plugins", "yaml"]
    assert after == [before[0], []]


def test_several_processes_at_once_are_safe(content: Content, folder: Path) -> None:
    expected = list(read_library(content).notes())
    running = [process(content, folder) for _ in range(3)]
    for it in running:
        out, err = it.communicate()
        assert (it.returncode, err) == (0, "")
        assert json.loads(out)[0] == expected
    assert read_library(content, cache=folder) == read_library(content)


def test_a_killed_write_leaves_a_cache_that_works(content: Content, folder: Path) -> None:
    read_library(content, cache=folder)
    killed = subprocess.run([sys.executable, "-c", KILLED, str(folder / FILE)], check=False)
    assert killed.returncode == 9
    assert (folder / f"{FILE}-journal").exists()
    assert read_library(content, cache=folder) == read_library(content)
    assert len(rows(folder)) == 3


@settings(max_examples=25)
@given(st.lists(anything, min_size=1, max_size=3))
def test_the_cached_library_of_any_texts_is_the_fresh_one(texts: list[str]) -> None:
    with tempfile.TemporaryDirectory() as place:
        content = write(Path(place) / "content", {f"{number}.md": text for number, text in enumerate(texts)})
        age(content)
        fresh: Library = read_library(content)
        assert read_library(content, cache=Path(place) / "cache") == fresh
        assert read_library(content, cache=Path(place) / "cache") == fresh


def rows(folder: Path) -> dict[str, bytes]:
    with closing(sqlite3.connect(folder / FILE)) as database:
        return dict(database.execute("SELECT file, document FROM files").fetchall())
