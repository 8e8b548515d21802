"""A small course to check, written into a temporary folder and read by the real reader."""

import shutil
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from mlquiz.checking.check import check
from mlquiz.checking.selection import Selection
from mlquiz.content import Content
from mlquiz.errors import Problem
from mlquiz.reading.library import Library, read_library

MakeLibrary = Callable[[Mapping[str, str]], Library]
CheckCard = Callable[..., tuple[Problem, ...]]

EXAMPLE = "notes/en/ch01-example.md"
COURSE = """\
title: Example course
video: https://example.org/list?p={p}
closing:
  - p: 3
    title: What machine learning is
    year: 2021
"""
CHAPTER = """\
number: 1
title: Example
title_zh: 例子
sections:
  - number: "1"
    title: First section
    title_zh: 第一节
    depth: stub
"""
HEAD = """\
---
id: ch01
title: Example
---

## 1 First section
Source: video p3

"""


@pytest.fixture
def library(tmp_path: Path, checkout: Path) -> MakeLibrary:
    """Writes files into a small course and reads it. A file without front matter gets one, and a section."""

    def make(files: Mapping[str, str]) -> Library:
        decks = tmp_path / "decks"
        (decks / "chapters").mkdir(parents=True, exist_ok=True)
        (decks / "course.yaml").write_text(COURSE, encoding="utf-8")
        (decks / "chapters" / "chapter-01.yaml").write_text(CHAPTER, encoding="utf-8")
        shutil.copy(checkout / "decks" / "glossary.yaml", decks)
        for name, text in files.items():
            path = tmp_path / name
            path.parent.mkdir(parents=True, exist_ok=True)
            whole = text if text.startswith("---") or not name.endswith(".md") else HEAD + text
            path.write_text(whole, encoding="utf-8")
        figure = tmp_path / "notes" / "en" / "figures" / "loss.svg"
        figure.parent.mkdir(parents=True, exist_ok=True)
        figure.write_text("<svg/>", encoding="utf-8")
        return read_library(Content(tmp_path, tmp_path / "notes", decks, course=False))

    return make


@pytest.fixture
def check_card(library: MakeLibrary) -> CheckCard:
    """Checks the Markdown of one or more cards by some rules."""

    def run(text: str, *codes: str) -> tuple[Problem, ...]:
        return check(library({EXAMPLE: text}), Selection(codes))

    return run
