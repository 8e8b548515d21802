"""A photo that its camera turned has its boxes where the learner sees the parts, in whatever program."""

from io import BytesIO

import pytest
from PIL import Image, ImageOps

from mlquiz.model.note import Box
from mlquiz.pictures.raster import Room, raster
from mlquiz.reading.picture_turn import without_turn
from mlquiz.study.covered import Cover, covered_figure

from tests.pictures.figures import BLUE, GREEN, RED, near

WIDTH, HEIGHT = 160, 80
TURN = 0x0112
UNTURN = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_90,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_270,
}
COVER = Cover(hidden=(Box(0, 50, 50, 50),), asked=(), revealed=True)


def upright() -> Image.Image:
    """Red and green above, blue below."""
    picture = Image.new("RGB", (WIDTH, HEIGHT), BLUE)
    picture.paste(RED, (0, 0, WIDTH // 2, HEIGHT // 2))
    picture.paste(GREEN, (WIDTH // 2, 0, WIDTH, HEIGHT // 2))
    return picture


def taken(turn: int, kind: str, endian: str) -> bytes:
    """The same as a camera keeps it that was held otherwise."""
    exif = Image.Exif()
    exif.endian = endian
    exif[0x010F] = "A camera"
    exif[TURN] = turn
    held = BytesIO()
    stored = upright().transpose(UNTURN[turn]) if turn in UNTURN else upright()
    stored.save(held, kind, exif=exif, quality=95, subsampling=0)
    assert near(ImageOps.exif_transpose(Image.open(held)).getpixel((9, 9)), RED)  # type: ignore[arg-type]
    return held.getvalue()


@pytest.mark.parametrize("turn", range(1, 9))
@pytest.mark.parametrize(("kind", "endian"), [("JPEG", "<"), ("JPEG", ">"), ("WEBP", "<")])
def test_boxes_lie_on_the_photo_as_it_is_seen(turn: int, kind: str, endian: str) -> None:
    text = covered_figure(taken(turn, kind, endian), COVER)
    assert text is not None
    drawn = raster(text.encode(), Room(60, 18, 10, 20))
    assert drawn.size == (WIDTH, HEIGHT)
    seen = [drawn.getpixel(place) for place in ((30, 15), (130, 15), (130, 65), (30, 65))]
    cover = (0xD9, 0xDE, 0xE4)
    assert all(near(a, b) for a, b in zip(seen, (RED, GREEN, BLUE, cover), strict=True))  # type: ignore[arg-type]


@pytest.mark.parametrize("kind", ["JPEG", "WEBP"])
def test_the_photo_within_is_not_turned_once_more(kind: str) -> None:
    turn, photo = without_turn(taken(6, kind, "<"))
    assert turn == 6
    assert Image.open(BytesIO(photo)).getexif()[TURN] == 1
    assert without_turn(photo) == (1, photo)


@pytest.mark.parametrize("kind", ["JPEG", "WEBP"])
def test_a_photo_that_is_cut_off_is_not_turned_or_as_it_was(kind: str) -> None:
    photo = taken(8, kind, "<")
    assert {without_turn(photo[:end])[0] for end in range(len(photo))} <= {1, 8}
