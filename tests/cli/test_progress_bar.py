"""A bar for long work: on a terminal only, not for short work, and gone afterwards."""

import io
from collections.abc import Callable, Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mlquiz.cli.progress_bar import PATIENCE_S, ProgressBar


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True

    def screen(self) -> str:
        """What stands on the line: a carriage return goes to its beginning."""
        shown: list[str] = []
        for part in self.getvalue().split("\r"):
            shown[: len(part)] = part
        return "".join(shown).rstrip()


def ticking(step_s: float) -> Callable[[], float]:
    times: Iterator[float] = (number * step_s for number in range(10**9))
    return lambda: next(times)


@pytest.fixture(autouse=True)
def an_able_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TERM", "xterm")


def test_it_says_how_far_the_work_is() -> None:
    terminal = Terminal()
    tell = ProgressBar("reading", stream=terminal, clock=ticking(2))
    tell(1200, 4000)
    assert terminal.screen() == "reading [#######.................] 1,200 of 4,000"


def test_nothing_is_left_of_it() -> None:
    terminal = Terminal()
    with ProgressBar(stream=terminal, clock=ticking(2)) as tell:
        tell(9_999_999, 10_000_000)
        tell(1, 2)
        assert terminal.screen() == "[############............] 1 of 2"
    assert terminal.screen() == ""
    assert terminal.getvalue().endswith("\r")


def test_it_is_gone_after_a_mistake_too() -> None:
    terminal = Terminal()
    bar = ProgressBar(stream=terminal, clock=ticking(2))
    with pytest.raises(ZeroDivisionError), bar:
        bar(1 // len(terminal.getvalue()), 2)
    bar(1, 2)
    with pytest.raises(ZeroDivisionError), bar:
        bar(1 // 0, 2)
    assert terminal.screen() == ""


def test_work_that_is_soon_done_shows_nothing() -> None:
    terminal = Terminal()
    with ProgressBar(stream=terminal, clock=ticking(PATIENCE_S / 1000)) as tell:
        for done in range(400):
            tell(done, 400)
    assert terminal.getvalue() == ""


def test_it_is_not_painted_for_every_card() -> None:
    terminal = Terminal()
    tell = ProgressBar(stream=terminal, clock=ticking(0.001))
    for done in range(3000):
        tell(done, 3000)
    assert 10 < terminal.getvalue().count("\r") < 60


def test_a_pipe_gets_none() -> None:
    pipe = io.StringIO()
    with ProgressBar(stream=pipe, clock=ticking(2)) as tell:
        tell(1, 2)
    assert pipe.getvalue() == ""


def test_a_terminal_that_cannot_go_back_gets_none(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TERM", "dumb")
    terminal = Terminal()
    with ProgressBar(stream=terminal, clock=ticking(2)) as tell:
        tell(1, 2)
    assert terminal.getvalue() == ""


def test_a_terminal_that_went_away_stops_no_work() -> None:
    terminal = Terminal()
    with ProgressBar(stream=terminal, clock=ticking(2)) as tell:
        terminal.close()
        tell(1, 2)


@given(done=st.integers(-5, 10**7), total=st.integers(-5, 10**7))
def test_any_numbers_give_a_bar_of_one_length(done: int, total: int) -> None:
    terminal = Terminal()
    ProgressBar(stream=terminal, clock=ticking(2))(done, total)
    assert terminal.screen() == "" if done >= total > 0 else terminal.screen().index("]") == 25


def test_work_that_is_done_leaves_the_line_to_what_comes_next() -> None:
    terminal = Terminal()
    with ProgressBar("writing cards", stream=terminal, clock=ticking(2)) as tell:
        tell(8_000, 12_000)
        tell(12_000, 12_000)
        with ProgressBar("packing", stream=terminal, clock=ticking(2)) as packed:
            packed(1, 2)
            assert terminal.screen() == "packing [############............] 1 of 2"
