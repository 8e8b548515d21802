"""One Markdown text of a note, as the rules look at it: words, formulas, code, list items, sentences."""

import re
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING, assert_never

from mlquiz.checking import words
from mlquiz.checking.words import CODE, FORMULA, Amount
from mlquiz.markdown.parse import blocks
from mlquiz.markdown.pieces import (
    Code,
    CodeBlock,
    Deletion,
    Emphasis,
    Heading,
    HtmlBlock,
    Image,
    LineBreak,
    Link,
    ListBlock,
    Math,
    MathBlock,
    Paragraph,
    Quote,
    Rule,
    Strike,
    Strong,
    Table,
    Text,
)

if TYPE_CHECKING:
    from collections.abc import Iterable

    from mlquiz.markdown.pieces import Block, Inline

ESCAPED = {"$": "\ue010", "_": "\ue011", "^": "\ue012"}
"""What stands for an escaped `\\$`, `\\_` or `\\^` in `Passage.prose`."""

_ESCAPE = re.compile(r"\\([\\$_^])")
_LEGEND = re.compile(rf"\s*{FORMULA}\s*[:：=—–]")
_BACK = str.maketrans({mark: sign for sign, mark in ESCAPED.items()})
_BACK_TO_SOURCE = str.maketrans({mark: "\\" + sign for sign, mark in ESCAPED.items()})
REMEMBERED = 20_000


@dataclass(frozen=True, slots=True)
class Formula:
    """A formula, its LaTeX to the letter."""

    tex: str
    display: bool


@dataclass
class _Reader:
    """Collects what a passage holds while it walks over the pieces."""

    prose: list[str] = field(default_factory=list)
    shown: list[str] = field(default_factory=list)
    keyed: list[str] = field(default_factory=list)
    formulas: list[Formula] = field(default_factory=list)
    codes: list[str] = field(default_factory=list)
    code_blocks: list[str] = field(default_factory=list)
    alts: list[str] = field(default_factory=list)
    stressed: list[str] = field(default_factory=list)
    items: int = 0
    in_list: int = 0
    paragraphs: list[str] = field(default_factory=list)

    def blocks(self, pieces: "Iterable[Block]") -> None:
        for piece in pieces:
            self._block(piece)
            self._add("\n")

    def _block(self, block: "Block") -> None:  # noqa: C901 - one case a kind of block
        match block:
            case Paragraph(children=children) | Heading(children=children):
                before = len(self.prose)
                self.inlines(children)
                if not self.in_list:
                    self.paragraphs.append("".join(self.prose[before:]))
            case CodeBlock(text=text):
                self.code_blocks.append(text)
            case MathBlock(tex=tex):
                self._formula(tex, display=True)
            case ListBlock(items=items):
                self.in_list += 1
                for item in items:
                    before = len(self.prose)
                    self.blocks(item.blocks)
                    self.items += not _LEGEND.match("".join(self.prose[before:]))
                self.in_list -= 1
            case Quote(blocks=inner):
                self.blocks(inner)
            case Table(header=header, rows=rows):
                for row in (header, *rows):
                    for cell in row:
                        self.inlines(cell)
                        self._add("\n")
            case Rule() | HtmlBlock():
                pass
            case _:
                assert_never(block)

    def inlines(self, pieces: "Iterable[Inline]") -> None:
        for piece in pieces:
            self._inline(piece)

    def _inline(self, piece: "Inline") -> None:
        match piece:
            case Text(text=text):
                self._add(text)
            case Code(text=text):
                self.codes.append(text.translate(_BACK_TO_SOURCE))
                self._add(CODE, self.codes[-1])
            case Math(tex=tex, display=display):
                self._formula(tex, display=display)
            case Strong(children=inner) | Emphasis(children=inner):
                before = len(self.prose)
                self.inlines(inner)
                self.stressed.append("".join(self.prose[before:]))
            case Strike(children=inner) | Link(children=inner) | Deletion(children=inner):
                self.inlines(inner)
            case Image(alt=alt):
                self.alts.append(alt.translate(_BACK))
            case LineBreak():
                self._add("\n")
            case _:
                assert_never(piece)

    def _formula(self, tex: str, *, display: bool) -> None:
        self.formulas.append(Formula(tex.translate(_BACK_TO_SOURCE), display))
        self._add(FORMULA, self.formulas[-1].tex)

    def _add(self, prose: str, shown: str | None = None) -> None:
        self.prose.append(prose)
        self.shown.append(prose if shown is None else shown)
        self.keyed.append(words.folded(prose) if shown is None else shown)


@dataclass(frozen=True)
class Passage:
    """A Markdown text, taken apart.

    Args:
        text: As it was written.
        prose: Its visible words; a formula is `FORMULA`, inline code `CODE`, an escaped sign as in `ESCAPED`.
        reading: Its visible words with formulas and inline code to the letter.
        keyed: As `reading`, the words without their case.
        formulas: All formulas, in order.
        codes: Inline code.
        code_blocks: Fenced or indented code.
        alts: What its pictures show, in words.
        stressed: What is emphasised or strong.
        items: Number of list items, nested ones too, without those that name a symbol: `$n$: how many`.
        paragraphs: The plain text of each paragraph outside lists.
    """

    text: str
    prose: str
    reading: str
    keyed: str
    formulas: tuple[Formula, ...]
    codes: tuple[str, ...]
    code_blocks: tuple[str, ...]
    alts: tuple[str, ...]
    stressed: tuple[str, ...]
    items: int
    paragraphs: tuple[str, ...]

    @cached_property
    def plain(self) -> str:
        """Its words, one mark for a formula and one for inline code; code blocks left out."""
        return self.prose.translate(_BACK).strip()

    @cached_property
    def amount(self) -> Amount:
        """How much text it holds, code blocks left out."""
        return words.amount(self.plain)

    @cached_property
    def key(self) -> str:
        """The same for two texts that say the same: words, formulas, code, without case and punctuation."""
        return words.normalised(" ".join((self.keyed.translate(_BACK), *self.code_blocks)))

    @property
    def empty(self) -> bool:
        """Whether nothing is to be seen."""
        return not (self.plain or self.code_blocks or self.alts)


@lru_cache(maxsize=REMEMBERED)
def passage(text: str) -> Passage:
    """Take a Markdown text apart."""
    reader = _Reader()
    reader.blocks(blocks(_ESCAPE.sub(lambda match: ESCAPED.get(match[1], match[0]), text)))
    return Passage(
        text,
        "".join(reader.prose),
        "".join(reader.shown),
        "".join(reader.keyed),
        tuple(reader.formulas),
        tuple(reader.codes),
        tuple(text.translate(_BACK_TO_SOURCE) for text in reader.code_blocks),
        tuple(reader.alts),
        tuple(reader.stressed),
        reader.items,
        tuple(paragraph.translate(_BACK) for paragraph in reader.paragraphs),
    )
