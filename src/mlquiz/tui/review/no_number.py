"""What is said of a text in the field for a number that is none. Pure."""

from mlquiz.tui.cells import cut
from mlquiz.tui.layout.visible import one_line
from mlquiz.tui.wording import tr

_SHOWN = 40
"""Cells of what was typed, or pasted."""


def no_number_words(typed: str) -> str:
    """That it is no number, and how one is written; of a long text only the beginning is repeated."""
    typed = cut(one_line(typed), _SHOWN)
    return tr("{typed} is no number; write it like 26, -0.5, 1e-3 or 1/3", typed=typed)
