"""Histories of notes that were renamed in the course."""

from typing import TYPE_CHECKING

from mlquiz.model.review import EventKind
from mlquiz.scheduling.day import moment
from mlquiz.study.recording import new_event

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from mlquiz.store import Store


def carry_over(store: "Store", renames: "Mapping[str, str]", now: "datetime", rollover_hour: int) -> int:
    """Write the renamings that the log does not hold yet, so that each history follows its note.

    Args:
        store: The learner's progress.
        renames: Old names with the names of today.
        now: Aware, local.
        rollover_hour: Local hour at which a day begins.

    Returns:
        How many were new.
    """
    if not renames:
        return 0
    known = {(event.subject, event.target) for event in store.events(kind=EventKind.RENAMED)}
    at = moment(now, rollover_hour)
    return store.append(
        new_event(store.device, EventKind.RENAMED, old, at, target=new)
        for old, new in renames.items()
        if (old, new) not in known
    )
