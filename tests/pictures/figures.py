"""Small pictures, and a terminal's way of reading Sixel."""

import re
from io import BytesIO

from PIL import Image

RED, GREEN, BLUE = (220, 20, 20), (20, 180, 20), (20, 20, 220)
NAMESPACE = 'xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"'
FLAG = (
    f'<svg {NAMESPACE} width="300" height="200" viewBox="0 0 300 200">'
    '<rect width="100" height="200" fill="rgb(220,20,20)"/>'
    '<rect x="100" width="100" height="200" fill="rgb(20,180,20)"/>'
    '<rect x="200" width="100" height="200" fill="rgb(20,20,220)"/></svg>'
)
_SIXEL = re.compile(r'\x1bP0;1;0q"1;1;(\d+);(\d+)([^\x1b]*)\x1b\\', re.DOTALL)
_STEP = re.compile(r"#(\d+);2;(\d+);(\d+);(\d+)|#(\d+)|(?:!(\d+))?([?-~])|([$-])")

Pixels = dict[tuple[int, int], tuple[int, ...]]


def photo(kind: str, size: tuple[int, int] = (30, 20), colour: tuple[int, int, int] = RED) -> bytes:
    held = BytesIO()
    Image.new("RGB", size, colour).save(held, kind)
    return held.getvalue()


def decoded(sixel: str) -> tuple[int, int, Pixels]:
    """Width, height and the pixels that are set, as a terminal understands Sixel."""
    whole = _SIXEL.fullmatch(sixel)
    assert whole, sixel[:60]
    colours: dict[int, tuple[int, ...]] = {}
    pixels: Pixels = {}
    now, x, top, end = 0, 0, 0, 0
    for step in _STEP.finditer(whole[3]):
        assert step.start() == end, whole[3][end : end + 20]
        end = step.end()
        if step[1]:
            colours[int(step[1])] = tuple(round(int(part) * 255 / 100) for part in step.group(2, 3, 4))
        elif step[5]:
            now = int(step[5])
        elif step[8]:
            x, top = 0, top + (6 if step[8] == "-" else 0)
        else:
            end_x = x + int(step[6] or 1)
            bits = [bit for bit in range(6) if (ord(step[7]) - 63) >> bit & 1]
            pixels |= {(at, top + bit): colours[now] for at in range(x, end_x) for bit in bits}
            x = end_x
    assert end == len(whole[3])
    return int(whole[1]), int(whole[2]), pixels


def near(one: tuple[int, ...], other: tuple[int, ...]) -> bool:
    """Colours in per cent are not those in 256 steps."""
    return all(abs(a - b) <= 6 for a, b in zip(one, other, strict=True))
