"""What holds for every drawing, a rule at a time."""

import pytest

from mlquiz.mathbox import Unsupported, display, inline


def _drawn(tex: str, width: int | None = None) -> list[str]:
    return [line.rstrip() for line in display(tex, width)]


@pytest.mark.parametrize(
    "tex",
    [
        r"\unknown{x}", r"\begin{CD}A\end{CD}", r"\begin{matrix}a", r"\begin{matrix}a\end{pmatrix}",
        "{", "}", "a}", r"\frac{a}", r"\left(a", r"\right)", "a_b_c", "a^b^c", r"a\over b\over c",
        "a&b", r"\text{\alpha}", "$", r"\not", r"\newcommand{\a}{b}", r"\limits", r"x\limits_a",
        r"\left a b\right)", "\\", "#1", "\x07",
    ],
)  # fmt: skip
def test_what_is_not_known_or_does_not_nest_is_refused(tex: str) -> None:
    with pytest.raises(Unsupported):
        display(tex)
    with pytest.raises(Unsupported):
        inline(tex)


def test_the_refusal_names_the_command() -> None:
    with pytest.raises(Unsupported, match=r"\\unknown"):
        display(r"\unknown{x}")


def test_nothing_is_drawn_as_nothing() -> None:
    assert display("") == ("",)
    assert inline("") == ""


def test_a_fraction_takes_single_digits_without_braces() -> None:
    assert _drawn(r"\frac12") == ["1", "─", "2"]


def test_bars_of_neighbouring_fractions_do_not_touch() -> None:
    assert _drawn(r"\frac ab\frac cd") == ["a c", "─ ─", "b d"]
    assert _drawn(r"{\frac ab}{\frac cd}") == ["a c", "─ ─", "b d"]


def test_a_minus_does_not_touch_the_bar_of_a_fraction() -> None:
    assert _drawn(r"-\frac ab")[1] == "− ─"


def test_a_fraction_of_fractions_has_the_longest_bar() -> None:
    assert _drawn(r"\frac{\frac ab}{c}") == [" a", " ─", " b", "───", " c"]


def test_small_characters_are_used_only_where_every_character_has_one() -> None:
    assert _drawn("x_{ij}") == ["xᵢⱼ"]
    assert _drawn("x_{ib}") == ["x", " ib"]
    assert inline("x_{i,b}") == "x_(i,b)"


def test_a_full_size_script_never_stands_on_the_line_of_its_base() -> None:
    assert _drawn(r"e^{x_\theta}") == [" x", "  θ", "e"]


def test_limits_stand_below_in_display_and_beside_in_fractions() -> None:
    assert _drawn(r"\sum_i x") == ["∑ x", "i"]
    assert _drawn(r"\frac{\sum_ix}{2}")[0] == "∑ᵢ x"


def test_the_degree_of_a_root_is_no_power_of_what_stands_before_it() -> None:
    assert inline(r"x\sqrt[3]{y}") == "x ³√y"
    assert _drawn(r"x\sqrt[3]{y}")[1] == "x ³√y"
    assert inline(r"2^{x\sqrt[3]{y}}") == "2^(x ³√y)"


def test_on_one_line_nothing_runs_into_a_script_or_a_root() -> None:
    assert inline(r"p_\theta x") == "p_θ x"
    assert inline(r"\sqrt2x") == "√2 x"
    assert inline(r"x_b^2") == "x²_b"


def test_on_one_line_a_fraction_in_a_product_has_parentheses() -> None:
    assert inline(r"\frac12x") == "(1/2) x"
    assert inline(r"\frac1{2x}") == "1/(2x)"
    assert inline(r"\left(\frac ab\right)^2") == "(a/b)²"
    assert inline(r"{\frac ab}^2") == "(a/b)²"


def test_in_a_script_a_fraction_in_a_product_has_parentheses() -> None:
    assert _drawn(r"x^{\frac12y}")[0] == " (1/2)y"
    assert _drawn(r"x_{{\frac ab}^2}")[1] == " (a/b)²"


def test_the_mean_of_a_square_is_no_square_of_a_mean() -> None:
    assert display(r"\bar x^2") == ("x̄²",)
    assert _drawn(r"\bar{x^2}") == ["▁▁", "x²"]
    assert inline(r"\bar{x^2}") == "bar(x²)"
    assert inline(r"\bar{x_i}") == "x̄ᵢ"


def test_options_in_brackets_are_no_part_of_the_formula() -> None:
    assert display(r"\cfrac[l]{a}{b}") == display(r"\frac ab")
    assert display(r"\smash[b]{x}") == ("x",)
    with pytest.raises(Unsupported):
        display(r"\begin{pmatrix*}[r]a\end{pmatrix*}")


def test_a_sign_stands_close_and_an_operation_has_spaces() -> None:
    assert _drawn("-a-b=-c") == ["−a − b = −c"]


def test_a_comma_in_braces_is_part_of_a_number() -> None:
    assert _drawn("10{,}000") == ["10,000"]


def test_a_pair_of_big_delimiters_grows_with_what_it_encloses() -> None:
    assert _drawn(r"\big(x\big)") == ["(x)"]
    assert _drawn(r"\big(\frac ab\big)") == ["⎛a⎞", "⎜─⎟", "⎝b⎠"]


def test_chinese_takes_two_cells() -> None:
    assert _drawn(r"\frac{\text{损失}}{n}") == ["损失", "────", " n"]


def test_a_mark_is_composed_onto_its_letter() -> None:
    assert display(r"\hat y") == ("ŷ",)
    assert display(r"\bar{\mathbf x}") == ("𝐱̄",)


def test_comments_are_left_out_and_percent_signs_are_not() -> None:
    assert _drawn("a% b\n+c") == ["a + c"]
    assert _drawn(r"5\%") == ["5%"]


def test_a_wide_formula_is_broken_before_its_relations_first() -> None:
    assert _drawn("aaaaaaaa+b=cccccccc+d", 14) == ["aaaaaaaa + b", "    = cccccccc", "    + d"]


def test_a_wide_formula_is_not_broken_within_parentheses_if_it_need_not_be() -> None:
    assert _drawn("f(a+b+c+d)+g(a+b+c+d)", 24) == ["f(a + b + c + d)", "    + g(a + b + c + d)"]


def test_each_line_of_an_aligned_formula_is_broken_by_itself() -> None:
    lines = _drawn(r"\begin{aligned}a&=bbbbbbbbbb\\&=cccccccccc+dddddddddd\end{aligned}", 20)
    assert lines == ["a = bbbbbbbbbb", "= cccccccccc", "    + dddddddddd"]


def test_a_formula_that_fits_is_not_broken() -> None:
    assert display("a=b", 5) == display("a=b")


def test_what_cannot_be_broken_stays_wide() -> None:
    assert display("aaaaaaaaaa", 3) == ("aaaaaaaaaa",)
