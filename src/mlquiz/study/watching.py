"""Which videos were watched: events like all others, so that devices can be brought together."""

from dataclasses import replace
from typing import TYPE_CHECKING

from mlquiz.model.review import Event, EventKind
from mlquiz.scheduling.day import Moment, moment
from mlquiz.study.recording import new_event

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

    from mlquiz.store import Store


def watched_videos(store: "Store") -> frozenset[int]:
    """Numbers of the videos that are marked watched; the last event of a video decides."""
    events = [*store.events(kind=EventKind.WATCHED), *store.events(kind=EventKind.UNWATCHED)]
    last = {event.subject: event.kind for event in sorted(events, key=lambda event: (event.at_ms, event.id))}
    return frozenset(_number(subject) for subject, kind in last.items() if kind is EventKind.WATCHED)


def mark_videos(
    store: "Store", videos: "Iterable[int]", *, watched: bool, now: "datetime", rollover_hour: int
) -> tuple[int, ...]:
    """Mark videos as watched, or as not watched.

    Args:
        store: The log.
        videos: Their numbers.
        watched: Which of the two.
        now: Aware local time.
        rollover_hour: Local hour at which a scheduler day begins.

    Returns:
        The videos whose mark changed, ascending; for the others nothing is written.
    """
    at = moment(now, rollover_hour)
    kind = EventKind.WATCHED if watched else EventKind.UNWATCHED
    with store.writing():
        known = watched_videos(store)
        changed = sorted(p for p in set(videos) if (p in known) != watched)
        store.append([_event(store, kind, p, at) for p in changed])
    return tuple(changed)


def _event(store: "Store", kind: EventKind, p: int, at: Moment) -> Event:
    """An event that comes after all others of its video, even where the clock was set back."""
    subject = f"p{p}"
    last_ms = store.last_ms([subject])
    after = at if last_ms is None else replace(at, at_ms=max(at.at_ms, last_ms + 1))
    return new_event(store.device, kind, subject, after)


def _number(subject: str) -> int:
    """`p38` is 38."""
    return int(subject.removeprefix("p"))
