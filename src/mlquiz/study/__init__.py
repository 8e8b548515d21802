"""One sitting: show, answer, undo. Knows no screen."""

from typing import TYPE_CHECKING, Any

from mlquiz.scheduling.queue import Counts
from mlquiz.study.counts import due_counts

if TYPE_CHECKING:
    from mlquiz.study.session import Session, Shown

__all__ = ["Counts", "Session", "Shown", "due_counts"]


def __getattr__(name: str) -> Any:
    """Import the sitting when it is asked for: counting what is due does without, and is to be quick."""
    if name in {"Session", "Shown"}:
        from mlquiz.study import session  # noqa: PLC0415

        return getattr(session, name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
