"""What an edit broke in the notes, and what became of the card that was edited. Pure."""

from collections.abc import Container, Iterable

from mlquiz.errors import Problem, Severity
from mlquiz.model.card import Card
from mlquiz.model.place import Place
from mlquiz.reading.provisional import MARK
from mlquiz.tui.wording import mistake, tr


class Fault:
    """A mistake in the file that was edited, which was not there before, until it is mended.

    Attributes:
        place: Where it is; `None`: there is none.
        said: What is wrong: it, or else the first mistake in the notes; empty if nothing is.
    """

    def __init__(self) -> None:
        self.place: Place | None = None
        self.said = ""
        self._known = 0

    def expect(self, problems: Iterable[Problem], edited: Place | None) -> None:
        """Before the notes are read again: mistakes that are in the file already are none of the edit's."""
        if edited and not self.place:
            self._known = sum(each.file == edited.file for each in _errors(problems))

    def look(self, problems: Iterable[Problem], edited: Place | None) -> None:
        """See what is wrong now, after an edit at a place."""
        errors = _errors(problems)
        here = sorted(
            (each for each in errors if edited and each.file == edited.file),
            key=lambda each: abs(each.line - edited.line) if edited else 0,
        )
        self.place = Place(here[0].file, max(1, here[0].line)) if len(here) > self._known else None
        first = (here or errors)[:1]
        self.said = mistake(first[0]) if first else ""
        if len(errors) > 1:
            self.said = tr("{mistake} (and {n} more: mlquiz check)", mistake=self.said, n=len(errors) - 1)


def _errors(problems: Iterable[Problem]) -> list[Problem]:
    return [each for each in problems if each.severity is Severity.ERROR]


def renamed(card: Card, cards: Iterable[Card], before: Container[str]) -> Card | None:
    """The new card that stands where a card stood; `None`: there is none.

    Args:
        card: As it was.
        cards: Those that there are now.
        before: Ids of those that there were.
    """
    new = [each for each in cards if each.note.place == card.note.place and each.id not in before]
    return min(new, key=lambda each: each.part != card.part, default=None)


def what_became(card: Card | None) -> str:
    """What became of a card whose name is gone: it has the name of another now, or it is gone, too."""
    if card is None:
        return tr("This card is no longer in the notes.")
    if card.id.startswith(MARK):
        return tr("A card without a name begins anew when its question changes. mlquiz stamp names it.")
    return tr("The card begins anew under its new name.")
