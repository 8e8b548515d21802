import pytest
from rich.cells import cell_len

from mlquiz.tui.layout.visible import visible


@pytest.mark.parametrize(
    ("character", "shown"),
    [
        ("\x1b", "␛"),
        ("\x00", "␀"),
        ("\r", "␍"),
        ("\x7f", "␡"),
        ("\x9b", "‹009B›"),
        ("\u202e", "‹202E›"),
        ("\u2028", "‹2028›"),
        ("\ud800", "‹D800›"),
        ("\U000e0041", "‹E0041›"),
    ],
)
def test_what_would_act_on_the_terminal_is_shown(character: str, shown: str) -> None:
    assert visible(f"a{character}b") == f"a{shown}b"


def test_joiners_go_away_so_that_the_width_is_certain() -> None:
    family = "👨\u200d👩\u200d👧"
    assert visible(family) == "👨👩👧"
    assert cell_len(visible("❤\ufe0f")) == 1


def test_tabs_line_feeds_and_all_other_text_stay() -> None:
    text = "tab\tfeed\n梯度 é e\u0301 𝒘 ∑"
    assert visible(text) == text
