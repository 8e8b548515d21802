"""What the terminal can show. It is asked once, before the screen opens: later its answers would be keys."""

import os
import re
import sys
import time
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, replace

from mlquiz.pictures.drawing import Way

PATIENCE_S = 1.0
"""A terminal far away takes its time; one that never answers costs no more than this, once."""

_ASK_SIZE = "\x1b[16t"
_ASK_NAME = "\x1b[>q"
_ASK_COLOURS = "\x1b[?1;1;0S"
_ASK_LARGEST = "\x1b[?2;4;0S"
_ASK_KITTY = "\x1b_Gi=31,s=1,v=1,a=q,t=d,f=24;AAAA\x1b\\"
_ASK_LAST = "\x1b[c"
"""Every terminal answers this one: when the answer is there, no other is to be expected."""

_ASIDE, _BACK = "\x1b[?1049h", "\x1b[?1049l"
"""To the other screen and back: a terminal that does not understand a question may write it down."""

_ATTRIBUTES = re.compile(rb"\x1b\[\?([\d;]*)c")
_SIZE = re.compile(rb"\x1b\[6;(\d+);(\d+)t")
_NAME = re.compile(rb"\x1bP>\|([^\x1b]*)\x1b\\")
_COLOURS = re.compile(rb"\x1b\[\?1;0;(\d+)S")
_LARGEST = re.compile(rb"\x1b\[\?2;0;(\d+);(\d+)S")
_KITTY = re.compile(rb"\x1b_Gi=31[^\x1b]*;OK\x1b\\")
_KITTY_VERSION = re.compile(r"kitty\((\d+)\.(\d+)")
_SINCE = (0, 28)
"""The first kitty that has placeholders."""

_SIXEL = b"4"
_MOST_COLOURS = 256
_SMALLEST, _LARGEST_CELL = 4, 200


@dataclass(frozen=True, slots=True)
class Terminal:
    """What a terminal says of itself.

    Args:
        kitty: Whether it has Kitty's graphics and their placeholders.
        sixel: Whether it has Sixel.
        cell: Pixels of a cell, across and down; `None`: it does not say.
        colours: How many one Sixel picture may have.
        widest: Pixels that a Sixel picture may be wide; 0: it does not say.
    """

    kitty: bool = False
    sixel: bool = False
    cell: tuple[int, int] | None = None
    colours: int = _MOST_COLOURS
    widest: int = 0

    def way(self, wanted: str) -> Way | None:
        """How pictures are shown on it: as it was set, or the best that it has."""
        if wanted == "kitty" or (wanted == "auto" and self.kitty):
            return "kitty"
        if wanted == "sixel" or (wanted == "auto" and self.sixel):
            return "sixel"
        return None


def is_terminal() -> bool:
    """Whether keys come from a terminal, and all that is written goes there."""
    return all(each is not None and each.isatty() for each in (sys.stdin, sys.stdout, sys.__stderr__))


def ask() -> Terminal:
    """Ask the terminal; where it says nothing, what is known without it."""
    said = understood(_answers(), os.environ)
    measured = cell_now()
    return said if said.cell else replace(said, cell=measured)


def cell_now() -> tuple[int, int] | None:
    """Pixels of a cell as the system knows them; they change with the size of the font."""
    try:
        import fcntl  # noqa: PLC0415 - not on Windows
        import struct  # noqa: PLC0415
        import termios  # noqa: PLC0415

        size = struct.unpack("HHHH", fcntl.ioctl(sys.__stderr__ or 2, termios.TIOCGWINSZ, bytes(8)))
    except (ImportError, OSError, ValueError):
        return None
    rows, columns, width, height = size
    return _sound(width // columns, height // rows) if rows and columns else None


def _sound(width: int, height: int) -> tuple[int, int] | None:
    fine = _SMALLEST <= width <= _LARGEST_CELL and _SMALLEST <= height <= _LARGEST_CELL
    return (width, height) if fine else None


def _answers() -> bytes:
    """Everything that the terminal answers; nothing where it cannot be asked."""
    try:
        import termios  # noqa: PLC0415 - not on Windows
        import tty  # noqa: PLC0415

        keyboard, screen = sys.stdin.fileno(), sys.stdout.fileno()
    except (ImportError, OSError, ValueError):
        return b""
    try:
        before = termios.tcgetattr(keyboard)
    except termios.error:
        return b""
    try:
        tty.setcbreak(keyboard, termios.TCSANOW)
        with suppress(OSError):
            kitty = "" if "TMUX" in os.environ else _ASK_KITTY
            asked = f"{_ASIDE}{_ASK_NAME}{_ASK_SIZE}{_ASK_COLOURS}{_ASK_LARGEST}{kitty}{_ASK_LAST}"
            os.write(screen, asked.encode("ascii"))
            heard = _read(keyboard)
            os.write(screen, _BACK.encode("ascii"))
            return heard
        return b""
    finally:
        termios.tcsetattr(keyboard, termios.TCSANOW, before)


def _read(keyboard: int) -> bytes:
    """What comes until the last answer, or until patience is at an end."""
    from select import select  # noqa: PLC0415

    heard = b""
    end = time.monotonic() + PATIENCE_S
    while not _ATTRIBUTES.search(heard):
        if not select([keyboard], [], [], max(0.0, end - time.monotonic()))[0]:
            break
        more = os.read(keyboard, 4096)
        if not more:
            break
        heard += more
    return heard


def understood(said: bytes, environment: Mapping[str, str]) -> Terminal:
    """What the answers of a terminal mean; they may be cut off, or be no answers at all."""
    attributes = _ATTRIBUTES.search(said)
    size, colours, largest = _SIZE.search(said), _COLOURS.search(said), _LARGEST.search(said)
    named = _NAME.search(said)
    name = named[1].decode("ascii", "replace") if named else ""
    return Terminal(
        kitty=bool(_KITTY.search(said)) and _has_placeholders(name, environment),
        sixel=bool(attributes and _SIXEL in attributes[1].split(b";")[1:]),
        cell=_sound(int(size[2]), int(size[1])) if size else None,
        colours=min(max(int(colours[1]), 2), _MOST_COLOURS) if colours else _MOST_COLOURS,
        widest=int(largest[1]) if largest else 0,
    )


def _has_placeholders(name: str, environment: Mapping[str, str]) -> bool:
    """Some terminals show Kitty's pictures, but not in the midst of text; those that do are known by name."""
    version = _KITTY_VERSION.match(name)
    if version:
        return (int(version[1]), int(version[2])) >= _SINCE
    return name.lower().startswith("ghostty") or environment.get("TERM") == "xterm-ghostty"
