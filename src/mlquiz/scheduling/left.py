"""How many cards of a deck are left today, without putting them in order. Pure, and quick to load.

It is what the queue of a sitting would hold (`scheduling/queue.py`): the day's limits, and one card a note.
"""

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from collections.abc import Set as AbstractSet
    from typing import Protocol

    class Waiting(Protocol):
        """What the day is to bring, such as `store.waiting.Waiting`, which says what each is."""

        @property
        def known(self) -> AbstractSet[str]: ...  # noqa: D102
        @property
        def due(self) -> AbstractSet[str]: ...  # noqa: D102
        @property
        def learning(self) -> AbstractSet[str]: ...  # noqa: D102
        @property
        def answered(self) -> Iterable[tuple[str, bool]]: ...  # noqa: D102

    class Limits(Protocol):
        """What a day may hold, such as `scheduling.settings.Settings`."""

        @property
        def new_per_day(self) -> int: ...  # noqa: D102
        @property
        def reviews_per_day(self) -> int: ...  # noqa: D102


class Day:
    """What is known of a day, whatever the deck.

    Args:
        waiting: What the day is to bring.
        limits: What it may hold.
    """

    __slots__ = ("_answered", "_answered_notes", "_due", "_known", "_learning", "_new", "_reviews")

    def __init__(self, waiting: "Waiting", limits: "Limits") -> None:
        self._known = waiting.known
        self._due = waiting.due
        self._learning = waiting.learning
        self._answered = dict(waiting.answered)
        self._answered_notes = _notes(self._answered)
        self._new = limits.new_per_day
        self._reviews = limits.reviews_per_day

    def left(self, cards: "Sequence[str]") -> tuple[int, int, int] | None:
        """New cards, cards in learning and reviews that are left of a deck.

        Args:
            cards: Ids in course order.

        Returns:
            `None` where it depends on which reviews come first: when a day cannot hold all that are due, and
            their siblings are new.
        """
        mine = set(cards)
        learning = self._learning & mine
        taken = _notes(learning) | self._answered_notes
        due = _notes(self._due & mine) - taken
        answered = [new for card, new in self._answered.items() if card in mine]
        room = max(0, self._reviews - (len(answered) - sum(answered)))
        wanted = max(0, self._new - sum(answered))
        unseen = mine - self._known
        free, siblings = self._offered(cards, unseen, taken, due, wanted) if unseen else (0, 0)
        reviews = min(room, len(due))
        if siblings and len(due) > room:
            if room:
                return None
            free = min(wanted, free + siblings)
        return free, len(learning), reviews

    @staticmethod
    def _offered(
        cards: "Iterable[str]",
        unseen: "AbstractSet[str]",
        taken: "AbstractSet[str]",
        due: "AbstractSet[str]",
        wanted: int,
    ) -> tuple[int, int]:
        """How many notes have new cards to show, up to `wanted`; and if these are fewer, how many are due."""
        free: set[str] = set()
        siblings: set[str] = set()
        for card in cards:
            if len(free) >= wanted:
                return wanted, 0
            if card in unseen:
                note = card.partition("/")[0]
                if note in due:
                    siblings.add(note)
                elif note not in taken:
                    free.add(note)
        return len(free), len(siblings)


def _notes(cards: "Iterable[str]") -> set[str]:
    return {card.partition("/")[0] for card in cards}
