"""Drawings that were looked at, and that stay as they are."""

from pathlib import Path

import pytest

from mlquiz.mathbox import display, inline

_FILES = sorted((Path(__file__).parent / "golden").glob("*.txt"))


def _entries() -> list[tuple[str, tuple[str, ...], str]]:
    entries = []
    for file in _FILES:
        for entry in file.read_text(encoding="utf-8").split(">> ")[1:]:
            tex, *lines = entry.rstrip("\n").split("\n")
            entries.append((tex, tuple(lines[:-1]), lines[-1].removeprefix(":: ")))
    return entries


@pytest.mark.parametrize(("tex", "lines", "line"), _entries())
def test_a_formula_is_drawn_as_it_was_when_it_was_looked_at(
    tex: str, lines: tuple[str, ...], line: str
) -> None:
    assert tuple(drawn.rstrip() for drawn in display(tex)) == lines
    assert inline(tex) == line
