"""Blocks to lines."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import partial
from typing import assert_never

from mlquiz.markdown.pieces import (
    Block,
    CodeBlock,
    Heading,
    HtmlBlock,
    Image,
    ListBlock,
    MathBlock,
    Paragraph,
    Quote,
    Rule,
    Table,
)
from mlquiz.tui.layout.figure import figure_lines
from mlquiz.tui.layout.inline import Gap, runs
from mlquiz.tui.layout.lead import led
from mlquiz.tui.layout.length import MOST_LINES
from mlquiz.tui.layout.line import EMPTY, Line, Mark, Run
from mlquiz.tui.layout.listing import code_lines, math_lines
from mlquiz.tui.layout.picture import Pictures
from mlquiz.tui.layout.table import table_lines
from mlquiz.tui.layout.visible import visible
from mlquiz.tui.layout.wrap import wrap
from mlquiz.tui.wording import tr

_BULLETS = "•◦▪"


def lay_out(
    blocks: Iterable[Block], width: int, gap: Gap | None = None, pictures: Pictures | None = None
) -> list[Line]:
    """Lines of at most `width` cells (20 or more), an empty one between blocks; each line knows its block.

    After very many lines no further block is laid out, and a remark says so.
    """
    lines: list[Line] = []
    for index, block in enumerate(blocks):
        if len(lines) > MOST_LINES:
            more = Line((Run(tr("… and more that is not shown here."), Mark.QUIET),), block=index)
            return [*lines, replace(EMPTY, block=index), more]
        if lines:
            lines.append(replace(EMPTY, block=index))
        lines.extend(replace(line, block=index) for line in block_lines(block, width, gap, pictures))
    return lines


def block_lines(  # noqa: C901, PLR0911 - one case a kind
    block: Block, width: int, gap: Gap | None, pictures: Pictures | None, depth: int = 0
) -> list[Line]:
    """The lines of one block."""
    match block:
        case Paragraph(children=(Image() as image,)):
            return figure_lines(image, width, pictures)
        case Paragraph():
            return wrap(runs(block.children, gap), width)
        case Heading():
            return wrap(runs(block.children, gap, Mark.HEADING), width)
        case CodeBlock():
            return code_lines(block.text, width, block.language)
        case MathBlock():
            return math_lines(block.tex, width)
        case ListBlock():
            return _list_lines(block, width, gap, pictures, depth)
        case Quote():
            bar = Run("▌ ", Mark.FRAME)
            return led(
                partial(_stacked, block.blocks, gap=gap, pictures=pictures, depth=depth), bar, bar, width
            )
        case Table():
            return table_lines(block, width, gap)
        case Rule():
            return [Line((Run("─" * min(width, 24), Mark.FRAME),))]
        case HtmlBlock():
            return wrap([Run(visible(block.text.strip("\n")), Mark.QUIET)], width)
        case _:
            assert_never(block)


def _stacked(
    blocks: Sequence[Block], width: int, gap: Gap | None, pictures: Pictures | None, depth: int
) -> list[Line]:
    """Blocks one below the other, an empty line between; in an item a list follows its sentence at once."""
    lines: list[Line] = []
    for block in blocks:
        if lines and not (depth and isinstance(block, ListBlock)):
            lines.append(EMPTY)
        lines.extend(block_lines(block, width, gap, pictures, depth))
    return lines


def _list_lines(
    block: ListBlock, width: int, gap: Gap | None, pictures: Pictures | None, depth: int
) -> list[Line]:
    last = str(block.start + len(block.items) - 1)
    lines: list[Line] = []
    for index, item in enumerate(block.items):
        if block.ordered:
            label = f"{block.start + index}.".rjust(len(last) + 1) + " "
        else:
            label = f"{_BULLETS[min(depth, len(_BULLETS) - 1)]} "
        if item.ticked is not None:
            label += "[x] " if item.ticked else "[ ] "
        if index and not block.tight:
            lines.append(EMPTY)
        lines += led(
            partial(_stacked, item.blocks, gap=gap, pictures=pictures, depth=depth + 1),
            Run(label),
            Run(" " * len(label)),
            width,
        )
    return lines
