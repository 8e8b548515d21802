"""Events and what is derived from them, in SQLite. The only home of sqlite_utils."""
