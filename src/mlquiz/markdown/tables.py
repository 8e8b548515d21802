r"""Tables with formulas: the `|` of `$P(x|y)$` does not split a cell, and `\|` in one keeps its backslash."""

import re
from typing import TYPE_CHECKING

from markdown_it.rules_block import table

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.rules_block import StateBlock

# As the inline rules read a formula, within one line.
_FORMULA = re.compile(
    r"(?<!\\)\\\((?:[^\\]|\\[^)])+?\\\)"
    r"|(?<![\\$])\$\$(?:[^$\\]|\\.)+\$\$"
    r"|(?<![\\$\d])\$(?![\s$])(?:[^$\\]|\\.)*?(?<!\s)\$(?!\d)"
)
_DELIMITERS = re.compile(r"[-:|\s]+")
# The parser turns every NUL of a text into U+FFFD beforehand, so none can stand in the text itself.
_STAND_IN = "\0"


def install(md: "MarkdownIt") -> None:
    """Teach a parser to read formulas in tables."""
    md.block.ruler.at("table", _table, {"alt": ["paragraph", "reference"]})


def _table(state: "StateBlock", start_line: int, end_line: int, silent: bool) -> bool:  # noqa: FBT001 - the parser's signature
    """The parser's own rule, on a text in which the `|` of formulas are something else of the same length."""
    if start_line + 2 > end_line or "|" not in _line(state, start_line):
        return False
    if not _DELIMITERS.fullmatch(_line(state, start_line + 1)):
        return False
    src, count = state.src, len(state.tokens)
    begin = state.bMarks[start_line]
    end = state.eMarks[start_line] if silent else src.find("\n\n", begin)
    rows = src[begin : end if end >= 0 else len(src)]
    hidden = "\n".join(_FORMULA.sub(_hide_bars, row) for row in rows.split("\n"))
    if hidden == rows:
        return table(state, start_line, end_line, silent)
    state.src = src[:begin] + hidden + src[begin + len(rows) :]
    found = table(state, start_line, end_line, silent)
    state.src = src
    for token in state.tokens[count:]:
        token.content = token.content.replace(_STAND_IN, "|")
    return found


def _line(state: "StateBlock", line: int) -> str:
    return state.src[state.bMarks[line] + state.tShift[line] : state.eMarks[line]]


def _hide_bars(formula: re.Match[str]) -> str:
    return formula[0].replace("|", _STAND_IN)
