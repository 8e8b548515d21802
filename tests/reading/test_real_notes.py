"""Notes as people really write them are read without inventing a card."""

from pathlib import Path

import pytest

from mlquiz.errors import Severity
from mlquiz.model.document import Document
from mlquiz.reading.documents import read_document

FOLDER = Path(__file__).parent / "real_notes"


def read(name: str, text: str = "") -> Document:
    text = text or (FOLDER / name).read_text(encoding="utf-8")
    return read_document(text, file=name, lang="und", root=FOLDER)


@pytest.mark.parametrize("name", sorted(path.name for path in FOLDER.glob("*.md")))
def test_no_card_is_invented_and_nothing_is_an_error_but_missing_pictures(name: str) -> None:
    document = read(name)
    assert document.notes == ()
    assert {problem.code for problem in document.problems if problem.severity is Severity.ERROR} <= {"F01"}


def test_there_are_five_of_them() -> None:
    assert len(list(FOLDER.glob("*.md"))) == 5


def test_front_matter_with_other_keys_gives_the_title() -> None:
    assert read("index.md").title == "课程目录(自己整理)"


def test_an_underlined_heading_and_rules_of_four_stars_are_no_trouble() -> None:
    titles = [section.title for section in read("readme.md").sections]
    assert titles == ["某某课程课件及作业", "须知", "更新日志"]


def test_a_lost_character_is_named_with_its_line() -> None:
    (problem,) = read("outline.md").problems
    assert (problem.line, problem.column, problem.severity) == (13, 26, Severity.WARNING)


def test_pictures_are_found_however_they_are_written() -> None:
    document = read("lecture-notes.md")
    assert [figure.path for figure in document.figures] == [
        "images/one.png",
        "images/two.png",
        "images/three.png",
        "images/four.png",
    ]
    assert [problem.line for problem in document.problems] == [18, 21, 23, 27]


def test_headings_without_a_space_are_text() -> None:
    titles = [section.title for section in read("lecture-notes.md").sections]
    assert titles == ["Some Course", "Introduction", "Resources", "Lecture 2: 训练"]


def test_a_long_transcript_without_a_heading_is_one_section() -> None:
    talk = (FOLDER / "talk.md").read_text(encoding="utf-8").split("\n", 2)[2]
    document = read("talk.md", talk * 150)
    assert len(talk * 150) > 20_000
    assert [section.level for section in document.sections] == [0]
    assert document.notes == ()
    assert len(document.figures) == 300
