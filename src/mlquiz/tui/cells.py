"""Words in a place of so many cells; a Chinese character takes two."""

from rich.cells import cell_len, set_cell_size


def left(words: str, width: int) -> str:
    """At the left of exactly `width` cells; what does not fit is cut."""
    return set_cell_size(words, max(0, width))


def right(words: str, width: int) -> str:
    """At the right of `width` cells, or of as many as it takes."""
    return " " * max(0, width - cell_len(words)) + words


def centred(words: str, width: int) -> str:
    """In the middle of exactly `width` cells; what does not fit is cut."""
    before = max(0, width - cell_len(words)) // 2
    return left(" " * before + words, width)


def cut(words: str, width: int) -> str:
    """In at most `width` cells; an ellipsis stands for what does not fit."""
    return words if fits(words, width) else f"{left(words, width - 1).rstrip()}…"


def fits(words: str, width: int) -> bool:
    """Whether it takes no more than `width` cells."""
    return cell_len(words) <= width
