"""How a photo is turned before it is shown: a camera writes that into the file (Exif), and turns no pixel."""

from typing import TYPE_CHECKING, Literal

from mlquiz.reading.picture_size import jpeg_segments

if TYPE_CHECKING:
    from collections.abc import Iterator

ByteOrder = Literal["little", "big"]

UPRIGHT = 1
"""Of the eight turns that Exif knows: none. From 5 on width and height change places."""

_APP1 = 0xE1
_EXIF = b"Exif\0\0"
_ORIENTATION = 0x0112
_MOST_ENTRIES = 200


def without_turn(data: bytes) -> tuple[int, bytes]:
    """How a JPEG or WebP is turned, 1 to 8 as Exif counts, and the same picture without saying so."""
    for start in _exif(data):
        order: ByteOrder = "little" if data.startswith(b"II*\0", start) else "big"
        at = _orientation(data, start, order)
        turn = int.from_bytes(data[at : at + 2], order) if at else 0
        if UPRIGHT < turn <= 8:
            return turn, data[:at] + UPRIGHT.to_bytes(2, order) + data[at + 2 :]
    return UPRIGHT, data


def _exif(data: bytes) -> "Iterator[int]":
    """Where the Exif of a picture begins."""
    if data.startswith(b"\xff\xd8"):
        for marker, at in jpeg_segments(data):
            if marker == _APP1 and data.startswith(_EXIF, at + 4):
                yield at + 4 + len(_EXIF)
    elif data.startswith(b"RIFF") and data[8:12] == b"WEBP":
        at = 12
        while at + 8 <= len(data):
            if data.startswith(b"EXIF", at):
                yield at + 8 + (len(_EXIF) if data.startswith(_EXIF, at + 8) else 0)
            size = int.from_bytes(data[at + 4 : at + 8], "little")
            at += 8 + size + size % 2


def _orientation(data: bytes, start: int, order: ByteOrder) -> int:
    """Where the orientation stands in Exif that begins at `start`; 0: nowhere."""
    if data[start : start + 4] not in {b"II*\0", b"MM\0*"}:
        return 0
    first = start + int.from_bytes(data[start + 4 : start + 8], order)
    count = int.from_bytes(data[first : first + 2], order)
    for at in range(first + 2, first + 2 + 12 * min(count, _MOST_ENTRIES), 12):
        if at + 12 <= len(data) and int.from_bytes(data[at : at + 2], order) == _ORIENTATION:
            return at + 8
    return 0
