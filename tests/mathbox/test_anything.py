"""Whatever a formula is, it is drawn or refused."""

import sys
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rich.cells import cell_len

from mlquiz.mathbox import Unsupported, display, inline
from mlquiz.mathbox.appearance import APPEARANCE
from mlquiz.mathbox.arguments import COMMANDS
from mlquiz.mathbox.symbols import COMMANDS as SYMBOLS
from mlquiz.mathbox.symbols import SPACES

_NAMES = sorted({*COMMANDS, *APPEARANCE, *SYMBOLS, *SPACES, "right", "middle", "end", "over", "limits"})
_PIECES = [
    *"{}{}{}^_^_&'|()[]<>.,+-=*~!%$#ab1 \n中é\u0302", r"\\", r"\left(", r"\right)", r"\begin{matrix}",
    r"\hline", r"\end{matrix}", r"\begin{cases}", r"\end{cases}", r"\begin{array}{c|c}", r"\end{array}",
    r"\frac{a}{b}", r"\sum_{i=1}^n", r"\text{a b}", r"\sqrt[3]{x}", "{a}", "_{i}", "^{2}",
    r"\begin{aligned}", r"\end{aligned}", r"\big(", r"\big)", r"\tag{1}", r"\operatorname*{arg\,max}",
    r"\left.", r"\right|", r"\substack{a\\b}",
]  # fmt: skip
_pieces = st.one_of(st.sampled_from(_PIECES), st.sampled_from(_NAMES).map("\\{} ".format))
_groups = st.recursive(
    _pieces,
    lambda inner: st.one_of(
        st.lists(inner, max_size=5).map("".join),
        inner.map("{{{}}}".format),
        st.tuples(
            st.sampled_from([r"\frac{%s}{%s}", r"%s_{%s}", r"%s^{%s}", r"\sqrt[%s]{%s}"]), inner, inner
        ).map(lambda parts: parts[0] % parts[1:]),
        inner.map(r"\left({}\right)".format),
        inner.map(r"\begin{{bmatrix}}{}&a\\b\end{{bmatrix}}".format),
    ),
    max_leaves=12,
)
formulas = st.one_of(st.text(), st.lists(_pieces, max_size=25).map("".join), _groups, _groups)


@settings(max_examples=600, deadline=None)
@given(formulas, st.none() | st.integers(0, 60))
def test_any_text_is_drawn_in_lines_of_equal_width_or_refused(tex: str, width: int | None) -> None:
    try:
        lines = display(tex, width)
        line = inline(tex)
    except Unsupported:
        return
    assert len({cell_len(drawn) for drawn in lines}) == 1
    assert all(drawn.isprintable() for drawn in (*lines, line))


@settings(max_examples=300, deadline=None)
@given(formulas)
def test_what_can_be_drawn_can_be_written_on_one_line(tex: str) -> None:
    try:
        display(tex)
    except Unsupported:
        return
    assert isinstance(inline(tex), str)


@pytest.mark.parametrize("name", sorted(SYMBOLS))
def test_a_symbol_is_as_wide_as_the_terminal_thinks(name: str) -> None:
    (line,) = display("\\" + name)
    assert len(line) == cell_len(line)


_NESTED = [
    ("{", "}"), (r"\frac{", "}{b}"), (r"\sqrt{", "}"), ("x^{", "}"), (r"\left(", r"\right)"),
    (r"\text{$", "$}"), (r"\big(", r"\big)"), (r"\hat{", "}"), (r"\not", ""), (r"\hat", "x"),
    (r"\begin{matrix}", r"\end{matrix}"), ("x_{a", "}c"), (r"a\over{", "}"), (r"\mathrm", "x"),
    (r"\underbrace{", "}"), (r"\displaystyle", ""), ("(", ")"),
]  # fmt: skip


@pytest.mark.parametrize(("opening", "closing"), _NESTED)
@pytest.mark.parametrize("times", [10, 29, 60, 3000])
def test_deep_nesting_is_drawn_or_refused_and_soon(opening: str, closing: str, times: int) -> None:
    began = time.perf_counter()
    try:
        display(opening * times + "x" + closing * times, 40)
        inline(opening * times + "x" + closing * times)
    except Unsupported:
        pass
    assert time.perf_counter() - began < 2


def test_nesting_up_to_the_limit_needs_a_third_of_the_stack() -> None:
    limit = sys.getrecursionlimit()
    sys.setrecursionlimit(_frames() + limit * 2 // 5)
    try:
        for opening, closing in _NESTED:
            for times in range(10, 80, 3):
                test_deep_nesting_is_drawn_or_refused_and_soon(opening, closing, times)
    finally:
        sys.setrecursionlimit(limit)


def _frames() -> int:
    frame, count = sys._getframe(), 0
    while frame.f_back is not None:
        frame, count = frame.f_back, count + 1
    return count


@pytest.mark.parametrize(
    "piece", ["x", "x_i+", r"\frac{a}{b}", r"\text{a}", "x_\\theta ", r"\big(a\big)", "a'"]
)
def test_time_grows_with_the_length_of_a_formula_and_no_faster(piece: str) -> None:
    def seconds(times: int) -> float:
        best = float("inf")
        for _ in range(3):
            began = time.perf_counter()
            display(piece * times, 80)
            inline(piece * times)
            best = min(best, time.perf_counter() - began)
        return best

    assert seconds(1600) < 24 * seconds(200) + 0.02


def test_a_very_long_text_is_refused() -> None:
    with pytest.raises(Unsupported, match="characters"):
        display("x" * 100_000)
