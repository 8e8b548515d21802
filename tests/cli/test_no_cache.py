"""`--no-cache`: what was read is neither looked up nor remembered."""

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.conftest import Result

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


def test_the_folder_is_still_named(run: Run, cache: Path) -> None:
    assert str(cache) in run("--no-cache", "where").out
