"""Texts that need no parser: easy paragraphs, plain lists and tables, pictures, code, displayed formulas.

They stand one below the other with a blank line between. Whatever is not plainly of this kind is left to the
parser; a test holds both together for any text.
"""

import re

from mlquiz.markdown.easy_inlines import BEGINNING, CONTROL, PARAGRAPH, pieces_of
from mlquiz.markdown.pieces import (
    Align,
    Block,
    CodeBlock,
    Image,
    ListBlock,
    ListItem,
    MathBlock,
    Paragraph,
    Table,
)

_DISPLAYED = re.compile(r"\$\$([^$]*[^$\s][^$]*)\$\$")
_FENCE = re.compile(r"```([A-Za-z0-9+#-]*)\n((?:(?!```)[^\n]*\n)*)```(?=\n\n|\Z)")
_PICTURE = re.compile(r"!\[([A-Za-z0-9 ,.:;()'/%+-]*)\]\(([A-Za-z0-9/._-]+)\)")
_DELIMITER = re.compile(r":?-+:?")
_ALIGN: dict[tuple[bool, bool], Align] = {
    (False, False): "",
    (True, False): "left",
    (True, True): "center",
    (False, True): "right",
}
_ITEM = re.compile(rf"(?:(-)|([0-9]{{1,9}})\.) (?={BEGINNING})")


def easy_blocks(text: str) -> tuple[Block, ...] | None:
    """The blocks of a text, or `None` where it takes the parser."""
    if CONTROL.search(text):
        return None
    found: list[Block] = []
    at = 0
    while at <= len(text):
        if (code := _FENCE.match(text, at)) is not None:
            block: Block | None = CodeBlock(code[2], code[1])
            end = code.end()
        else:
            end = text.find("\n\n", at)
            end = len(text) if end < 0 else end
            block = _block(text[at:end], last=end == len(text))
        if block is None:
            return None
        found.append(block)
        at = end + 2
    return tuple(found)


def _block(chunk: str, *, last: bool) -> Block | None:
    """One block; a list only where nothing follows that could belong to it."""
    if PARAGRAPH.fullmatch(chunk):
        children = pieces_of(chunk)
        return None if children is None else Paragraph(children)
    if (displayed := _DISPLAYED.fullmatch(chunk)) is not None:
        return MathBlock(displayed[1].strip())
    if (picture := _PICTURE.fullmatch(chunk)) is not None:
        return Paragraph((Image(picture[2], picture[1]),))
    if chunk.startswith("|"):
        return _table(chunk)
    return _list(chunk) if last else None


def _list(chunk: str) -> ListBlock | None:
    """A list of which every item is one line, and perhaps a list below it."""
    items: list[ListItem] = []
    lines = chunk.split("\n")
    first = _ITEM.match(chunk)
    at = 0
    while first is not None and at < len(lines):
        marker = _ITEM.match(lines[at])
        if marker is None or marker[1] != first[1] or lines[at][-1].isspace():
            return None
        children = pieces_of(lines[at][marker.end() :])
        indent, below = " " * marker.end(), at + 1
        while below < len(lines) and lines[below].startswith(indent):
            below += 1
        nested = "\n".join(line.removeprefix(indent) for line in lines[at + 1 : below])
        inner = _list(nested) if nested else None
        if children is None or (nested and inner is None):
            return None
        items.append(ListItem((Paragraph(children), inner) if inner else (Paragraph(children),)))
        at = below
    return ListBlock(first[2] is not None, int(first[2] or 1), tuple(items)) if first is not None else None


def _table(chunk: str) -> Table | None:
    """A table whose every line begins and ends with a bar."""
    lines = chunk.split("\n")
    if len(lines) < 2 or "\\|" in chunk or not all(len(it) > 1 and it[0] == it[-1] == "|" for it in lines):
        return None
    rows = [[cell.strip(" ") for cell in line[1:-1].split("|")] for line in lines]
    if len({len(row) for row in rows}) > 1 or not all(map(_DELIMITER.fullmatch, rows[1])):
        return None
    align = tuple(_ALIGN[cell[0] == ":", cell[-1] == ":"] for cell in rows.pop(1))
    read = [[pieces_of(cell) for cell in row] for row in rows]
    header, *others = (tuple(cell for cell in row if cell is not None) for row in read)
    if any(len(row) < len(align) for row in (header, *others)):
        return None
    return Table(align, header, tuple(others))
