"""New cards that wait until the video was watched that teaches them."""

from typing import TYPE_CHECKING

from mlquiz.model.card import note_id
from mlquiz.model.course import Role
from mlquiz.model.schedule import Phase
from mlquiz.reading.outline import Outline

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping

    from mlquiz.model.course import Course
    from mlquiz.model.document import Document
    from mlquiz.model.schedule import CardState


def held_back(
    course: "Course | None", documents: "Iterable[Document]", watched: "Collection[int]"
) -> frozenset[str]:
    """Ids of the notes whose required videos were not all watched.

    A note whose section no required video covers is never held back. Only new cards are to be held back: what
    was learnt before is reviewed all the same.

    Args:
        course: The course; without one nothing is held back.
        documents: Documents of any languages.
        watched: Numbers of the videos that were watched.
    """
    if course is None:
        return frozenset()
    waiting = {
        section
        for lecture in course.lectures
        for video in lecture.videos
        if video.role is Role.REQUIRED and video.p not in watched
        for section in video.sections
    }
    outline = Outline(course)
    return frozenset(
        note.id
        for document in documents
        for note in document.notes
        if outline.leaf(note.section, document.id) in waiting
    )


def without_held_back(
    cards: "Iterable[str]", held: "Collection[str]", states: "Mapping[str, CardState]"
) -> tuple[str, ...]:
    """The cards without the new ones of notes that are held back.

    Args:
        cards: Ids of cards.
        held: Ids of notes.
        states: Of the cards that were ever answered.
    """
    return tuple(card for card in cards if note_id(card) not in held or not _is_new(states.get(card)))


def _is_new(state: "CardState | None") -> bool:
    return state is None or state.phase is Phase.NEW
