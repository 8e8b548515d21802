"""Inline pieces to runs of marked text."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import assert_never

from mlquiz.markdown.pieces import (
    Code,
    Deletion,
    Emphasis,
    Image,
    Inline,
    LineBreak,
    Link,
    Math,
    Strike,
    Strong,
    Text,
)
from mlquiz.mathbox import Unsupported, inline
from mlquiz.tui.layout.line import Mark, Run
from mlquiz.tui.layout.visible import visible
from mlquiz.tui.wording import tr

_SPACE = re.compile(r"[ \t\n]+")
_WEB_ADDRESS = re.compile(r"https?://[!-~]+")


@dataclass(frozen=True, slots=True)
class Gap:
    """Which deletions of a cloze are asked for, and whether they are shown by now."""

    number: int
    revealed: bool


def runs(  # noqa: C901 - one case a kind
    pieces: Iterable[Inline], gap: Gap | None = None, marks: Mark = Mark.PLAIN
) -> Iterator[Run]:
    """The runs of some inline pieces. A run that is one line feed ends the line; no other has one."""
    for piece in pieces:
        match piece:
            case Text():
                yield Run(_one_line(piece.text), marks)
            case Code():
                yield Run(_one_line(piece.text), marks | Mark.CODE)
            case Math():
                yield Run(formula(piece), marks | Mark.MATH)
            case Strong():
                yield from runs(piece.children, gap, marks | Mark.STRONG)
            case Emphasis():
                yield from runs(piece.children, gap, marks | Mark.EMPHASIS)
            case Strike():
                yield from runs(piece.children, gap, marks | Mark.STRIKE)
            case Link():
                yield from _linked(piece, gap, marks)
            case Image():
                yield Run(
                    tr("[figure: {words}]", words=_one_line(piece.alt or piece.src)), marks | Mark.QUIET
                )
            case LineBreak():
                yield Run("\n", marks)
            case Deletion():
                yield from _deletion(piece, gap, marks)
            case _:
                assert_never(piece)


def formula(piece: Math) -> str:
    """A formula on one line; its source between dollars where it cannot be written so."""
    try:
        return visible(inline(piece.tex))
    except Unsupported:
        dollars = "$$" if piece.display else "$"
        return f"{dollars}{_one_line(piece.tex).strip()}{dollars}"


def _one_line(text: str) -> str:
    return visible(_SPACE.sub(" ", text) if "\n" in text or "\t" in text else text)


def _linked(link: Link, gap: Gap | None, marks: Mark) -> Iterator[Run]:
    address = link.url if _WEB_ADDRESS.fullmatch(link.url) else ""
    for run in runs(link.children, gap, marks | Mark.LINK):
        yield Run(run.text, run.marks, address)


def _deletion(deletion: Deletion, gap: Gap | None, marks: Mark) -> Iterator[Run]:
    if gap is None or deletion.number != gap.number:
        yield from runs(deletion.children, gap, marks)
    elif gap.revealed:
        yield from runs(deletion.children, gap, marks | Mark.REVEALED)
    else:
        yield Run(f"[{_one_line(deletion.hint) or '…'}]", marks | Mark.BLANK)
