"""Kind, width and height of a raster picture, from its first bytes."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

_FRAMES = frozenset((*range(0xC0, 0xD0),)) - {0xC4, 0xC8, 0xCC}
"""The markers of JPEG that begin a frame."""


@dataclass(frozen=True, slots=True)
class Raster:
    """A picture of so many pixels; `kind` is that of its media type, such as `image/png`."""

    kind: str
    width: int
    height: int


def raster_size(data: bytes) -> Raster | None:
    """What a picture says of itself; `None`: it is no PNG, GIF, JPEG or WebP, or it is cut off."""
    found = None
    if data.startswith(b"\x89PNG\r\n\x1a\n") and len(data) >= 24:
        found = Raster("image/png", _big(data[16:20]), _big(data[20:24]))
    elif data.startswith((b"GIF87a", b"GIF89a")) and len(data) >= 10:
        found = Raster("image/gif", _little(data[6:8]), _little(data[8:10]))
    elif data.startswith(b"\xff\xd8"):
        found = _jpeg(data)
    elif data.startswith(b"RIFF") and data[8:12] == b"WEBP" and len(data) >= 30:
        found = _webp(data)
    return found if found is not None and found.width and found.height else None


def _jpeg(data: bytes) -> Raster | None:
    for marker, at in jpeg_segments(data):
        if marker in _FRAMES:
            return Raster("image/jpeg", _big(data[at + 7 : at + 9]), _big(data[at + 5 : at + 7]))
    return None


def jpeg_segments(data: bytes) -> "Iterator[tuple[int, int]]":
    """The segments of a JPEG before its pixels: the marker of each, and where it begins."""
    at = 2
    while at + 9 <= len(data) and data[at] == 0xFF:
        marker, size = data[at + 1], _big(data[at + 2 : at + 4])
        yield marker, at
        at += 1 if marker == 0xFF else 2 if 0xD0 <= marker <= 0xD9 else 2 + max(size, 2)


def _webp(data: bytes) -> Raster | None:
    match data[12:16]:
        case b"VP8X":
            return Raster("image/webp", _little(data[24:27]) + 1, _little(data[27:30]) + 1)
        case b"VP8L":
            bits = _little(data[21:25])
            return Raster("image/webp", (bits & 0x3FFF) + 1, (bits >> 14 & 0x3FFF) + 1)
        case b"VP8 ":
            return Raster("image/webp", _little(data[26:28]) & 0x3FFF, _little(data[28:30]) & 0x3FFF)
        case _:
            return None


def _big(data: bytes) -> int:
    return int.from_bytes(data, "big")


def _little(data: bytes) -> int:
    return int.from_bytes(data, "little")
