"""The covered parts of a figure: a list below a question whose items begin with a box and a name.

- `12.5 30 18 9` ==1;;forget gate== multiplies the old cell state by a number between 0 and 1
"""

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from mlquiz.errors import Words
from mlquiz.markdown.source import BlockKind
from mlquiz.model.note import Occlusion, Part
from mlquiz.reading.choices import item_text, items_of
from mlquiz.reading.draft import field_text
from mlquiz.reading.markers import Marker, half_width
from mlquiz.reading.occlusion_boxes import read_box
from mlquiz.reading.standing_alone import standing_alone

if TYPE_CHECKING:
    from mlquiz.markdown.pieces import Image
    from mlquiz.markdown.source import SourceBlock
    from mlquiz.reading.draft import Draft, MarkedField
    from mlquiz.reading.source_text import SourceText

LARGEST_PART = 500
"""The largest number of a part that Anki knows."""

_BOXES = re.compile(r"(?:`[^`\n]*`[\s,;，；]*)+")
_NUMBERED_NAME = re.compile(r"==\d{1,9};;")
_NAME = re.compile(r"==(?=[^\s=])")
_NUMBERS = re.compile(r"[`\d\s.,;%，；]*", re.ASCII)
_FOUR = re.compile(r"`\s*\d[\d.]*%?(?:[\s,，]+\d[\d.]*%?){3}\s*`")
_OPENING = re.compile(r"==(?:(\d{1,9});;)?")
_BETWEEN = re.compile(r"[\s:：,，;；]*(?:[—–-]+(?=\s))?\s*")
_WEB = re.compile(r"[a-z][a-z0-9+.-]+:|//", re.IGNORECASE)
_PICTURE = re.compile(r"!\[|<\s*img", re.IGNORECASE)


def parts_lists(field: "MarkedField", source: "SourceText") -> "tuple[SourceBlock, ...]":
    """The lists of a field, not within other blocks, of which an item is a part of a figure."""
    if "`" not in field.text:
        return ()
    shows = _PICTURE.search(field.text) is not None
    return tuple(
        block
        for block in source.lists_between(field.first, field.end)
        if any(_is_part(item_text(item, source), shows=shows) for item in items_of(block, source))
    )


def _is_part(text: str, *, shows: bool) -> bool:
    boxes = _BOXES.match(text)
    if boxes is None:
        return False
    if _NUMBERED_NAME.match(text, boxes.end()) or (shows and _FOUR.match(half_width(text))):
        return True
    return _NUMBERS.fullmatch(half_width(boxes[0])) is not None and _NAME.match(text, boxes.end()) is not None


def read_occlusion(
    draft: "Draft", question: "MarkedField", lists: "tuple[SourceBlock, ...]", source: "SourceText"
) -> Occlusion | None:
    """A figure with covered parts; what is wrong with it is a fault of the draft."""
    stem = field_text(question.rest, source.between(question.first + 1, lists[0].first))
    figure = _figure(draft, question, stem)
    parts = _numbered(
        [
            part
            for block in lists
            for item in items_of(block, source)
            if (part := _part(item, source, draft)) is not None
        ],
        draft,
    )
    ends = (*(block.first for block in lists[1:]), question.end)
    for block, end in zip(lists, ends, strict=True):
        below = next((number for number in range(block.end, end) if source.line(number).strip()), 0)
        if below:
            draft.fault(Words("text stands below the parts; what the back adds begins with A:"), below)
    if figure is None or draft.broken:
        return None
    return Occlusion(
        figure.question,
        figure.image.src,
        figure.image.alt,
        tuple(part for part, _ in parts),
        draft.hide != "one",
        draft.text(Marker.ANSWER),
    )


@dataclass(frozen=True, slots=True)
class _Asked:
    """A question and the figure that stood in it."""

    question: str
    image: "Image"


def _figure(draft: "Draft", question: "MarkedField", stem: str) -> _Asked | None:
    """The question without its figure, which stands on a line of its own."""
    from mlquiz.markdown.parse import images  # noqa: PLC0415 - loads the parser

    lines = stem.split("\n")
    alone = [(at, found[0]) for at, line in enumerate(lines) if (found := _alone(line))]
    there = images(stem) if _PICTURE.search(stem) else ()
    if not there and not alone:
        said = Words("parts without a figure; ![what it shows](address) stands above them")
    elif len(there) > 1 or len(alone) > 1:
        said = Words("two figures in one card with parts; make a card for each")
    elif not alone:
        said = Words("the figure of a card with parts stands on a line of its own")
    elif _WEB.match(alone[0][1].src):
        said = Words("a figure on the web cannot be covered; save it beside the notes")
    else:
        asked = "\n".join(line for at, line in enumerate(lines) if at != alone[0][0])
        asked = re.sub(r"\n\s*\n\s*\n", "\n\n", asked).strip()
        if asked:
            return _Asked(asked, alone[0][1])
        said = Words("Q: has a figure but no question")
    draft.fault(said, question.first)
    return None


def _alone(line: str) -> "tuple[Image, ...]":
    """The picture that is all there is on a line."""
    from mlquiz.markdown.parse import inlines  # noqa: PLC0415 - loads the parser
    from mlquiz.markdown.pieces import Image  # noqa: PLC0415

    if not _PICTURE.match(line.strip()):
        return ()
    match inlines(line.strip()):
        case (Image() as image,):
            return (image,)
        case _:
            return ()


def _part(item: "SourceBlock", source: "SourceText", draft: "Draft") -> tuple[Part, int] | None:
    """A part and its line; its number is 0 where none is written."""
    text = item_text(item, source)
    begins = _BOXES.match(text)
    if begins is None:
        said = (
            "a part without a box; it begins with `left top width height` in per cent, then ==1;;its name=="
        )
        draft.fault(Words(said), item.first)
        return None
    boxes = [read_box(written, item.first, draft) for written in re.findall(r"`([^`\n]*)`", begins[0])]
    named = _named(text[begins.end() :], item.first, draft)
    if named is None:
        return None
    if any(
        inside.kind is BlockKind.LIST and inside.depth > item.depth
        for inside in source.blocks_between(item.first, item.end)
    ):
        draft.fault(Words("a list within a part; its clue is one sentence"), item.first)
    return replace(named, boxes=tuple(box for box in boxes if box is not None)), item.first


def _named(text: str, line: int, draft: "Draft") -> Part | None:
    """The name and the clue, behind the boxes."""
    from mlquiz.markdown.parse import deletions  # noqa: PLC0415 - loads the parser

    opening = _OPENING.match(text)
    found = deletions(text) if opening else ()
    if opening is None:
        draft.fault(Words("a part without a name; behind its boxes stands ==1;;its name=="), line)
    elif not found or not text.startswith("==", _behind(text, opening.end(), found[0].hidden)):
        hints = bool(found) and bool(found[0].hint)
        said = "a name has no hint; the clue stands behind ==" if hints else "the name is not closed by =="
        draft.fault(Words(said), line)
    elif len(found) > 1:
        draft.fault(Words("two names in one part; each part is an item of the list"), line)
    else:
        rest = text[_behind(text, opening.end(), found[0].hidden) + 2 :]
        clue = standing_alone(_BETWEEN.sub("", rest, count=1).strip())
        number = int(opening[1]) if opening[1] else 0
        if opening[1] and not 1 <= number <= LARGEST_PART:
            said = "a part has the number {number}; numbers are 1 to {last}"
            draft.fault(Words(said, number=number, last=LARGEST_PART), line)
        elif not clue:
            said = (
                "the part {name} has no clue; say behind == what it does, for those who do not see the figure"
            )
            draft.fault(Words(said, name=found[0].hidden), line)
        else:
            return Part(number, found[0].hidden, clue, (), numbered=bool(opening[1]))
    return None


def _behind(text: str, start: int, hidden: str) -> int:
    """Where what is hidden ends, and the space behind it."""
    at = text.find(hidden, start) + len(hidden)
    return at + len(text[at:]) - len(text[at:].lstrip())


def _numbered(found: "list[tuple[Part, int]]", draft: "Draft") -> "list[tuple[Part, int]]":
    """The parts with the smallest free numbers where none is written; no two have the same."""
    taken = {part.number for part, _ in found}
    seen: set[int] = set()
    numbered: list[tuple[Part, int]] = []
    free = 1
    for part, line in found:
        number = part.number
        if not part.numbered:
            while free in taken:
                free += 1
            number = free
            taken.add(free)
        elif number in seen:
            said = (
                "two parts have the number {number}; each has its own, and several boxes of one part stand "
                "before its name"
            )
            draft.fault(Words(said, number=number), line)
        seen.add(number)
        numbered.append((replace(part, number=number), line))
    return numbered
