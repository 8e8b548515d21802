"""A paper replaces nothing but an earlier paper of its name, and has all its figures beside it."""

import errno
import os
import re
import struct
import zlib
from collections.abc import Callable
from pathlib import Path
from urllib.parse import unquote

import pytest

from mlquiz.content import find_content
from mlquiz.model.card import cards_of
from mlquiz.model.note import Figure
from mlquiz.pictures.raster import Room, raster
from mlquiz.reading.library import read_library
from mlquiz.study.quiz.paper import Paper as PaperText

from tests.cli.conftest import Result

Paper = Callable[..., Result]
NOTES = """\
---
id: sums
---

## 1 Sums

<!-- card: sum -->
Q: What is 1 + 0.5?

![a sum](figures/sum.svg) <img src="figures/sum.svg" alt="the same">

N: 1.5

A: ![a photo](figures/dot.png) ![elsewhere](https://example.org/x.png) ![a page](figures/page.pdf)
"""
SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><text>x</text></svg>'


def chunk(name: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))


PNG = b"".join(
    (
        b"\x89PNG\r\n\x1a\n",
        chunk(b"IHDR", struct.pack(">IIBBBBB", 1, 1, 8, 0, 0, 0, 0)),
        chunk(b"IDAT", zlib.compress(b"\0\x80")),
        chunk(b"IEND", b""),
    )
)


@pytest.fixture
def sums(tmp_path: Path) -> Path:
    folder = tmp_path / "sums"
    (folder / "figures").mkdir(parents=True)
    (folder / "sums.md").write_text(NOTES, encoding="utf-8")
    (folder / "figures" / "sum.svg").write_text(SVG, encoding="utf-8")
    (folder / "figures" / "dot.png").write_bytes(PNG)
    (folder / "figures" / "page.pdf").write_bytes(b"%PDF-1.4")
    return folder


@pytest.fixture
def papers(tmp_path: Path) -> Path:
    folder = tmp_path / "papers"
    folder.mkdir()
    return folder


@pytest.fixture
def paper(run: Callable[..., Result], sums: Path) -> Paper:
    def paper(out: object, *words: object) -> Result:
        return run("--content", sums, "quiz", "-n", "1", "--seed", "1", *words, "--paper", out)

    return paper


def held(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in sorted(folder.iterdir()) if path.is_file()}


@pytest.mark.parametrize("name", ["mock.md", "mock-answers.md"])
def test_a_file_that_is_no_paper_is_not_replaced_and_then_nothing_is_written(
    paper: Paper, papers: Path, name: str
) -> None:
    (papers / name).write_text("my own notes\n", encoding="utf-8")
    said = paper(papers / "mock.md")
    assert (said.code, said.out) == (1, "")
    assert f"{papers / name}: there is a file already" in said.err
    assert held(papers) == {name: b"my own notes\n"}


def test_an_earlier_paper_is_replaced_but_not_one_that_was_written_in(paper: Paper, papers: Path) -> None:
    out = papers / "mock.md"
    assert paper(out).code == paper(out, "--time", "5m").code == 0
    assert "1 question, 5 minutes." in out.read_text(encoding="utf-8")
    with out.open("a", encoding="utf-8") as file:
        file.write("My answer: 1.5\n")
    before = held(papers)
    assert paper(out).code == 1
    assert held(papers) == before


def test_a_paper_that_was_given_another_name_is_not_replaced(paper: Paper, papers: Path) -> None:
    paper(papers / "mock.md")
    (papers / "mock.md").rename(papers / "other.md")
    before = held(papers)
    assert paper(papers / "other.md").code == 1
    assert paper(papers / "mock-answers.md").code == 1
    assert held(papers) == before


def test_a_folder_in_the_place_of_the_paper_is_named_and_nothing_is_written(
    paper: Paper, papers: Path
) -> None:
    (papers / "mock").mkdir()
    said = paper(papers / "mock")
    assert (said.code, said.out) == (1, "")
    assert f"{papers / 'mock'}: is a folder; name a file" in said.err
    assert held(papers) == {}


def test_a_name_that_is_too_long_is_said(paper: Paper, papers: Path) -> None:
    for length in (240, 300):  # the name of a file has 255 characters at most, also while it is being written
        said = paper(papers / f"{'a' * length}.md")
        assert (said.code, "File name too long" in said.err) == (1, True)
    assert held(papers) == {}


def test_a_link_is_not_followed_and_what_is_no_plain_file_not_read(paper: Paper, papers: Path) -> None:
    (papers / "mine.md").write_text("mine", encoding="utf-8")
    (papers / "mock.md").symlink_to("mine.md")
    (papers / "gone.md").symlink_to("nowhere.md")
    os.mkfifo(papers / "pipe.md")
    for name in ("mock.md", "gone.md", "pipe.md"):
        assert paper(papers / name).code == 1
    assert held(papers).keys() == {"mine.md", "mock.md"}


def test_no_file_among_the_notes_is_replaced_not_even_an_earlier_paper(
    paper: Paper, sums: Path, papers: Path
) -> None:
    before = held(sums)
    assert paper(sums / "sums.md").code == 1
    assert held(sums) == before
    (papers / "here").symlink_to(sums)
    assert paper(papers / "here" / "mock.md").code == 0
    before = held(sums)
    said = paper(sums / "mock.md")
    assert (said.code, "among the notes" in said.err) == (1, True)
    (sums / "mock.md").unlink()
    (sums / "mock-answers.md").unlink()
    del before["mock.md"], before["mock-answers.md"]
    assert "removed" not in paper(sums / "mock.md").out
    assert held(sums).items() >= before.items()


def test_where_the_disk_is_full_the_earlier_paper_stays_whole(
    paper: Paper, papers: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    paper(papers / "mock.md")
    before = held(papers)
    really = os.fsync
    synced: list[int] = []

    def full(file: int) -> None:
        synced.append(file)
        if len(synced) == len(before):
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        really(file)

    monkeypatch.setattr(os, "fsync", full)
    said = paper(papers / "mock.md", "--time", "5m")
    assert (said.code, "No space left" in said.err, said.out) == (1, True, "")
    assert held(papers) == before


def test_the_figures_of_a_paper_lie_beside_it_so_that_it_can_be_moved(paper: Paper, papers: Path) -> None:
    said = paper(papers / "my mock.md").out.splitlines()
    names = ["my mock-figure-1.svg", "my mock-figure-2.png", "my mock.md", "my mock-answers.md"]
    assert said == [f"wrote {papers / name}" for name in names]
    asked = (papers / "my mock.md").read_text(encoding="utf-8")
    assert '![a sum](my%20mock-figure-1.svg) <img src="my%20mock-figure-1.svg" alt="the same">' in asked
    answered = (papers / "my mock-answers.md").read_text(encoding="utf-8")
    assert "![a photo](my%20mock-figure-2.png) ![elsewhere](https://example.org/x.png)" in answered
    assert "![a page](../sums/figures/page.pdf)" in answered  # of a kind that nothing can be added to
    for name in names[:2]:
        assert raster((papers / name).read_bytes(), Room(9, 9, 10, 20)) is not None


def test_the_figures_of_an_earlier_paper_go_away_but_none_that_was_changed(
    paper: Paper, papers: Path, sums: Path
) -> None:
    out = papers / "mock.md"
    paper(out)
    (sums / "sums.md").write_text(NOTES.replace("![a photo](figures/dot.png)", ""), encoding="utf-8")
    assert paper(out).out.endswith(f"removed {papers / 'mock-figure-2.png'}, a figure of the paper before\n")
    (sums / "sums.md").write_text(NOTES, encoding="utf-8")
    paper(out)
    with (papers / "mock-figure-2.png").open("ab") as file:
        file.write(b"changed")
    assert "removed" not in paper(out).out
    assert held(papers).keys() >= {"mock-figure-2.png", "mock-figure-3.png"}


def test_a_figure_that_the_question_does_not_show_is_not_copied_for_it(sums: Path) -> None:
    asked: list[str] = []

    def address(figure: Figure) -> str:
        asked.append(figure.src)
        return figure.src

    text = PaperText(
        title="T",
        seed=1,
        minutes=0,
        section_title=lambda _: "1",
        address=address,
        covered=lambda _: "",
    )
    text.questions(list(cards_of(read_library(find_content(sums)).notes().values())))
    assert set(asked) == {"figures/sum.svg"}


def test_only_one_question_is_there_is_said_in_the_singular(paper: Paper, papers: Path) -> None:
    said = paper(papers / "mock.md", "-n", "2").err
    assert said == "mlquiz: only 1 such question is there\n"


def test_a_paper_of_any_name_has_its_figures(paper: Paper, papers: Path) -> None:
    for name in ("mock(", "100%25", "mock #1?", "试卷"):
        assert paper(papers / f"{name}.md").code == 0
        text = (papers / f"{name}.md").read_text(encoding="utf-8")
        addresses = re.findall(r"!\[[^]]*\]\(([^)]*)\)", text)
        assert [unquote(address) for address in addresses] == [f"{name}-figure-1.svg"]
        assert (papers / f"{name}-figure-1.svg").exists()
        assert not set("(#? ") & set(addresses[0])


def test_in_a_folder_that_cannot_be_listed_a_paper_is_written(
    paper: Paper, papers: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(_: Path) -> None:
        raise PermissionError(errno.EACCES, "Permission denied")

    with monkeypatch.context() as closed:
        closed.setattr(Path, "iterdir", refuse)
        assert paper(papers / "mock.md").code == 0
    assert "mock.md" in held(papers)
