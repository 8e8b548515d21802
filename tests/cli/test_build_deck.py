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


@pytest.mark.parametrize("name", ["new", "new/", "new.d/", "a/b/c", "a.apkg/"])
def test_out_names_a_folder_that_is_made_unless_it_ends_in_apkg(
    run: Run, folder: Path, out: Path, name: str
) -> None:
    done = run("--content", folder, "build-deck", "rl", "--out", f"{out}/{name}")
    assert (done.code, (out / name / "rl.apkg").is_file()) == (0, True), done.err


def test_out_may_be_a_folder_in_the_home_folder(
    run: Run, folder: Path, out: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HOME", str(out))
    monkeypatch.setenv("USERPROFILE", str(out))
    assert run("--content", folder, "build-deck", "rl", "--out", "~/anki").code == 0
    assert (out / "anki" / "rl.apkg").is_file()


def test_out_that_is_neither_a_package_nor_a_folder_is_refused(run: Run, folder: Path, out: Path) -> None:
    words = ("--content", folder, "build-deck", "rl", "--out")
    refused = run(*words, out / "x.txt")
    assert (refused.code, list(out.iterdir())) == (2, [])
    assert f"for a new folder: {out / 'x.txt'}{os.sep}" in refused.err
    (out / "x.txt").mkdir()
    assert run(*words, out / "x.txt").code == 0
    (out / "file").write_text("mine", encoding="utf-8")
    assert (run(*words, out / "file").code, (out / "file").read_text(encoding="utf-8")) == (2, "mine")
    told = run(*words, f"{out}/file/deeper/")
    assert (told.code, "this folder cannot be made" in told.err) == (1, True)


def test_a_range_of_decks_is_a_package_each(run: Run, folder: Path, out: Path) -> None:
    for number in range(1, 4):
        text = NOTES.replace("card: ", f"card: n{number}-").replace("id: rl", f"id: week-{number}")
        (folder / f"week-{number}.md").write_text(text, encoding="utf-8")
    words = ("--content", folder, "build-deck", "week-1..2", "week-2", "week-2..3", "--out", out)
    assert run(*words).out.count("4 notes") == 3
    assert sorted(each.name for each in out.iterdir()) == ["week-1.apkg", "week-2.apkg", "week-3.apkg"]
    one = run("--content", folder, "build-deck", "week-1..3", "--out", out / "x.apkg")
    assert (one.code, "several decks" in one.err) == (2, True)
    backwards = run("--content", folder, "build-deck", "week-3..1", "--out", out)
    assert (backwards.code, "write week-1..3" in backwards.err) == (2, True)


def test_two_points_that_are_no_range_belong_to_the_name_of_a_deck(run: Run, folder: Path, out: Path) -> None:
    (folder / "rl.md").rename(folder / "so..so.md")
    (folder / "so..so.md").write_text(NOTES.replace("id: rl", "id: so..so"), encoding="utf-8")
    named = run("--content", folder, "decks").out.splitlines()[1].split()[0]
    assert run("--content", folder, "build-deck", named, "--out", out).code == 0
