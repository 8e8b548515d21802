"""`--no-cache`: what was read is neither looked up nor remembered."""

import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from mlquiz.anki.written_cache import WrittenCache
from mlquiz.cli.recalled import Recalled, remember, signs
from mlquiz.reading.library import read_library

from tests.cli.conftest import Result
from tests.reading.places import write

Run = Callable[..., Result]


@pytest.fixture
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    path = tmp_path / "cache"
    monkeypatch.setenv("MLQUIZ_CACHE", str(path))
    return path


@pytest.mark.parametrize("words", [("due",), ("cards",), ("decks",), ("course",), ("check",), ("stats",)])
def test_nothing_is_remembered(run: Run, cache: Path, tmp_path: Path, words: tuple[str, ...]) -> None:
    run("--db", tmp_path / "p.db", "--no-cache", *words, "--json")
    assert not cache.exists()


def test_it_may_stand_after_the_command(run: Run, folder: Path, cache: Path) -> None:
    assert run("--content", folder, "cards", "--no-cache").code == 0
    assert not cache.exists()


def test_what_was_remembered_is_not_looked_up(run: Run, folder: Path, cache: Path) -> None:
    fresh = run("--content", folder, "cards", "--json")
    for each in cache.rglob("*"):
        if each.is_file():
            each.write_bytes(b"no longer what it was")
    before = {each: each.read_bytes() for each in cache.rglob("*") if each.is_file()}
    assert before
    assert run("--content", folder, "--no-cache", "cards", "--json") == fresh
    assert {each: each.read_bytes() for each in cache.rglob("*") if each.is_file()} == before


@pytest.mark.skipif(sys.platform == "win32", reason="folders have no such permissions there")
def test_a_folder_that_is_made_is_closed_to_others(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def cached(name: str) -> Path:
        monkeypatch.setenv("MLQUIZ_CACHE", str(tmp_path / name))
        return tmp_path / name

    read_library(write(tmp_path / "content", {"a.md": "Q: a\nA: b\n"}), cache=cached("notes"))
    WrittenCache(cached("fields"), "/root", "en").close()
    cached("settings")
    remember(Recalled(1, 2, 4, False, "key", ()), [(sign, 0) for sign, _ in signs()])
    for name in ("notes", "fields", "settings"):
        assert (tmp_path / name).stat().st_mode & 0o077 == 0


def test_the_folder_is_still_named(run: Run, cache: Path) -> None:
    assert str(cache) in run("--no-cache", "where").out
