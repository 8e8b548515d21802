import pytest

from mlquiz.checking import signs
from mlquiz.checking.passage import passage


@pytest.mark.parametrize(
    "text",
    [
        "It costs $5 and $10.",
        "a price of $1,000.50, or $3M",
        "set $HOME and $PATH_NAME",
        "about $20/month, or $/request",
        "expensive ($$$)",
        "the sign '$' alone",
        r"an escaped \$x sign",
        "5$ each",
        "$x$ and $$y$$ are formulas",
        "a lonely $ sign",
        "in code `$x` too",
    ],
)
def test_dollars_that_are_meant_as_dollars_are_left_alone(text: str) -> None:
    assert signs.stray_dollar(passage(text).prose) is None


@pytest.mark.parametrize(
    "text",
    [
        "the value $x is large",
        "with spaces $ x $ inside",
        "$w \\sim $ context",
        "$$\nx = 1\n\nand more",
        "$2x + 1",
    ],
)
def test_a_dollar_that_should_begin_or_end_a_formula_is_found(text: str) -> None:
    assert signs.stray_dollar(passage(text).prose)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("the weights w_t move", ["w_t"]),
        ("a cost of O(n^2) here", ["n^2"]),
        ("10^-3 is small", ["10^-3"]),
        ("QK^T and w_{t+1}", ["w_{t+1}", "QK^T"]),
        ("theta_i 是参数", ["theta_i"]),
        ("σ_0典型值", ["σ_0"]),
    ],
)
def test_a_bare_index_is_found(text: str, found: list[str]) -> None:
    assert [words for _, words in signs.bare_index(passage(text).prose)] == found


@pytest.mark.parametrize(
    "text",
    [
        "call max_depth or batch_size",
        r"escaped x\_1 and 2\^3",
        "in code `x_1` and maths $x_1^2$",
        "see https://a.b/c_d^e or notes/x_1.md",
        "a footnote[^1]",
        "_emphasis_ and __strong__",
    ],
)
def test_an_underscore_that_is_no_index_is_left_alone(text: str) -> None:
    assert not signs.bare_index(passage(text).prose)


def test_a_latex_command_in_prose_is_found_and_a_path_is_not() -> None:
    assert signs.command(passage(r"the rate \eta is").prose) == r"\eta"
    assert not signs.command(passage(r"in C:\new\text or $\eta$ or `\eta`").prose)


@pytest.mark.parametrize(
    ("text", "found"), [("$5到$10", "$5到$10"), ("$3-$4 each", "$3-$4"), ("$5 to $10", "")]
)
def test_prices_side_by_side_are_found(text: str, found: str) -> None:
    assert signs.adjoining_prices(text) == found


@pytest.mark.parametrize(
    ("tex", "price"), [("5到10", True), ("5 to 10", True), ("5", False), ("2x", False), ("3\\cdot 4", False)]
)
def test_a_price_read_as_maths_is_known(tex: str, price: bool) -> None:
    assert signs.is_price(tex) is price
