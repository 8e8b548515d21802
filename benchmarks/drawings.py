"""Figures of the synthetic course."""

import struct
import zlib

from benchmarks.wording import chance_of


def svg(number: int) -> bytes:
    """Bars, and a line of words."""
    chance = chance_of(number, 1)
    bars = "".join(
        f'<rect x="{20 + 30 * bar}" y="{100 - high}" width="20" height="{high}" fill="#4878a8"/>'
        for bar, high in enumerate(chance.choices(range(9, 90), k=6))
    )
    label = f'<text x="20" y="116" font-size="12">diagram {number}</text>'
    return f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 220 120">{bars}{label}</svg>\n'.encode()


def png(number: int) -> bytes:
    """64 × 48 points, in colours that run into each other."""
    wide, high = 64, 48
    lines = b"".join(
        b"\0" + b"".join(bytes((4 * x, 5 * y, (number * 7 + x * y) % 256)) for x in range(wide))
        for y in range(high)
    )
    head = struct.pack(">IIBBBBB", wide, high, 8, 2, 0, 0, 0)
    chunks = ((b"IHDR", head), (b"IDAT", zlib.compress(lines, 6)), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
        for kind, data in chunks
    )
