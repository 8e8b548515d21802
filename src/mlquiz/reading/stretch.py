"""What stands between two headings, as it is collected."""

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from mlquiz.model.note import Source


@dataclass(slots=True)
class Stretch:
    """A heading and what stands under it up to the next.

    Args:
        heading: Its text; empty for what stands before the first heading.
        level: 1 to 6; 0 for what stands before the first heading.
        line: Its line.
        first: The line after it.
        sources: Sources that hold for all of it.
        prose: Its text piece by piece, without cards and sources.
    """

    heading: str
    level: int
    line: int
    first: int
    sources: list["Source"] = field(default_factory=list)
    prose: list[str] = field(default_factory=list)
