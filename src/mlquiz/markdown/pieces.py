"""What Markdown text is made of: blocks, and the inline pieces in them. Frozen, stdlib only."""

from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True, slots=True)
class Text:
    """Plain text: no marks, no entities, soft line breaks already resolved."""

    text: str


@dataclass(frozen=True, slots=True)
class Code:
    """A code span."""

    text: str


@dataclass(frozen=True, slots=True)
class Math:
    r"""A formula within a line; `display` for `$$…$$` and `\[…\]`. `tex` is the LaTeX to the letter."""

    tex: str
    display: bool = False


@dataclass(frozen=True, slots=True)
class Strong:
    """`**…**`."""

    children: tuple["Inline", ...]


@dataclass(frozen=True, slots=True)
class Emphasis:
    """`*…*`."""

    children: tuple["Inline", ...]


@dataclass(frozen=True, slots=True)
class Strike:
    """`~~…~~`."""

    children: tuple["Inline", ...]


@dataclass(frozen=True, slots=True)
class Link:
    """`[…](url)`; the address as it was written."""

    children: tuple["Inline", ...]
    url: str


@dataclass(frozen=True, slots=True)
class Image:
    """`![alt](src)` or `<img …>`; the address as it was written, `alt` as plain text."""

    src: str
    alt: str


@dataclass(frozen=True, slots=True)
class LineBreak:
    """A line break that was asked for: two spaces, a backslash or `<br>`."""


@dataclass(frozen=True, slots=True)
class Deletion:
    """`==number;;hidden;;hint==`. An unnumbered one has the number that its order gives it."""

    number: int
    hint: str
    children: tuple["Inline", ...]


Inline = Text | Code | Math | Strong | Emphasis | Strike | Link | Image | LineBreak | Deletion


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph."""

    children: tuple[Inline, ...]


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading, level 1 to 6."""

    level: int
    children: tuple[Inline, ...]


@dataclass(frozen=True, slots=True)
class CodeBlock:
    """A fenced or indented block of code; `language` is the first word after the fence, or empty."""

    text: str
    language: str = ""


@dataclass(frozen=True, slots=True)
class MathBlock:
    """A displayed formula. `tex` is the LaTeX to the letter, without the delimiters."""

    tex: str


@dataclass(frozen=True, slots=True)
class ListItem:
    """An item: its blocks, and for a task whether it is ticked."""

    blocks: tuple["Block", ...]
    ticked: bool | None = None


@dataclass(frozen=True, slots=True)
class ListBlock:
    """A list; `start` is the first number of an ordered one. A tight one stands without space between."""

    ordered: bool
    start: int
    items: tuple[ListItem, ...]
    tight: bool = True


@dataclass(frozen=True, slots=True)
class Quote:
    """A block quotation."""

    blocks: tuple["Block", ...]


Align = Literal["", "left", "center", "right"]
Cell = tuple[Inline, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """A table: one alignment a column, a header row, and rows as wide as the header."""

    align: tuple[Align, ...]
    header: tuple[Cell, ...]
    rows: tuple[tuple[Cell, ...], ...]


@dataclass(frozen=True, slots=True)
class Rule:
    """A thematic break."""


@dataclass(frozen=True, slots=True)
class HtmlBlock:
    """Raw HTML that is more than comments, line breaks and pictures."""

    text: str


Block = Paragraph | Heading | CodeBlock | MathBlock | ListBlock | Quote | Table | Rule | HtmlBlock
