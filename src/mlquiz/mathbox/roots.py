"""Roots: a sign with a line over what stands below it."""

from collections.abc import Callable
from typing import TypeAlias

from mlquiz.mathbox.box import Box, beside, column, text_box
from mlquiz.mathbox.letters import HIGH, script
from mlquiz.mathbox.tree import Node, Root, Style

Draw: TypeAlias = Callable[[Node, Style], Box]
LINE = "▁"  # it stands at the foot of the line above


def draw_root(node: Root, style: Style, draw: Draw) -> Box:
    """A root; its line says how far it reaches."""
    inside = draw(node.radicand, style)
    if inside.height > 1:  # else the sign would seem to stand before the last line alone
        inside = beside([text_box(" "), inside])
    width = max(inside.width, 1)
    sign = _sign(inside)
    over = [LINE * width] if inside.height == 1 else ["─" * width]
    covered = Box((*over, *(line.ljust(width) for line in inside.lines)), inside.base + 1, width)
    root = beside([sign, covered])
    return root if node.index is None else _indexed(node.index, root, draw)


def _sign(inside: Box) -> Box:
    if inside.height == 1:
        return column([" ", "√"], 1)
    return column(["┌", *"│" * (inside.height - 1), "√"], inside.base + 1)


def _indexed(index: Node, root: Box, draw: Draw) -> Box:
    """The root with its degree: beside the foot of the sign if it is small, else a line higher."""
    small = script(index, HIGH)
    degree = text_box(small) if small else draw(index, Style.SCRIPT)
    foot = root.below if small else root.below - 1
    empty = (" " * degree.width,)
    lines = empty * max(0, foot + 1 - degree.height) + degree.lines + empty * max(0, -foot)
    return beside([Box(lines, len(lines) - 1 - max(foot, 0), degree.width), root])
