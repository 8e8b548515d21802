"""What stands in the place of a card when there is none. Pure."""

from mlquiz.tui.keys.bound import pressed, sentence
from mlquiz.tui.layout.line import Mark
from mlquiz.tui.layout.page import Page, Remark
from mlquiz.tui.wording import sentences, tr, trn

_S_PER_MIN = 60


def waiting_page(seconds: float, clock: str) -> Page:
    """A learning card comes back soon.

    Args:
        seconds: Until then.
        clock: The time of day then.
    """
    minutes, rest = divmod(max(0, int(seconds + 0.999)), _S_PER_MIN)
    return (
        Remark(tr("Waiting for a learning card"), Mark.HEADING),
        Remark(
            tr(
                "It comes in {left}, at {time}. Nothing else is left today.",
                left=f"{minutes}:{rest:02d}",
                time=clock,
            ),
            Mark.PLAIN,
        ),
        Remark(
            tr("It will show by itself. {leave} goes back to the decks; nothing is lost.", leave=_leave())
        ),
    )


def finished_page(answered: int, coming: str, *, can_undo: bool) -> Page:
    """Nothing is left.

    Args:
        answered: Answers given in this sitting.
        coming: A sentence that says when the next card comes.
        can_undo: Whether anything can be taken back.
    """
    said = [coming]
    if answered:
        said.insert(
            0,
            trn(
                answered, "{n} answer in this sitting, all saved.", "{n} answers in this sitting, all saved."
            ),
        )
    ways = [tr("{leave} goes back to the decks.", leave=_leave())]
    if can_undo:
        ways.insert(0, tr("{undo} takes the last one back.", undo=pressed("review", "undo")))
    return (
        Remark(tr("Done") if answered else tr("Nothing to review"), Mark.HEADING),
        Remark(sentences(said), Mark.PLAIN),
        Remark(sentences(ways)),
    )


def trouble_page(message: str) -> Page:
    """The next card could not be read; `message` says why."""
    return (
        Remark(tr("The next card could not be read"), Mark.HEADING),
        Remark(message, Mark.WRONG),
        Remark(
            sentence(
                tr(
                    "{go_on} tries again. {leave} goes back to the decks; what was answered is saved.",
                    go_on=pressed("review", "show_answer"),
                    leave=_leave(),
                )
            )
        ),
    )


def fault_page(message: str) -> Page:
    """The card cannot be read since it was edited; `message` says why."""
    ways = tr(
        "{edit} opens the notes there until that is mended; then the card is back. {go_on} goes on with the "
        "other cards.",
        edit=pressed("review", "edit"),
        go_on=pressed("review", "show_answer"),
    )
    return (
        Remark(tr("This card cannot be read now"), Mark.HEADING),
        Remark(message, Mark.WRONG),
        Remark(sentence(ways)),
    )


def _leave() -> str:
    return pressed("review", "leave")
