"""The examples of docs/note-format.md are read, and what the page says of each is true."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from mlquiz.model.document import Document
from mlquiz.reading.documents import read_document

PAGE = Path(__file__).parents[2] / "docs" / "note-format.md"
FIGURES = PAGE.parents[1] / "notes" / "en"
EXAMPLE = re.compile(r"^````markdown\n(.*?)^````\n(?:\n```text\n(.*?)^```$)?", re.DOTALL | re.MULTILINE)


def examples() -> Iterator[object]:
    page = PAGE.read_text(encoding="utf-8")
    for match in EXAMPLE.finditer(page):
        line = page.count("\n", 0, match.start()) + 1
        yield pytest.param(match[1], match[2], id=f"line {line}")


def outcome(document: Document) -> str:
    lines = []
    for note in document.notes:
        names = " ".join(note.card_ids())
        lines.append(f"{note.kind} {names if note.stamped else names.replace(note.id, '~…')}")
    lines += [f"line {problem.line}: {problem.code} {problem.message}" for problem in document.problems]
    return "".join(f"{line}\n" for line in lines)


@pytest.mark.parametrize(("example", "said"), list(examples()))
def test_an_example_is_read_as_the_page_says(example: str, said: str | None) -> None:
    assert said is not None, "the example has no outcome below it"
    assert outcome(read_document(example, file="example.md", lang="und", root=FIGURES)) == said


def test_the_page_shows_every_kind_and_every_code_of_the_reader() -> None:
    page = PAGE.read_text(encoding="utf-8")
    shown = "".join(match[2] or "" for match in EXAMPLE.finditer(page))
    for word in ("question", "cloze", "choice", "number", "occlusion", "/reverse", "E01", "S02", "F01"):
        assert word in shown
