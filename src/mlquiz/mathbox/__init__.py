r"""LaTeX formulas as Unicode text for a terminal.

`display` draws a formula in two dimensions, `inline` writes it on one line; both are pure functions. What is
not understood raises `Unsupported`, and the caller shows the source: a formula is drawn right or not at all.
"""

from mlquiz.mathbox.breaking import broken
from mlquiz.mathbox.linear import linear
from mlquiz.mathbox.parser import parse
from mlquiz.mathbox.unsupported import Unsupported

__all__ = ["Unsupported", "display", "inline"]


def display(tex: str, width: int | None = None) -> tuple[str, ...]:
    """A formula in display style as lines of equal width in cells.

    A formula wider than `width` cells is broken at its relations and operators; what cannot be, stays wider.

    Raises:
        Unsupported: the formula has something that mathbox does not know.
    """
    return broken(parse(tex), width).lines


def inline(tex: str) -> str:
    """A formula on one line in linear form: `(e^(xᵢ))/(∑ⱼ e^(xⱼ))`.

    Raises:
        Unsupported: the formula has something that mathbox does not know.
    """
    return linear(parse(tex))
