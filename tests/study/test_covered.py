"""A figure with boxes over its parts is one SVG that shows them where they belong, and hides what it must."""

import re
import struct
import zlib
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mlquiz.model.note import Box, Occlusion, Part
from mlquiz.reading.picture_size import Raster, raster_size
from mlquiz.study.covered import Cover, cover_of, covered_figure

ONE, TWO, THREE = Box(10, 20, 30, 40), Box(50, 20, 10, 10), Box(70, 20, 10, 10)
PARTS = (Part(1, "one", "first", (ONE,)), Part(2, "two", "second", (TWO, THREE)))
SVG = (
    b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="-10 0 200 100"><text>name</text></svg>\n<!-- end -->\n'
)


def body(*, hide_all: bool = True) -> Occlusion:
    return Occlusion("Which?", "a.svg", "one and two", PARTS, hide_all)


def rects(text: str) -> list[tuple[str, ...]]:
    found = ET.fromstring(text).iter("{http://www.w3.org/2000/svg}rect")  # noqa: S314 - our own
    sides = ("x", "y", "width", "height")
    return [
        (*(each.get(side, "") for side in sides), each.get("style", "").partition(";")[0]) for each in found
    ]


def test_all_parts_are_covered_and_the_asked_one_is_marked() -> None:
    assert cover_of(body(), 1, revealed=False) == Cover((TWO, THREE), (ONE,), revealed=False)
    assert cover_of(body(hide_all=False), 2, revealed=True) == Cover((), (TWO, THREE), revealed=True)


def test_boxes_lie_over_the_drawing_in_its_own_coordinates() -> None:
    text = covered_figure(SVG, cover_of(body(), 1, revealed=False))
    assert text is not None
    assert rects(text) == [
        ("90", "20", "20", "10", "fill:#d9dee4"),
        ("130", "20", "20", "10", "fill:#d9dee4"),
        ("10", "20", "60", "40", "fill:#f0b429"),
    ]
    assert text.index("name") < text.index("<rect"), "what is drawn later lies on top"
    assert text.endswith("</svg>\n<!-- end -->\n")
    assert text.count("?</text>") == 1


def test_the_answer_shows_the_asked_part_and_keeps_the_others_covered() -> None:
    text = covered_figure(SVG, cover_of(body(), 1, revealed=True))
    assert text is not None
    assert [each[4] for each in rects(text)] == ["fill:#d9dee4", "fill:#d9dee4", "fill:none"]
    assert "?</text>" not in text


@pytest.mark.parametrize(
    "data",
    [
        b'<?xml version="1.0" encoding="iso-8859-1"?>\n<svg xmlns="http://www.w3.org/2000/svg"><text>\xe9</text></svg>',
        "\ufeff<svg xmlns='http://www.w3.org/2000/svg'><text>é</text></svg>".encode(),
        "<s:svg xmlns:s='http://www.w3.org/2000/svg'><s:text>é</s:text></s:svg >".encode(),
    ],
)
def test_drawings_of_other_programs_keep_their_letters(data: bytes) -> None:
    text = covered_figure(data, cover_of(body(), 1, revealed=False))
    assert text is not None
    assert "é" in text
    assert len(rects(text)) == 3


def png(width: int, height: int) -> bytes:
    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    head = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    rows = zlib.compress(b"".join(b"\0" + b"\x80" * width for _ in range(height)))
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", rows) + chunk(b"IEND", b"")


def test_a_photo_is_within_the_drawing_so_that_no_other_file_is_needed() -> None:
    text = covered_figure(png(40, 20), cover_of(body(), 1, revealed=False))
    assert text is not None
    assert rects(text)[2][:4] == ("4", "4", "12", "8")
    assert re.findall(r'href="(data:image/png;base64,)', text)
    assert 'viewBox="0 0 40 20"' in text


GIF = b"GIF89a\x28\x00\x14\x00"
JPEG = b"\xff\xd8\xff\xe0\x00\x04ab\xff\xff\xc2\x00\x0b\x08\x00\x14\x00\x28\x01\x00\x00\x00"
VP8X = b"RIFF\0\0\0\0WEBPVP8X\x0a\0\0\0\0\0\0\0" + b"\x27\0\0\x13\0\0"
VP8L = b"RIFF\0\0\0\0WEBPVP8L\0\0\0\0\x2f" + (39 | 19 << 14).to_bytes(4, "little") + b"\0" * 8
VP8 = b"RIFF\0\0\0\0WEBPVP8 \0\0\0\0\0\0\0\x9d\x01\x2a\x28\0\x14\0"


@pytest.mark.parametrize(
    ("data", "kind"),
    [(GIF, "gif"), (JPEG, "jpeg"), (VP8X, "webp"), (VP8L, "webp"), (VP8, "webp"), (png(40, 20), "png")],
)
def test_the_size_of_a_picture_stands_in_its_first_bytes(data: bytes, kind: str) -> None:
    assert raster_size(data) == Raster(f"image/{kind}", 40, 20)


@pytest.mark.parametrize("data", [b"", b"%PDF-1.7", SVG[:30], b"<html></html>", b"<svg/>", b"\xff\xd8\xff"])
def test_what_cannot_be_covered_is_not_shown(data: bytes) -> None:
    assert covered_figure(data, cover_of(body(), 1, revealed=False)) is None


@given(st.one_of(st.binary(max_size=60), st.sampled_from([GIF, JPEG, VP8X, VP8L, VP8]).flatmap(
    lambda data: st.integers(0, len(data)).map(lambda end: data[:end])
)))  # fmt: skip
def test_any_bytes_are_a_picture_or_none(data: bytes) -> None:
    size = raster_size(data)
    assert size is None or (size.width > 0 and size.height > 0)
    covered_figure(data, cover_of(body(), 1, revealed=False))
