"""Markdown to HTML, case by case: every file in `cases/` holds titles, inputs and what is expected."""

from pathlib import Path

import pytest
from markdown_it.utils import read_fixture_file

from mlquiz.markdown.html import to_html
from mlquiz.markdown.parse import blocks

CASES = [
    pytest.param(given, expected, id=f"{path.stem}: {title}")
    for path in sorted((Path(__file__).parent / "cases").glob("*.md"))
    for _, title, given, expected in read_fixture_file(path)
]


@pytest.mark.parametrize(("given", "expected"), CASES)
def test_markdown_becomes_html(given: str, expected: str) -> None:
    assert to_html(blocks(given)).rstrip() == expected.rstrip()
