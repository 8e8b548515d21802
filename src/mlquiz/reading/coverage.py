"""How much of the course is written: cards and notes of every leaf section against its target."""

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from mlquiz.reading.outline import Outline, Spot

if TYPE_CHECKING:
    from collections.abc import Iterable

    from mlquiz.model.course import Course
    from mlquiz.model.document import Document


@dataclass(frozen=True, slots=True)
class Coverage:
    """One leaf section and what is written of it.

    Args:
        spot: The section and where it stands.
        cards: How many cards it has.
        prose: Whether it has notes to read.
    """

    spot: Spot
    cards: int
    prose: bool

    @property
    def complete(self) -> bool:
        """Whether it has as many cards as it should have, and notes."""
        return not self.spot.section.cardable or (self.cards >= self.spot.section.target and self.prose)


def coverage(course: "Course", documents: "Iterable[Document]") -> tuple[Coverage, ...]:
    """Every leaf section of the chapters and units, in course order.

    Args:
        course: The course.
        documents: The documents of one language.
    """
    outline = Outline(course)
    cards: Counter[str] = Counter()
    prose: set[str] = set()
    for document in documents:
        for note in document.notes:
            leaf = outline.leaf(note.section, document.id)
            if leaf is not None:
                cards[leaf] += sum(1 for _ in note.card_ids())
        for section in document.sections:
            leaf = outline.leaf(section.id, document.id)
            if leaf is not None and section.level and section.prose.strip():
                prose.add(leaf)
    return tuple(
        Coverage(spot, cards[spot.section.id], spot.section.id in prose)
        for spot in outline.spots
        if spot.section.leaf
    )
