"""One sitting of reviews: which card, what the grades would do, answer, undo."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import TypeVar

from mlquiz.model.card import Card
from mlquiz.model.review import AnswerMode, EventKind, Grade
from mlquiz.model.schedule import CardState
from mlquiz.scheduling.answering import became_leech, is_leech, preview, recall
from mlquiz.scheduling.day import Moment, moment
from mlquiz.scheduling.queue import Counts, Queue, build
from mlquiz.scheduling.settings import Settings
from mlquiz.store import Store
from mlquiz.study.schedule import Recorded, Schedule
from mlquiz.study.today import Today
from mlquiz.study.words import LETTERS, Units, interval_words

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Shown:
    """What a screen needs for one card.

    Args:
        card: The card.
        state: Where it stands before the answer.
        intervals: What each grade would make of it: `10m`, `4d`, `1.2mo`.
        recall: The probability that it is recalled now, 0 to 1; `None` for a new card.
        leech: Whether it was forgotten so often that it should rather be written anew.
    """

    card: Card
    state: CardState
    intervals: Mapping[Grade, str]
    recall: float | None
    leech: bool = False


class Session:
    """One sitting over some cards. What is answered is on the disk when `answer` returns.

    Another program may work on the same database meanwhile: all its answers count, and all of these.

    Args:
        store: The learner's progress.
        cards: In course order.
        settings: Of the schedule.
        clock: Gives the time now, aware and local.
        urgency: Reviews come by it, the smallest first; `None`: in the order that the settings name. It is
            given the moment for which the queue is built.
        early: Whether a review that is due later is to come today; it is given the same moment.
        units: How the intervals of the grades are written.
    """

    def __init__(  # noqa: PLR0913 - what is seldom given, by name
        self,
        store: Store,
        cards: Sequence[Card],
        settings: Settings,
        clock: Callable[[], datetime],
        *,
        urgency: Callable[[CardState, Moment], float] | None = None,
        early: Callable[[CardState, Moment], bool] | None = None,
        units: Units = LETTERS,
    ) -> None:
        self._store = store
        self._cards = {card.id: card for card in cards}
        self._settings = settings
        self._clock = clock
        self._urgency = urgency
        self._early = early
        self._units = units
        self._schedule = Schedule(store, settings)
        self._states: dict[str, CardState] = {}
        self._queue = Queue(frozenset(), (), ())
        self._seen = -1
        self._day = self._now().day
        self._pinned: str | None = None
        self._last = ""
        self._undoable: list[Recorded] = []
        self._gone: frozenset[str] = frozenset()
        self._awaited = False

    @property
    def answered(self) -> int:
        """How many answers were given in this sitting, without those that were undone."""
        return sum(recorded.event.kind is EventKind.ANSWERED for recorded in self._undoable)

    def current(self) -> Shown | None:
        """The card to show; it stays until something was done with it. `None`: finished for now."""
        now = self._refreshed()
        card = self._pin(now)
        if card is None:
            return None
        state = self._states.get(card) or CardState(card=card)
        outcomes = preview(state, now, self._settings, self._schedule.load(card, now.day))
        return Shown(
            card=self._cards[card],
            state=state,
            intervals={
                grade: interval_words(after, now.at_ms, self._units) for grade, after in outcomes.items()
            },
            recall=recall(state, now, self._settings),
            leech=is_leech(state, self._settings),
        )

    def upcoming(self) -> Shown | None:
        """The card that will probably follow the current one, for a screen to prepare; without intervals.

        It looks into nothing but what is known already, so it costs next to nothing, and may be wrong.
        """
        if self._pinned is None:
            return None
        now = self._now()
        rest = self._queue.without(self._pinned)
        card = rest.next_card(now.at_ms, self._settings, self._pinned)
        if card is None:
            return None
        return Shown(self._cards[card], self._states.get(card) or CardState(card=card), {}, None)

    def take(self, cards: Sequence[Card], *, awaited: bool = False) -> None:
        """Go on with the cards as the notes have them now; what was done stays, and can be undone.

        A card that is gone is not shown, but keeps its place for when it is back: no other one comes for it,
        unless nothing else is left.

        Args:
            cards: All of the deck.
            awaited: Whether what is gone will be back soon, so that no other one comes at all.
        """
        self._awaited = awaited
        found = {card.id: card for card in cards}
        if found.keys() != self._cards.keys() - self._gone or self._gone:
            self._seen = -1
        self._gone = frozenset(self._cards.keys() - found.keys())
        self._cards = _with_gone(found, self._cards)
        if self._pinned in self._gone:
            self._pinned = None

    def show(self, card: str) -> None:
        """Make a card the current one, wherever it stands in the queue."""
        self._pinned = card

    def waiting_until(self) -> datetime | None:
        """When a learning card comes back, where nothing else is left today; otherwise `None`."""
        shown = self._pin(self._refreshed())
        until_ms = self._queue.waiting_until_ms(self._settings)
        if shown is not None or until_ms is None:
            return None
        return datetime.fromtimestamp(until_ms / 1000, tz=self._clock().tzinfo)

    def counts(self) -> Counts:
        """What is left today, with the card that is shown."""
        self._refreshed()
        return self._queue.counts()

    def left(self) -> Counts:
        """What is left today as of the last look, such as `current`: nothing is looked up for it."""
        return self._queue.counts()

    def answer(self, grade: Grade, *, took_ms: int, mode: AnswerMode = AnswerMode.SELF_GRADED) -> bool:
        """Grade the current card.

        Returns:
            Whether it was forgotten so often now that it is worth a word: a leech, at the lapses at which
            Anki speaks of one.

        Raises:
            MlquizError: It could not be written. Nothing has changed, and it may be tried again.
            LookupError: No card is left to be answered.
        """
        card = self._pinned or self._current_card()
        now = self._now()
        lapses = (self._states.get(card) or CardState(card=card)).lapses
        recorded = self._schedule.answer(card, now, grade, mode, took_ms)
        self._take(recorded)
        self._queue = self._queue.after(recorded.state, now, self._settings)
        return recorded.state.lapses > lapses and became_leech(recorded.state, self._settings)

    def suspend(self) -> None:
        """Never show the current card again until it is unsuspended. Can be undone."""
        self._put_away(EventKind.SUSPENDED)

    def bury(self) -> None:
        """Do not show the current card again today. Can be undone."""
        self._put_away(EventKind.BURIED)

    def can_undo(self) -> bool:
        """Whether anything was done in this sitting that was not undone."""
        return bool(self._undoable)

    def undo(self) -> bool:
        """Undo what was done last in this sitting, and show its card again. False: nothing was done."""
        if not self._undoable:
            return False
        undone = self._undoable[-1].event
        recorded = self._schedule.note(EventKind.UNDONE, undone.subject, self._now(), target=undone.id)
        self._undoable.pop()
        self._keep(recorded)
        self._rebuild(self._now())
        self._pinned = None if undone.subject in self._gone else undone.subject
        return True

    def _put_away(self, kind: EventKind) -> None:
        now = self._now()
        self._take(self._schedule.note(kind, self._current_card(), now))
        self._rebuild(now)

    def _take(self, recorded: Recorded) -> None:
        self._undoable.append(recorded)
        self._keep(recorded)
        self._last, self._pinned = recorded.event.subject, None

    def _keep(self, recorded: Recorded) -> None:
        """Take the new state in; look at all of them again where more has changed than this one."""
        card = recorded.state.card
        self._states[card] = recorded.state
        one_name = sum(name in self._cards for name in self._schedule.names.all_of(card)) == 1
        if one_name and recorded.seq == self._seen + 1:
            self._seen = recorded.seq

    def _current_card(self) -> str:
        card = self._pin(self._refreshed())
        if card is None:
            raise LookupError("no card is left to be answered")
        return card

    def _pin(self, now: Moment) -> str | None:
        if self._pinned is None:
            self._pinned = self._queue.next_card(now.at_ms, self._settings, self._last)
        return self._pinned

    def _refreshed(self) -> Moment:
        """Now, with the states and the queue as they are now."""
        now = self._now()
        seen = self._schedule.catch_up()
        if seen != self._seen:
            self._states = dict(self._schedule.states(self._cards))
            self._seen = seen
        elif now.day == self._day:
            return now
        self._rebuild(now)
        return now

    def _rebuild(self, now: Moment) -> None:
        self._day = now.day
        self._queue = self._built(self._cards, now)
        if self._gone:
            left = _without(self._queue, self._gone)
            here = {name: card for name, card in self._cards.items() if name not in self._gone}
            keeps = self._awaited or left.main or left.learning
            self._queue = left if keeps else self._built(here, now)

    def _built(self, cards: Mapping[str, Card], now: Moment) -> Queue:
        done = Today(self._store, self._schedule.names, now.day).done(cards)
        urgency, early = _at(self._urgency, now), _at(self._early, now)
        return build(cards, self._states, done, now, self._settings, urgency=urgency, early=early)

    def _now(self) -> Moment:
        return moment(self._clock(), self._settings.rollover_hour)


def _with_gone(found: Mapping[str, Card], before: Mapping[str, Card]) -> dict[str, Card]:
    """The cards that were found, in their order; each that is gone, behind the one that it stood behind."""
    behind: dict[str, list[Card]] = {}
    last = ""
    for card in before.values():
        if card.id in found:
            last = card.id
        else:
            behind.setdefault(last, []).append(card)
    ordered = [*behind.get("", ())]
    for card in found.values():
        ordered += [card, *behind.get(card.id, ())]
    return {card.id: card for card in ordered}


def _without(queue: Queue, gone: frozenset[str]) -> Queue:
    main = tuple(card for card in queue.main if card not in gone)
    return replace(queue, main=main, learning=tuple(each for each in queue.learning if each[1] not in gone))


def _at(rule: Callable[[CardState, Moment], T] | None, now: Moment) -> Callable[[CardState], T] | None:
    return (lambda state: rule(state, now)) if rule else None
