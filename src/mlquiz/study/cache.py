"""The cached states, kept in step with the log."""

from collections.abc import Iterator, Sequence

from mlquiz.model.review import EventKind
from mlquiz.model.schedule import CardState
from mlquiz.scheduling.names import Names
from mlquiz.scheduling.settings import Settings
from mlquiz.scheduling.version import cache_key
from mlquiz.store import Store
from mlquiz.store.states import Mark

_CARDS_AT_A_TIME = 500


class StateCache:
    """The states in a store, under some settings: what a replay of the log gives, or they are replaced.

    Attributes:
        names: What notes are called now, as of the last `catch_up`.
    """

    def __init__(self, store: Store, settings: Settings) -> None:
        self._store = store
        self._settings = settings
        self._key = cache_key(settings)
        self._seen = -1
        self.names = Names()

    def catch_up(self) -> int:
        """Take in what is new in the log; the states fit it then.

        A long replay is done before the database is locked for writing, so nobody waits for it.

        Returns:
            How far the log reached.
        """
        with self._store.reading():
            last = self._store.last_seq()
            if last != self._seen and (self._seen < 0 or self._store.renamed_after(self._seen)):
                self.names = Names(self._store.events(kind=EventKind.RENAMED))
            self._seen = last
            mark = self._store.states.mark()
            if mark == Mark(self._key, last):
                return last
            everything = mark.key != self._key or self._store.renamed_after(mark.seq)
            cards = self._cards_after(0 if everything else mark.seq)
            states = list(self.replayed(cards))
        with self._store.writing():
            if self._store.states.mark() != mark:  # another program was faster
                return self.catch_up()
            instead_of = None if everything else cards
            self._store.states.write(states, Mark(self._key, last), instead_of=instead_of)
        return last

    def has_grown_to(self, seq: int) -> None:
        """The log was written to by the owner of this cache, with anything but a renaming."""
        if seq == self._seen + 1:
            self._seen = seq

    def replayed(self, cards: Sequence[str]) -> Iterator[CardState]:
        """The states of some cards from their events alone; none for a card of which no event counts."""
        from mlquiz.scheduling.replay import replay  # noqa: PLC0415  start-up: mostly nothing is new

        for start in range(0, len(cards), _CARDS_AT_A_TIME):
            portion = cards[start : start + _CARDS_AT_A_TIME]
            subjects = [name for card in portion for name in self.names.all_of(card)]
            events = self._store.events(subjects=subjects, with_undone=True)
            yield from replay(events, self._settings, self.names).values()

    def _cards_after(self, seq: int) -> Sequence[str]:
        """The cards that the events after `seq` speak of, as they are called now."""
        return list(dict.fromkeys(map(self.names.now, self._store.subjects_after(seq))))
