"""What kitty is told: the picture once, in pieces, and then letters that stand for its cells."""

import re
from base64 import b64decode

import pytest

from mlquiz.pictures.drawing import Drawn
from mlquiz.tui.pictures.kitty import NUMBERS, KittyPicture

from tests.pictures.figures import photo

PNG = photo("PNG", (400, 300)) + bytes(range(256)) * 60
_PIECE = re.compile(r"\x1b_G([^;]*);([^\x1b]*)\x1b\\")
_CELLS = re.compile(r"\x1b\[38;5;(\d+)m((?:\U0010eeee..)*)\x1b\[39m")


def sent(text: str) -> tuple[dict[str, str], bytes]:
    """The keys of the first piece, and the data of all; every piece keeps to the protocol."""
    pieces = [
        (dict(pair.split("=") for pair in keys.split(",")), data) for keys, data in _PIECE.findall(text)
    ]
    assert all(len(data) <= 4096 and len(data) % 4 == 0 for _, data in pieces)
    assert [keys["m"] for keys, _ in pieces] == ["1"] * (len(pieces) - 1) + ["0"]
    assert all(keys["q"] == "2" for keys, _ in pieces)  # otherwise its answers would be keys
    return pieces[0][0], b64decode("".join(data for _, data in pieces))


def cells(text: str) -> tuple[int, list[tuple[int, int]]]:
    """The colour of the letters, and the row and column that each stands for."""
    found = _CELLS.search(text)
    assert found, text
    letters = found[2]
    places = [
        (NUMBERS.index(letters[at + 1]), NUMBERS.index(letters[at + 2])) for at in range(0, len(letters), 3)
    ]
    return int(found[1]), places


def test_the_first_line_brings_the_picture_along_and_no_other_does() -> None:
    picture = KittyPicture(Drawn(40, 15, png=PNG), 200)
    first = picture.painted(3, 0, 40)
    keys, data = sent(first)
    assert data == PNG
    assert {name: keys[name] for name in "aUficr"} == {
        "a": "T",
        "U": "1",
        "f": "100",
        "i": "200",
        "c": "40",
        "r": "15",
    }
    assert cells(first) == (200, [(3, column) for column in range(40)])
    second = picture.painted(4, 5, 9)
    assert "\x1b_G" not in second
    assert cells(second) == (200, [(4, 5), (4, 6), (4, 7), (4, 8)])


def test_it_is_sent_again_after_another_program_and_taken_back_at_the_end() -> None:
    picture = KittyPicture(Drawn(40, 15, png=PNG), 17)
    assert not picture.erased()
    picture.painted(0, 0, 40)
    picture.forget()
    assert sent(picture.painted(0, 0, 40))[1] == PNG
    assert picture.erased() == "\x1b_Ga=d,d=I,i=17,q=2\x1b\\"
    assert not picture.erased()


def test_through_tmux_every_escape_is_doubled() -> None:
    picture = KittyPicture(Drawn(40, 15, png=PNG), 17, tmux=True)
    text = picture.painted(0, 0, 2)
    passed = re.findall(r"\x1bPtmux;((?:[^\x1b]|\x1b\x1b)*)\x1b\\", text)
    assert sent("".join(passed).replace("\x1b\x1b", "\x1b"))[1] == PNG
    assert cells(text)[1] == [(0, 0), (0, 1)]


@pytest.mark.parametrize(
    ("number", "mark"), [(0, 0x305), (12, 0x350), (48, 0x5A8), (72, 0x6D9), (96, 0x745), (120, 0x823)]
)
def test_the_marks_are_those_of_the_protocol(number: int, mark: int) -> None:
    assert ord(NUMBERS[number]) == mark
    assert len(set(NUMBERS)) == len(NUMBERS) > 100
