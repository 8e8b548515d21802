"""Which card an event speaks of, after notes were renamed."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import replace

from mlquiz.model.card import note_id
from mlquiz.model.review import Event
from mlquiz.model.schedule import CardState


class Names:
    """The names that notes have had, and the one under which all of their history is kept.

    A name means the same note for all events, before and after a renaming: another device may go on with the
    old notes for a while. So a name that was given up must not be used for another note; where it is, the two
    share one history, and nothing is lost.
    """

    def __init__(self, renames: Iterable[Event] = ()) -> None:
        self._now: dict[str, str] = {}
        for event in sorted(renames, key=lambda event: (event.at_ms, event.id)):
            self._rename(event.subject, event.target)
        self._earlier: dict[str, list[str]] = defaultdict(list)
        for old, new in self._now.items():
            self._earlier[new].append(old)

    def __bool__(self) -> bool:
        """Whether any note has another name now."""
        return bool(self._now)

    def _rename(self, old: str, new: str) -> None:
        old, new = self._now.get(old, old), self._now.get(new, new)
        if old == new or not new:
            return
        for name, current in self._now.items():
            if current == old:
                self._now[name] = new
        self._now[old] = new

    def now(self, card: str) -> str:
        """The name under which a card's history is kept: its newest, unless it was named back."""
        if not self._now:
            return card
        note = note_id(card)
        return self._now.get(note, note) + card[len(note) :]

    def all_of(self, card: str) -> tuple[str, ...]:
        """All names that a card has had, the one of its history first."""
        now = self.now(card)
        if not self._earlier:
            return (now,)
        note = note_id(now)
        return (now, *(old + now[len(note) :] for old in self._earlier.get(note, ())))

    def called(self, states: Mapping[str, CardState], cards: Iterable[str]) -> Mapping[str, CardState]:
        """States by the names that cards have in someone's notes, given those by the names of `now`."""
        if not self._now:
            return states
        known = ((card, states.get(self.now(card))) for card in cards)
        return {card: replace(state, card=card) for card, state in known if state}
