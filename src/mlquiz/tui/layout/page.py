"""What is shown of one card, or of a section's notes, from top to bottom, and its layout."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import Enum, auto
from typing import assert_never

from mlquiz.markdown.pieces import Block
from mlquiz.tui.layout.block import lay_out
from mlquiz.tui.layout.inline import Gap
from mlquiz.tui.layout.lead import led
from mlquiz.tui.layout.line import EMPTY, Line, Mark, Run
from mlquiz.tui.layout.picture import Pictures
from mlquiz.tui.layout.visible import visible
from mlquiz.tui.layout.wrap import wrap


@dataclass(frozen=True, slots=True)
class Prose:
    """Text from the notes."""

    blocks: tuple[Block, ...]
    gap: Gap | None = None


@dataclass(frozen=True, slots=True)
class Divider:
    """A line across with a word on it; `answer` where the answer begins."""

    title: str
    answer: bool = False
    marks: Mark = Mark.QUIET


@dataclass(frozen=True, slots=True)
class Remark:
    """A sentence of the program's own."""

    text: str
    marks: Mark = Mark.QUIET


class Judged(Enum):
    """What is said of an option."""

    OPEN = auto()
    """Nothing yet: the question is still open."""
    RIGHT = auto()
    WRONG = auto()


@dataclass(frozen=True, slots=True)
class OptionRow:
    """One option of a choice.

    Args:
        number: The digit that chooses it.
        text: What it says.
        reason: Why it is right or wrong; empty while the question is open.
        chosen: Whether the student chose it.
        several: Whether more than one may be chosen.
        judged: Whether it is right, once that is shown.
    """

    number: int
    text: tuple[Block, ...]
    reason: tuple[Block, ...] = ()
    chosen: bool = False
    several: bool = False
    judged: Judged = Judged.OPEN


@dataclass(frozen=True, slots=True)
class Options:
    """The options of a choice, in the order in which they are shown."""

    rows: tuple[OptionRow, ...]


@dataclass(frozen=True, slots=True)
class Rows:
    """Lines that are ready, such as those of a chart; they are made for the width."""

    rows: tuple[tuple[Run, ...], ...]


Part = Prose | Divider | Remark | Options | Rows
Page = tuple[Part, ...]


@dataclass(frozen=True, slots=True)
class LaidPage:
    """A page at one width.

    Args:
        lines: Its lines.
        answer: Index of the line where the answer begins, or `None` while it is not shown.
    """

    lines: tuple[Line, ...]
    answer: int | None = None


def lay_page(page: Sequence[Part], width: int, pictures: Pictures | None = None) -> LaidPage:
    """The page at a width of `width` cells, 20 or more; with `pictures` figures are more than words."""
    lines: list[Line] = []
    answer: int | None = None
    for index, part in enumerate(page):
        block = lines[-1].block + 1 if lines else 0
        if lines and not isinstance(page[index - 1], Divider):
            lines.append(replace(EMPTY, block=block))
        if answer is None and _answers(part):
            answer = len(lines)
        lines.extend(replace(line, block=line.block + block) for line in _part_lines(part, width, pictures))
    return LaidPage(tuple(lines), answer)


def _answers(part: Part) -> bool:
    match part:
        case Divider():
            return part.answer
        case Options():
            return any(row.judged is not Judged.OPEN for row in part.rows)
        case Prose() | Remark() | Rows():
            return False
        case _:
            assert_never(part)


def _part_lines(part: Part, width: int, pictures: Pictures | None) -> list[Line]:
    match part:
        case Prose():
            return lay_out(part.blocks, width, part.gap, pictures)
        case Divider():
            return [_divider(part, width)]
        case Remark():
            return wrap([Run(visible(part.text), part.marks)], width)
        case Options():
            return _options(part, width, pictures)
        case Rows():
            return [Line(row) for row in part.rows]
        case _:
            assert_never(part)


def _divider(divider: Divider, width: int) -> Line:
    title = Run(f"{divider.title} ", divider.marks)
    rule = Run("─" * (width - 3 - title.width), Mark.FRAME)
    return Line((Run("── ", Mark.FRAME), title, rule))


def _options(options: Options, width: int, pictures: Pictures | None) -> list[Line]:
    lines: list[Line] = []
    for index, row in enumerate(options.rows):
        if lines and any(row.reason for row in options.rows):
            lines.append(replace(EMPTY, block=index))
        lines += [replace(line, option=index, block=index) for line in _option(row, width, pictures)]
    return lines


def _option(row: OptionRow, width: int, pictures: Pictures | None) -> list[Line]:
    label, marks = _label(row)
    rest = Run(" " * len(label))
    lines = led(lambda room: lay_out(row.text, room, pictures=pictures), Run(label, marks), rest, width)
    if row.reason:
        dash = Run(f"{rest.text[:-2]}– ", Mark.QUIET)
        lines += led(lambda room: lay_out(row.reason, room, pictures=pictures), dash, rest, width)
    return lines


def _label(row: OptionRow) -> tuple[str, Mark]:
    box = ("[x]" if row.chosen else "[ ]") if row.several else ("(•)" if row.chosen else "( )")
    match row.judged:
        case Judged.OPEN:
            return f" {row.number} {box} ", Mark.CHOSEN if row.chosen else Mark.STRONG
        case Judged.RIGHT:
            return f" ✓ {box} ", Mark.RIGHT
        case Judged.WRONG:
            return (f" ✗ {box} ", Mark.WRONG) if row.chosen else (f"   {box} ", Mark.QUIET)
        case _:
            assert_never(row.judged)
