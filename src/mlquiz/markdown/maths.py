r"""Formulas: `$…$`, `$$…$$`, `\(…\)`, `\[…\]`, kept to the letter.

Dollars within a line are read by mdit-py-plugins' dollarmath. The rest is here, because dollarmath's block
cannot stand directly below text, and texmath's `\[` runs over blank lines and the cards between them.
"""

import re
from typing import TYPE_CHECKING

from mdit_py_plugins.dollarmath.index import math_inline_dollar

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.rules_block import StateBlock
    from markdown_it.rules_inline import StateInline

_INTERRUPTS = {"alt": ["paragraph", "reference", "blockquote", "list"]}
_inline_dollar = math_inline_dollar(allow_space=False, allow_digits=False, allow_double=True)

# The end of a formula, and for brackets a second opening, which means that the first was never closed.
_DOLLARS = re.compile(r"\$\$")
_BRACKETS = re.compile(r"(?<!\\)(?:\\\\)*\\([\[\]])")
_INLINE_END = {
    "(": re.compile(r"((?:[^\\]++|\\[^)])*+)\\\)", re.DOTALL),
    "[": re.compile(r"((?:[^\\]++|\\[^\]])*+)\\\]", re.DOTALL),
}


def install(md: "MarkdownIt") -> None:
    """Teach a parser to read formulas."""
    md.inline.ruler.before("escape", "math_inline", _dollars_inline)
    md.inline.ruler.before("escape", "math_inline_brackets", _brackets_inline)
    md.block.ruler.before("fence", "math_block", _display, {"alt": _INTERRUPTS["alt"]})


def _dollars_inline(state: "StateInline", silent: bool) -> bool:  # noqa: FBT001 - the parser's signature
    """The plugin's rule. It looks at `src[-1]` for what stands before a formula at the very beginning.

    So `$n$ is 5` would be no formula. A space at the end of the text answers its question rightly.
    """
    if state.pos > 0 or state.src[0] != "$":
        return _inline_dollar(state, silent)
    src = state.src
    state.src = src + " "
    found = _inline_dollar(state, silent)
    state.src = src
    return found


def _brackets_inline(state: "StateInline", silent: bool) -> bool:  # noqa: FBT001 - the parser's signature
    src, pos = state.src, state.pos
    opening = src[pos : pos + 2]
    if opening not in {"\\(", "\\["} or src.rfind("\\" + ")]"[opening == "\\["], pos, state.posMax) < 0:
        return False
    end = _INLINE_END[opening[1]].match(src, pos + 2, state.posMax)
    if end is None or not end[1].strip():
        return False
    if not silent:
        token = state.push("math_inline" if opening == "\\(" else "math_inline_double", "math", 0)
        token.content = end[1]
        token.markup = opening
    state.pos = end.end()
    return True


def _display(state: "StateBlock", start_line: int, end_line: int, silent: bool) -> bool:  # noqa: FBT001 - the parser's signature
    r"""`$$` or `\[` at the beginning of a line up to its end at the end of one, no blank line between."""
    first = state.bMarks[start_line] + state.tShift[start_line]
    opening = state.src[first : first + 2]
    if opening not in {"$$", "\\["} or state.is_code_block(start_line):
        return False
    last, lines = _formula_lines(state, (start_line, end_line), first + 2, opening)
    if last < 0:
        return False
    if not silent:
        state.line = last + 1
        token = state.push("math_block", "math", 0)
        token.block = True
        token.content = "\n".join(lines).strip()
        token.markup = opening
        token.map = [start_line, state.line]
    return True


def _formula_lines(
    state: "StateBlock", lines: tuple[int, int], first: int, opening: str
) -> tuple[int, list[str]]:
    """The last line of a displayed formula and its text line by line; -1 where it is none."""
    closing = _DOLLARS if opening == "$$" else _BRACKETS
    found: list[str] = []
    for line in range(*lines):
        if line == lines[0]:
            text = state.src[first : state.eMarks[line]]
        else:
            text = state.getLines(line, line + 1, state.blkIndent, False)  # noqa: FBT003 - the parser's signature
        outside = line > lines[0] and state.sCount[line] < state.blkIndent
        if outside or (not text.strip() and line > lines[0]):
            break
        if (end := closing.search(text)) is None:
            found.append(text)
            continue
        if text[end.end() :].strip() or (opening == "\\[" and end[1] == "["):
            break
        found.append(text[: end.end() - 2])
        return (line, found) if "".join(found).strip() else (-1, [])
    return -1, []
