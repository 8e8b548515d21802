"""`mlquiz build-deck`: what is remembered, what is left behind."""

import os
import resource
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from tests.cli.conftest import NOTES, Result

Run = Callable[..., Result]


@pytest.fixture
def out(tmp_path: Path) -> Path:
    """A folder to write into."""
    folder = tmp_path / "out"
    folder.mkdir()
    return folder


@pytest.fixture
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    path = tmp_path / "cache"
    monkeypatch.setenv("MLQUIZ_CACHE", str(path))
    return path


def test_the_package_is_the_same_from_what_is_remembered_and_without(
    run: Run, folder: Path, out: Path, cache: Path
) -> None:
    words = ("--content", folder, "build-deck", "all", "--out")
    assert run(*words, out / "1.apkg", "--no-cache").code == 0
    assert not cache.exists()
    for name in ("2.apkg", "3.apkg"):
        assert run(*words, out / name).code == 0
    assert (cache / "fields.sqlite3").exists()
    before = {each: each.read_bytes() for each in cache.iterdir()}
    assert run("--no-cache", *words, out / "4.apkg").code == 0
    assert {each: each.read_bytes() for each in cache.iterdir()} == before
    assert len({each.read_bytes() for each in out.iterdir()}) == 1


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere names of folders are text")
def test_a_folder_whose_name_is_no_text_is_packed_like_any_other(
    run: Run, folder: Path, out: Path, cache: Path
) -> None:
    odd = folder.rename(os.fsdecode(os.fsencode(folder.parent) + b"/n\xff"))
    for name in ("1.apkg", "2.apkg"):
        assert run("--content", odd, "build-deck", "all", "--out", out / name).code == 0
    with closing(sqlite3.connect(cache / "fields.sqlite3")) as remembered:
        assert remembered.execute("SELECT count(*) FROM written").fetchone() == (1,)
    with closing(sqlite3.connect(cache / "notes.sqlite3")) as remembered:
        assert remembered.execute("SELECT count(*) FROM files").fetchone() == (2,)


def test_a_correction_is_in_the_next_package(run: Run, folder: Path, out: Path) -> None:
    words = ("--content", folder, "build-deck", "all", "--out", out / "all.apkg")
    run(*words)
    run("anki", "diff", out / "all.apkg", out / "all.apkg")
    shutil.copy(out / "all.apkg", out / "before.apkg")
    (folder / "rl.md").write_text(NOTES.replace("TD(0) target", "one-step target"), encoding="utf-8")
    run(*words)
    told = run("anki", "diff", out / "before.apkg", out / "all.apkg").out
    assert "td-target" in told
    assert "discount-range" not in told


def test_nothing_is_left_of_a_build_that_is_interrupted(
    run: Run, folder: Path, out: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupted(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("mlquiz.anki.package.write_archive", interrupted)
    done = run("--content", folder, "build-deck", "all", "--out", out)
    assert done.code != 0
    assert list(out.iterdir()) == []


@pytest.mark.skipif(sys.platform == "win32", reason="there is no such limit")
@pytest.mark.parametrize("largest", [1_000, 30_000, 150_000])
def test_a_full_disk_is_told_and_nothing_is_left(folder: Path, out: Path, largest: int) -> None:
    def limited() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (largest, largest))

    for number in range(200):
        text = NOTES.replace("card: ", f"card: n{number}-").replace("id: rl", f"id: f{number}")
        (folder / f"{number}.md").write_text(text, encoding="utf-8")
    words = ["--content", str(folder), "--no-cache", "build-deck", "all", "--out", str(out)]
    done = subprocess.run(
        [sys.executable, "-m", "mlquiz", *words],
        preexec_fn=limited,
        capture_output=True,
        text=True,
        check=False,
        env=os.environ | {"PYTHONDONTWRITEBYTECODE": "1"},
    )
    assert (done.returncode, "all.apkg: cannot be written (" in done.stderr) == (1, True), done.stderr
    assert "Traceback" not in done.stderr
    assert list(out.iterdir()) == []


def test_where_a_folder_is_missing_it_is_said_before_the_work(
    run: Run, folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    worked: list[Any] = []

    def noted(*given: object) -> list[bytes]:
        worked.append(given)
        return []

    monkeypatch.setattr("mlquiz.anki.writing._write_rows", noted)
    done = run("--content", folder, "build-deck", "all", "--out", tmp_path / "none" / "x.apkg")
    assert (done.code, "cannot be written (No such file or directory)" in done.err) == (1, True)
    assert worked == []
