"""What stands in the place of a card when there is none. Pure."""

from mlquiz.tui.layout.line import Mark
from mlquiz.tui.layout.page import Page, Remark

_S_PER_MIN = 60


def waiting_page(seconds: float, clock: str) -> Page:
    """A learning card comes back soon.

    Args:
        seconds: Until then.
        clock: The time of day then.
    """
    minutes, rest = divmod(max(0, int(seconds + 0.999)), _S_PER_MIN)
    return (
        Remark("Waiting for a learning card", Mark.HEADING),
        Remark(f"It comes in {minutes}:{rest:02d}, at {clock}. Nothing else is left today.", Mark.PLAIN),
        Remark("It will show by itself. q goes back to the decks; nothing is lost."),
    )


def finished_page(answered: int, coming: str, *, can_undo: bool) -> Page:
    """Nothing is left.

    Args:
        answered: Answers given in this sitting.
        coming: A sentence that says when the next card comes.
        can_undo: Whether anything can be taken back.
    """
    counted = (
        f"{answered} answer{'' if answered == 1 else 's'} in this sitting, all saved. " if answered else ""
    )
    return (
        Remark("Done" if answered else "Nothing to review", Mark.HEADING),
        Remark(counted + coming, Mark.PLAIN),
        Remark(f"{'u takes the last one back. ' if can_undo else ''}q goes back to the decks."),
    )


def trouble_page(message: str) -> Page:
    """The next card could not be read; `message` says why."""
    return (
        Remark("The next card could not be read", Mark.HEADING),
        Remark(message, Mark.WRONG),
        Remark("space tries again. q goes back to the decks; what was answered is saved."),
    )
