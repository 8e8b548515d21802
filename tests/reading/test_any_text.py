"""Whatever a text is, it is read, or it is said what is wrong with it."""

import re
from pathlib import Path

from hypothesis import given

from mlquiz.model.document import Document
from mlquiz.reading.documents import parse_document, read_document
from mlquiz.reading.rows import from_row, to_row
from mlquiz.reading.source_text import split_lines

from tests.markdown.strategies import anything, assembled


@given(anything)
def test_any_text_is_read_and_every_line_that_is_named_lies_within_it(text: str) -> None:
    document = read_document(text, file="notes/en/a.md", lang="en", root=Path("/nonexistent"))
    last = max(1, len(split_lines(text)))
    assert all(0 <= problem.line <= last for problem in document.problems)
    assert all(problem.message and "\n" not in problem.message for problem in document.problems)
    assert all(1 <= note.place.line <= last for note in document.notes)
    assert all(1 <= section.line <= section.end <= last + 1 for section in document.sections)
    sections = {section.id for section in document.sections}
    assert len(sections) == len(document.sections)
    assert all(note.section in sections for note in document.notes)


@given(anything)
def test_reading_is_deterministic(text: str) -> None:
    assert parse_document(text, file="a.md", lang="und") == parse_document(text, file="a.md", lang="und")


@given(anything)
def test_what_is_remembered_of_any_text_is_what_was_read(text: str) -> None:
    document = parse_document(text, file="a.md", lang="und")
    assert from_row(to_row(document)) == document


@given(assembled)
def test_line_breaks_of_other_systems_change_nothing(text: str) -> None:
    text = text.replace("\r", "")
    unix = parse_document(text, file="a.md", lang="und")
    assert parse_document(text.replace("\n", "\r\n"), file="a.md", lang="und") == unix


FULL_WIDTH = str.maketrans("QACN:", "ＱＡＣＮ：")
MARKED = re.compile(r"^[QACN]: ", re.MULTILINE)


def outcome(document: Document) -> tuple[list[str], list[int]]:
    return [note.kind for note in document.notes], [problem.line for problem in document.problems]


@given(assembled)
def test_full_width_markers_make_the_same_cards(text: str) -> None:
    text = f"No front matter.\n\n{text}"
    full = MARKED.sub(lambda found: found[0].translate(FULL_WIDTH), text)
    there = parse_document(full, file="a.md", lang="und")
    assert outcome(there) == outcome(parse_document(text, file="a.md", lang="und"))
