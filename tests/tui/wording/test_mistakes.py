"""Every mistake in notes that the reader finds has Chinese words, whether it was read or remembered."""

import ast
import os
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from markdown_it.utils import read_fixture_file

from mlquiz import reading
from mlquiz.content import Content, find_content
from mlquiz.errors import Problem, Severity, Words
from mlquiz.reading.documents import read_document
from mlquiz.reading.folder import LARGEST_BYTES
from mlquiz.reading.library import read_library
from mlquiz.tui.wording import mistake, speak
from mlquiz.tui.wording.zh import ZH

from tests.markdown.strategies import anything

ROOM = Path(reading.__file__).parent
OF_THE_COURSE = {
    "checklist.py",
    "chapters.py",
    "course.py",
    "decks.py",
    "fields.py",
    "glossary.py",
    "lectures.py",
    "own_decks.py",
    "picking.py",
    "yamlfile.py",
}
"""Files that tell of mistakes in files of `decks/`, which stay English: no edit of a card makes them."""
NOWHERE = Path("/nonexistent")
CASES = [
    pytest.param(given, id=f"{path.stem}: {title}")
    for path in sorted((Path(__file__).parents[2] / "reading" / "cases").glob("*.md"))
    for _, title, given, _ in read_fixture_file(path)
]
WRONG = {
    "a.md": "---\nid: two words\n---\n<!-- card: A B | hide: some | tier: cor -->\nQ: a\n",
    "b.md": "<!-- card: twice -->\nQ: a\nA: ![x](no.svg)\n\n---\n\n<!-- card: twice -->\nC: no ==1;; gap\n",
    "c.md": "---\nid: [\n---\nQ: a\nN: many\n\nQ: b\n- [x] one\n- [y] two\n",
    "d.md": "Q: ![c](c.svg)\n- `90 20 30 40` ==1;;gate== opens\nA: b\n",
}


@pytest.fixture
def _in_chinese() -> Iterator[None]:
    speak("zh")
    yield
    speak("en")


def errors(problems: tuple[Problem, ...]) -> list[Problem]:
    return [problem for problem in problems if problem.severity is Severity.ERROR]


def english(said: str) -> list[str]:
    """What of a message has no Chinese words."""
    if not isinstance(said, Words):
        return [said]
    parts = [part for value in said.values.values() if isinstance(value, Words) for part in english(value)]
    return [*parts, *([] if said.template in ZH else [said.template])]


@pytest.mark.parametrize("given", CASES)
def test_a_mistake_of_every_case_of_the_reader_has_chinese_words(given: str) -> None:
    found = read_document(given, file="notes/en/test.md", lang="en", root=NOWHERE).problems
    assert [part for problem in errors(found) for part in english(problem.message)] == []


@given(anything)
def test_a_mistake_in_any_text_has_chinese_words(text: str) -> None:
    found = read_document(text, file="notes/en/test.md", lang="en", root=NOWHERE).problems
    assert [part for problem in errors(found) for part in english(problem.message)] == []


def test_a_file_that_cannot_be_read_is_told_in_chinese(tmp_path: Path) -> None:
    content = folder(tmp_path, {"a.md": "---\nid: same\n---\n", "b.md": "---\nid: same\n---\n"})
    (content.notes / "utf-16.md").write_text("Q: a\n", encoding="utf-16")
    (content.notes / "latin.md").write_bytes(b"Q: caf\xe9\n")
    (content.notes / "large.md").write_bytes(b"\n" * (LARGEST_BYTES + 1))
    (content.notes / "self.md").symlink_to("self.md")
    found = errors(read_library(content).problems)
    assert len(found) == 5
    parts = [part for problem in found for part in english(problem.message)]
    assert set(parts) <= {os.strerror(40), os.strerror(62)}  # what the system calls a link to itself


@pytest.mark.usefixtures("_in_chinese")
def test_a_mistake_that_is_remembered_is_told_as_one_that_was_just_read(tmp_path: Path) -> None:
    content, cache = folder(tmp_path / "content", WRONG), tmp_path / "cache"
    fresh = [mistake(problem) for problem in read_library(content).problems]
    assert len(fresh) > 12
    assert [each for each in fresh if not re.search("[\u4e00-\u9fff]", each)] == []
    for name in (None, None, "b.md"):  # read, then all recalled, then one file read and the others recalled
        if name:
            os.utime(content.notes / name)
            (content.notes / "e.md").write_text("text\n", encoding="utf-8")
        assert [mistake(problem) for problem in read_library(content, cache=cache).problems] == fresh


@pytest.mark.usefixtures("_in_chinese")
def test_a_mistake_has_its_place_and_its_values_in_chinese_too() -> None:
    (problem,) = read_document("text\nA: b\n", file="a.md", lang="en", root=NOWHERE).problems
    assert mistake(problem) == "a.md:2:1 E01 有 A: 但没有 Q:；卡片以 Q: 或 C: 开头"
    (problem,) = read_document("Q: a\n b\n A: c\n", file="a.md", lang="en", root=NOWHERE).problems
    assert mistake(problem) == "a.md:1:1 E01 有 Q: 但没有 A:；第 3 行的 A: 必须写在行首"


def folder(root: Path, notes: dict[str, str]) -> Content:
    (root / "notes").mkdir(parents=True)
    for name, text in notes.items():
        (root / "notes" / name).write_text(text, encoding="utf-8")
        os.utime(root / "notes" / name, ns=(10**18, 10**18))
    return find_content(root)


def test_no_words_of_the_reader_are_made_past_their_template() -> None:
    """Templates are written out, so that `test_wording` finds each, and problems are given `Words`."""
    past = [
        f"{path.name}:{node.lineno}"
        for path in sorted(ROOM.glob("*.py"))
        if path.name not in OF_THE_COURSE
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and is_past(node.func.id, node.args)
    ]
    assert past == []


def is_past(called: str, given: list[ast.expr]) -> bool:
    match called, given:
        case "Words", [first, *_]:
            return isinstance(first, ast.JoinedStr | ast.BinOp)
        case "Problem", [_, _, message, *_]:
            return isinstance(message, ast.JoinedStr | ast.BinOp | ast.Constant)
        case _:
            return False
