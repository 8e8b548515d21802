"""What a layout is made of: runs of text with marks, in lines."""

from dataclasses import dataclass, replace
from enum import Flag, auto

from rich.cells import cell_len

from mlquiz.tui.layout.picture import PictureRow


class Mark(Flag):
    """What a run of text is. Marks combine; the widget gives each a look."""

    PLAIN = 0
    STRONG = auto()
    EMPHASIS = auto()
    STRIKE = auto()
    CODE = auto()
    MATH = auto()
    LINK = auto()
    HEADING = auto()
    FRAME = auto()
    """Lines of tables and boxes, gutters, bars."""
    QUIET = auto()
    """Less important than the text around it: sources, file names, numbers of lines, words of the screen."""
    BLANK = auto()
    """The gap of a cloze: what is asked for."""
    REVEALED = auto()
    """What stood in the gap."""
    RIGHT = auto()
    WRONG = auto()
    CHOSEN = auto()
    WORD = auto()
    """Any word of a block of code; those that follow are some of them."""
    KEYWORD = auto()
    NAME = auto()
    STRING = auto()
    NUMBER = auto()
    COMMENT = auto()


@dataclass(frozen=True, slots=True)
class Run:
    """Some characters of one line that look alike.

    Args:
        text: The characters.
        marks: What they are.
        link: The web address that they lead to, or empty.
        picture: What is painted over them; they are spaces then.
    """

    text: str
    marks: Mark = Mark.PLAIN
    link: str = ""
    picture: PictureRow | None = None

    @property
    def width(self) -> int:
        """Terminal cells that it takes."""
        return cell_len(self.text)


@dataclass(frozen=True, slots=True)
class Line:
    """One line on the screen.

    Args:
        runs: Its text.
        joint: What stands between the line before and this one when text is copied: a space or nothing where
            a paragraph was broken, a line end otherwise.
        lead: How many characters at its beginning are decoration (indent, bullet, gutter), left out when a
            broken paragraph is copied.
        block: Index of the block of the page that it belongs to.
        option: Index of the choice's option that it belongs to, or -1.
    """

    runs: tuple[Run, ...] = ()
    joint: str = "\n"
    lead: int = 0
    block: int = 0
    option: int = -1

    @property
    def text(self) -> str:
        """Its characters."""
        return "".join(run.text for run in self.runs)

    @property
    def width(self) -> int:
        """Terminal cells that it takes."""
        return sum(run.width for run in self.runs)

    def led_by(self, run: Run) -> "Line":
        """The line with a decoration before it."""
        return replace(self, runs=(run, *self.runs), lead=self.lead + len(run.text))


EMPTY = Line()
