from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mlquiz.checking import latex

SOUND = [
    r"\frac{1}{2}\left(wx-y\right)^2",
    r"\left\{ x \right.",
    r"\begin{cases} a & b \\ c & d \end{cases}",
    r"\begin{matrix} \left( a \\ b \right) \end{matrix}",
    r"\{x\mid x>0\}",
    r"\text{a_b & 50% {c}}",
    r"x_{\text{new}}^2",
    r"\cases{a & b}",
    r"a\_b\^c\&d\%",
    r"x'_1",
    "",
]
UNSOUND = [
    r"\frac{1}{2",
    r"x}",
    r"\left( x",
    r"x \right)",
    r"{\left( a } \right)",
    r"\begin{align} a \end{align*}",
    r"\begin{cases} a",
    r"\end{cases}",
    r"\begin x",
    r"a & b",
    r"\hat{&y}",
    r"x_",
    r"x_^2",
    r"\frac{x^}{2}",
]


@pytest.mark.parametrize("tex", SOUND)
def test_a_sound_formula_is_left_alone(tex: str) -> None:
    assert not latex.imbalance(tex)


@pytest.mark.parametrize("tex", UNSOUND)
def test_what_mathjax_refuses_as_unbalanced_is_found(tex: str) -> None:
    assert latex.imbalance(tex)


@pytest.mark.parametrize(
    "command",
    [
        r"\bm",
        r"\mathbbm",
        r"\mathds",
        r"\argmin",
        r"\argmax",
        r"\norm",
        r"\abs",
        r"\qty",
        r"\dv",
        r"\SI",
        r"\KL",
        r"\-",
    ],
)
def test_commands_that_mathjax_in_anki_lacks_are_unknown(command: str) -> None:
    assert latex.unknown_commands(f"{command} x") == (command,)


@pytest.mark.parametrize(
    "tex",
    [
        r"\boldsymbol{x} \mathbb{E} \mathscr{L} \operatorname*{arg\,max} \coloneqq \mathllap{x}",
        r"\begin{align*} a &= b \\ \end{align*} \begin{pmatrix*}[r] 1 \end{pmatrix*}",
        r"\ce{H2O} \cancel{x} \braket{x} \tag{1} \color{red} \DeclareMathOperator{\KL}{KL} \KL",
        r"\text{\anything at all} \lVert x \rVert",
        r"\newcommand{\foo}{x} \foo \def\bar2{y}",
        "\\\n",
    ],
)
def test_commands_that_mathjax_in_anki_has_are_known(tex: str) -> None:
    assert not latex.unknown_commands(tex)


def test_an_unknown_environment_is_unknown() -> None:
    assert latex.unknown_commands(r"\begin{tabular} a \end{tabular}") == (r"\begin{tabular}",)
    assert not latex.unknown_commands(r"a \\begin{x}")


def test_a_bare_percent_sign_hides_what_follows() -> None:
    assert latex.comment("50% of x")
    assert not latex.comment(r"50\% of \text{5% here}")


@pytest.mark.parametrize(
    ("tex", "width"),
    [(r"\frac{a}{b}", 2), (r"\sigma_1^2", 3), (r"\text{loss} = 0", 6), (r"\mathbb{E}[x]", 4), (r"\log x", 4)],
)
def test_visible_width_counts_symbols(tex: str, width: int) -> None:
    assert len(latex.visible(tex)) == width


@given(st.text(alphabet="\\{}%&$_^ab leftrigh\n", max_size=40))
def test_tokens_together_are_the_formula(tex: str) -> None:
    pieces = list(latex.tokens(tex))

    assert "".join(piece.text for piece in pieces) == tex
    assert all(one.at + len(one.text) == two.at for one, two in pairwise(pieces))
