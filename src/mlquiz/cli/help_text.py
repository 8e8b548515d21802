"""Help as wide as the terminal: prose is wrapped, and examples stand in two columns."""

import argparse
import re
import shutil
from itertools import groupby
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

WIDEST = 100
"""Longer lines are hard to read, however wide the terminal is."""
NARROWEST = 20
"""Where what an example means has fewer cells beside it, it stands below."""
INDENT = "    "

_EXAMPLE = re.compile(r"\s|mlquiz |.*\S\s{2,}\S")
_COLUMNS = re.compile(r"(?P<example>.*\S)\s{2,}(?P<meaning>\S.*)")
_WORD = re.compile(r"(?:`[^`]*`|\S)+")


class HelpText(argparse.HelpFormatter):
    """Formats descriptions and epilogs.

    A line is an example if it begins with `mlquiz` or a space, or has two columns: words with two spaces or
    more between them. Other lines are prose, whose paragraphs end at an empty line.
    """

    def __init__(
        self, prog: str, indent_increment: int = 2, max_help_position: int = 24, width: int | None = None
    ) -> None:
        wide = shutil.get_terminal_size().columns - 2 if width is None else width
        super().__init__(prog, indent_increment, max_help_position, min(wide, WIDEST))

    def _fill_text(self, text: str, width: int, indent: str) -> str:
        return "\n".join(f"{indent}{line}".rstrip() for line in filled(text, width - len(indent)))


def filled(text: str, width: int) -> "Iterator[str]":
    """The lines of a text that keep to a width."""
    for kind, group in groupby(text.strip("\n").splitlines(), _kind):
        lines = list(group)
        match kind:
            case "empty":
                yield from lines
            case "example":
                yield from _examples(lines, width)
            case _:
                yield from _wrapped(" ".join(lines), width)


def _kind(line: str) -> Literal["empty", "example", "prose"]:
    return "empty" if not line else "example" if _EXAMPLE.match(line) else "prose"


def _examples(lines: "Sequence[str]", width: int) -> "Iterator[str]":
    """Examples, and what they mean in a column beside them."""
    from mlquiz.cli.table import GAP, cell_width

    found = [_COLUMNS.fullmatch(line) for line in lines]
    column = max((cell_width(row["example"] + GAP) for row in found if row), default=0)
    beside = width - column >= NARROWEST
    for line, row in zip(lines, found, strict=True):
        if row is None:
            yield line
            continue
        example, indent = row["example"], " " * column if beside else INDENT
        meaning = list(_wrapped(row["meaning"], width - len(indent)))
        if beside:
            yield example + " " * (column - cell_width(example)) + meaning.pop(0)
        else:
            yield example
        yield from (indent + each for each in meaning)


def _wrapped(text: str, width: int) -> "Iterator[str]":
    """Lines of whole words; what stands between backticks is one word."""
    from mlquiz.cli.table import cell_width

    line = ""
    for word in _WORD.findall(text):
        if line and cell_width(f"{line} {word}") > width:
            yield line
            line = word
        else:
            line = f"{line} {word}".lstrip()
    yield line
