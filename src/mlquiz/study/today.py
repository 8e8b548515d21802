"""What was answered today already: it counts towards the limits and buries siblings."""

from collections.abc import Iterable
from datetime import date

from mlquiz.model.card import note_id
from mlquiz.model.review import EventKind
from mlquiz.scheduling.names import Names
from mlquiz.scheduling.queue import Done
from mlquiz.store import Store


class Today:
    """The answers of one scheduler day, of all cards."""

    def __init__(self, store: Store, names: Names, day: date) -> None:
        self._names = names
        self._new: dict[str, bool] = {}
        for card, new in store.answered_on(day):
            now, called = names.now(card), names.all_of(card)
            known = len(called) > 1 and _answered_before(store, called, day)
            self._new[now] = new and not known
        self._notes = set(map(note_id, self._new))

    def done(self, cards: Iterable[str]) -> Done:
        """What was done of some cards. The limits hold for each deck by itself, siblings for all."""
        chosen = set(cards)
        mine = [new for card, new in self._new.items() if not chosen.isdisjoint(self._names.all_of(card))]
        notes = self._notes
        if self._names:  # siblings by the names that they have here
            notes = {note_id(card) for card in chosen if note_id(self._names.now(card)) in notes}
        return Done(new=sum(mine), reviews=len(mine) - sum(mine), notes=frozenset(notes))


def _answered_before(store: Store, names: Iterable[str], day: date) -> bool:
    """Whether a card was answered on an earlier day under any of its names."""
    return any(event.day < day for event in store.events(kind=EventKind.ANSWERED, subjects=names))
