"""The process that draws one picture: a line of JSON and the file in, a line of JSON and the drawing out."""

import json
import sys
import warnings
from contextlib import suppress
from io import BytesIO
from typing import TYPE_CHECKING, Any

from mlquiz.pictures.guard import BROKEN, LARGE, NO_ROOM, RefusedError
from mlquiz.pictures.sixel import sixel

if TYPE_CHECKING:
    from PIL import Image

SECONDS = 8
"""Of computing; the other side waits a little longer."""

_MOST_MEMORY = 2 * 1024**3
_DRAWING_COLOURS = 96
"""Enough for flat colours and their smooth edges; more make a longer text for the terminal."""


def main() -> None:
    """Read, draw, write."""
    _limit()
    asked = json.loads(sys.stdin.buffer.readline())
    content = sys.stdin.buffer.read()
    try:
        told, drawn = answer(asked, content)
    except RefusedError as error:
        told, drawn = {"refused": str(error)}, b""
    except MemoryError:
        told, drawn = {"refused": LARGE}, b""
    except OSError as error:
        if error.errno is None:  # pillow's, of a picture
            raise
        told, drawn = {"refused": NO_ROOM}, b""
    sys.stdout.buffer.write(json.dumps(told).encode() + b"\n" + drawn)


def _limit() -> None:
    """Take no more time, memory or disk than a picture needs."""
    with suppress(ImportError, ValueError, OSError):  # not on Windows
        import resource  # noqa: PLC0415

        resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
        resource.setrlimit(resource.RLIMIT_AS, (_MOST_MEMORY, _MOST_MEMORY))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def answer(asked: dict[str, Any], content: bytes) -> tuple[dict[str, Any], bytes]:
    """What is told of the picture, and the picture: a PNG, or Sixel of every row of cells and the pixels.

    Raises:
        RefusedError: It cannot be drawn, or is not to be drawn.
    """
    from mlquiz.pictures.raster import Room, raster  # noqa: PLC0415 - under the limits

    room = Room(asked["columns"], asked["rows"], asked["cell_width"], asked["cell_height"])
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            drawn = raster(content, room, system_fonts=asked.get("system_fonts", True))
        except UnicodeDecodeError as error:
            raise RefusedError(BROKEN) from error
    if asked["grey"]:
        drawn = drawn.convert("L").convert("RGB")
    columns, rows = room.cells(*drawn.size)
    told = {"columns": columns, "rows": rows}
    if asked["way"] == "kitty":
        return told, _png(drawn, columns * room.cell_width, rows * room.cell_height)
    return _as_sixel(told, drawn, room.cell_height, asked["colours"], svg=content.lstrip()[:1] == b"<")


def _png(drawn: "Image.Image", width: int, height: int) -> bytes:
    """On a transparent ground of whole cells: the terminal stretches what does not fill them."""
    from PIL import Image  # noqa: PLC0415

    ground = Image.new("RGBA", (width, height))
    ground.paste(drawn, (0, 0))
    held = BytesIO()
    ground.save(held, "PNG", compress_level=6)
    return held.getvalue()


def _as_sixel(
    told: dict[str, Any], drawn: "Image.Image", cell_height: int, colours: int, *, svg: bool
) -> tuple[dict[str, Any], bytes]:
    from PIL import Image  # noqa: PLC0415

    count = max(2, min(colours, _DRAWING_COLOURS if svg else 256))
    smooth = Image.Dither.NONE if svg else Image.Dither.FLOYDSTEINBERG
    indexed = drawn.quantize(count, dither=smooth)
    width, height = indexed.size
    flat = indexed.getpalette() or []
    palette = [flat[at : at + 3] for at in range(0, len(flat), 3)]
    pixels = indexed.tobytes()
    lines = [pixels[at : at + width] for at in range(0, len(pixels), width)]
    strips = [sixel(lines[top : top + cell_height], palette) for top in range(0, height, cell_height)]
    told |= {"width": width, "palette": palette, "strips": [len(strip) for strip in strips]}
    return told, "".join(strips).encode("ascii") + pixels


if __name__ == "__main__":
    main()
