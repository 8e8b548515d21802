"""Which files are read, and what is said of those that cannot be."""

import os
from pathlib import Path

import pytest

from mlquiz.content import find_content
from mlquiz.errors import Severity
from mlquiz.reading.library import Library, read_library

from tests.reading.places import write


def read(root: Path) -> Library:
    return read_library(find_content(root))


def names(library: Library) -> list[str]:
    return [document.file for document in library.documents]


def messages(library: Library) -> list[str]:
    return [str(problem) for problem in library.problems]


def test_hidden_folders_and_those_of_programs_are_left_out(tmp_path: Path) -> None:
    skipped = (".git/a.md", ".venv/b.md", "node_modules/x/c.md", "__pycache__/d.md", ".hidden.md", "e.txt")
    write(tmp_path, dict.fromkeys((*skipped, "f.md", "g/H.MD"), "text\n"))
    assert names(read(tmp_path)) == ["f.md", "g/H.MD"]


def test_a_link_that_leads_in_a_circle_is_reported_and_not_followed(tmp_path: Path) -> None:
    write(tmp_path, {"a/b/c.md": "text\n"})
    (tmp_path / "a" / "b" / "up").symlink_to(tmp_path / "a")
    (tmp_path / "self.md").symlink_to(tmp_path / "self.md")
    library = read(tmp_path)
    assert names(library) == ["a/b/c.md"]
    assert messages(library)[0].startswith("a/b/up:1:1 E01 a link that leads back")
    assert messages(library)[1].startswith("self.md:1:1 E01 cannot be read: ")


def test_a_link_out_of_the_folder_is_followed_once(tmp_path: Path) -> None:
    write(tmp_path / "elsewhere", {"x.md": "text\n"})
    (tmp_path / "elsewhere" / "back").symlink_to(tmp_path / "elsewhere")
    write(tmp_path / "own", {"y.md": "text\n"})
    for name in ("one", "two"):
        (tmp_path / "own" / name).symlink_to(tmp_path / "elsewhere")
    assert names(read(tmp_path / "own")) == ["one/x.md", "y.md"]


def test_a_link_within_the_folder_does_not_double_its_notes(tmp_path: Path) -> None:
    write(tmp_path, {"z/x.md": "<!-- card: a -->\nQ: a\nA: b\n"})
    (tmp_path / "a").symlink_to(tmp_path / "z")
    library = read(tmp_path)
    assert (names(library), library.problems) == (["z/x.md"], ())


def test_a_file_that_is_not_utf8_is_named_with_the_line(tmp_path: Path) -> None:
    (tmp_path / "latin.md").write_bytes(b"one\ncaf\xe9\n")
    (tmp_path / "wide.md").write_bytes("two\n".encode("utf-16"))
    assert messages(read(tmp_path)) == [
        "latin.md:2:1 E01 is not UTF-8 text (byte 0xE9); save it as UTF-8",
        "wide.md:1:1 E01 is UTF-16 text; save it as UTF-8",
    ]


def test_a_file_that_is_too_large_is_named_and_not_read(tmp_path: Path) -> None:
    (tmp_path / "big.md").write_bytes(b"# x\n" * 5_000_000)
    assert messages(read(tmp_path)) == ["big.md:1:1 E01 has 19 MB and is not read; split it (at most 8 MB)"]


def test_a_lost_character_is_a_warning_with_its_column(tmp_path: Path) -> None:
    library = read_library(write(tmp_path, {"a.md": "fine\n课程\ufffd介绍\n"}))
    (problem,) = library.problems
    assert (problem.line, problem.column, problem.severity) == (2, 3, Severity.WARNING)


def test_a_broken_link_and_a_pipe_are_reported(tmp_path: Path) -> None:
    (tmp_path / "gone.md").symlink_to(tmp_path / "nowhere.md")
    os.mkfifo(tmp_path / "pipe.md")
    library = read(tmp_path)
    assert names(library) == []
    assert [problem.file for problem in library.problems] == ["gone.md", "pipe.md"]


def test_a_folder_that_cannot_be_opened_is_reported(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(tmp_path, {"closed/a.md": "text\n", "open.md": "text\n"})
    scan = os.scandir

    def refuse(folder: Path) -> object:
        if Path(folder).name == "closed":
            raise PermissionError(13, "Permission denied")
        return scan(folder)

    monkeypatch.setattr(os, "scandir", refuse)
    library = read(tmp_path)
    assert names(library) == ["open.md"]
    assert messages(library) == ["closed:1:1 E01 the folder cannot be opened: Permission denied"]


def test_a_file_that_cannot_be_opened_is_reported(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    content = write(tmp_path, {"a.md": "text\n", "b.md": "text\n"})
    read_bytes = Path.read_bytes

    def refuse(path: Path) -> bytes:
        if path.name == "a.md":
            raise PermissionError(13, "Permission denied")
        return read_bytes(path)

    monkeypatch.setattr(Path, "read_bytes", refuse)
    library = read_library(content)
    assert names(library) == ["b.md"]
    assert messages(library) == ["a.md:1:1 E01 cannot be read: Permission denied"]


def test_a_name_that_is_no_text_is_reported(tmp_path: Path) -> None:
    name = os.fsencode(tmp_path) + b"/bad\xff.md"
    try:
        with open(name, "wb"):  # noqa: PTH123 - a name that no Path should hold
            pass
    except OSError:
        pytest.skip("this file system refuses such names")
    assert messages(read(tmp_path)) == ["bad?.md:1:1 E01 its name is not UTF-8 and it is not read; rename it"]


def test_a_deep_folder_is_no_trouble(tmp_path: Path) -> None:
    deep = tmp_path.joinpath(*["d"] * 400)
    deep.mkdir(parents=True)
    (deep / "a.md").write_text("text\n")
    assert len(names(read(tmp_path))) == 1
