"""What is to be shown today, and in which order. Pure: no clock, no disk."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from mlquiz.model.card import note_id
from mlquiz.model.schedule import CardState, Phase
from mlquiz.scheduling import order
from mlquiz.scheduling.day import MS_PER_MINUTE, Moment, day_start_ms, days_after
from mlquiz.scheduling.settings import Settings

_IN_STEPS = frozenset({Phase.LEARNING, Phase.RELEARNING})


@dataclass(frozen=True, slots=True)
class Done:
    """What was answered already on this scheduler day.

    Args:
        new: How many of the cards were answered for the first time.
        reviews: How many of the cards were answered that had been answered on an earlier day.
        notes: Notes of which any card was answered, among the cards or not.
    """

    new: int = 0
    reviews: int = 0
    notes: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Counts:
    """How many cards are left today."""

    new: int
    learning: int
    due: int


@dataclass(frozen=True, slots=True)
class Queue:
    """What is left today.

    Args:
        new: New cards in `main`.
        main: Reviews, with the new cards spread evenly through them, in order.
        learning: Cards in learning steps that come back today, by time: when (ms since the epoch) and which.
    """

    new: frozenset[str]
    main: tuple[str, ...]
    learning: tuple[tuple[int, str], ...]

    def counts(self) -> Counts:
        """How many are left."""
        new = len(self.new.intersection(self.main))
        return Counts(new=new, learning=len(self.learning), due=len(self.main) - new)

    def next_card(self, now_ms: int, settings: Settings, last: str = "") -> str | None:
        """The card to show now; `None`: none.

        Learning cards that are due come first, then the others; when none is left, learning cards a little
        early. Early, the card that was shown `last` waits until another one was shown.
        """
        if self.learning and self.learning[0][0] <= now_ms:
            return self.learning[0][1]
        if self.main:
            return self.main[0]
        horizon = now_ms + settings.learn_ahead_min * MS_PER_MINUTE
        early = [card for due_ms, card in self.learning if due_ms <= horizon]
        return next((card for card in early if card != last), early[0] if early else None)

    def waiting_until_ms(self, settings: Settings) -> int | None:
        """When the next learning card may be shown, if only such are left; `None`: others are, or none."""
        if self.main or not self.learning:
            return None
        return self.learning[0][0] - settings.learn_ahead_min * MS_PER_MINUTE

    def after(self, state: CardState, moment: Moment, settings: Settings) -> "Queue":
        """The queue after a card was answered, with its new state."""
        queue = self.without(state.card)
        learning = list(queue.learning)
        if state.phase in _IN_STEPS and state.due_ms < day_end_ms(moment, settings):
            learning.append((state.due_ms, state.card))
        return replace(queue, learning=tuple(sorted(learning)))

    def without(self, card: str) -> "Queue":
        """The queue without a card."""
        place = self.main.index(card) if card in self.main else len(self.main)
        learning = tuple(entry for entry in self.learning if entry[1] != card)
        return replace(self, main=self.main[:place] + self.main[place + 1 :], learning=learning)


def build(  # noqa: PLR0913 - what a day depends on; what is seldom given, by name
    cards: Iterable[str],
    states: Mapping[str, CardState],
    done: Done,
    moment: Moment,
    settings: Settings,
    *,
    urgency: Callable[[CardState], float] | None = None,
    early: Callable[[CardState], bool] | None = None,
    ordered: bool = True,
) -> Queue:
    """Today's queue.

    Args:
        cards: Ids in course order, the order in which new ones come.
        states: Of those that have one.
        done: What was answered today already; counts towards the limits, and buries the siblings.
        moment: Now.
        settings: Limits and times.
        urgency: Reviews come by it, the smallest first; `None`: in the order that the settings name. Within
            the daily limit it decides which come at all.
        early: Whether a review that is due later is to come today, as if it were due.
        ordered: False where only the counts matter: then the reviews are put in order only if the limit
            leaves some out, and new cards wait for siblings that may be among these.
    """
    unseen, due, learning = _sorted_out(cards, states, moment, settings, early)
    limit = settings.reviews_per_day - done.reviews
    if ordered or _order_counts(due, unseen, limit):
        by = urgency or order.urgency(moment, settings)
        due.sort(key=lambda card: by(states[card]))
    taken = {note_id(card) for _, card in learning} | done.notes
    reviews = list(_one_a_note(due, limit, taken))
    new = list(_one_a_note(unseen, settings.new_per_day - done.new, taken))
    return Queue(frozenset(new), tuple(_spread(reviews, new)), tuple(sorted(learning)))


def _sorted_out(
    cards: Iterable[str],
    states: Mapping[str, CardState],
    moment: Moment,
    settings: Settings,
    early: Callable[[CardState], bool] | None,
) -> tuple[list[str], list[str], list[tuple[int, str]]]:
    """New cards, reviews that are due, and learning cards with the time when they come back today."""
    unseen: list[str] = []
    due: list[str] = []
    learning: list[tuple[int, str]] = []
    today, end_ms = moment.day, day_end_ms(moment, settings)
    for card in cards:
        state = states.get(card)
        if state is None:
            unseen.append(card)
        elif state.suspended or state.buried_day == today:
            continue
        elif state.due_day is not None:
            if state.due_day <= today or (early and state.phase is Phase.REVIEW and early(state)):
                due.append(card)
        elif state.phase is Phase.NEW:
            unseen.append(card)
        elif state.due_ms < end_ms:
            learning.append((state.due_ms, card))
    return unseen, due, learning


def day_end_ms(moment: Moment, settings: Settings) -> int:
    """When the scheduler day of a moment ends."""
    return day_start_ms(days_after(moment.day, 1), moment.utc_offset_min, settings.rollover_hour)


def _order_counts(due: Sequence[str], unseen: Sequence[str], limit: int) -> bool:
    notes = set(map(note_id, due))
    return len(notes) > limit and not notes.isdisjoint(map(note_id, unseen))


def _one_a_note(cards: Iterable[str], limit: int, taken: set[str]) -> Iterator[str]:
    """At most `limit` cards, none of a note that was taken; their notes are taken then."""
    left = limit
    for card in cards:
        if left <= 0:
            return
        note = note_id(card)
        if note not in taken:
            taken.add(note)
            left -= 1
            yield card


def _spread(reviews: Sequence[str], new: Sequence[str]) -> Iterator[str]:
    """New cards evenly between the reviews, neither first nor last where there are enough reviews."""
    shown = 0
    for index, card in enumerate(new):
        until = round(len(reviews) * (index + 1) / (len(new) + 1))
        yield from reviews[shown:until]
        shown = until
        yield card
    yield from reviews[shown:]
