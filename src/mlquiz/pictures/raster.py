"""A picture's bytes to pixels. This runs in the process that draws, and nowhere else."""

import math
import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from dataclasses import dataclass
from io import BytesIO

import resvg_py
from PIL import Image, ImageFont, ImageOps, UnidentifiedImageError

from mlquiz.pictures.guard import BROKEN, LARGE, LETTERS, NOT_A_PICTURE, RefusedError, drawable

_PAPER, _DARK_PAPER = "#ffffff", "#16181d"
_LIGHT_INK = 176
"""So light is the ink of a drawing without a ground that is meant for a dark page."""
_DARK_INK, _FEW = 100, 0.003
"""And it has hardly anything so dark."""

_LINE_PX = 20
"""CSS pixels that a line of the terminal stands for: a picture is as large beside text as in a browser."""

_BUNDLED = "Aileron"
"""The family of the font that pillow brings along."""

_FORMATS = ("PNG", "JPEG", "GIF", "WEBP")
Image.MAX_IMAGE_PIXELS = 20_000_000  # twice as many are refused


@dataclass(frozen=True, slots=True)
class Room:
    """What a picture may fill, in cells, and how many pixels a cell has."""

    columns: int
    rows: int
    cell_width: int
    cell_height: int

    def fitting(self, width_px: float, height_px: float) -> tuple[int, int]:
        """Pixels of a picture of that natural size: no larger than natural, and within the room."""
        scale = min(
            self.cell_height / _LINE_PX,
            self.columns * self.cell_width / width_px,
            self.rows * self.cell_height / height_px,
        )
        return max(1, round(width_px * scale)), max(1, round(height_px * scale))

    def cells(self, width_px: int, height_px: int) -> tuple[int, int]:
        """Columns and rows that a picture of so many pixels takes."""
        return math.ceil(width_px / self.cell_width), math.ceil(height_px / self.cell_height)


def raster(content: bytes, room: Room, *, system_fonts: bool = True) -> Image.Image:
    """A picture as large as the room allows, opaque.

    Raises:
        RefusedError: It cannot be drawn, or is not to be drawn.
    """
    head = content[:512].lstrip(b"\xef\xbb\xbf \t\r\n")
    drawn = _svg(content, room, system_fonts=system_fonts) if head.startswith(b"<") else _photo(content, room)
    return _opaque(drawn)


def _svg(svg: bytes, room: Room, *, system_fonts: bool) -> Image.Image:
    width = drawable(svg)
    wide, _ = room.fitting(width, 1)
    drawn, said = _rendered(svg, wide, room.rows * room.cell_height, system_fonts=system_fonts)
    if "No match for" in said and (font := _bundled_font()):
        drawn, said = _rendered(svg, wide, room.rows * room.cell_height, system_fonts=system_fonts, font=font)
    if "No match for" in said or "No fonts with a" in said:
        raise RefusedError(LETTERS)
    return drawn


def _rendered(
    svg: bytes, width: int, height: int, *, system_fonts: bool, font: bytes = b""
) -> tuple[Image.Image, str]:
    """The drawing within so many pixels, and what the rasterizer said of fonts."""
    name = _BUNDLED if font else None
    with tempfile.NamedTemporaryFile(suffix=".ttf") if font else nullcontext() as file, _overheard() as said:
        if file:
            file.write(font)
            file.flush()
        try:
            png = resvg_py.svg_to_bytes(
                svg_string=svg.decode("utf-8-sig"),
                width=width,
                height=height,
                skip_system_fonts=not system_fonts,
                font_files=[file.name] if file else None,
                serif_family=name,
                sans_serif_family=name,
                monospace_family=name,
                log_information=True,
            )
        except ValueError as error:
            raise RefusedError(BROKEN) from error
    return _opened(png), said[0]


@contextmanager
def _overheard() -> Iterator[list[str]]:
    """What is written to the standard outputs meanwhile; the rasterizer's remarks are nowhere else."""
    said: list[str] = []
    kept = [os.dup(number) for number in (1, 2)]
    with tempfile.TemporaryFile() as held:
        os.dup2(held.fileno(), 1)
        os.dup2(held.fileno(), 2)
        try:
            yield said
        finally:
            for number, output in enumerate(kept, start=1):
                os.dup2(output, number)
                os.close(output)
            held.seek(0)
            said.append(held.read().decode("utf-8", "replace"))


def _bundled_font() -> bytes:
    """The font that pillow brings along, for machines that have none; it has Latin letters and digits."""
    font = ImageFont.load_default(size=12)
    held = getattr(font, "font_bytes", None)
    return held if isinstance(held, bytes) else b""


def _photo(content: bytes, room: Room) -> Image.Image:
    opened = _opened(content)
    turned = ImageOps.exif_transpose(opened)
    size = room.fitting(*turned.size)
    return turned.convert("RGBA").resize(size, Image.Resampling.LANCZOS, reducing_gap=3.0)


def _opened(content: bytes) -> Image.Image:
    try:
        opened = Image.open(BytesIO(content), formats=_FORMATS)
        opened.load()
    except UnidentifiedImageError as error:
        raise RefusedError(NOT_A_PICTURE) from error
    except Image.DecompressionBombError as error:
        raise RefusedError(LARGE) from error
    except (OSError, ValueError, SyntaxError) as error:
        raise RefusedError(BROKEN) from error
    return opened


def _opaque(drawn: Image.Image) -> Image.Image:
    """On paper: white, or dark under light ink."""
    coloured = drawn.convert("RGBA")
    alpha = coloured.getchannel("A")
    if alpha.getextrema() == (255, 255):
        return coloured.convert("RGB")
    shades = coloured.convert("L").histogram(alpha.point(lambda value: 255 if value > 127 else 0))
    inked = max(1, sum(shades))
    ink = sum(shade * count for shade, count in enumerate(shades)) / inked
    is_light = ink > _LIGHT_INK and sum(shades[:_DARK_INK]) < _FEW * inked  # words on light shapes are dark
    paper = Image.new("RGBA", coloured.size, _DARK_PAPER if is_light else _PAPER)
    return Image.alpha_composite(paper, coloured).convert("RGB")
