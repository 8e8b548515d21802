"""What a learner does to cards besides answering them, and how it is taken back."""

from dataclasses import dataclass
from itertools import groupby, islice
from typing import TYPE_CHECKING

from mlquiz.model.review import EventKind, Grade, Sitting
from mlquiz.scheduling.day import MS_PER_DAY, Moment
from mlquiz.study.recording import new_event

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from mlquiz.model.review import Event
    from mlquiz.scheduling.names import Names
    from mlquiz.store import Store


@dataclass(frozen=True, slots=True)
class Act:
    """One thing that was done: an answer, or what one command did to some cards.

    Args:
        kind: What it was.
        cards: The cards, as they were called then.
        at_ms: When, milliseconds since the epoch.
        grade: Of an answer.
        sitting: In which an answer was given.
        target: Of cards that were set due: the day; empty if there were several.
    """

    kind: EventKind
    cards: tuple[str, ...]
    at_ms: int
    grade: Grade | None = None
    sitting: Sitting | None = None
    target: str = ""


def act(  # noqa: PLR0913 - what is seldom given, by name
    store: "Store", names: "Names", kind: EventKind, cards: "Sequence[str]", at: Moment, *, target: str = ""
) -> None:
    """Do the same to some cards: one act, written whole or not at all.

    Args:
        store: The log.
        names: What notes are called now.
        kind: What is done; no answer.
        cards: Ids.
        at: Now.
        target: The day, for cards that are set due.
    """
    with store.writing():
        after = _after_all(store, names, cards, at)
        store.append([new_event(store.device, kind, card, after, target=target) for card in cards])


def _after_all(store: "Store", names: "Names", cards: "Sequence[str]", at: Moment) -> Moment:
    """The moment; just after the last event of these cards if the clock was set back by less than a day."""
    last_ms = store.last_ms([name for card in cards for name in names.all_of(card)])
    if last_ms is None or not last_ms - MS_PER_DAY < at.at_ms <= last_ms:
        return at
    return Moment(last_ms + 1, at.utc_offset_min, at.day)


def last_acts(store: "Store", count: int) -> list[Act]:
    """What was done last on this device and stands, the last first."""
    with store.reading():
        return [_act(events) for events in islice(_by_act(store), count)]


def undo_acts(store: "Store", count: int, at: Moment) -> list[Act]:
    """Undo what was done last on this device: each event by one more event.

    Returns:
        What was undone, the last first; fewer than `count` where there was no more.
    """
    with store.writing():
        chosen = list(islice(_by_act(store), count))
        store.append(
            [
                new_event(store.device, EventKind.UNDONE, event.subject, at, target=event.id)
                for events in chosen
                for event in events
            ]
        )
    return [_act(events) for events in chosen]


def _by_act(store: "Store") -> "Iterator[list[Event]]":
    backwards = store.backwards(store.device)
    for _, events in groupby(backwards, key=lambda each: (each.kind, each.at_ms, each.grade, each.sitting)):
        yield list(events)


def _act(events: "Sequence[Event]") -> Act:
    last = events[0]
    cards = tuple(event.subject for event in reversed(events))
    target = last.target if len({event.target for event in events}) == 1 else ""
    return Act(last.kind, cards, last.at_ms, last.grade, last.sitting, target)
