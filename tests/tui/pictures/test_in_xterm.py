"""The real program in a real terminal that shows pictures: what is seen on a screen that does not exist.

Needs xterm and Xvfb, which CI has.
"""

import contextlib
import os
import shlex
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PIL import Image, ImageGrab

from tests.pictures.figures import BLUE, FLAG, GREEN, RED, near

pytestmark = pytest.mark.skipif(
    (shutil.which("xterm") is None or shutil.which("Xvfb") is None) and not os.environ.get("CI"),
    reason="needs xterm and Xvfb",
)

CARDS = """
<!-- card: flag -->
Q: Which flag is this?

![A flag with three stripes](figures/flag.svg)

A: Nobody's.

<!-- card: words -->
Q: Is there a picture here?

A: No.
"""
PROXY = """
import fcntl, os, pty, select, sys, termios, tty
keys, seen, command = os.open(sys.argv[1], os.O_RDWR), open(sys.argv[2], "wb", buffering=0), sys.argv[3:]
ready, sized = os.pipe()
process, inside = pty.fork()
if not process:
    os.read(ready, 1)
    os.execvp(command[0], command)
fcntl.ioctl(inside, termios.TIOCSWINSZ, fcntl.ioctl(0, termios.TIOCGWINSZ, bytes(8)))
tty.setraw(0)
os.write(sized, b".")
while True:
    for ready in select.select([0, keys, inside], [], [])[0]:
        try:
            data = os.read(ready, 65536)
        except OSError:
            data = b""
        if ready == inside:
            if not data:
                os.waitpid(process, 0)
                seen.write(b"[gone]")
                select.select([], [], [], 60)
            seen.write(data)
        os.write(1 if ready == inside else inside, data)
"""
"""Stands between the terminal and the program, types keys, and keeps what the program writes."""

PATIENCE_S = 30.0
CELL = (6, 13)
"""Pixels of xterm's smallest built-in letters."""


class Screen:
    """An xterm of 80 by 24 on a screen of its own, with the program in it."""

    def __init__(self, root: Path, images: str) -> None:
        self._root = root
        reading, writing = os.pipe()
        self._server = subprocess.Popen(
            [
                "Xvfb",
                "-displayfd",
                str(writing),
                "-screen",
                "0",
                "640x400x24",
                "-nolisten",
                "tcp",
                "-noreset",
            ],
            pass_fds=[writing],
            stderr=subprocess.DEVNULL,
        )
        os.close(writing)
        with os.fdopen(reading) as told:
            self._display = f":{told.readline().strip()}"
        os.mkfifo(root / "keys")
        self._seen = root / "seen"
        self._keys = os.open(root / "keys", os.O_RDWR)
        (root / "proxy.py").write_text(PROXY)
        program = [
            sys.executable,
            "-m",
            "mlquiz",
            "--content",
            str(root),
            "--db",
            str(root / "p.db"),
            "tui",
            "all",
        ]
        proxy = [sys.executable, str(root / "proxy.py"), str(root / "keys"), str(self._seen), *program]
        self._terminal = subprocess.Popen(
            ["xterm", "-ti", "vt340", "-fn", "6x13", "-geometry", "80x24+0+0", "-e", shlex.join(proxy)],
            env={**os.environ, "DISPLAY": self._display, "MLQUIZ_IMAGES": images, "LC_ALL": "C.UTF-8"},
            stderr=subprocess.DEVNULL,
        )

    def press(self, keys: str) -> None:
        os.write(self._keys, keys.encode())

    def written(self) -> bytes:
        return self._seen.read_bytes() if self._seen.exists() else b""

    def picture(self) -> Image.Image:
        return ImageGrab.grab(xdisplay=self._display).convert("RGB")

    def wait(self, true: Callable[[Image.Image], bool], what: str) -> Image.Image:
        """Wait until something is seen, and nothing moves any more."""
        end = time.monotonic() + PATIENCE_S
        before = None
        while not true(picture := self.picture()) or picture != before:
            before = picture
            if time.monotonic() > end:
                picture.save(self._root / "screen.png")
                last = self.written()[-2000:]
                pytest.fail(f"waited for {what}; see {self._root}/screen.png; written last: {last!r}")
            time.sleep(0.1)
        return picture

    def close(self) -> None:
        for process in (self._terminal, self._server):
            process.terminate()
            with contextlib.suppress(subprocess.TimeoutExpired):
                process.wait(10)
        os.close(self._keys)


@pytest.fixture
def screen(tmp_path: Path) -> Iterator[Callable[[str], Screen]]:
    (tmp_path / "notes" / "figures").mkdir(parents=True)
    (tmp_path / "notes" / "deck.md").write_text(CARDS)
    (tmp_path / "notes" / "figures" / "flag.svg").write_text(FLAG)
    opened: list[Screen] = []

    def made(images: str) -> Screen:
        opened.append(Screen(tmp_path, images))
        return opened[-1]

    yield made
    for each in opened:
        each.close()


Box = tuple[int, int, int, int]


def share(picture: Image.Image, colour: tuple[int, int, int], box: Box | None = None) -> float:
    """How much of a picture, or of a part of it, has a colour."""
    part = picture.crop(box) if box else picture
    pixels = part.width * part.height
    colours = part.getcolors(pixels) or []
    return sum(count for count, each in colours if isinstance(each, tuple) and near(each, colour)) / pixels


def rows(first: int, last: int, columns: tuple[int, int] = (1, 78)) -> Box:
    """The pixels of some rows of cells; around them is a frame of three pixels."""
    width, height = CELL
    return (3 + columns[0] * width, 3 + first * height, 3 + columns[1] * width, 3 + last * height)


def is_blank(picture: Image.Image, box: Box) -> bool:
    part = picture.crop(box)
    return len(part.getcolors(part.width * part.height) or []) == 1


def has_flag(picture: Image.Image) -> bool:
    return min(share(picture, colour) for colour in (RED, GREEN, BLUE)) > 0.01


def has_none(picture: Image.Image) -> bool:
    return max(share(picture, colour) for colour in (RED, GREEN, BLUE)) < 0.0005


def test_a_figure_is_seen_where_it_stands_and_nothing_of_it_later(screen: Callable[[str], Screen]) -> None:
    xterm = screen("auto")
    seen = xterm.wait(has_flag, "the figure")
    left, top, _, bottom = rows(4, 14, (1, 2))
    for number, colour in enumerate(
        (RED, GREEN, BLUE)
    ):  # 300 by 200, where a line of 13 pixels stands for 20
        assert share(seen, colour, (left + 65 * number + 1, top, left + 65 * number + 64, bottom)) > 0.99
    assert not is_blank(seen, rows(2, 3))  # the question above
    assert is_blank(seen, rows(3, 4))
    assert is_blank(seen, rows(4, 14, (34, 78)))  # beside it
    assert not is_blank(seen, rows(14, 15))  # its words below
    assert is_blank(seen, rows(15, 20))
    xterm.press("?")
    xterm.wait(has_none, "the help over the figure")
    xterm.press("\x1b")
    assert xterm.wait(has_flag, "the figure again").tobytes() == seen.tobytes()
    xterm.press(" ")
    xterm.press("3")
    xterm.wait(has_none, "the next card")
    xterm.press("u")
    xterm.wait(has_flag, "the first card again")
    xterm.press("\x11")  # ctrl+q
    last = xterm.wait(has_none, "the end")
    assert share(last, (255, 255, 255)) > 0.5


def test_with_images_off_the_terminal_is_neither_asked_nor_shown_anything(
    screen: Callable[[str], Screen],
) -> None:
    xterm = screen("off")
    xterm.wait(lambda _: b"A flag with three stripes" in xterm.written(), "the card")
    xterm.press("\x11")
    xterm.wait(lambda _: b"[gone]" in xterm.written(), "the end")
    written = xterm.written()
    assert not any(each in written for each in (b"\x1bP", b"\x1b_G", b"\x1b[16t", b"\x1b[c", b"\x1b7"))
    assert has_none(xterm.picture())
