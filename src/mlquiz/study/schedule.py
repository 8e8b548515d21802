"""Writing what happened to a card, together with the state that follows."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date

from mlquiz.model.card import note_id
from mlquiz.model.review import AnswerMode, Event, EventKind, Grade, Sitting
from mlquiz.model.schedule import CardState
from mlquiz.scheduling.answering import apply, recall, scheduled_days
from mlquiz.scheduling.day import MS_PER_DAY, Moment, days_after
from mlquiz.scheduling.load import HORIZON_DAYS, Load
from mlquiz.scheduling.names import Names
from mlquiz.scheduling.settings import Settings
from mlquiz.store import Store
from mlquiz.store.states import Mark
from mlquiz.study.cache import StateCache
from mlquiz.study.recording import new_event


@dataclass(frozen=True, slots=True)
class Recorded:
    """An event that is in the log for good.

    Args:
        event: As it was written.
        state: The state of its card that follows.
        seq: How far the log reaches with it.
    """

    event: Event
    state: CardState
    seq: int


class Schedule:
    """The states of cards under some settings, and the writing of events.

    Cards are called here as the caller's notes call them, whatever they were renamed to elsewhere.
    """

    def __init__(self, store: Store, settings: Settings) -> None:
        self._store = store
        self._settings = settings
        self._cache = StateCache(store, settings)

    def catch_up(self) -> int:
        """Take in what others wrote. How far the log reached."""
        return self._cache.catch_up()

    @property
    def names(self) -> Names:
        """What notes are called now."""
        return self._cache.names

    def states(self, cards: Iterable[str]) -> Mapping[str, CardState]:
        """The states of some cards; a card that was never answered has none."""
        called = list(cards)
        self.catch_up()
        with self._store.reading():
            states = self._store.states.of(map(self.names.now, called))
        return self.names.called(states, called)

    def load(self, card: str, today: date) -> Load:
        """How full the days to come are, seen from a card."""
        now = self.names.now(card)
        with self._store.reading():
            due = self._store.states.due_by_day(days_after(today, 1), days_after(today, HORIZON_DAYS))
            siblings = self._store.states.of_note(note_id(now))
        days = (state.due_day for state in siblings if state.due_day and state.card != now)
        return Load(today, due, frozenset(days))

    def answer(self, card: str, moment: Moment, grade: Grade, mode: AnswerMode, took_ms: int) -> Recorded:
        """Write an answer; it is on the disk when this returns."""
        blank = new_event(self._store.device, EventKind.ANSWERED, card, moment)
        return self._record(
            replace(blank, grade=grade, sitting=Sitting.REVIEW, mode=mode, took_ms=max(0, took_ms))
        )

    def note(self, kind: EventKind, card: str, moment: Moment, target: str = "") -> Recorded:
        """Write an event of another kind; `target` is the id of what is undone."""
        return self._record(new_event(self._store.device, kind, card, moment, target=target))

    def _record(self, draft: Event) -> Recorded:
        """Read the state, write the event and the new state: one transaction, alone."""
        with self._store.writing():
            self._cache.catch_up()
            now = self.names.now(draft.subject)
            last_ms = self._store.last_ms(self.names.all_of(now))
            event = _after(draft, last_ms)
            before = self._store.states.of([now]).get(now) or CardState(card=now)
            if event.kind is EventKind.ANSWERED:
                event = self._scheduled(event, before)
            self._store.append([event])
            state = self._following(before, event, last_ms)
            seq = self._store.last_seq()
            mark = Mark(self._store.states.mark().key, seq)
            self._store.states.write([state] if state else [], mark, instead_of=[now])
        if event.kind is not EventKind.UNDONE:
            self._cache.has_grown_to(seq)
        return Recorded(event, replace(state or CardState(card=now), card=draft.subject), seq)

    def _scheduled(self, event: Event, before: CardState) -> Event:
        """An answer with what it is based on and what was decided: no replay has to guess it."""
        moment = Moment(event.at_ms, event.utc_offset_min, event.day)
        days = scheduled_days(before, event, self._settings, self.load(event.subject, event.day))
        recalled = recall(before, moment, self._settings)
        return replace(event, recall=recalled, interval_days=days, reps=before.reps)

    def _following(self, before: CardState, event: Event, last_ms: int | None) -> CardState | None:
        """The state that a replay would give: one step on from the last event, else the replay itself."""
        if event.kind is EventKind.UNDONE or (last_ms is not None and event.at_ms <= last_ms):
            return next(self._cache.replayed([before.card]), None)
        return apply(before, event, self._settings)


def _after(event: Event, last_ms: int | None) -> Event:
    """The event, not before the last one of its card, where the clock was set back by less than a day.

    What a learner did last must count last. A clock that is further off than that is believed.
    """
    if last_ms is None or not last_ms - MS_PER_DAY < event.at_ms <= last_ms:
        return event
    return replace(event, at_ms=last_ms + 1)
