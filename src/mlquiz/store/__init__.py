"""Events and what is derived from them, in SQLite. The only home of sqlite_utils."""

TYPE_CHECKING = False
if TYPE_CHECKING:  # the real ones when they are asked for: what only counts does without them
    from mlquiz.store.place import database_path
    from mlquiz.store.store import Store

__all__ = ["Store", "database_path"]


def __getattr__(name: str) -> object:
    """Import the store when it is asked for: `mlquiz due` does without, and is to be quick."""
    if name == "Store":
        from mlquiz.store.store import Store  # noqa: PLC0415

        return Store
    if name == "database_path":
        from mlquiz.store.place import database_path  # noqa: PLC0415

        return database_path
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
