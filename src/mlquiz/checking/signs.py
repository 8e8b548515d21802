"""Dollars, `_`, `^` and LaTeX commands in prose, outside formulas and code."""

import re

from mlquiz.checking.latex import known_commands
from mlquiz.checking.words import CODE, FORMULA, HAN

_LETTERS = "A-Za-z\u0391-\u03c9"
_NAMES = "|".join(
    (
        *(
            "alpha",
            "beta",
            "gamma",
            "delta",
            "epsilon",
            "eta",
            "theta",
            "lambda",
            "mu",
            "nu",
            "pi",
            "rho",
            "sigma",
        ),
        *("tau", "phi", "psi", "omega", "max", "min", "arg", "argmax", "argmin", "sum", "log"),
    )
)
"""Names of more than one letter that take an index; `max_depth` is a name of its own."""

_INDEX = rf"\{{[^\s}}]*\}}?|[{_LETTERS}0-9]+"
_SUBSCRIPT = re.compile(
    rf"(?<![{_LETTERS}0-9_])(?:[{_LETTERS}]_(?:{_INDEX})|(?:{_NAMES})_(?:\{{[^\s}}]*\}}?|[{_LETTERS}0-9]{{1,2}}\b))"
)
_SUPERSCRIPT = re.compile(
    rf"(?<![{_LETTERS}0-9])[{_LETTERS}0-9]*[{_LETTERS}0-9)\]}}]\^(?:[+−-]?[{_LETTERS}0-9]+|[({{*])"
)
_ADDRESS = re.compile(r"(?<!\S)\S*(?:://|www\.|@|\.(?:py|md|svg|png|json|ya?ml|txt|csv|pt|ipynb)\b)\S*")
_COMMAND = re.compile(r"(?<![\w:\\/.])\\([A-Za-z]{2,})")

_DOLLARS = re.compile(r"\$+")
_PRICE = re.compile(r"\$\s?\d[\d.,]*(?:\s?(?:k|K|M|B|bn|million|billion|trillion))?(?![A-Za-z\\^_{=])")
_NO_FORMULA = re.compile(
    r"\$(?:[A-Z_]{2,}\b|\(|\{[A-Z]|/|\$\$|[A-Z](?:[kKMB]\b|\s(?:thousand|million|billion|revenue|per|a|an)\b))"
)
"""What begins with a dollar and is neither price nor formula: `$HOME`, `$/month`, `$$$`, `$X million`."""

_QUOTES = "'\"“”‘’「」`"
_PRICES = re.compile(r"\$\d[\d.,]*[^\s$\\]{0,9}?\$\d[\d.,]*")
_PRICE_AS_FORMULA = re.compile(rf"\d[\d.,]*\s*(?:[{HAN}]|(?:to|and|or|per|a|for)\s).*", re.DOTALL)
_SHOWN = 30


def source(prose: str) -> str:
    """Prose as it stood in the source, up to the first formula, code or line break in it."""
    return re.split(f"[{FORMULA}{CODE}\n]", prose, maxsplit=1)[0].translate(
        {0xE010: r"\$", 0xE011: r"\_", 0xE012: r"\^"}
    )


def stray_dollar(prose: str) -> tuple[str, str] | None:
    """The first dollar that is neither a formula's nor a price's, a variable's or a sign that is spoken of.

    Returns:
        The dollar or dollars, and the words from there on; `None` where there is none.
    """
    alone: list[int] = []
    for match in _DOLLARS.finditer(prose):
        before, after = prose[: match.start()][-1:], prose[match.end() : match.end() + 1]
        if _PRICE.match(prose, match.start()) or _NO_FORMULA.match(prose, match.start()) or before.isdigit():
            continue
        if before and before in _QUOTES and after in _QUOTES:
            continue
        if match[0] != "$" or before.strip() or after.strip():
            return match[0], source(prose[match.start() :])[:_SHOWN]
        alone.append(match.start())
    return ("$", source(prose[alone[0] :])[:_SHOWN]) if len(alone) > 1 else None


def command(prose: str, others: "frozenset[str]" = frozenset()) -> str:
    """The first LaTeX command, or empty.

    Args:
        prose: Words without formulas and code.
        others: Names of commands besides those that MathJax knows.
    """
    for match in _COMMAND.finditer(_without_addresses(prose)):
        if match[1] in known_commands() or match[1] in others:
            return match[0]
    return ""


def bare_index(prose: str) -> tuple[tuple[str, str], ...]:
    """The first `_` and the first `^` that are meant as maths, each with what it belongs to: `x_1`, `e^x`."""
    words = _without_addresses(prose)
    found = (("_", _SUBSCRIPT.search(words)), ("^", _SUPERSCRIPT.search(words)))
    return tuple((sign, match[0]) for sign, match in found if match)


def adjoining_prices(prose: str) -> str:
    """Two prices without a space between, such as `$5到$10`, or empty."""
    match = _PRICES.search(prose)
    return match[0] if match else ""


def is_price(tex: str) -> bool:
    """Whether a formula is a price and the words after it."""
    return "\\" not in tex and _PRICE_AS_FORMULA.fullmatch(tex) is not None


def _without_addresses(prose: str) -> str:
    return _ADDRESS.sub(lambda match: " " * len(match[0]), prose)
