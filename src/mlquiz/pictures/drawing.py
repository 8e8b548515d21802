"""Having a picture drawn by a process of its own."""

import asyncio
import json
import subprocess
import sys
from dataclasses import asdict, dataclass
from typing import Any, Literal

from mlquiz.pictures.guard import BROKEN, REASONS, SLOW, RefusedError

PATIENCE_S = 10.0
"""After so long nothing more is expected of it."""

Way = Literal["kitty", "sixel"]


@dataclass(frozen=True, slots=True)
class Request:
    """How a picture is to be drawn.

    Args:
        way: What the terminal understands.
        columns: Cells that it may take across.
        rows: Cells that it may take down.
        cell_width: Pixels of a cell.
        cell_height: Pixels of a cell.
        colours: How many the terminal shows at once in a Sixel picture.
        grey: Without colours.
    """

    way: Way
    columns: int
    rows: int
    cell_width: int
    cell_height: int
    colours: int = 256
    grey: bool = False


@dataclass(frozen=True, slots=True)
class Drawn:
    """A picture of whole cells.

    Args:
        columns: Cells across.
        rows: Cells down.
        png: For Kitty: the picture.
        strips: For Sixel: every row of cells as a text of its own.
        pixels: For Sixel: the rows of pixels, a byte each, the index of its colour.
        palette: For Sixel: the colours.
    """

    columns: int
    rows: int
    png: bytes = b""
    strips: tuple[str, ...] = ()
    pixels: tuple[bytes, ...] = ()
    palette: tuple[tuple[int, ...], ...] = ()


async def draw(request: Request, content: bytes) -> Drawn:
    """Draw a picture.

    Raises:
        RefusedError: It cannot be drawn, or is not to be drawn; one of `REASONS`.
    """
    asked = json.dumps(asdict(request)).encode() + b"\n" + content
    command = [sys.executable, "-P", "-m", "mlquiz.pictures.worker"]
    pipe, nothing = subprocess.PIPE, subprocess.DEVNULL
    try:
        worker = subprocess.Popen(command, stdin=pipe, stdout=pipe, stderr=nothing)  # noqa: ASYNC220, S603 - a moment
    except OSError as error:
        raise RefusedError(BROKEN) from error
    heard = asyncio.get_running_loop().run_in_executor(None, _answer, worker, asked)
    try:
        answer = await asyncio.shield(heard)
    finally:  # also where nobody waits for it any more
        worker.kill()
    return understood(answer)


def _answer(worker: subprocess.Popen[bytes], asked: bytes) -> bytes:
    with worker:
        try:
            return worker.communicate(asked, PATIENCE_S)[0]
        except subprocess.TimeoutExpired as error:
            worker.kill()
            raise RefusedError(SLOW) from error


def understood(answer: bytes) -> Drawn:
    """What the process drew.

    Raises:
        RefusedError: Nothing, or it broke down over it.
    """
    line, _, drawn = answer.partition(b"\n")
    try:
        told = json.loads(line)
        if "refused" in told:
            raise RefusedError(told["refused"] if told["refused"] in REASONS else BROKEN)
        return _sixel(told, drawn) if "strips" in told else Drawn(told["columns"], told["rows"], png=drawn)
    except (ValueError, KeyError, TypeError) as error:
        if isinstance(error, RefusedError):
            raise
        raise RefusedError(BROKEN) from error


def _sixel(told: dict[str, Any], drawn: bytes) -> Drawn:
    strips, at = [], 0
    for length in told["strips"]:
        strips.append(drawn[at : at + length].decode("ascii"))
        at += length
    width = told["width"]
    pixels = tuple(drawn[start : start + width] for start in range(at, len(drawn), width))
    palette = tuple(tuple(colour) for colour in told["palette"])
    return Drawn(told["columns"], told["rows"], strips=tuple(strips), pixels=pixels, palette=palette)
