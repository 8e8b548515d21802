"""The schema's version, and what makes a SQLite file ours."""

SCHEMA_VERSION = 7
"""`PRAGMA user_version`: how many steps of `store/steps.py` were applied."""

APPLICATION_ID = 0x6D6C717A
"""`PRAGMA application_id`: the letters `mlqz`."""
