"""One sitting: show, answer, undo. Knows no screen."""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from mlquiz.scheduling.queue import Counts
    from mlquiz.study.counts import due_counts
    from mlquiz.study.session import Session, Shown

__all__ = ["Counts", "Session", "Shown", "due_counts"]


def __getattr__(name: str) -> Any:
    """Import what is asked for, when it is: counting does without a sitting, a first frame without both."""
    match name:
        case "Session" | "Shown":
            from mlquiz.study import session as room  # noqa: PLC0415
        case "Counts" | "due_counts":
            from mlquiz.study import counts as room  # type: ignore[no-redef]  # noqa: PLC0415
        case _:
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(room, name)
