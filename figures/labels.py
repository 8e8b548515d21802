"""``python -m figures.labels FIGURE.svg`` prints the words of a figure, each with the box that covers it.

Every line is ready for the list of a card that asks for parts of the figure, once it has a clue. Where a
shape is drawn around the words, the box is that of the shape.

``python -m figures.labels --cover NAME/2 > covered.svg`` draws the figure as a card of the notes shows it;
with ``--answer`` as its back does.
"""

import argparse
import re
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from xml.etree.ElementTree import Element

from mlquiz.model.note import Box, Occlusion
from mlquiz.reading.documents import read_document
from mlquiz.reading.occlusion_boxes import written_box
from mlquiz.reading.svg_frame import frame_of, length
from mlquiz.reading.svg_labels import Label, joined, labels, svg_root
from mlquiz.study.covered import cover_of, covered_figure

from figures.registry import TARGET

LARGEST = 900.0
"""Of a shape that stands for its words: 9 % of the picture, in per cent times per cent."""

_SIGNS = re.compile(r"[`$\\<\[!*_;]")

_ELSEWHERE = frozenset(("defs", "symbol", "clipPath", "mask", "marker", "pattern", "svg"))
"""Shapes within these are not drawn, or not where they say."""

MARGIN = 0.6
"""Around words without a shape, in per cent."""


def lines(data: bytes) -> Iterator[str]:
    """The items of a list, one for each label."""
    shapes = list(_shapes(data))
    for number, group in enumerate(joined(labels(data)), start=1):
        around = _around(group)
        holds = sorted((box for box in shapes if _holds(box, around)), key=lambda box: box.width * box.height)
        box = holds[0] if holds else _wider(around)
        yield f"- `{written_box(_rounded(box))}` =={number};;{_name(group)}== …"


def _name(group: Iterable[Label]) -> str:
    """The words of a label as the Markdown of a name, which neither begins nor ends with `=`."""
    words = " ".join(line.text for line in group).strip("= ") or "equals"
    return _SIGNS.sub(r"\\\g<0>", words)


def _shapes(data: bytes) -> Iterator[Box]:
    root = svg_root(data)
    frame = frame_of(root) if root is not None else None
    if root is None or frame is None:
        return
    for element in (below for child in root for below in _still(child)):
        sides = _sides(element)
        if sides is not None:
            left, top, width, height = sides
            box = Box(
                100 * (left - frame.left) / frame.width,
                100 * (top - frame.top) / frame.height,
                100 * width / frame.width,
                100 * height / frame.height,
            )
            if 0 < box.width * box.height <= LARGEST:
                yield box


def _still(element: Element) -> Iterator[Element]:
    """What is drawn of an element and of those within, as far as nothing moves it."""
    if _tag(element) in _ELSEWHERE or element.get("transform"):
        return
    yield element
    for child in element:
        yield from _still(child)


def _sides(element: Element) -> tuple[float, float, float, float] | None:
    """Of a rectangle or circle."""

    def side(name: str) -> float:
        return length(element.get(name, "")) or 0.0

    match _tag(element):
        case "rect":
            return side("x"), side("y"), side("width"), side("height")
        case "circle":
            r = side("r")
            return side("cx") - r, side("cy") - r, 2 * r, 2 * r
        case _:
            return None


def _tag(element: Element) -> str:
    return str(element.tag).rpartition("}")[2]


def _around(group: Iterable[Label]) -> Box:
    boxes = [line.box for line in group]
    left, top = min(box.left for box in boxes), min(box.top for box in boxes)
    right = max(box.left + box.width for box in boxes)
    return Box(left, top, right - left, max(box.top + box.height for box in boxes) - top)


def _holds(shape: Box, words: Box) -> bool:
    x, y = words.left + words.width / 2, words.top + words.height / 2
    fits = shape.width >= 0.9 * words.width and shape.height >= 0.7 * words.height
    return fits and 0 < x - shape.left < shape.width and 0 < y - shape.top < shape.height


def _wider(box: Box) -> Box:
    return Box(box.left - MARGIN, box.top - MARGIN, box.width + 2 * MARGIN, box.height + 2 * MARGIN)


def _rounded(box: Box) -> Box:
    left, top = max(0.0, round(box.left, 1)), max(0.0, round(box.top, 1))
    return Box(left, top, min(round(box.width, 1), 100 - left), min(round(box.height, 1), 100 - top))


def covered(card_id: str, *, revealed: bool, notes: Path = TARGET.parent) -> str:
    """The figure of a card of the notes with its boxes."""
    name, _, number = card_id.partition("/")
    root = notes.parents[1]
    for path in sorted(notes.glob("*.md")):
        if f"card: {name}" in (text := path.read_text(encoding="utf-8")):
            document = read_document(text, file=path.relative_to(root).as_posix(), lang=notes.name, root=root)
            for note in document.notes:
                if card_id in note.card_ids() and isinstance(note.body, Occlusion):
                    data = (notes / note.body.figure).read_bytes()
                    drawn = covered_figure(data, cover_of(note.body, int(number), revealed=revealed))
                    return drawn or sys.exit(f"{note.body.figure}: nothing can be laid over it")
    sys.exit(f"{card_id}: no card with parts of a figure")


def main() -> int:
    """Print the labels of some figures, or a figure as a card shows it."""
    parser = argparse.ArgumentParser(
        prog="python -m figures.labels", description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("figure", nargs="*", type=Path, help="an SVG file")
    parser.add_argument(
        "--cover", metavar="CARD", help="draw the figure of a card, such as lstm-cell-parts/2"
    )
    parser.add_argument("--answer", action="store_true", help="as the back of the card shows it")
    given = parser.parse_args()
    if given.cover:
        print(covered(given.cover, revealed=given.answer))
    for path in given.figure:
        try:
            found = list(lines(path.read_bytes()))
        except OSError as error:
            sys.exit(f"{path}: {error.strerror}")
        print(
            "\n".join(found) if found else f"{path}: no words in it", file=sys.stdout if found else sys.stderr
        )
    return 0


if __name__ == "__main__":
    sys.exit(main())
