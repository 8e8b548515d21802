"""A formula as a tree of what it says, before it is known where anything stands."""

from dataclasses import dataclass
from enum import Enum, auto
from typing import TypeAlias


class Kind(Enum):
    """TeX's classes of atoms: they decide about the spaces between neighbours."""

    ORDINARY = auto()
    OPERATOR = auto()
    BINARY = auto()
    RELATION = auto()
    OPENING = auto()
    CLOSING = auto()
    PUNCTUATION = auto()
    INNER = auto()


class Style(Enum):
    """How much room there is: on a line of its own, within a fraction, in a script."""

    DISPLAY = auto()
    TEXT = auto()
    SCRIPT = auto()


class Fit(Enum):
    """How the cells of a grid stand."""

    MATRIX = auto()
    CASES = auto()
    ALIGNED = auto()
    GATHERED = auto()
    LIST = auto()


@dataclass(frozen=True, slots=True)
class Atom:
    """One character or name that stands on one line."""

    text: str
    kind: Kind = Kind.ORDINARY


@dataclass(frozen=True, slots=True)
class Words:
    r"""What `\text` holds, spaces included."""

    text: str


@dataclass(frozen=True, slots=True)
class Space:
    """A space that was asked for, in cells; below zero it takes one away."""

    cells: int


@dataclass(frozen=True, slots=True)
class Switch:
    r"""`\displaystyle` and its like: the style of what follows in this row."""

    style: Style


@dataclass(frozen=True, slots=True)
class Row:
    """Pieces side by side."""

    items: "tuple[Node, ...]" = ()


@dataclass(frozen=True, slots=True)
class Operator:
    """A sum or an integral (`symbol`), or a name such as `max`; `limits`: above and below in display."""

    body: "Node"
    limits: bool = False
    symbol: bool = False


@dataclass(frozen=True, slots=True)
class Scripts:
    """A base with what is set low and high; `limits` is None where the base decides."""

    base: "Node"
    sub: "Node | None" = None
    sup: "Node | None" = None
    limits: bool | None = None


@dataclass(frozen=True, slots=True)
class Fraction:
    """One thing above another; without a bar for binomials."""

    over: "Node"
    under: "Node"
    bar: bool = True
    style: Style | None = None


@dataclass(frozen=True, slots=True)
class Root:
    """A square root, or the root of an index."""

    radicand: "Node"
    index: "Node | None" = None


@dataclass(frozen=True, slots=True)
class Delimited:
    """Parts between delimiters as tall as they are; an empty delimiter is not drawn."""

    opening: str
    parts: "tuple[Node, ...]"
    middles: tuple[str, ...]
    closing: str


@dataclass(frozen=True, slots=True)
class Accent:
    """A mark over the whole base; `mark` is the combining character."""

    base: "Node"
    mark: str


@dataclass(frozen=True, slots=True)
class Decorated:
    r"""A line, arrow or brace as long as its base; `name` is the command's, such as `overbrace`."""

    base: "Node"
    name: str


@dataclass(frozen=True, slots=True)
class Stacked:
    """Small things above and below a base."""

    base: "Node"
    above: "Node | None"
    below: "Node | None"


@dataclass(frozen=True, slots=True)
class Arrow:
    """An arrow or sign as long as what stands above and below it: its left end, shaft and right end."""

    shape: str
    above: "Node"
    below: "Node | None"


@dataclass(frozen=True, slots=True)
class Grid:
    """Rows of cells; `columns` is l, c or r for each, `bars` and `rules` tell what a line stands before."""

    rows: "tuple[tuple[Row, ...], ...]"
    fit: Fit
    columns: str = "c"
    opening: str = ""
    closing: str = ""
    bars: frozenset[int] = frozenset()
    rules: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class Framed:
    """A formula in a box."""

    body: "Node"


@dataclass(frozen=True, slots=True)
class Struck:
    """A formula that is crossed out."""

    body: "Node"


@dataclass(frozen=True, slots=True)
class Phantom:
    """The room that a formula would take."""

    body: "Node"


@dataclass(frozen=True, slots=True)
class Classed:
    r"""`\mathrel{…}` and its like: a formula with the spaces of another kind."""

    body: "Node"
    kind: Kind


Node: TypeAlias = (
    Atom
    | Words
    | Space
    | Switch
    | Row
    | Operator
    | Scripts
    | Fraction
    | Root
    | Delimited
    | Accent
    | Decorated
    | Stacked
    | Arrow
    | Grid
    | Framed
    | Struck
    | Phantom
    | Classed
)
