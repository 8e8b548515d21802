"""The options of a choice: a task list below a question, with nested bullets that say why."""

import re
from typing import TYPE_CHECKING

from mlquiz.errors import Words
from mlquiz.markdown.source import BlockKind, SourceBlock
from mlquiz.model.note import Option
from mlquiz.reading.standing_alone import standing_alone

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mlquiz.reading.draft import Draft, MarkedField
    from mlquiz.reading.source_text import SourceText

_BULLET = re.compile(r"[ ]*(?:[-*+]|\d{1,9}[.)])(?:[ \t]{1,4}(?![ \t])|[ \t]|$)")
_TASK = re.compile(r"\[([ xX])\](?=\s|$)\s*")
_NEAR_TASK = re.compile(r"\[\s*[xX✓✔√]?\s*\]")


def task_lists(field: "MarkedField", source: "SourceText") -> tuple[SourceBlock, ...]:
    """The lists of a field, not within other blocks, of which an item is a task."""
    return tuple(
        block
        for block in source.lists_between(field.first, field.end)
        if any(_TASK.match(item_text(item, source)) for item in items_of(block, source))
    )


def read_options(lists: tuple[SourceBlock, ...], source: "SourceText", draft: "Draft") -> tuple[Option, ...]:
    """The options in order. What is no option, or no choice at all, is a fault of the draft."""
    found = [
        option
        for block in lists
        for item in items_of(block, source)
        if (option := _option(item, source, draft)) is not None
    ]
    if found and not any(option.right for option in found):
        draft.fault(Words("no option is right; mark it with [x]"), lists[0].first)
    if len(found) == 1 and not draft.broken:
        draft.fault(Words("one option is no choice; two or more are needed"), lists[0].first)
    return tuple(found)


def items_of(block: SourceBlock, source: "SourceText") -> "Iterator[SourceBlock]":
    """The items of a list, without those of lists within it."""
    for item in source.blocks_between(block.first, block.end):
        if item.kind is BlockKind.ITEM and item.depth == block.depth + 1:
            yield item


def _option(item: SourceBlock, source: "SourceText", draft: "Draft") -> Option | None:
    text = item_text(item, source)
    task = _TASK.match(text)
    if task is None:
        near = _NEAR_TASK.match(text)
        said = (
            Words(
                "an option without [ ] or [x]; write [x] or [ ] and a space, not {written}", written=near[0]
            )
            if near
            else Words("an option without [ ] or [x]; every option begins so")
        )
        draft.fault(said, item.first)
        return None
    lines = text.split("\n")
    nested = _nested_list(item, source)
    split = nested.first - item.first if nested is not None else len(lines)
    option = standing_alone("\n".join(lines[:split])[task.end() :].strip())
    if not option:
        draft.fault(Words("an option is empty"), item.first)
        return None
    reason = _reason(nested, "\n".join(lines[split:]), source) if nested is not None else ""
    return Option(option, task[1] != " ", reason)


def _nested_list(item: SourceBlock, source: "SourceText") -> SourceBlock | None:
    inside = source.blocks_between(item.first + 1, item.end)
    return next(
        (block for block in inside if block.kind is BlockKind.LIST and block.depth == item.depth + 1), None
    )


def _reason(nested: SourceBlock, text: str, source: "SourceText") -> str:
    """The nested bullet without its bullet; several bullets stay a list."""
    if len(list(items_of(nested, source))) > 1:
        return text.strip("\n").rstrip()
    return _dedented(text.split("\n")).strip()


def item_text(item: SourceBlock, source: "SourceText") -> str:
    """The Markdown of an item, without its bullet and the indentation that goes with it."""
    return _dedented([source.line(number) for number in range(item.first, item.end)])


def _dedented(lines: list[str]) -> str:
    lines = [line.expandtabs(4) for line in lines]
    bullet = _BULLET.match(lines[0])
    width = bullet.end() if bullet else 0
    below = (line[min(width, len(line) - len(line.lstrip(" "))) :] for line in lines[1:])
    return "\n".join((lines[0][width:], *below)).rstrip()
