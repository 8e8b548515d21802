"""The pictures of a notes file: where they stand, and whether their files are there."""

import re
from dataclasses import replace
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

from mlquiz.errors import Problem
from mlquiz.markdown.source import BlockKind, SourceBlock
from mlquiz.model.note import Figure
from mlquiz.model.place import Place

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from mlquiz.markdown.pieces import Image
    from mlquiz.model.document import Document
    from mlquiz.reading.source_text import SourceText

_MAYBE = re.compile(r"!\[|<\s*img", re.IGNORECASE)
_WEB = re.compile(r"(?:[a-z][a-z0-9+.-]+:|//)", re.IGNORECASE)
_DRIVE = re.compile(r"[a-z]:[\\/]", re.IGNORECASE)
_BEHIND_PATH = re.compile(r"[#?].*", re.DOTALL)
_LOOKED_INTO = {BlockKind.PARAGRAPH, BlockKind.HEADING, BlockKind.TABLE, BlockKind.HTML}


def find_figures(source: "SourceText", file: str) -> tuple[Figure, ...]:
    """All pictures of a file in order, as if none of their files were there."""
    return tuple(figure for block in source.blocks for figure in _figures(block, source, file))


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


def look_for_figures(document: "Document", root: Path) -> "Document":
    """The document with the figures that are there, and a problem for every one that is missing."""
    if not document.figures and not any(note.figures for note in document.notes):
        return document
    seen: dict[str, bool] = {}
    problems: list[Problem] = []

    def look(figures: "Iterable[Figure]", card: str = "") -> tuple[Figure, ...]:
        found = tuple(replace(figure, exists=_exists(figure, root, seen)) for figure in figures)
        problems.extend(_missing(figure, card) for figure in found if not figure.exists)
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
        problems=tuple(sorted((*document.problems, *problems), key=lambda problem: problem.line)),
    )


def _exists(figure: Figure, root: Path, seen: dict[str, bool]) -> bool:
    if not figure.path:
        return bool(figure.src)
    if figure.path not in seen:
        inside = not figure.path.startswith(("../", "/")) and "\0" not in figure.path
        try:
            seen[figure.path] = inside and (root / figure.path).is_file()
        except (OSError, ValueError):  # a name that is too long
            seen[figure.path] = False
    return seen[figure.path]


def _missing(figure: Figure, card: str) -> Problem:
    match figure.path:
        case "":
            message = "a picture without an address"
        case path if path.startswith(("../", "/")):
            message = f"the figure {figure.src} lies outside the content folder"
        case path if "\\" in path:
            message = f"no figure {figure.src}; write / between folders"
        case path:
            message = f"no figure {path}"
    return Problem(figure.place.file, figure.place.line, message, "F01", card=card)
