"""Events to memory states to today's queue. Pure: no clock, no disk. The only home of fsrs."""

TYPE_CHECKING = False
if TYPE_CHECKING:
    from mlquiz.scheduling.settings import Settings

__all__ = ["Settings"]


def __getattr__(name: str) -> object:
    """Import the settings when they are asked for: `mlquiz due` does without, and is to be quick."""
    if name == "Settings":
        from mlquiz.scheduling.settings import Settings  # noqa: PLC0415

        return Settings
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
