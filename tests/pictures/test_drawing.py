"""Pictures are drawn by a process of its own: whatever a file holds, there is a picture or a reason, soon."""

import asyncio
import json
import sys
import tempfile
import time
import zlib
from base64 import b64encode
from dataclasses import asdict, replace
from io import BytesIO, TextIOWrapper
from pathlib import Path

import pytest
from PIL import Image

from mlquiz.model.note import Box
from mlquiz.pictures import drawing, worker
from mlquiz.pictures.drawing import Drawn, Request, Way, draw, understood
from mlquiz.pictures.guard import (
    BROKEN,
    DECLARES,
    LARGE,
    LETTERS,
    LOADS,
    NO_ROOM,
    NOT_A_PICTURE,
    REASONS,
    SLOW,
    RefusedError,
)
from mlquiz.pictures.raster import Room, raster
from mlquiz.study.covered import Cover, covered_figure

from tests.pictures.figures import BLUE, FLAG, GREEN, NAMESPACE, RED, decoded, near, photo

SIXEL = Request("sixel", 60, 18, 10, 20)
KITTY = replace(SIXEL, way="kitty")


def colours(picture: Image.Image, *places: tuple[int, int]) -> list[tuple[int, ...]]:
    return [tuple(picture.convert("RGBA").getpixel(place)) for place in places]  # type: ignore[arg-type]


async def reason(content: str | bytes, request: Request = SIXEL) -> str:
    with pytest.raises(RefusedError) as refused:
        await draw(request, content.encode() if isinstance(content, str) else content)
    assert str(refused.value) in REASONS
    return str(refused.value)


async def test_a_drawing_becomes_rows_of_cells_that_each_stand_alone() -> None:
    drawn = await draw(SIXEL, FLAG.encode())
    assert (drawn.columns, drawn.rows) == (30, 10)
    assert len(drawn.strips) == 10
    for strip in drawn.strips:
        width, height, pixels = decoded(strip)
        assert (width, height, len(pixels)) == (300, 20, 6000)
        assert all(near(pixels[x, 7], colour) for x, colour in ((50, RED), (150, GREEN), (250, BLUE)))
    assert [len(row) for row in drawn.pixels] == [300] * 200


def test_without_room_for_temporary_files_that_is_the_reason_and_not_the_picture(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = json.dumps(asdict(SIXEL)).encode() + b"\n" + FLAG.encode()
    told = BytesIO()
    with monkeypatch.context() as nowhere:
        nowhere.setattr(tempfile, "tempdir", str(tmp_path / "missing"))
        nowhere.setattr(worker, "_limit", lambda: None)
        nowhere.setattr("sys.stdin", TextIOWrapper(BytesIO(asked)))
        nowhere.setattr("sys.stdout", TextIOWrapper(told))
        worker.main()
        sys.stdout.flush()
        answer = told.getvalue()
    with pytest.raises(RefusedError, match=NO_ROOM):
        understood(answer)


async def test_for_kitty_it_is_a_png_of_whole_cells() -> None:
    drawn = await draw(replace(KITTY, cell_width=11, cell_height=23), FLAG.encode())
    picture = Image.open(BytesIO(drawn.png))
    assert picture.size == (drawn.columns * 11, drawn.rows * 23)
    assert colours(picture, (50, 50), (170, 50), (300, 50)) == [(*RED, 255), (*GREEN, 255), (*BLUE, 255)]
    assert colours(picture, (picture.width - 1, picture.height - 1))[0][3] == 0


@pytest.mark.parametrize("kind", ["PNG", "JPEG", "GIF", "WEBP"])
async def test_photographs_are_drawn_too(kind: str) -> None:
    drawn = await draw(KITTY, photo(kind, (200, 100)))
    assert (drawn.columns, drawn.rows) == (20, 5)
    assert all(
        abs(a - b) < 12 for a, b in zip(colours(Image.open(BytesIO(drawn.png)), (9, 9))[0], RED, strict=False)
    )


@pytest.mark.parametrize(
    ("width", "height", "columns", "rows"),
    [
        (300, 200, 30, 10),
        (3000, 2000, 54, 18),
        (3000, 200, 60, 2),
        (100_000, 100_000, 36, 18),
        (4, 4000, 1, 18),
    ],
)
async def test_a_picture_keeps_its_shape_and_fits(width: int, height: int, columns: int, rows: int) -> None:
    svg = f'<svg {NAMESPACE} width="{width}" height="{height}"><rect width="100%" height="100%"/></svg>'
    drawn = await draw(SIXEL, svg.encode())
    assert (drawn.columns, drawn.rows) == (columns, rows)


async def test_every_figure_of_the_notes_is_drawn(checkout: Path) -> None:
    figures = sorted((checkout / "notes" / "en" / "figures").glob("*.svg"))
    assert len(figures) > 50
    for figure in figures[::9]:
        drawn = await draw(SIXEL, figure.read_bytes())
        assert len(drawn.strips) == drawn.rows
    room = Room(60, 18, 10, 20)
    assert all(min(raster(figure.read_bytes(), room).size) > 100 for figure in figures)


async def test_without_colours_it_is_grey() -> None:
    drawn = await draw(replace(KITTY, grey=True), FLAG.encode())
    red, green, blue, _ = colours(Image.open(BytesIO(drawn.png)), (50, 50))[0]
    assert red == green == blue


@pytest.mark.parametrize(("ink", "paper"), [("black", (255, 255, 255)), ("white", (22, 24, 29))])
def test_ink_without_a_ground_lies_on_paper_on_which_it_is_seen(
    ink: str, paper: tuple[int, int, int]
) -> None:
    svg = f'<svg {NAMESPACE} width="200" height="200"><rect width="50" height="50" fill="{ink}"/></svg>'
    assert colours(raster(svg.encode(), Room(60, 18, 10, 20)), (150, 150)) == [(*paper, 255)]


def test_words_on_light_shapes_do_not_make_a_drawing_one_for_a_dark_page() -> None:
    svg = (
        f'<svg {NAMESPACE} width="400" height="200"><rect width="180" height="90" fill="#eeeeee"/>'
        '<rect x="40" y="150" width="6" height="40"/></svg>'
    )
    assert colours(raster(svg.encode(), Room(60, 18, 10, 20)), (300, 150)) == [(255, 255, 255, 255)]


def test_boxes_cover_whatever_a_style_sheet_in_the_figure_says() -> None:
    style = "<style>rect{display:none} g{opacity:0} rect{fill:red} g{display:none}</style>"
    svg = f'<svg {NAMESPACE} width="200" height="200">{style}<circle r="300" fill="#1414dc"/></svg>'
    text = covered_figure(svg.encode(), Cover((Box(50, 50, 40, 40),), ()))
    assert text is not None
    seen = colours(raster(text.encode(), Room(60, 18, 10, 20)), (10, 10), (140, 140))
    assert seen == [(*BLUE, 255), (0xD9, 0xDE, 0xE4, 255)]


LABEL = (
    '<svg {} width="300" height="60"><text x="5" y="40" font-size="30" font-family="Nowhere">{}</text></svg>'
)


def test_labels_are_drawn_on_a_machine_without_fonts() -> None:
    picture = raster(LABEL.format(NAMESPACE, "Q, K and V").encode(), Room(60, 18, 10, 20), system_fonts=False)
    assert sum(picture.convert("L").histogram()[:100]) > 100


@pytest.mark.parametrize("label", ["注意力", "σ(x)"])
def test_a_figure_whose_labels_no_font_has_is_not_drawn_without_them(label: str) -> None:
    with pytest.raises(RefusedError, match=LETTERS):
        raster(LABEL.format(NAMESPACE, label).encode(), Room(60, 18, 10, 20), system_fonts=False)


ENTITIES = '<!DOCTYPE svg [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]>'


@pytest.mark.parametrize(
    ("content", "why"),
    [
        ("<svg", BROKEN),
        (f"<svg {NAMESPACE}><rect></svg>", BROKEN),
        (f'<svg {NAMESPACE} width="0" height="0"/>', BROKEN),
        ("<html><body/></html>", NOT_A_PICTURE),
        ("", NOT_A_PICTURE),
        ("plain words", NOT_A_PICTURE),
        (photo("PNG")[:60], BROKEN),
        (photo("BMP"), NOT_A_PICTURE),
        (f'{ENTITIES}<svg {NAMESPACE} width="9" height="9"><text>&b;</text></svg>', DECLARES),
        (f'<svg {NAMESPACE} width="9" height="9"><image xlink:href="/etc/hostname.png"/></svg>', LOADS),
        (f'<svg {NAMESPACE} width="9" height="9"><image href="https://example.org/a.png"/></svg>', LOADS),
        (f'<svg {NAMESPACE} width="9" height="9"><use href="other.svg#a"/></svg>', LOADS),
        (
            f'<svg {NAMESPACE} width="9" height="9"><image href="data:image/svg+xml;base64,AA=="/></svg>',
            LOADS,
        ),
        (f'<svg {NAMESPACE} width="9" height="9">{"<g>" * 5000}{"</g>" * 5000}</svg>', LARGE),
        (f"<svg {NAMESPACE}><!--{'x' * 5_000_000}--></svg>", LARGE),
    ],
)
async def test_what_is_damaged_or_malicious_is_refused_and_said(content: str | bytes, why: str) -> None:
    assert await reason(content) == why


async def test_a_picture_in_a_drawing_is_drawn() -> None:
    data = b64encode(photo("PNG")).decode()
    image = f'<image width="300" height="200" href="data:image/png;base64,{data}"/>'
    svg = f'<svg {NAMESPACE} width="300" height="200">{image}</svg>'
    drawn = await draw(KITTY, svg.encode())
    assert colours(Image.open(BytesIO(drawn.png)), (150, 100)) == [(*RED, 255)]


def bomb(width: int, height: int) -> bytes:
    """A PNG of a few bytes that says it is huge."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return len(data).to_bytes(4) + kind + data + zlib.crc32(kind + data).to_bytes(4)

    head = width.to_bytes(4) + height.to_bytes(4) + bytes([8, 2, 0, 0, 0])
    held = zlib.compress(bytes(1000))
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", held) + chunk(b"IEND", b"")


@pytest.mark.parametrize("across", [6500, 100_000])
async def test_a_picture_of_more_pixels_than_a_screen_has_ever_shown_is_refused(across: int) -> None:
    assert await reason(bomb(across, across)) == LARGE


async def test_a_photograph_within_a_drawing_may_be_as_large_as_one_by_itself() -> None:
    noise = Image.effect_noise((2000, 1500), 100)
    held = BytesIO()
    noise.save(held, "PNG")
    embedded = b64encode(held.getvalue() + b"\0" * 2_000_000).decode()
    assert len(embedded) > 5_000_000
    image = f'<image width="400" height="300" href="data:image/png;base64,{embedded}"/>'
    svg = f'<svg {NAMESPACE} width="400" height="300">{image}</svg>'
    drawn = await draw(SIXEL, svg.encode())
    assert (drawn.columns, drawn.rows) == (40, 15)


async def test_a_photograph_fits_whatever_its_shape() -> None:
    drawn = await draw(SIXEL, photo("PNG", (100, 4000)))
    assert (drawn.columns, drawn.rows) == (1, 18)


async def test_what_takes_too_long_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(drawing, "PATIENCE_S", 0.01)
    began = time.monotonic()
    assert await reason(FLAG) == SLOW
    assert time.monotonic() - began < 5


async def test_a_process_that_breaks_down_is_a_reason_and_no_more(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(sys, "executable", "/bin/false")
    assert await reason(FLAG) == BROKEN
    monkeypatch.setattr(sys, "executable", str(tmp_path / "nothing"))
    assert await reason(FLAG) == BROKEN


@pytest.mark.parametrize(
    "answer", [b"", b"\n", b"{}\n", b"[]\n", b'{"refused": 3}\n', b'{"strips": [1]}\n', b"\xff\n"]
)
def test_any_answer_is_a_reason(answer: bytes) -> None:
    with pytest.raises(RefusedError, match=BROKEN):
        understood(answer)


async def test_files_in_the_working_folder_are_not_run(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "json.py").write_text("raise SystemExit(3)")
    (tmp_path / "PIL").mkdir()
    monkeypatch.chdir(tmp_path)
    assert await draw(KITTY, FLAG.encode()) == Drawn(30, 10, png=(await draw(KITTY, FLAG.encode())).png)


@pytest.mark.parametrize("way", ["kitty", "sixel"])
def test_nothing_is_left_behind(way: Way, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    asyncio.run(draw(replace(SIXEL, way=way), LABEL.format(NAMESPACE, "a").encode()))
    assert list(tmp_path.iterdir()) == []
