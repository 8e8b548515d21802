"""Accents, lines, braces and frames around a base."""

import unicodedata
from collections.abc import Callable
from typing import TypeAlias

from mlquiz.mathbox.arrows import SHORT
from mlquiz.mathbox.box import Box, above_each_other, beside, column, text_box, widened
from mlquiz.mathbox.negation import struck
from mlquiz.mathbox.tree import Accent, Arrow, Atom, Decorated, Node, Row, Scripts, Style

Draw: TypeAlias = Callable[[Node, Style], Box]

_OVER = {
    "\u0304": "▁",
    "\u20d7": "→",
    "\u0302": "^",
    "\u0303": "~",
    "\u030c": "ˇ",
    "\u0306": "˘",
    "\u0301": "´",
}
_OVER |= {"\u0300": "`", "\u0307": "˙", "\u0308": "¨", "\u030a": "˚", "\u20db": "…"}
_LINES = {"overline": "▁▁▁", "underline": "▔▔▔", "overrightarrow": "──→", "overleftarrow": "←──"}
_LINES |= {"overleftrightarrow": "←─→", "overbracket": "┌─┐", "underbracket": "└─┘"}
_BRACES = {"overbrace": "╭─┴╮", "underbrace": "╰─┬╯"}


def carried(node: Accent) -> Node | None:
    """An accent that a single letter can carry, put onto it; that letter may have an index.

    A power it may not have: the mean of a square is no square of a mean.
    """
    match node.base:
        case Row(items=(only,)):
            return carried(Accent(only, node.mark))
        case Atom(text, kind) if len([c for c in text if not unicodedata.combining(c)]) == 1:
            return Atom(unicodedata.normalize("NFC", text + node.mark), kind)
        case Scripts(base, sub, None, limits):
            letter = carried(Accent(base, node.mark))
            return None if letter is None else Scripts(letter, sub, None, limits)
        case Accent() as inner:
            letter = carried(inner)
            return None if letter is None else carried(Accent(letter, node.mark))
        case _:
            return None


def draw_accent(node: Accent, style: Style, draw: Draw) -> Box:
    """A mark on a letter, or a line of its own above something longer."""
    letter = carried(node)
    if letter is not None:
        return draw(letter, style)
    base = draw(node.base, style)
    sign = _OVER[node.mark]
    line = sign * base.width if sign == "▁" else sign
    return above_each_other([text_box(line), base], 1)


def draw_decorated(node: Decorated, style: Style, draw: Draw) -> Box:
    """A line, an arrow or a brace along a base."""
    base = draw(node.base, style)
    if node.name in _BRACES:
        line = _brace(_BRACES[node.name], base.width)
    else:
        line = stretched(_LINES[node.name], base.width)
    base = widened(base, len(line))
    if node.name.startswith("under"):
        return above_each_other([base, text_box(line)], 0)
    return above_each_other([text_box(line), base], 1)


def _brace(shape: str, width: int) -> str:
    left, shaft, middle, right = tuple(shape)
    before = max(width - 3, 0) // 2
    return left + shaft * before + middle + shaft * (max(width - 3, 0) - before) + right


def stretched(shape: str, width: int) -> str:
    """An arrow or line of at least so many cells."""
    left, shaft, right = tuple(shape)
    if width <= 1:
        return SHORT.get(shape, shaft)
    return left + shaft * (width - 2) + right


def draw_arrow(node: Arrow, draw: Draw) -> Box:
    """An arrow with what stands above and below it."""
    above = draw(node.above, Style.SCRIPT)
    below = None if node.below is None else draw(node.below, Style.SCRIPT)
    width = max(above.width, below.width if below else 0, 1) + 2
    boxes = [above, text_box(stretched(node.shape, width))]
    return above_each_other([*boxes, below] if below else boxes, 1)


def framed(body: Box) -> Box:
    """A box with a frame around it."""
    side = column(["│"] * body.height, body.base)
    middle = beside([side, text_box(" "), body, text_box(" "), side])
    line = "─" * (body.width + 2)
    return above_each_other([text_box(f"┌{line}┐"), middle, text_box(f"└{line}┘")], 1)


def struck_box(body: Box) -> Box:
    """A box with a stroke through each of its characters."""
    return Box(tuple(struck(line) for line in body.lines), body.base, body.width)
