"""What an edit broke in the notes, and what became of the card that was edited. Pure."""

from collections import Counter
from collections.abc import Container, Iterable

from mlquiz.errors import Problem, Severity, Words
from mlquiz.model.card import Card
from mlquiz.model.place import Place
from mlquiz.reading.provisional import MARK
from mlquiz.tui.wording import mistake, tr


class Fault:
    """A mistake that an edit made, until it is mended.

    Attributes:
        place: Where it is; `None`: there is none.
        said: What is wrong: it, or else the first mistake in the notes; empty if nothing is.
    """

    def __init__(self) -> None:
        self.place: Place | None = None
        self.said = ""
        self._known: Counter[tuple[str, ...]] = Counter()

    def expect(self, problems: Iterable[Problem]) -> None:
        """Before the notes are read again: mistakes that there are already are none of the edit's."""
        if not self.place:
            self._known = Counter(map(_kind, _errors(problems)))

    def look(self, problems: Iterable[Problem], edited: Place | None) -> None:
        """See what is wrong now, after an edit at a place."""
        errors, known = _errors(problems), self._known.copy()
        new = []
        for each in errors:
            if known[_kind(each)]:
                known[_kind(each)] -= 1
            else:
                new.append(each)
        if edited:
            new.sort(key=lambda each: (each.file != edited.file, abs(each.line - edited.line)))
        self.place = Place(new[0].file, max(1, new[0].line)) if new else None
        first = (new or errors)[:1]
        self.said = mistake(first[0]) if first else ""
        if len(errors) > 1:
            self.said = tr("{mistake} (and {n} more: mlquiz check)", mistake=self.said, n=len(errors) - 1)


def _kind(problem: Problem) -> tuple[str, ...]:
    """What is wrong, wherever it stands now: an edit moves the lines below it, which its values may name."""
    said = problem.message
    template = said.template if isinstance(said, Words) else said
    return problem.file, problem.code, problem.card, template


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
