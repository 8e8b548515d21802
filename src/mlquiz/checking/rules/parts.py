"""The rule for figures with covered parts: P01."""

from typing import TYPE_CHECKING

from mlquiz.checking.leaks import leaks, says
from mlquiz.checking.passage import passage
from mlquiz.checking.rule import EXAMPLE_FILE, Finding, rule
from mlquiz.errors import Severity
from mlquiz.model.note import Occlusion
from mlquiz.reading.occlusion_boxes import written_box
from mlquiz.reading.picture_size import raster_size
from mlquiz.reading.svg_labels import joined, labels, svg_root, titles

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from mlquiz.checking.corpus import Corpus
    from mlquiz.model.note import Box, Note, Part
    from mlquiz.reading.svg_labels import Label

ENOUGH = 0.75
"""So much of a line is covered when nobody can read it: its width is known to about a tenth."""
MOST = 0.6
"""Of a name's letters: a label with so many of them says the name."""
TOUCHED = 0.15
"""So little of a line may lie under a box that is not meant for it."""

_SVG = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 200 100" font-size="12">\n'
    '<text x="10" y="30">encoder</text>\n<text x="120" y="30">decoder</text>\n</svg>'
)
_CARD = (
    "Q: Which part of the Transformer is covered?\n\n![Two boxes side by side](figures/parts.svg)\n\n"
    "- `{}` ==1;;encoder== reads the whole input at once\n"
    "- `58 18 30 15` ==2;;decoder== writes one token after the other\n"
)


@rule(
    "P01",
    Severity.ERROR,
    "A box in the wrong place asks for something else, or shows the answer.",
    good={EXAMPLE_FILE: _CARD.format("3 18 30 15"), "notes/en/figures/parts.svg": _SVG},
    bad={EXAMPLE_FILE: _CARD.format("3 58 30 15"), "notes/en/figures/parts.svg": _SVG},
)
def misplaced_parts(note: "Note", corpus: "Corpus") -> "Iterator[Finding]":
    """A box covers no words of its figure, or half of them, or a part's name can be read beside its box.

    Words are looked for in SVG figures that hold them as text; another figure is only looked at for its kind.
    """
    body = note.body
    if not isinstance(body, Occlusion):
        return
    yield from _told(note, body)
    figure = next((each for each in note.figures if each.src == body.figure and each.exists), None)
    data = corpus.figure(figure.path) if figure else b""
    if not data:
        return
    if svg_root(data) is None and raster_size(data) is None:
        yield Finding(f"nothing can be laid over {body.figure}; make it an SVG, PNG, JPEG, GIF or WebP")
    for title in titles(data):
        for part in body.parts:
            if _named(title, part):
                yield Finding(f"the figure's own title says {_plain(part)}: {title}", at=_at(part))
    lines = labels(data)
    for part in body.parts:
        yield from _boxes(part, lines)
        yield from _readable(part, body, lines)
    yield from _doubled(body, lines)


def _told(note: "Note", body: Occlusion) -> "Iterator[Finding]":
    """Names that stand in the question, the hint or the part's own clue."""
    for part in body.parts:
        for what, text in (("question", body.question), ("clue", part.clue), ("hint", note.hint)):
            if text and leaks(passage(text).plain, _plain(part)):
                yield Finding(f"the {what} gives part {part.number} away: {_plain(part)}", at=_at(part))
    seen: dict[str, Part] = {}
    for part in body.parts:
        first = seen.setdefault(passage(part.name).key, part)
        if first is not part:
            yield Finding(
                f"parts {first.number} and {part.number} have one name; make one part with several boxes",
                at=_at(part),
            )


def _boxes(part: "Part", lines: "Sequence[Label]") -> "Iterator[Finding]":
    """Boxes that cover no words, or half of them."""
    if not lines:
        return
    for box in part.boxes:
        if not any(_share([box], line) >= TOUCHED for line in lines):
            yield Finding(
                f"the box `{written_box(box)}` of part {part.number} covers no words of the figure",
                at=_at(part),
            )
    for line in lines:
        if TOUCHED < _share(part.boxes, line) < ENOUGH:
            yield Finding(f'part {part.number} covers half of "{line.text}" in the figure', at=_at(part))


def _readable(part: "Part", body: Occlusion, lines: "Sequence[Label]") -> "Iterator[Finding]":
    """Words of the figure that say the part's name and do not lie under its boxes."""
    for group in (run for whole in joined(lines) for run in _saying(whole, part)):
        said = _said(group)
        if _covers(part, group):
            continue
        over = next((other for other in body.parts if other is not part and _covers(other, group)), None)
        if over is None:
            yield Finding(f'"{said}" in the figure says the name of part {part.number}', at=_at(part))
        elif not (body.hide_all and says(_plain(over), _plain(part))):
            under = f"under a box of part {over.number}"
            yield Finding(f'"{said}" in the figure is the name of part {part.number}, {under}', at=_at(part))


def _saying(group: "Sequence[Label]", part: "Part") -> "Iterator[Sequence[Label]]":
    """The shortest runs of the lines of a label that say a part's name; or all of it, where it says most."""
    done = 0
    for end in range(1, len(group) + 1):
        for start in range(end - 1, done - 1, -1):
            if _named(_said(group[start:end]), part):
                yield group[start:end]
                done = end
                break
    if not done and _mostly(_said(group), part):
        yield group


def _doubled(body: Occlusion, lines: "Sequence[Label]") -> "Iterator[Finding]":
    """Words that two parts cover."""
    for line in lines:
        over = [part for part in body.parts if _share(part.boxes, line) >= ENOUGH]
        if len(over) > 1:
            yield Finding(
                f'parts {over[0].number} and {over[1].number} both cover "{line.text}" in the figure',
                at=_at(over[1]),
            )


def _covers(part: "Part", group: "Sequence[Label]") -> bool:
    return all(_share(part.boxes, line) >= ENOUGH for line in group)


def _named(text: str, part: "Part") -> bool:
    """Whether words of a figure say the name of a part; a formula has to be all there is."""
    return says(text, _plain(part)) or _letters(text) == _letters(passage(part.name).reading)


def _mostly(text: str, part: "Part") -> bool:
    """Whether the name of a part says the words of a figure, and little more."""
    return says(_plain(part), text) and len(_letters(text)) >= MOST * len(_letters(_plain(part)))


def _said(group: "Sequence[Label]") -> str:
    return " ".join(line.text for line in group)


def _letters(text: str) -> str:
    plain = text.replace("\\", "").replace("′", "'")
    return "".join(letter for letter in plain if not letter.isspace() and letter not in "${}_^()").casefold()


def _plain(part: "Part") -> str:
    return passage(part.name).plain


def _at(part: "Part") -> str:
    return f"=={part.number};;" if part.numbered else ""


def _share(boxes: "Sequence[Box]", line: "Label") -> float:
    """How much of a line lies under some boxes that do not overlap."""
    whole = line.box.width * line.box.height
    return min(1.0, sum(_common(box, line.box) for box in boxes) / whole) if whole else 0.0


def _common(one: "Box", other: "Box") -> float:
    across = min(one.left + one.width, other.left + other.width) - max(one.left, other.left)
    down = min(one.top + one.height, other.top + other.height) - max(one.top, other.top)
    return max(across, 0.0) * max(down, 0.0)
