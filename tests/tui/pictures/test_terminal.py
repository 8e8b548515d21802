"""What a terminal answers is understood; what it does not answer costs neither a crash nor a byte."""

import os
import pty
import subprocess
import sys
import threading
from collections.abc import Iterator, Mapping
from types import SimpleNamespace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mlquiz.tui.pictures import opening, terminal
from mlquiz.tui.pictures.terminal import Terminal, ask, understood

XTERM = (
    b"\x1bP>|XTerm(379)\x1b\\\x1b[6;20;10t\x1b[?1;0;16S\x1b[?2;0;1000;1000S\x1b[?63;1;2;4;6;9;15;16;22;28c"
)
KITTY = b"\x1bP>|kitty(0.41.1)\x1b\\\x1b[6;18;9t\x1b_Gi=31;OK\x1b\\\x1b[?62;c"
GHOSTTY = b"\x1bP>|ghostty 1.2.0\x1b\\\x1b[6;34;16t\x1b_Gi=31;OK\x1b\\\x1b[?62;22c"
WEZTERM = b"\x1bP>|WezTerm 20240203\x1b\\\x1b[6;40;18t\x1b_Gi=31;OK\x1b\\\x1b[?65;4;6;18;22c"
PLAIN = b"\x1b[?1;2c"


@pytest.mark.parametrize(
    ("said", "way", "cell"),
    [
        (XTERM, "sixel", (10, 20)),
        (KITTY, "kitty", (9, 18)),
        (GHOSTTY, "kitty", (16, 34)),
        (WEZTERM, "sixel", (18, 40)),
        (KITTY.replace(b"0.41.1", b"0.26.5"), None, (9, 18)),
        (KITTY.replace(b";OK", b";ENOTSUPPORTED"), None, (9, 18)),
        (PLAIN, None, None),
        (b"", None, None),
    ],
)
def test_auto_takes_the_best_that_the_terminal_says_it_has(
    said: bytes, way: str | None, cell: tuple[int, int] | None
) -> None:
    found = understood(said, {})
    assert found.way("auto") == way
    assert found.cell == cell


def test_what_is_set_by_name_is_taken_whatever_the_terminal_says() -> None:
    assert understood(PLAIN, {}).way("kitty") == "kitty"
    assert understood(KITTY, {}).way("sixel") == "sixel"


def test_the_limits_of_sixel_are_understood() -> None:
    assert understood(XTERM, {}) == Terminal(sixel=True, cell=(10, 20), colours=16, widest=1000)
    assert understood(b"\x1b[?1;0;65536S", {}).colours == 256
    assert understood(b"\x1b[6;0;0t", {}).cell is None


@given(said=st.binary() | st.lists(st.sampled_from([XTERM, KITTY, b"\x1b", b"q", b"\xff"])).map(b"".join))
def test_any_answer_is_understood_somehow(said: bytes) -> None:
    assert understood(said, {}).colours <= 256


class Keyboard:
    """A terminal of which the other end is ours."""

    def __init__(self) -> None:
        self.outside, self.inside = pty.openpty()
        self.keys = os.fdopen(self.inside, "r+b", buffering=0)

    def fileno(self) -> int:
        return self.inside

    def isatty(self) -> bool:
        return True


@pytest.fixture
def keyboard(monkeypatch: pytest.MonkeyPatch) -> Iterator[Keyboard]:
    made = Keyboard()
    monkeypatch.setattr(terminal, "sys", SimpleNamespace(stdin=made, stdout=made, __stderr__=made))
    monkeypatch.delenv("TMUX", raising=False)
    yield made
    made.keys.close()
    os.close(made.outside)


def answering(keyboard: Keyboard, answer: bytes) -> tuple[Terminal, bytes]:
    """What is made of an answer, and what was asked."""
    asked: list[bytes] = []

    def outside() -> None:
        while not b"".join(asked).endswith(b"\x1b[c"):
            asked.append(os.read(keyboard.outside, 4096))
        os.write(keyboard.outside, answer)

    thread = threading.Thread(target=outside, daemon=True)
    thread.start()
    found = ask()
    thread.join(5)
    return found, b"".join(asked)


def test_the_terminal_is_asked_once_on_another_screen(keyboard: Keyboard) -> None:
    found, asked = answering(keyboard, KITTY)
    assert found.kitty
    assert asked.startswith(b"\x1b[?1049h")
    assert os.read(keyboard.outside, 4096) == b"\x1b[?1049l"


def test_tmux_is_not_asked_what_it_would_write_down(
    keyboard: Keyboard, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TMUX", "tmux,1,0")
    _, asked = answering(keyboard, PLAIN)
    assert b"\x1b_G" not in asked


def test_a_terminal_that_never_answers_is_left_as_it_was(
    keyboard: Keyboard, monkeypatch: pytest.MonkeyPatch
) -> None:
    import termios

    monkeypatch.setattr(terminal, "PATIENCE_S", 0.05)
    before = termios.tcgetattr(keyboard.inside)
    assert not ask().way("auto")
    assert termios.tcgetattr(keyboard.inside) == before


def test_where_there_is_no_keyboard_nothing_is_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    reading, writing = os.pipe()
    with os.fdopen(reading, "rb") as stdin, os.fdopen(writing, "wb") as stdout:
        outputs = SimpleNamespace(stdin=stdin, stdout=stdout, __stderr__=stdout)
        monkeypatch.setattr(terminal, "sys", outputs)
        assert not terminal.is_terminal()
        assert ask().way("auto") is None


def test_without_the_extra_the_way_to_it_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(opening, "find_spec", lambda name: None if name == "resvg_py" else name)
    assert opening.open_gallery("auto") == (None, opening.EXTRA_MISSING)


OPEN = """
import sys
from mlquiz.tui.pictures.opening import open_gallery
print(open_gallery(sys.argv[1]), file=sys.stderr)
print(sorted(name for name in sys.modules if name in ("PIL", "resvg_py")), file=sys.stderr)
"""


def opened(wanted: str, environment: Mapping[str, str] | None = None) -> tuple[str, str]:
    """What comes of opening a gallery without a terminal."""
    done = subprocess.run(
        [sys.executable, "-c", OPEN, wanted],
        capture_output=True,
        text=True,
        check=True,
        stdin=subprocess.DEVNULL,
        env={**os.environ, **(environment or {})},
    )
    return done.stdout, done.stderr


@pytest.mark.parametrize("wanted", ["auto", "kitty", "sixel"])
def test_without_a_terminal_not_one_byte_is_written_and_no_rasterizer_loaded(wanted: str) -> None:
    assert opened(wanted) == ("", "(None, '')\n[]\n")


def test_with_images_off_no_screen_loads_what_draws() -> None:
    code = (
        "import sys; from mlquiz.tui.opening import load; import mlquiz.tui.app; load(); print(*sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    loaded = set(done.stdout.split())
    assert "mlquiz.tui.review.screen" in loaded
    assert not {
        name for name in loaded if name.startswith(("mlquiz.tui.pictures", "mlquiz.pictures", "PIL", "resvg"))
    }
