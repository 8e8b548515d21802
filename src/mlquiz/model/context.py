"""Where a note stands in the course: what a card shows of its section, lecture and video."""

from dataclasses import dataclass

from mlquiz.model.course import Link


@dataclass(frozen=True, slots=True, kw_only=True)
class Context:
    """What surrounds a note.

    Args:
        deck_path: Names from the root of the deck tree down, such as
            `("Machine Learning", "16 Self-attention & Transformer", "Part 1")`.
        section: Title of the section, such as `1.2 Self-attention step by step`.
        lectures: Numbers of the lectures that cover the section, ascending.
        videos: The section's videos, required ones first: name and address.
        tags: Tags that follow from the place, such as `chapter::16`, `lecture::04`, `tier::core`.
    """

    deck_path: tuple[str, ...]
    section: str
    lectures: tuple[int, ...] = ()
    videos: tuple[Link, ...] = ()
    tags: tuple[str, ...] = ()
