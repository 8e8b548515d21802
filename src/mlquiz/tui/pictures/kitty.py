"""Kitty's graphics: a picture is sent once, and shown by letters that stand for its cells.

The letters scroll, are covered and are erased as text is:
https://sw.kovidgoyal.net/kitty/graphics-protocol/#unicode-placeholders
"""

from base64 import b64encode

from mlquiz.pictures.drawing import Drawn

_PLACEHOLDER = "\U0010eeee"
_CHUNK = 4096
FIRST_ID, LAST_ID = 16, 255
"""Of the 256 colours those by whose number a picture can be named."""

_DIACRITICS = (
    "0305 030D 030E 0310 0312 033D 033E 033F 0346 034A 034B 034C 0350 0351 0352 0357 035B 0363 0364 "
    "0365 0366 0367 0368 0369 036A 036B 036C 036D 036E 036F 0483 0484 0485 0486 0487 0592 0593 0594 "
    "0595 0597 0598 0599 059C 059D 059E 059F 05A0 05A1 05A8 05A9 05AB 05AC 05AF 05C4 0610 0611 0612 "
    "0613 0614 0615 0616 0617 0657 0658 0659 065A 065B 065D 065E 06D6 06D7 06D8 06D9 06DA 06DB 06DC "
    "06DF 06E0 06E1 06E2 06E4 06E7 06E8 06EB 06EC 0730 0732 0733 0735 0736 073A 073D 073F 0740 0741 "
    "0743 0745 0747 0749 074A 07EB 07EC 07ED 07EE 07EF 07F0 07F1 07F3 0816 0817 0818 0819 081B 081C "
    "081D 081E 081F 0820 0821 0822 0823 0825 0826 0827 0829 082A 082B 082C 082D 0951 0953 0954"
)
NUMBERS = tuple(chr(int(code, 16)) for code in _DIACRITICS.split())
"""The marks that say for which row and which column of the picture a letter stands, in order."""


class KittyPicture:
    """A picture with an id of its own.

    Args:
        drawn: The picture.
        number: Its id, one of the 256 colours.
        tmux: Whether tmux lies between, which must be told to let the picture through.
        before: What is told to the terminal before the picture, such as to forget another one.
    """

    def __init__(self, drawn: Drawn, number: int, *, tmux: bool = False, before: str = "") -> None:
        self.columns = min(drawn.columns, len(NUMBERS))
        self.rows = min(drawn.rows, len(NUMBERS))
        self.number = number
        self._png = drawn.png
        self._tmux = tmux
        self._before = before
        self._sent = False

    def painted(self, row: int, first: int, last: int) -> str:
        """The letters of some cells; before the first of them the picture itself."""
        sent = "" if self._sent else self._transmission()
        self._sent = True
        cells = "".join(f"{_PLACEHOLDER}{NUMBERS[row]}{NUMBERS[column]}" for column in range(first, last))
        return f"{sent}\x1b[38;5;{self.number}m{cells}\x1b[39m"

    def forget(self) -> None:
        """Another program had the terminal: send the picture again."""
        self._sent = False

    def erased(self) -> str:
        """What makes the terminal forget the picture; nothing if it never had it."""
        if not self._sent:
            return ""
        self._sent = False
        return self._through(f"\x1b_Ga=d,d=I,i={self.number},q=2\x1b\\")

    def _transmission(self) -> str:
        data = b64encode(self._png).decode("ascii")
        chunks = [data[at : at + _CHUNK] for at in range(0, len(data), _CHUNK)]
        before, self._before = self._before, ""
        place = f"a=T,U=1,f=100,i={self.number},q=2,c={self.columns},r={self.rows},"
        return before + "".join(
            self._through(f"\x1b_G{'' if index else place}q=2,m={int(index + 1 < len(chunks))};{chunk}\x1b\\")
            for index, chunk in enumerate(chunks)
        )

    def _through(self, sequence: str) -> str:
        if not self._tmux:
            return sequence
        doubled = sequence.replace("\x1b", "\x1b\x1b")
        return f"\x1bPtmux;{doubled}\x1b\\"
