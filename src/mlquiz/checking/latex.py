"""LaTeX formulas as a linter sees them: commands, braces, environments, and what a reader sees of them."""

import re
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from itertools import zip_longest
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

SYMBOLS = frozenset(" !#$%&,:;>\\_{|}\n\t\r\xa0")
"""What may stand behind a backslash in MathJax, besides letters."""

TEXT_COMMANDS = frozenset(
    ["text", "textrm", "textbf", "textit", "textsf", "texttt", "textup", "mbox", "hbox", "tag"]
)
"""Their argument is text: no command in it is carried out, and `%` is a percent sign."""

DEFINING_COMMANDS = re.compile(
    r"\\(?:DeclareMathOperator\*?|(?:re)?newcommand|def|let|DeclarePairedDelimiter\w*)\s*\{?\s*\\([A-Za-z]+)"
)
_TOKEN = re.compile(r"\\(?:[A-Za-z]+|.)?|[{}%&$]|[^\\{}%&$]+", re.DOTALL)
_ENVIRONMENT = re.compile(r"\s*\{([^{}]*)\}")
_PLAIN_ALIGNMENT = re.compile(r"\\(?:p?matrix|cases|array|eqalign|eqalignno|leqalignno)\b")
"""TeX's own commands that align their argument at `&`."""

_TWO_SCRIPTS = re.compile(r"[_^]\s*[_^]")
_TEXT_ARGUMENT = re.compile(r"\\(?:" + "|".join(sorted(TEXT_COMMANDS)) + r")\s*\{((?:[^{}]|\{[^{}]*\})*)\}")


@dataclass(frozen=True, slots=True)
class Token:
    """A piece of LaTeX: a command with its backslash, a brace, a `%`, or anything between."""

    text: str
    at: int

    @property
    def command(self) -> str:
        """The name of a command of letters, otherwise empty."""
        return self.text[1:] if self.text[:1] == "\\" and self.text[1:].isalpha() else ""


def tokens(tex: str) -> "Iterator[Token]":
    """A formula in pieces that together are the formula."""
    return (Token(match[0], match.start()) for match in _TOKEN.finditer(tex))


def without_text(tex: str) -> str:
    r"""A formula with the arguments of `\text{…}` and its like emptied."""
    return _TEXT_ARGUMENT.sub(lambda match: match[0][: match.start(1) - match.start()] + "}", tex)


def imbalance(tex: str) -> str:
    r"""What does not fit together in a formula, in words; empty for a sound one.

    Braces, `\left` and `\right`, `\begin` and `\end` must nest; `&` stands in an environment; `_` and `^` set
    something low or high.
    """
    stack: list[str] = []
    bare = without_text(tex)
    pieces = list(tokens(bare))
    for token, after in zip_longest(pieces, pieces[1:]):
        wrong = _step(stack, token, bare) or _dangling(token.text, after.text if after else "")
        if wrong:
            return wrong
    return f"{stack[-1]} is never closed" if stack else ""


def _step(stack: list[str], token: Token, tex: str) -> str:
    match token.text:
        case "{":
            stack.append("{")
        case "}":
            return _close(stack, "{", "}")
        case r"\left":
            stack.append(r"\left")
        case r"\right":
            return _close(stack, r"\left", r"\right")
        case "&" if not (stack and stack[-1].startswith(r"\begin")) and not _PLAIN_ALIGNMENT.search(tex):
            return "& stands outside an environment"
        case r"\begin" | r"\end":
            return _environment(stack, token, tex)
    return ""


def _environment(stack: list[str], token: Token, tex: str) -> str:
    name = _ENVIRONMENT.match(tex, token.at + len(token.text))
    if name is None:
        return f"{token.text} names no environment"
    if token.text == r"\end":
        return _close(stack, rf"\begin{{{name[1]}}}", rf"\end{{{name[1]}}}")
    stack.append(rf"\begin{{{name[1]}}}")
    return ""


def _close(stack: list[str], opener: str, closer: str) -> str:
    if not stack:
        return f"{closer} closes nothing"
    if stack[-1] != opener:
        return f"{closer} stands where {stack[-1]} is still open"
    stack.pop()
    return ""


def _dangling(text: str, after: str) -> str:
    """A `_` or `^` with nothing to set low or high."""
    if text.startswith("\\"):
        return ""
    pair = _TWO_SCRIPTS.search(text)
    if pair:
        return f"{pair[0]} sets nothing low or high"
    last = text.rstrip()[-1:]
    if last in {"_", "^"} and after in {"", "}", "&", r"\\", r"\right", r"\end"}:
        return f"{last} sets nothing {'low' if last == '_' else 'high'}"
    return ""


def comment(tex: str) -> bool:
    """Whether a bare `%` makes the rest of a line disappear."""
    return any(token.text == "%" for token in tokens(without_text(tex)))


def unknown_commands(tex: str, defined: frozenset[str] = frozenset()) -> tuple[str, ...]:
    r"""Commands and environments that MathJax in Anki does not know, each once, with their backslash.

    Args:
        tex: A formula.
        defined: Names that the author defined elsewhere on the card.
    """
    bare = without_text(tex)
    own = defined | definitions(tex)
    unknown = dict.fromkeys(token.text for token in tokens(bare) if _unknown(token, own))
    for token in tokens(bare):
        name = _ENVIRONMENT.match(bare, token.at + len(token.text)) if token.text == r"\begin" else None
        if name and name[1].strip() not in known_environments():
            unknown[rf"\begin{{{name[1]}}}"] = None
    return tuple(unknown)


def _unknown(token: Token, own: frozenset[str]) -> bool:
    if token.command:
        return token.command not in known_commands() and token.command not in own
    return len(token.text) > 1 and token.text[0] == "\\" and token.text[1] not in SYMBOLS


def definitions(tex: str) -> frozenset[str]:
    r"""Names that `\newcommand`, `\def` and their like define in a formula."""
    return frozenset(DEFINING_COMMANDS.findall(tex))


@cache
def known_commands() -> frozenset[str]:
    """Names of commands that MathJax in Anki knows."""
    return _names("mathjax_commands.txt")


@cache
def known_environments() -> frozenset[str]:
    """Names of environments that MathJax in Anki knows."""
    return _names("mathjax_environments.txt")


def _names(file: str) -> frozenset[str]:
    lines = files("mlquiz.checking").joinpath(file).read_text(encoding="ascii").splitlines()
    return frozenset(name for line in lines if not line.startswith("#") for name in line.split())


def visible(tex: str) -> str:
    """Roughly what a reader sees of a formula: one character for a symbol, none for braces and layout."""
    shown = []
    for token in tokens(_TEXT_ARGUMENT.sub(lambda match: match[1], tex)):
        if token.command:
            shown.append(
                "" if token.command in _LAYOUT else token.command if token.command in _WORDS else "∎"
            )
        elif token.text[0] not in "\\{}%&":
            shown.append(re.sub(r"[\s_^]+", "", token.text))
    return "".join(shown)


_LAYOUT = frozenset(
    (
        *(
            "left",
            "right",
            "big",
            "Big",
            "bigg",
            "Bigg",
            "bigl",
            "bigr",
            "Bigl",
            "Bigr",
            "begin",
            "end",
            "frac",
        ),
        *("dfrac", "tfrac", "mathrm", "mathbf", "mathit", "mathcal", "mathbb", "mathsf", "mathtt", "mathscr"),
        *("mathfrak", "boldsymbol", "operatorname", "displaystyle", "textstyle", "limits", "nolimits", "hat"),
        *(
            "bar",
            "tilde",
            "vec",
            "dot",
            "ddot",
            "widehat",
            "widetilde",
            "overline",
            "underline",
            "quad",
            "qquad",
        ),
        *("hspace", "label", "nonumber", "notag"),
    )
)
"""Commands that show nothing of their own width."""

_WORDS = frozenset(
    (
        *(
            "exp",
            "log",
            "ln",
            "sin",
            "cos",
            "tan",
            "tanh",
            "max",
            "min",
            "arg",
            "sup",
            "inf",
            "det",
            "dim",
            "ker",
        ),
        *("lim", "Pr", "gcd", "deg", "cosh", "sinh"),
    )
)
"""Commands that show their name."""
