"""Notes files and what is read of them, case by case: titles, inputs, and a summary of what is expected."""

from pathlib import Path

import pytest
from markdown_it.utils import read_fixture_file

from tests.reading.summary import read_and_sum

CASES = [
    pytest.param(given, expected, id=f"{path.stem}: {title}")
    for path in sorted((Path(__file__).parent / "cases").glob("*.md"))
    for _, title, given, expected in read_fixture_file(path)
]


@pytest.mark.parametrize(("given", "expected"), CASES)
def test_notes_are_read(given: str, expected: str) -> None:
    assert read_and_sum(given) == expected.rstrip("\n")
