"""A card: one thing that is asked, one entry of the schedule."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from mlquiz.model.note import Note, Occlusion, Question, asked

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

REVERSE = "reverse"


@dataclass(frozen=True, slots=True)
class Card:
    """One card of a note.

    Args:
        id: `NAME`, `NAME/reverse` or `NAME/2`; the key of its schedule.
        note: The note that it belongs to.
    """

    id: str
    note: Note

    @property
    def part(self) -> str:
        """What follows the note's name: empty, `reverse`, or the number of a cloze or of a figure's part."""
        return self.id[len(self.note.id) + 1 :]

    @property
    def reverse(self) -> bool:
        """Whether the answer is shown and the question asked for."""
        return self.part == REVERSE

    @property
    def cloze_number(self) -> int:
        """The number of the deletions, or of the part of a figure, that is asked; 0 for another kind."""
        return int(self.part) if self.part.isdecimal() else 0

    @property
    def asks(self) -> str:
        """What it is known by in a list, as Markdown; the clue first where parts share a question.

        A card that is asked backwards is known by what it shows, and a cloze has its marks.
        """
        match self.note.body:
            case Occlusion() as body:
                return f"{body.part(self.cloze_number).clue}: {body.question}"
            case Question(answer=answer) if self.reverse:
                return answer
            case body:
                return asked(body)


def note_id(card_id: str) -> str:
    """The name of the note that a card belongs to."""
    return card_id.partition("/")[0]


def cards_of(notes: "Iterable[Note]") -> "Iterator[Card]":
    """All cards of some notes, in order."""
    return (Card(card_id, note) for note in notes for card_id in note.card_ids())
