"""What is counted at once from a few sets is what the queues of sittings hold, for any states and limits."""

from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from hypothesis import example, given, settings
from hypothesis import strategies as st

from mlquiz.model.card import note_id
from mlquiz.model.review import AnswerMode, Event, EventKind, Grade, Sitting
from mlquiz.model.schedule import CardState, Phase
from mlquiz.scheduling.day import moment
from mlquiz.scheduling.queue import Counts, day_end_ms
from mlquiz.scheduling.settings import Settings
from mlquiz.scheduling.version import cache_key
from mlquiz.store import Store
from mlquiz.store.identity import new_event_id
from mlquiz.store.states import Mark
from mlquiz.study.cache import StateCache
from mlquiz.study.counts import _by_their_queues, _day, due_counts

NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)
TODAY = date(2026, 11, 22)
CARDS = [f"note{number}{part}" for number in range(3) for part in ("", "/1", "/2")]
END_MS = day_end_ms(moment(NOW, 4), Settings())

DAYS = st.integers(-3, 3).map(lambda days: TODAY + timedelta(days=days))
PUT_AWAY = {"suspended": st.booleans(), "buried_day": st.none() | DAYS}


def states_of(card: str) -> st.SearchStrategy[CardState]:
    held = {"card": st.just(card), "stability": st.floats(1, 50), "difficulty": st.floats(1, 10), **PUT_AWAY}
    steps = st.sampled_from([Phase.LEARNING, Phase.RELEARNING])
    times = st.sampled_from([END_MS - 1, END_MS, END_MS + 1, END_MS - 10**7])
    return st.one_of(
        st.builds(CardState, phase=st.just(Phase.NEW), due_day=st.none() | DAYS, **held),
        st.builds(CardState, phase=steps, due_ms=times, **held),
        st.builds(CardState, phase=st.just(Phase.REVIEW), due_day=DAYS, last_day=DAYS, **held),
    )


STATES = st.lists(st.sampled_from(CARDS), unique=True).flatmap(
    lambda cards: st.tuples(*map(states_of, cards)).map(list)
)
DECKS = st.lists(st.lists(st.sampled_from(CARDS), unique=True), min_size=1, max_size=3)


def answered(card: str, days_ago: int) -> Event:
    at = moment(NOW - timedelta(days=days_ago, hours=1), 4)
    return Event(
        id=new_event_id(at.at_ms),
        device="device",
        kind=EventKind.ANSWERED,
        subject=card,
        at_ms=at.at_ms,
        utc_offset_min=0,
        day=at.day,
        grade=Grade.GOOD,
        sitting=Sitting.REVIEW,
        mode=AnswerMode.SELF_GRADED,
        took_ms=1,
    )


def written(states: list[CardState], log: list[Event], limits: Settings) -> Store:
    """A database with these answers, whose cached states are these."""
    store = Store.open_copy(Path("nowhere.db"))
    store.append(log)
    with store.writing():
        store.states.write(states, Mark(cache_key(limits), store.last_seq()), instead_of=None)
    return store


@settings(max_examples=400, deadline=None)
@given(
    states=STATES,
    decks=DECKS,
    log=st.lists(st.builds(answered, st.sampled_from(CARDS), st.integers(0, 1)), max_size=5),
    new=st.integers(0, 4),
    reviews=st.integers(0, 4),
)
@example(  # one review may come, of two that are due: which one decides about the new sibling
    states=[
        CardState(card=card, phase=Phase.REVIEW, due_day=TODAY, stability=s, difficulty=5, last_day=TODAY)
        for card, s in (("note0", 1.0), ("note1", 50.0))
    ],
    decks=[["note0", "note1", "note1/1"]],
    log=[],
    new=1,
    reviews=1,
)
@example(  # no review may come, so the new sibling of one that is due may
    states=[CardState(card="note0", phase=Phase.REVIEW, due_day=TODAY, stability=1, difficulty=5)],
    decks=[["note0", "note0/1"]],
    log=[],
    new=1,
    reviews=0,
)
def test_counted_at_once_is_what_the_queues_hold(
    states: list[CardState], decks: list[list[str]], log: list[Event], new: int, reviews: int
) -> None:
    limits = Settings(new_per_day=new, reviews_per_day=reviews)
    named = {str(number): cards for number, cards in enumerate(decks)}
    with written(states, log, limits) as store:
        cache = StateCache(store, limits)
        cache.catch_up()
        queues = _by_their_queues(store, cache, named, limits, moment(NOW, 4), ())
        at_once = _day(store, moment(NOW, 4), limits)
        for name, cards in named.items():
            left = at_once.left(cards)
            assert left is None or Counts(*left) == queues[name]
            assert left is not None or _order_decides(cards, store, limits)
        assert due_counts(store, named, limits, NOW) == queues


def _order_decides(cards: list[str], store: Store, limits: Settings) -> bool:
    """Whether more notes are due than may come, one of them with a card that has none or a new state."""
    states = store.states.all()
    due = {note_id(card) for card in cards if (day := _due(states.get(card))) and day <= TODAY}
    return len(due) > limits.reviews_per_day - len(store.answered_on(TODAY)) and any(
        note_id(card) in due and (card not in states or states[card].phase is Phase.NEW) for card in cards
    )


def _due(state: CardState | None) -> date | None:
    return state.due_day if state else None


def test_a_card_with_a_name_of_two_lines_is_one_card() -> None:
    """No note is called so, but a log from elsewhere may say so."""
    strange = CardState(card="note1\nnote2", phase=Phase.REVIEW, due_day=TODAY)
    usual = CardState(card="note1", phase=Phase.REVIEW, due_day=TODAY)
    with written([strange, usual], [], Settings()) as store:
        waiting = store.waiting_on(TODAY, END_MS)
        assert waiting.known == waiting.due == {"note1\nnote2", "note1"}
