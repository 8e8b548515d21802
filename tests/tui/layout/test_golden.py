"""Markdown files beside the lines that they become: `NAME.md`, and `NAME.WIDTH.txt` for each width."""

from pathlib import Path

import pytest

from mlquiz.markdown.parse import blocks
from mlquiz.tui.layout.block import lay_out
from mlquiz.tui.layout.inline import Gap

GOLDEN = Path(__file__).parent / "golden"
EXPECTED = sorted(GOLDEN.glob("*.txt"))


@pytest.mark.parametrize("expected", EXPECTED, ids=lambda path: path.stem)
def test_a_text_becomes_these_lines(expected: Path) -> None:
    name, width = expected.stem.split(".")
    text = (GOLDEN / f"{name}.md").read_text(encoding="utf-8")
    lines = lay_out(blocks(text), int(width), Gap(1, revealed=False))
    assert "".join(f"{line.text}\n" for line in lines) == expected.read_text(encoding="utf-8")


def test_every_text_is_laid_out_wide_and_narrow() -> None:
    for source in GOLDEN.glob("*.md"):
        assert len([path for path in EXPECTED if path.stem.startswith(f"{source.stem}.")]) >= 2
