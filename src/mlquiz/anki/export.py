"""What goes into a package and what came out of building it."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

    from mlquiz.model.context import Context
    from mlquiz.model.note import Note


@dataclass(frozen=True, slots=True)
class Export:
    """One note to be written, and where it stands in the course."""

    note: "Note"
    context: "Context"


@dataclass(frozen=True, slots=True)
class Built:
    """A finished package: where it is, and how many notes, cards and media files are in it."""

    path: "Path"
    notes: int
    cards: int
    media: int
