"""Where the deletions of a text stand: `==hidden==`, `==2;;hidden==`, `==2;;hidden;;hint==`."""

import re
from typing import TYPE_CHECKING, NamedTuple, Protocol

from mlquiz.markdown.signs import SIGN, TRIM

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

_OPENING = re.compile(r"==(?:([0-9]{1,9});;|(?![=\s]))")
_STEP = re.compile(r"==|;;|[`$\\<\[!]")


# Nothing in such a text hides a mark from the search, or is hidden by one.
_PLAIN = re.compile(r"[^`$\\<\[!&\0]*")
_FORMULA = re.compile(r"(?<![\d$])\$(?![\s$])(?:[^$\\\n=;]|\\[^$\n=;]|[=;](?![=;]))+?(?<!\s)\$(?![\d$])")
"""A formula that is one for the parser, too, wherever in a plain text it stands; it holds no mark."""

_DEEPEST = 8
"""Deletions within deletions, up to which no parser is needed."""


class Position(Protocol):
    """A text with a place in it, such as the parser's state."""

    src: str
    pos: int
    posMax: int  # noqa: N815 - the parser's name


class Found(NamedTuple):
    """A deletion; its number is -1 where none is written."""

    number: int
    first: int
    last: int
    hint: str
    end: int
    tail: int = 0
    """How long the hint is with the spaces around it."""


class _Text:
    def __init__(self, src: str) -> None:
        self.src = src
        self.pos = 0
        self.posMax = len(src)  # the parser's name


def find_deletion(state: Position, skip: "Callable[[], None]") -> Found | None:
    """The deletion that begins where the state stands; `skip` moves the state over code, maths or a link."""
    opening = _OPENING.match(state.src, state.pos, state.posMax)
    if opening is None:
        return None
    numbered = opening[1] is not None
    end, marks = _find_end(state, opening.end(), skip, numbered=numbered)
    if end < 0:
        return None
    last = marks[0] if marks else end
    if not state.src[opening.end() : last].strip():
        return None
    return Found(
        number=int(opening[1]) if numbered else -1,
        first=opening.end(),
        last=last,
        hint=state.src[marks[0] + 2 : end].strip() if marks else "",
        end=end + 2,
        tail=end - marks[0] - 2 if marks else 0,
    )


def _find_end(
    state: Position, first: int, skip: "Callable[[], None]", *, numbered: bool
) -> tuple[int, list[int]]:
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
            skip()
            pos = state.pos
        else:
            pos += 2
    state.pos = start
    return end, marks


def plain_deletions(text: str) -> "list[tuple[int, str, str]] | None":
    """Number, hidden text and hint of the deletions of a text that is one plain paragraph, outer ones first.

    A number is -1 where none is written. `None` where it takes the parser to tell.
    """
    shown = text.strip(TRIM)
    masked = _FORMULA.sub(_mask, shown) if "$" in shown else shown
    lines = text.split("\n")
    if not _PLAIN.fullmatch(masked) or text[:1].isspace() or any(not line.strip() for line in lines):
        return None
    if any(map(SIGN.match, lines)):
        return None
    state, found = _Text(masked), []
    for each, depth in _nested(state, 0):
        if depth > _DEEPEST:
            return None
        hint = shown[each.end - 2 - each.tail : each.end - 2].strip() if each.hint else ""
        found.append((each.number, shown[each.first : each.last].strip(), hint))
    return found


def _mask(formula: re.Match[str]) -> str:
    first, end = formula.span()
    beside = formula.string[max(first - 1, 0) : first] + formula.string[end : end + 1]
    return formula[0] if any(map(str.isdigit, beside)) else "x" * len(formula[0])


def _nested(state: _Text, depth: int) -> "Iterator[tuple[Found, int]]":
    """The deletions between the place and the end of a state, with how deep each stands."""
    end = state.posMax
    while (opening := _OPENING.search(state.src, state.pos, end)) is not None:
        state.pos, state.posMax = opening.start(), end
        found = find_deletion(state, _nothing_to_skip)
        if found is None:
            state.pos = opening.start() + 1
            continue
        yield found, depth
        if depth <= _DEEPEST:
            state.pos, state.posMax = found.first, found.last
            yield from _nested(state, depth + 1)
        state.pos = found.end


def _nothing_to_skip() -> None:
    msg = "a plain text holds no code"
    raise AssertionError(msg)
