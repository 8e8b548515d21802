"""A deck: a name and the notes that it picks, in order."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Deck:
    """Some notes under one name. A note may be in several decks; it is one note all the same.

    Args:
        name: What the user types: `lecture-4`, `chapter-16`, `core`, `rl/ppo`.
        title: What the user reads.
        notes: Ids of its notes, in the order in which they are learnt, each once.
        kind: `lecture`, `chapter`, `part`, `unit`, `tier`, `all`, `own`, `folder` or `file`.
    """

    name: str
    title: str
    notes: tuple[str, ...]
    kind: str
