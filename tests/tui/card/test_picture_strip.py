"""A line with a picture is whole however it is cut: text, cells and all."""

import re

from hypothesis import given
from hypothesis import strategies as st
from rich.console import Console
from rich.segment import Segment
from rich.style import Style
from textual.color import Color
from textual.filter import Monochrome
from textual.strip import Strip

from mlquiz.tui.card.picture_strip import Laid, PictureStrip
from mlquiz.tui.layout.picture import PictureRow

CONSOLE = Console(color_system="truecolor", force_terminal=True)
_STEP = re.compile(r"\x1b7|\x1b8|\x1b\[(\d+)C|\x1b\[[\d;]*m|<(\d+) (\d+) (\d+)>|[^\x1b<]")


class Numbered:
    """A picture that says which of its cells are painted."""

    columns, rows = 12, 5

    def painted(self, row: int, first: int, last: int) -> str:
        return f"<{row} {first} {last}>"


LINE = PictureStrip(
    [
        Segment("• ", Style(bold=True)),
        Segment(" " * 12, Style(bgcolor="red")),
        Segment("text" + " " * 6, Style()),
    ],
    24,
    Laid(PictureRow(Numbered(), 3), 2, 0, 12),
)


def shown(strips: list[Strip]) -> tuple[dict[int, str], int]:
    """What a terminal shows of some strips, one after the other, and where its cursor is then."""
    cells: dict[int, str] = {}
    at = kept = 0
    for step in _STEP.finditer("".join(strip.render(CONSOLE) for strip in strips)):
        if step[0] == "\x1b7":
            kept = at
        elif step[0] == "\x1b8":
            at = kept
        elif step[1]:
            at += int(step[1])
        elif step[2]:
            for column in range(int(step[3]), int(step[4])):
                cells[at + column - int(step[3])] = f"{step[2]}:{column}"
        elif not step[0].startswith("\x1b"):
            cells[at] = step[0]
            at += 1
    return cells, at


WHOLE = {0: "•", 1: " ", **{2 + n: f"3:{n}" for n in range(12)}, **dict(enumerate("text      ", 14))}


def test_the_picture_lies_over_its_cells_and_the_cursor_goes_on_behind_the_line() -> None:
    assert shown([LINE]) == (WHOLE, 24)


@given(cuts=st.sets(st.integers(1, 23)).map(sorted))
def test_parts_of_a_line_show_together_what_the_line_shows(cuts: list[int]) -> None:
    assert shown(list(LINE.divide([*cuts, 24]))) == (WHOLE, 24)


@given(start=st.integers(0, 23), length=st.integers(1, 24))
def test_a_part_of_a_line_shows_its_part_of_the_picture(start: int, length: int) -> None:
    end = min(24, start + length)
    cells = {at - start: cell for at, cell in WHOLE.items() if start <= at < end}
    assert shown([LINE.crop(start, end)]) == (cells, end - start)
    assert shown([LINE.crop(start, end).crop(0, 1)])[0] == {0: WHOLE[start]}


def test_the_colour_behind_the_text_is_behind_the_picture_too() -> None:
    assert "\x1b[41m<3 0 12>" in LINE.render(CONSOLE)


def test_a_filter_of_colours_leaves_the_picture() -> None:
    assert shown([LINE.apply_filter(Monochrome(), Color(0, 0, 0))]) == (WHOLE, 24)


def test_where_a_line_becomes_text_it_is_blank_under_the_picture() -> None:
    assert Strip.join([LINE]).text == "•" + " " * 13 + "text      "
