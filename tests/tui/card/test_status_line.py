"""The line above the card: counts in words where there is room, and always within its line."""

from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len
from textual.geometry import Size

from mlquiz.scheduling.queue import Counts
from mlquiz.tui.card.status import Status
from mlquiz.tui.card.status_line import StatusLine
from mlquiz.tui.wording import speak

LONG = "13.2 Convolution over any domain: the two-dimensional convolution theorem"


class Line(StatusLine):
    """As it is drawn in so many columns; one stays free on either side."""

    def __init__(self, status: Status, columns: int) -> None:
        super().__init__()
        self.set_reactive(StatusLine.status, status)
        self._columns = columns

    @property
    def content_size(self) -> Size:
        return Size(self._columns - 2, 1)


def line(status: Status, columns: int) -> str:
    return Line(status, columns).render().plain


def status(section: str = LONG, deck: str = "Lecture 12", **how: object) -> Status:
    made = {"counts": Counts(new=18, learning=2, due=35), "left_min": 12, "answered": 3, **how}
    return Status(deck, section, **made)  # type: ignore[arg-type]


@pytest.fixture
def _in_chinese() -> Iterator[None]:
    speak("zh")
    yield
    speak("en")


def test_in_80_columns_the_counts_are_words_however_long_the_section_is() -> None:
    assert line(status(), 80) == (
        "Lecture 12 › 13.2 Convolution over any…  18 new · 2 learn · 35 due · ~12m · ✓3"
    )


@pytest.mark.usefixtures("_in_chinese")
def test_in_80_columns_the_counts_are_words_in_chinese() -> None:
    found = line(status("1.2 自注意力的每一步：查询、键、值和它们的加权和"), 80)
    assert found == "Lecture 12 › 1.2 自注意力的每一步 …  18 新卡片 · 2 学习 · 35 到期 · ~12分 · ✓3"


def test_in_60_columns_the_section_is_worth_more_than_words() -> None:
    assert line(status(), 60) == "Lecture 12 › 13.2 Convolution over an…  N18 L2 D35 ~12m ✓3"


def test_a_leech_takes_no_words_away_in_80_columns() -> None:
    assert line(status(leech=True), 80).endswith("  ! leech  18 new · 2 learn · 35 due · ~12m · ✓3")


def test_where_there_is_room_everything_is_said_at_length() -> None:
    said = "18 new · 2 learning · 35 due · 55 left, about 12 min · 3 answered"
    assert line(status("1 Self-attention"), 120).startswith("Lecture 12 › 1 Self-attention   ")
    assert line(status("1 Self-attention"), 120).endswith(said)


def test_a_long_title_of_a_deck_makes_room_for_the_section_first() -> None:
    found = line(status("2 Heads", deck="Everything that I have to know for the exam"), 80)
    assert found.startswith("Everything that I have to kn… › 2 Heads  18 new")


@given(
    st.builds(
        Status,
        deck=st.text("a中 …é", max_size=60),
        section=st.text("a中 …é", max_size=60),
        counts=st.none() | st.builds(Counts, *[st.integers(0, 100_000)] * 3),
        left_min=st.none() | st.integers(0, 10_000),
        leech=st.booleans(),
    ),
    st.integers(60, 200),
)
def test_the_line_is_as_wide_as_the_screen(made: Status, columns: int) -> None:
    assert cell_len(line(made, columns)) == columns - 2
