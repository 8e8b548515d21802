"""Delimiters as tall as what stands between them."""

from collections.abc import Sequence

from mlquiz.mathbox.box import Box, beside, blank, column, heightened, text_box

_PARTS = {  # top, middle, bottom, and the piece that lengthens
    "(": "⎛⎜⎝⎜", ")": "⎞⎟⎠⎟", "[": "⎡⎢⎣⎢", "]": "⎤⎥⎦⎥", "{": "⎧⎨⎩⎪", "}": "⎫⎬⎭⎪",
    "⌊": "⎢⎢⎣⎢", "⌋": "⎥⎥⎦⎥", "⌈": "⎡⎢⎢⎢", "⌉": "⎤⎥⎥⎥", "|": "││││", "‖": "║║║║",
    "⟦": "⎡⎢⎣⎢", "⟧": "⎤⎥⎦⎥", "⟮": "⎛⎜⎝⎜", "⟯": "⎞⎟⎠⎟", "↑": "↑│││", "↓": "││↓│", "↕": "↑│↓│",
}  # fmt: skip


def fence(parts: Sequence[Box], signs: Sequence[str]) -> Box:
    """Boxes with a delimiter before, between and behind them; there is one delimiter more than boxes."""
    above = max(part.base for part in parts)
    below = max(part.below for part in parts)
    above, below = _room(above, below, signs)
    boxes = [_delimiter(signs[0], above, below)]
    for part, sign in zip(parts, signs[1:], strict=True):
        boxes.append(heightened(part, above, below))
        boxes.append(_delimiter(sign, above, below, spaced=sign is not signs[-1]))
    return beside(boxes)


def _room(above: int, below: int, signs: Sequence[str]) -> tuple[int, int]:
    """Braces have a middle, and slanted signs have it at half their height: a line more if need be."""
    height = above + below + 1
    odd = any(sign in "{}" for sign in signs if sign)
    even = any(sign in "⟨⟩/\\" for sign in signs if sign)
    if height > 1 and ((odd and height % 2 == 0) or (even and not odd and height % 2 == 1)):
        return (above + 1, below) if above < below else (above, below + 1)
    return above, below


def _delimiter(sign: str, above: int, below: int, *, spaced: bool = False) -> Box:
    height = above + below + 1
    if not sign:
        return blank(0)
    if height == 1:
        return text_box(f" {sign} " if spaced else sign)
    if sign in "⟨⟩/\\":
        return _slanted(sign, height, above)
    top, middle, bottom, longer = tuple(_PARTS[sign])
    lines = [longer] * height
    lines[0], lines[-1] = top, bottom
    if sign in "{}":
        lines[height // 2] = middle
    return column([f" {line} " for line in lines] if spaced else lines, above)


def _slanted(sign: str, height: int, above: int) -> Box:
    half = height // 2
    rising = [" " * (half - 1 - row) + "╱" + " " * row for row in range(half)]
    falling = [" " * row + "╲" + " " * (half - 1 - row) for row in range(half)]
    match sign:
        case "⟨":
            return column([*rising, *falling, *[" " * half] * (height % 2)], above)
        case "⟩":
            return column([*falling, *rising, *[" " * half] * (height % 2)], above)
        case _:
            steps = range(height)
            left = [" " * step + "╲" + " " * (height - 1 - step) for step in steps]
            right = [" " * (height - 1 - step) + "╱" + " " * step for step in steps]
            return column(right if sign == "/" else left, above)
