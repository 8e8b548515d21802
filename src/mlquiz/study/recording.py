"""An event of this device, about to be written."""

from mlquiz.model.review import Event, EventKind
from mlquiz.scheduling.day import Moment
from mlquiz.store.identity import new_event_id


def new_event(device: str, kind: EventKind, subject: str, at: Moment, *, target: str = "") -> Event:
    """An event for `Store.append`: a watched video, a renamed note, a reset card.

    The states follow by themselves, when they are looked at next.

    Args:
        device: `Store.device`.
        kind: What happens; answers are for a sitting to write.
        subject: Id of the card; name of the note for a renaming; `p38` for a video.
        at: Now, by `scheduling.day.moment`.
        target: The new name for a renaming, the event's id for an undoing.
    """
    return Event(
        id=new_event_id(at.at_ms),
        device=device,
        kind=kind,
        subject=subject,
        at_ms=at.at_ms,
        utc_offset_min=at.utc_offset_min,
        day=at.day,
        target=target,
    )
