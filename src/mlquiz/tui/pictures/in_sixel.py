"""A picture as Sixel, each row of cells by itself: a line that is painted brings its own part along."""

from mlquiz.pictures.drawing import Drawn
from mlquiz.pictures.sixel import sixel


class SixelPicture:
    """A picture in rows of cells.

    Args:
        drawn: The picture.
        cell: Pixels of a cell, across and down.
    """

    def __init__(self, drawn: Drawn, cell: tuple[int, int]) -> None:
        self.columns, self.rows = drawn.columns, drawn.rows
        self._drawn = drawn
        self._cell = cell

    def painted(self, row: int, first: int, last: int) -> str:
        """Some cells of a row; of the whole row the text is there already."""
        if (first, last) == (0, self.columns):
            return self._drawn.strips[row]
        width, height = self._cell
        lines = self._drawn.pixels[row * height : (row + 1) * height]
        part = [line[first * width : last * width] for line in lines]
        return sixel(part, self._drawn.palette) if part and part[0] else ""

    def forget(self) -> None:
        """Nothing is kept in the terminal."""

    def erased(self) -> str:
        """What is painted over is gone."""
        return ""
