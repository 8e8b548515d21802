"""Where a reader is in a page, said so that it holds at another width."""

from collections.abc import Sequence
from dataclasses import dataclass

from mlquiz.tui.layout.line import Line


@dataclass(frozen=True, slots=True)
class Place:
    """A block of the page, how many letters of it stand above, and how many lines without any below these."""

    block: int = 0
    letters: int = 0
    bare: int = 0


def place_at(lines: Sequence[Line], top: int) -> Place:
    """The place whose line is `top`, an index that may lie outside."""
    if not lines:
        return Place()
    top = max(0, min(top, len(lines) - 1))
    block = lines[top].block
    counts = [_letters(line) for line in lines[:top] if line.block == block]
    bare = next((index for index, count in enumerate(reversed(counts)) if count), len(counts))
    return Place(block, sum(counts), bare)


def line_of(lines: Sequence[Line], place: Place) -> int:
    """The index of the line where the place is, at whatever width the lines have."""
    found, letters, bare = 0, 0, 0
    for index, line in enumerate(lines):
        if line.block > place.block:
            break
        if line.block < place.block:
            found = index
            continue
        if letters < place.letters or bare <= place.bare:
            found = index
        count = _letters(line)
        letters += count
        bare = 0 if count else bare + 1
        if letters > place.letters:
            break
    return found


def _letters(line: Line) -> int:
    """Characters that are neither decoration nor space, so that the count is the same at any width."""
    return sum(not character.isspace() for character in line.text[line.lead :])
