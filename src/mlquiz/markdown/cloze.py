"""The inline rule for deletions: `==hidden==`, `==2;;hidden==`, `==2;;hidden;;hint==`."""

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from markdown_it.rules_inline import text

if TYPE_CHECKING:
    from collections.abc import Iterable

    from markdown_it import MarkdownIt
    from markdown_it.rules_inline import StateInline
    from markdown_it.token import Token

_OPENING = re.compile(r"==(?:([0-9]{1,9});;|(?![=\s]))")
_STEP = re.compile(r"==|;;|[`$\\<\[!]")


@dataclass(frozen=True, slots=True)
class _Found:
    number: int
    first: int
    last: int
    hint: str
    end: int


def install(md: "MarkdownIt") -> None:
    """Teach a parser to read deletions."""
    md.inline.ruler.at("text", _text)
    md.inline.ruler.push("cloze", _cloze)


def _text(state: "StateInline", silent: bool) -> bool:  # noqa: FBT001 - the parser's signature
    """The parser's own rule, which looks beyond the end of what is hidden: `;` ends no text for it."""
    src = state.src
    if state.posMax < len(src):
        state.src = src[: state.posMax]
    found = text(state, silent)
    state.src = src
    return found


def _cloze(state: "StateInline", silent: bool) -> bool:  # noqa: FBT001 - the parser's signature
    found = _find(state)
    if found is None:
        return False
    if not silent:
        limit = state.posMax
        token = state.push("cloze_open", "mark", 1)
        token.meta = {
            "number": found.number,
            "numbered": found.number >= 0,
            "hint": found.hint,
            "hidden": state.src[found.first : found.last].strip(),
        }
        state.pos, state.posMax = found.first, found.last
        state.md.inline.tokenize(state)
        state.push("cloze_close", "mark", -1)
        state.posMax = limit
    state.pos = found.end
    return True


def _find(state: "StateInline") -> _Found | None:
    """The deletion that begins where the state stands; its number is -1 where none is written."""
    opening = _OPENING.match(state.src, state.pos, state.posMax)
    if opening is None:
        return None
    numbered = opening[1] is not None
    end, marks = _find_end(state, opening.end(), numbered=numbered)
    if end < 0:
        return None
    last = marks[0] if marks else end
    if not state.src[opening.end() : last].strip():
        return None
    return _Found(
        number=int(opening[1]) if numbered else -1,
        first=opening.end(),
        last=last,
        hint=state.src[marks[0] + 2 : end].strip() if marks else "",
        end=end + 2,
    )


def _find_end(state: "StateInline", first: int, *, numbered: bool) -> tuple[int, list[int]]:
    """Where the closing `==` and the `;;` before it are, both outside code and maths; -1 where there is none.

    A `==` with space before it and none behind it opens another deletion. One with space on both sides is a
    comparison, as in `a == b`, but ends a deletion that has a number.
    """
    src, start, marks, pos = state.src, state.pos, [], first
    end = -1
    while step := _STEP.search(src, pos, state.posMax):
        pos = step.start()
        if step[0] == "==":
            before, behind = src[pos - 1], src[pos + 2 : pos + 3]
            spaced, opens = before.isspace(), bool(behind) and not behind.isspace()
            if pos == first or (spaced and opens):
                break
            if numbered or not spaced:
                end = pos
                break
        if step[0] == ";;":
            marks.append(pos)
        if len(step[0]) == 1:
            state.pos = pos
            state.md.inline.skipToken(state)
            pos = state.pos
        else:
            pos += 2
    state.pos = start
    return end, marks


def number_deletions(tokens: "Iterable[Token]") -> None:
    """Give every unnumbered deletion the smallest number that is not written down, in order."""
    opened = [child for token in tokens for child in token.children or () if child.type == "cloze_open"]
    taken = {token.meta["number"] for token in opened}
    free = 1
    for token in opened:
        if not token.meta["numbered"]:
            while free in taken:
                free += 1
            token.meta["number"] = free
            taken.add(free)
