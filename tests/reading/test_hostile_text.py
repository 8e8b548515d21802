"""Texts that are made to take long take no longer than others of their length."""

import time
from pathlib import Path

import pytest

from mlquiz.markdown.html import to_html
from mlquiz.markdown.parse import blocks
from mlquiz.reading.documents import read_document

N = 4000
TEXTS = {
    "quotations": "> " * N,
    "lists": "- " * N,
    "lists in lists": "".join("  " * depth + "- a\n" for depth in range(200)),
    "stars": "*" * N + "a" + "*" * N,
    "tags": "<b>" * N + "x" + "</b>" * N,
    "square brackets": "[" * N,
    "pictures": "![a](" * N,
    "formulas in brackets": "\\(" * N,
    "displayed formulas": "\\[\n" * N,
    "dollars": "$a " * N,
    "double dollars": "$$a\n" * N,
    "deletions": "==1;;" * N,
    "spaced deletions": "==a " * N,
    "deletions and code": "x==a `" * N,
    "deletions and pictures": "==1;;[![" * N,
    "backticks": "".join("`" * length + " " for length in range(200)),
    "half tags": "<img '" * N,
    "comments": "<!-- card: a\n" * N,
    "fences behind markers": "Q: a\nA: ```\n```\n" * (N // 4),
    "a wide table": "|" * N + "\n" + "|-" * N + "|\n",
    "a long table": "| a | b |\n|---|---|\n" + "| $x|y$ | b |\n" * N,
    "many tables": "| $a|b$ |\n|---|\n| $x|y$ |\n\n" * (N // 4),
    "questions": "Q: a\n" * N,
    "questions and answers": "Q: a\nA: b\n" * N,
    "sources": "Source: a;\n" * N,
    "underlined headings": "a\n---\n" * N,
    "headings of one name": "# a\n" * N,
    "options": "Q: a\n\n" + "- [ ] a\n  - b\n" * N,
    "parts": "Q: a\n![x](y)\n\n" + "- `1 1 9 9` ==a== b\n" * N,
    "boxes of one part": "Q: a\n![x](y)\n\n- " + "`1 1 9 9`  " * N + "x",
    "line breaks": "中\n" * N,
    "front matter": "---\na: " + "{a: " * N + "\n---\n",
    "one long word": "a" * 500_000,
}


@pytest.mark.parametrize("text", list(TEXTS.values()), ids=list(TEXTS))
def test_hostile_text_is_read_and_written_in_a_moment(text: str) -> None:
    began = time.process_time()
    read_document(text, file="a.md", lang="und", root=Path("/nonexistent"))
    to_html(blocks(text))
    assert time.process_time() - began < 3
