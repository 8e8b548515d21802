"""What stands high and low beside a base, or above and below it."""

from collections.abc import Callable
from typing import TypeAlias

from mlquiz.mathbox.box import Box, above_each_other, beside, text_box, widened
from mlquiz.mathbox.fences import fence
from mlquiz.mathbox.letters import HIGH, LOW, script
from mlquiz.mathbox.tree import Decorated, Fraction, Node, Operator, Row, Scripts, Stacked, Style

Draw: TypeAlias = Callable[[Node, Style], Box]


def draw_scripts(node: Scripts, style: Style, draw: Draw) -> Box:
    """A base with its scripts: Unicode's small characters where all have one, else lines of their own."""
    base = draw(node.base, style)
    if style is Style.SCRIPT and isinstance(node.base, Fraction | Row) and "/" in base.lines[0]:
        base = fence([base], ("(", ")"))
    if _has_limits(node, style):
        return _with_limits(base, node.sup, node.sub, draw)
    high, low = script(node.sup, HIGH), script(node.sub, LOW)
    if high is not None and low is not None and base.height == 1:
        return beside([base, text_box(low + high)])
    above = None if node.sup is None else text_box(high) if high is not None else draw(node.sup, Style.SCRIPT)
    below = None if node.sub is None else text_box(low) if low is not None else draw(node.sub, Style.SCRIPT)
    return beside([base, _at_side(base, above, below, small=high is not None, lowered=low is not None)])


def _has_limits(node: Scripts, style: Style) -> bool:
    if isinstance(node.base, Decorated):
        return bool(node.limits)
    if node.limits is not None:
        return node.limits
    return isinstance(node.base, Operator) and node.base.limits and style is Style.DISPLAY


def _at_side(base: Box, above: Box | None, below: Box | None, *, small: bool, lowered: bool) -> Box:
    """Scripts in a column beside their base.

    A script in full-size characters must not stand on the base's own line; one in small characters may.
    """
    foot = -max(base.base, 0 if small else 1)
    head = max(base.below, 0 if lowered else 1)
    if above is not None and below is not None and foot == head:
        foot -= 1
    width = max(above.width if above else 0, below.width if below else 0)
    lines: list[str] = []
    top = foot - above.height + 1 if above else 0
    lines.extend(widened(above, width, "l").lines if above else ())
    bottom = foot if above else min(0, head) - 1
    if below is not None:
        lines.extend([" " * width] * (head - bottom - 1))
        lines.extend(widened(below, width, "l").lines)
        top = top if above else bottom + 1
    lines.extend([" " * width] * -(top + len(lines) - 1))
    return Box(tuple(lines), -top, width)


def _with_limits(base: Box, above: Node | None, below: Node | None, draw: Draw) -> Box:
    boxes = [base]
    if above is not None:
        boxes.insert(0, draw(above, Style.SCRIPT))
    if below is not None:
        boxes.append(draw(below, Style.SCRIPT))
    return above_each_other(boxes, int(above is not None))


def draw_stacked(node: Stacked, style: Style, draw: Draw) -> Box:
    """Small things straight above and below a base."""
    return _with_limits(draw(node.base, style), node.above, node.below, draw)
