"""Events and what is derived from them, in SQLite. The only home of sqlite_utils."""

from mlquiz.store.place import database_path
from mlquiz.store.store import Store

__all__ = ["Store", "database_path"]
