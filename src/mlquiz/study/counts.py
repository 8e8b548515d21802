"""How much is due, deck by deck, without showing anything."""

from collections.abc import Collection, Mapping, Sequence
from datetime import date, datetime

from mlquiz.model.schedule import CardState, Phase
from mlquiz.scheduling.day import Moment, moment
from mlquiz.scheduling.left import Day
from mlquiz.scheduling.queue import Counts, build, day_end_ms
from mlquiz.scheduling.settings import Settings
from mlquiz.store import Store
from mlquiz.study.cache import StateCache
from mlquiz.study.today import Today

_LATER = CardState(card="", phase=Phase.REVIEW, due_day=date.max)


def due_counts(
    store: Store,
    cards_by_deck: Mapping[str, Sequence[str]],
    settings: Settings,
    now: datetime,
    *,
    held: Collection[str] = frozenset(),
) -> Mapping[str, Counts]:
    """What a sitting on each deck would have before it today.

    Args:
        store: The learner's progress.
        cards_by_deck: Ids of the cards of each deck, in course order.
        settings: Of the schedule.
        now: Aware, local.
        held: Notes whose new cards are held back.
    """
    at = moment(now, settings.rollover_hour)
    cache = StateCache(store, settings)
    cache.catch_up()
    if not held and not cache.names:
        left = _day(store, at, settings).left
        found = {deck: left(cards) for deck, cards in cards_by_deck.items()}
        sure = {deck: Counts(*counts) for deck, counts in found.items() if counts is not None}
        unsure = {deck: cards for deck, cards in cards_by_deck.items() if deck not in sure}
    else:
        sure, unsure = {}, dict(cards_by_deck)
    if unsure:
        sure |= _by_their_queues(store, cache, unsure, settings, at, held)
    return {deck: sure[deck] for deck in cards_by_deck}


def _day(store: Store, at: Moment, settings: Settings) -> Day:
    """What counts without the states of single cards."""
    return Day(store.waiting_on(at.day, day_end_ms(at, settings)), settings)


def _by_their_queues(  # noqa: PLR0913, PLR0917 - of one place
    store: Store,
    cache: StateCache,
    cards_by_deck: Mapping[str, Sequence[str]],
    settings: Settings,
    at: Moment,
    held: Collection[str],
) -> dict[str, Counts]:
    """The counts of the queues that sittings would have: where their order counts, or names, or videos."""
    with store.reading():
        asked = {cache.names.now(card) for cards in cards_by_deck.values() for card in cards}
        of_today, later = store.states.of_today(at.day, asked)
        known = dict.fromkeys(later, _LATER) | of_today
        today = Today(store, cache.names, at.day)
    counts = {}
    for deck, cards in cards_by_deck.items():
        states = cache.names.called(known, cards)
        offered = _without_held_back(cards, held, states) if held else cards
        counts[deck] = build(offered, states, today.done(cards), at, settings, ordered=False).counts()
    return counts


def _without_held_back(
    cards: Sequence[str], held: Collection[str], states: Mapping[str, CardState]
) -> Sequence[str]:
    from mlquiz.study.holding import without_held_back  # noqa: PLC0415  start-up: it knows the course

    return without_held_back(cards, held, states)
