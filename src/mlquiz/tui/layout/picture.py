"""A picture in a layout: so many cells that something else paints. What that is, the layout does not know."""

from dataclasses import dataclass
from typing import Protocol


class Picture(Protocol):
    """A picture that is ready for the terminal."""

    @property
    def columns(self) -> int:
        """Cells across."""

    @property
    def rows(self) -> int:
        """Cells down."""

    def painted(self, row: int, first: int, last: int) -> str:
        """What the terminal is told to show the columns `first` up to `last` of a row, from the cursor on."""


@dataclass(frozen=True, slots=True)
class PictureRow:
    """One row of cells of a picture."""

    picture: Picture
    row: int


class Pictures(Protocol):
    """The pictures of one page."""

    def find(self, src: str, width: int) -> Picture | str:
        """The picture with an address within so many cells, or why there is none.

        Args:
            src: The address, as it was written.
            width: Cells that there are.

        Returns:
            The picture, or what is wrong with it: nothing where it is not ready yet, or none is expected.
        """
