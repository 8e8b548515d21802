"""Whatever is done to a folder: what is remembered of it gives the same as reading it afresh."""

import os
import shutil
import tempfile
import time
from contextlib import contextmanager
from pathlib import Path
from types import SimpleNamespace
from typing import TYPE_CHECKING
from unittest.mock import patch

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from mlquiz.content import Content, find_content
from mlquiz.reading import cache_file, folder
from mlquiz.reading.cache_file import FILE
from mlquiz.reading.index import Index, read_index
from mlquiz.reading.library import Library, read_library

if TYPE_CHECKING:
    from collections.abc import Iterator

TICK_S = 0.012
"""Longer than the clock of any file system here takes from one tick to the next."""

FILES = ("notes/en/a.md", "notes/en/b.md", "notes/zh/a.md", "notes/c.md", "notes/rl/ppo.md")
TEXTS = (
    "<!-- card: a -->\nQ: What?\nA: That\n",
    "<!-- card: a -->\nQ: What?\nA: This\n",
    "<!-- card: b | reverse | tier: core -->\nQ: $x$?\nA: ![f](f.svg)\n",
    "---\nid: ch01\n---\n# 1 One\n\n<!-- card: c | tags: t -->\nC: ==1;;a== and ==2;;b==\n",
    "## Two\n\nQ: Without a name?\nA: Yes\n\nQ: Without an answer?\n",
    "Q: Right?\n\n- [x] yes\n- [ ] no\n",
    "prose alone\n",
    "",
)
DECKS = ("title: Mine\ndecks: [all]\n", "title: Mine\ntags: [t]\n", "title: Mine\nsections: [nowhere]\n", "[")

files = st.sampled_from(FILES)
edits = st.one_of(
    st.tuples(st.just("write"), files, st.sampled_from(TEXTS)),
    st.tuples(st.just("write"), files, st.sampled_from(TEXTS)),
    st.tuples(st.just("same times"), files, st.sampled_from(TEXTS)),
    st.tuples(st.just("delete"), files),
    st.tuples(st.just("rename"), files, files),
    st.tuples(st.just("touch"), files),
    st.tuples(st.just("broken"), files),
    st.tuples(st.just("figure"), st.sampled_from(("notes/en/f.svg", "notes/f.svg"))),
    st.tuples(st.just("deck"), st.sampled_from(DECKS)),
    st.tuples(st.just("back")),
)


class Folder:
    """A content folder that is edited, its cache folder, and what it held before the last edit."""

    def __init__(self, place: Path) -> None:
        self.root = place / "content"
        self.cache = place / "cache"
        self._before = place / "before"
        for name in ("notes/en", "decks"):
            (self.root / name).mkdir(parents=True)

    @property
    def content(self) -> Content:
        return find_content(self.root)

    def do(self, edit: tuple[str, ...]) -> None:
        """Edit something, and keep the way back."""
        match edit:
            case ("back",):
                if self._before.exists():
                    shutil.rmtree(self.root)
                    shutil.copytree(self._before, self.root)
                return
        shutil.rmtree(self._before, ignore_errors=True)
        shutil.copytree(self.root, self._before)
        self._edit(edit)

    def _edit(self, edit: tuple[str, ...]) -> None:  # noqa: C901 - one case an edit
        match edit:
            case ("write", name, text):
                self._write(name, text.encode())
            case ("same times", name, text):
                path = self.root / name
                times = path.stat() if path.exists() else None
                self._write(name, text.encode())
                if times is not None:
                    os.utime(path, ns=(times.st_atime_ns, times.st_mtime_ns))
            case ("delete", name):
                (self.root / name).unlink(missing_ok=True)
            case ("rename", name, other):
                if (self.root / name).exists():
                    (self.root / other).parent.mkdir(parents=True, exist_ok=True)
                    (self.root / name).rename(self.root / other)
            case ("touch", name):
                if (self.root / name).exists():
                    (self.root / name).touch()
            case ("broken", name):
                self._write(name, b"Q: caf\xe9\nA: b\n")
            case ("figure", name):
                there = (self.root / name).exists()
                (self.root / name).unlink() if there else self._write(name, b"<svg/>")
            case ("deck", text):
                self._write("decks/mine.yaml", text.encode())

    def _write(self, name: str, held: bytes) -> None:
        path = self.root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(held)


def assert_tells(index: Index, library: Library) -> None:
    """Whether an index says what the library says."""
    assert index.langs == library.langs
    assert index.mistakes == sum(problem.severity == "error" for problem in library.problems)
    assert index.empty == (not library.documents and not library.problems)
    for lang in (*library.langs, "und", "fr"):
        notes = library.notes(lang)
        cards = [card for note in notes.values() for card in note.card_ids()]
        assert list(index.cards(lang)) == cards
        assert index.size(lang) == len(cards)
        assert {name: (it.title, it.kind, it.notes) for name, it in index.decks(lang).items()} == {
            name: (it.title, it.kind, len(it.notes)) for name, it in library.decks(lang).items()
        }
        assert list(index.decks(lang)) == list(library.decks(lang))
        for name, deck in library.decks(lang).items():
            expected = [card for note in library.notes_of(deck, lang) for card in note.card_ids()]
            assert list(index.cards_of(name, lang)) == expected
            assert index.decks(lang)[name].cards == len(expected)


def assert_same(edited: Folder) -> None:
    """Whether what is remembered, read twice, is what is read afresh."""
    fresh = read_library(edited.content)
    for _ in range(2):
        index = read_index(edited.content, cache=edited.cache)
        if index is not None:
            assert_tells(index, fresh)
        recalled = read_library(edited.content, cache=edited.cache)
        assert recalled == fresh
        assert repr(recalled) == repr(fresh)
        assert list(recalled.notes()) == list(fresh.notes())
        assert list(recalled.notes().values()) == list(fresh.notes().values())
        assert recalled.decks() == fresh.decks()
        assert [fresh.context(note) for note in fresh.notes().values()] == [
            recalled.context(note) for note in recalled.notes().values()
        ]


A_CARD = ("write", FILES[0], TEXTS[0])
A_FIGURE = ("write", FILES[0], TEXTS[2])
COARSE_NS = 2_000_000_000
"""The tick of the coarsest clock that a file system has."""


@contextmanager
def coarse_clock() -> "Iterator[None]":
    """The times of files tick every two seconds."""
    fine = folder.seen

    def seen(status: os.stat_result) -> folder.Seen:
        size, *times = fine(status)
        mtime_ns, ctime_ns = (each - each % COARSE_NS for each in times)
        return size, mtime_ns, ctime_ns

    with patch.object(folder, "seen", seen):
        yield


@settings(max_examples=60)
@given(st.lists(edits, min_size=1, max_size=6))
@example([A_CARD, ("write", FILES[0], TEXTS[1])])
@example([("deck", DECKS[0]), ("deck", DECKS[0].replace("Mine", "Moin"))])
def test_edits_at_once_after_reading_are_seen(made: list[tuple[str, ...]]) -> None:
    with tempfile.TemporaryDirectory() as place, coarse_clock():
        edited = Folder(Path(place))
        assert_same(edited)
        for edit in made:
            edited.do(edit)
            assert_same(edited)


@contextmanager
def later() -> "Iterator[None]":
    """Reading takes place long after whatever was written last."""
    with patch.object(cache_file, "now_ns", lambda: time.time_ns() + 60_000_000_000):
        yield


@settings(max_examples=40)
@given(st.lists(edits, min_size=1, max_size=5))
@example([A_CARD, ("same times", FILES[0], TEXTS[1])])
@example([A_FIGURE, ("figure", "notes/en/f.svg"), ("figure", "notes/en/f.svg")])
@example([A_CARD, A_FIGURE, ("back",)])
def test_edits_long_after_reading_are_seen_and_an_index_is_left_behind(made: list[tuple[str, ...]]) -> None:
    with tempfile.TemporaryDirectory() as place, later():
        edited = Folder(Path(place))
        for edit in made:
            edited.do(edit)
            assert_same(edited)
            index = read_index(edited.content, cache=edited.cache)
            assert index is not None
            assert_tells(index, read_library(edited.content))
            time.sleep(TICK_S)


@settings(max_examples=40)
@given(st.lists(st.tuples(st.floats(0, 1), st.integers(1, 255)), min_size=1, max_size=30))
def test_a_garbled_cache_changes_nothing(flips: list[tuple[float, int]]) -> None:
    with tempfile.TemporaryDirectory() as place, later():
        edited = Folder(Path(place))
        for name, text in zip(FILES, TEXTS, strict=False):
            edited.do(("write", name, text))
        read_library(edited.content, cache=edited.cache)
        held = bytearray((edited.cache / FILE).read_bytes())
        for where, change in flips:
            held[int(where * (len(held) - 1))] ^= change
        (edited.cache / FILE).write_bytes(held)
        assert_same(edited)


@settings(max_examples=25)
@given(st.floats(0, 1))
@example(0.984375)
def test_a_cut_off_cache_changes_nothing(where: float) -> None:
    with tempfile.TemporaryDirectory() as place, later():
        edited = Folder(Path(place))
        for name, text in zip(FILES, TEXTS, strict=False):
            edited.do(("write", name, text))
        read_library(edited.content, cache=edited.cache)
        held = (edited.cache / FILE).read_bytes()
        (edited.cache / FILE).write_bytes(held[: int(where * len(held))])
        assert_same(edited)


def test_an_index_holds_by_whatever_path_the_folder_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    edited = Folder(tmp_path)
    edited.do(("write", FILES[0], TEXTS[0]))
    edited.do(("deck", DECKS[0]))
    with later():
        read_library(edited.content, cache=edited.cache)
        monkeypatch.chdir(tmp_path)
        (tmp_path / "link").symlink_to("content")
        for named in ("content", "./content", "content/", "link"):
            folder = SimpleNamespace(root=named, notes=f"{named}/notes", decks=f"{named}/decks")
            index = read_index(folder, cache=edited.cache)
            assert index is not None
            assert_tells(index, read_library(find_content(Path(named)), cache=edited.cache))


def test_a_file_that_cannot_be_opened_is_tried_again(tmp_path: Path) -> None:
    if os.geteuid() == 0:
        pytest.skip("nothing is closed to this user")
    edited = Folder(tmp_path)
    edited.do(("write", FILES[0], TEXTS[0]))
    path = edited.root / FILES[0]
    path.chmod(0)
    with later():
        read_library(edited.content, cache=edited.cache)
        assert read_index(edited.content, cache=edited.cache) is None
    path.chmod(0o600)
    assert_same(edited)
