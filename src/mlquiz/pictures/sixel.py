"""Pixels to Sixel, the graphics of DEC's VT340: six rows of pixels a band, one colour after another."""

import re
from collections.abc import Sequence
from functools import lru_cache

_BAND = 6
_RUN = re.compile(rb"(.)\1{3,}", re.DOTALL)
_TO_LETTER = bytes(min(value + 63, 255) for value in range(256))

Palette = Sequence[Sequence[int]]
"""Red, green and blue of every colour, 0 to 255 each."""


def sixel(pixels: Sequence[bytes], palette: Palette) -> str:
    """A picture that leaves alone what it does not cover.

    Args:
        pixels: Its rows, equally long; a byte a pixel, the index of its colour.
        palette: The colours.
    """
    width = len(pixels[0])
    used = sorted(set(b"".join(pixels)))
    colours = "".join(f"#{index};2;{_percent(palette[index])}" for index in used)
    bands = [_band(pixels[top : top + _BAND]) for top in range(0, len(pixels), _BAND)]
    return f'\x1bP0;1;0q"1;1;{width};{len(pixels)}{colours}{"-".join(bands)}\x1b\\'


def _percent(colour: Sequence[int]) -> str:
    return ";".join(str(round(value * 100 / 255)) for value in colour)


def _band(rows: Sequence[bytes]) -> str:
    width = len(rows[0])
    lines = []
    for index in sorted(set(b"".join(rows))):
        only = _only(index)
        bits = 0
        for place, row in enumerate(rows):
            bits |= int.from_bytes(row.translate(only)) << place
        letters = bits.to_bytes(width).translate(_TO_LETTER).rstrip(b"?")
        lines.append(f"#{index}{_RUN.sub(_counted, letters).decode('ascii')}")
    return "$".join(lines)


@lru_cache(maxsize=256)
def _only(index: int) -> bytes:
    """A table that makes one colour 1, and every other 0."""
    return bytes(value == index for value in range(256))


def _counted(run: re.Match[bytes]) -> bytes:
    return b"!%d%s" % (len(run[0]), run[1])
