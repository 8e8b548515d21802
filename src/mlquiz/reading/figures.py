"""The pictures of a notes file: where they stand, and whether their files are there."""

import os
import re
from dataclasses import replace
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

from mlquiz.errors import Problem, Words
from mlquiz.markdown.source import BlockKind, SourceBlock
from mlquiz.model.note import Figure
from mlquiz.model.place import Place
from mlquiz.reading.folder import is_there

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from mlquiz.markdown.pieces import Image
    from mlquiz.model.document import Document
    from mlquiz.reading.extract import Extract, ExtractedFigure
    from mlquiz.reading.source_text import SourceText

_MAYBE = re.compile(r"!\[|<\s*img", re.IGNORECASE)
_WEB = re.compile(r"(?:[a-z][a-z0-9+.-]+:|//)", re.IGNORECASE)
_DRIVE = re.compile(r"[a-z]:[\\/]", re.IGNORECASE)
_BEHIND_PATH = re.compile(r"[#?].*", re.DOTALL)
_LOOKED_INTO = {BlockKind.PARAGRAPH, BlockKind.HEADING, BlockKind.TABLE, BlockKind.HTML}


def find_figures(source: "SourceText", file: str) -> tuple[Figure, ...]:
    """All pictures of a file in order, as if none of their files were there."""
    maybe = (block for block in source.blocks if "!" in block.text or "<" in block.text)
    return tuple(figure for block in maybe for figure in _figures(block, source, file))


def _figures(block: SourceBlock, source: "SourceText", file: str) -> "Iterator[Figure]":
    if block.kind not in _LOOKED_INTO or not _MAYBE.search(block.text):
        return
    line = block.first
    for image in _images(block):
        line = next((n for n in range(line, block.end) if image.src in source.line(n)), line)
        yield Figure(image.src, _path(image.src, file), image.alt, Place(file, line), exists=False)


def _images(block: SourceBlock) -> "Iterator[Image]":
    from mlquiz.markdown import raw_html  # noqa: PLC0415 - few blocks hold pictures
    from mlquiz.markdown.parse import images  # noqa: PLC0415

    if block.kind is BlockKind.HTML:
        yield from raw_html.images(block.text)
    else:
        for cell in block.text.split("\n") if block.kind is BlockKind.TABLE else (block.text,):
            yield from images(cell)


def _path(src: str, file: str) -> str:
    """The path of a picture from the content folder on; empty on the web, and where there is no address."""
    from urllib.parse import unquote  # noqa: PLC0415 - few notes hold pictures

    if not src or (_WEB.match(src) and not _DRIVE.match(src)):
        return ""
    written = unquote(_BEHIND_PATH.sub("", src))
    parts: list[str] = []
    for part in (PurePosixPath(file).parent / written).parts:
        if part == ".." and parts and parts[-1] not in {"..", "/"}:
            parts.pop()
        else:
            parts.append(part)
    return str(PurePosixPath(*parts))


class Existing:
    """Which figures are there. Each file is looked for once.

    Args:
        root: The content folder.

    Attributes:
        paths: What was looked for, and whether it was there.
    """

    def __init__(self, root: Path) -> None:
        self._root = os.fspath(root)
        self.paths: dict[str, bool] = {}

    def has(self, figure: "Figure | ExtractedFigure") -> bool:
        """Whether a figure is there; one on the web is taken to be."""
        if not figure.path:
            return bool(figure.src)
        if figure.path not in self.paths:
            self.paths[figure.path] = is_there(self._root, figure.path)
        return self.paths[figure.path]

    def is_as_before(self, stored: str) -> bool:
        """Whether a figure is there, or missing, as it was when an index was made that says so."""
        path = stored[1:]
        self.paths[path] = is_there(self._root, path)
        return self.paths[path] == (stored[0] == "1")


def look_for_figures(document: "Document", root: Path) -> "Document":
    """The document with the figures that are there, and a problem for every one that is missing."""
    return with_figures(document, Existing(root))


def with_figures(document: "Document", existing: Existing) -> "Document":
    """The document with the figures that exist, and a problem for every one that is missing."""
    if not document.figures and not any(note.figures for note in document.notes):
        return document
    problems: list[Problem] = []

    def look(figures: "Iterable[Figure]", card: str = "") -> tuple[Figure, ...]:
        found = tuple(replace(figure, exists=existing.has(figure)) for figure in figures)
        problems.extend(_missing(figure, figure.place, card) for figure in found if not figure.exists)
        return found

    figures = look(document.figures)
    notes = tuple(
        replace(note, figures=look(note.figures, note.id)) if note.figures else note
        for note in document.notes
    )
    return replace(
        document,
        figures=figures,
        notes=notes,
        problems=tuple(sorted((*document.problems, *problems), key=_line)),
    )


def problems_of(extract: "Extract", existing: Existing) -> "list[Problem]":
    """The problems of the document that `with_figures` would make, without making it."""
    missing = [
        _missing(figure, Place(extract.file, figure.line), figure.card)
        for figure in extract.figures
        if not existing.has(figure)
    ]
    return sorted((*extract.problems, *missing), key=_line) if missing else extract.problems


def _line(problem: Problem) -> int:
    return problem.line


def _missing(figure: "Figure | ExtractedFigure", place: Place, card: str) -> Problem:
    match figure.path:
        case "":
            message = Words("a picture without an address")
        case path if path.startswith(("../", "/")):
            message = Words("the figure {figure} lies outside the content folder", figure=figure.src)
        case path if "\\" in path:
            message = Words("no figure {figure}; write / between folders", figure=figure.src)
        case path:
            message = Words("no figure {figure}", figure=path)
    return Problem(place.file, place.line, message, "F01", card=card)
