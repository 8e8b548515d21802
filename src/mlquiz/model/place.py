"""Where something was written."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """A line of a file.

    Args:
        file: Path relative to the content folder, with `/` between its parts.
        line: Line number from 1.
    """

    file: str
    line: int

    def __str__(self) -> str:
        """`file:line`, as editors and terminals make it clickable."""
        return f"{self.file}:{self.line}"
