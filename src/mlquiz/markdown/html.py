r"""Pieces to HTML as Anki wants it: maths in `\(…\)` and `\[…\]`, code with CSS classes, pictures by name.

Every text is escaped, formulas too, so that `a<b` is never taken for a tag. Raw HTML of the notes is cleaned
(`safe_html.py`), the rest of it was made into pieces when it was parsed.
"""

from dataclasses import dataclass
from html import escape
from typing import TYPE_CHECKING, assert_never

from mlquiz.markdown.highlight import CLASS, highlight
from mlquiz.markdown.pieces import (
    Block,
    Code,
    CodeBlock,
    Deletion,
    Emphasis,
    Heading,
    HtmlBlock,
    Image,
    Inline,
    LineBreak,
    Link,
    ListBlock,
    ListItem,
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
from mlquiz.markdown.safe_html import safe_html

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

_SCHEMES = ("http://", "https://", "mailto:")


def _same(written: str) -> str:
    return written


def _marked(_deletion: Deletion, hidden: str) -> str:
    return f"<mark>{hidden}</mark>"


@dataclass(frozen=True, slots=True, kw_only=True)
class Hooks:
    """What differs from one use of the HTML to another.

    Args:
        image: From a picture's address to the name that the HTML shows.
        cloze: From a deletion and the HTML of what it hides to the HTML that stands there.
        maths: From LaTeX to the LaTeX that is written, before `<`, `>` and `&` are escaped.
    """

    image: "Callable[[str], str]" = _same
    cloze: "Callable[[Deletion, str], str]" = _marked
    maths: "Callable[[str], str]" = _same


_PLAIN = Hooks()


def to_html(blocks: "Iterable[Block]", hooks: Hooks = _PLAIN) -> str:
    """Blocks as HTML, one line a block."""
    return "\n".join(_block(block, hooks) for block in blocks)


def inline_html(pieces: "Iterable[Inline]", hooks: Hooks = _PLAIN) -> str:
    """Inline pieces as HTML, without a paragraph around them."""
    return "".join(
        [  # most pieces are text, and to ask for its type takes half as long as to match it
            escape(piece.text, quote=False) if type(piece) is Text else _inline(piece, hooks)
            for piece in pieces
        ]
    )


def _block(block: Block, hooks: Hooks) -> str:  # noqa: PLR0911 - one case a kind of block
    match block:
        case Paragraph(children):
            return f"<p>{inline_html(children, hooks)}</p>"
        case Heading(level, children):
            return f"<h{level}>{inline_html(children, hooks)}</h{level}>"
        case CodeBlock(text, language):
            return f'<pre class="{CLASS}"><code>{highlight(text, language)}</code></pre>'
        case MathBlock(tex):
            return f"<p>{_maths(tex, hooks, display=True)}</p>"
        case ListBlock():
            return _list(block, hooks)
        case Quote(blocks):
            return f"<blockquote>\n{to_html(blocks, hooks)}\n</blockquote>"
        case Table():
            return _table(block, hooks)
        case Rule():
            return "<hr>"
        case HtmlBlock(text):
            return safe_html(text, hooks.image)
        case _:
            assert_never(block)


def _inline(piece: Inline, hooks: Hooks) -> str:  # noqa: C901, PLR0911 - one case a kind of piece
    match piece:
        case Text(text):
            return escape(text, quote=False)
        case Code(text):
            return f"<code>{escape(text, quote=False)}</code>"
        case Math(tex, display):
            return _maths(tex, hooks, display=display)
        case Strong(children):
            return f"<strong>{inline_html(children, hooks)}</strong>"
        case Emphasis(children):
            return f"<em>{inline_html(children, hooks)}</em>"
        case Strike(children):
            return f"<s>{inline_html(children, hooks)}</s>"
        case Link(children, url):
            return _link(inline_html(children, hooks), url)
        case Image(src, alt):
            return f'<img src="{escape(hooks.image(src))}" alt="{escape(alt)}">'
        case LineBreak():
            return "<br>"
        case Deletion(children=children):
            return hooks.cloze(piece, inline_html(children, hooks))
        case _:
            assert_never(piece)


def _maths(tex: str, hooks: Hooks, *, display: bool) -> str:
    written = escape(hooks.maths(tex), quote=False)
    return f"\\[{written}\\]" if display else f"\\({written}\\)"


def _link(children: str, url: str) -> str:
    """A link; one that leads nowhere on the web, such as to another file, is its text alone."""
    return f'<a href="{escape(url)}">{children}</a>' if url.lower().startswith(_SCHEMES) else children


def _list(block: ListBlock, hooks: Hooks) -> str:
    items = "\n".join(f"<li>{_item(item, hooks, tight=block.tight)}</li>" for item in block.items)
    if not block.ordered:
        return f"<ul>\n{items}\n</ul>"
    start = f' start="{block.start}"' if block.start != 1 else ""
    return f"<ol{start}>\n{items}\n</ol>"


def _item(item: ListItem, hooks: Hooks, *, tight: bool) -> str:
    box = "" if item.ticked is None else "☑ " if item.ticked else "☐ "
    match item.blocks:
        case (Paragraph(children), *others) if tight:
            first = inline_html(children, hooks)
            return box + "\n".join(filter(None, (first, to_html(others, hooks))))
        case _:
            return box + to_html(item.blocks, hooks)


def _table(table: Table, hooks: Hooks) -> str:
    styles = tuple(f' style="text-align:{align}"' if align else "" for align in table.align)
    rows = [_row(table.header, styles, "th", hooks), *(_row(row, styles, "td", hooks) for row in table.rows)]
    return "<table>\n" + "\n".join(rows) + "\n</table>"


def _row(cells: tuple[tuple[Inline, ...], ...], styles: tuple[str, ...], tag: str, hooks: Hooks) -> str:
    written = (
        f"<{tag}{style}>{inline_html(cell, hooks)}</{tag}>" for cell, style in zip(cells, styles, strict=True)
    )
    return f"<tr>{''.join(written)}</tr>"
