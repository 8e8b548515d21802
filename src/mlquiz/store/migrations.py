"""The history of the schema. A migration that was released is never changed: add one below.

Imported only when a database has to be made or brought up to date. Each migration raises
`PRAGMA user_version` by one; `store/schema.py` has the number. A new kind of event needs one, too, so that an
older mlquiz, which would not understand it, refuses the database.
"""

from sqlite_utils import Database, Migrations

migrations = Migrations("mlquiz")

_REFUSAL = "the log is append-only: undo with one more event"


@migrations()
def m001_events_are_kept_for_good(db: Database) -> None:
    """The log. `seq` is the order of arrival, by which readers see what is new to them."""
    db.execute(
        """
        CREATE TABLE events (
            seq INTEGER PRIMARY KEY,
            id TEXT NOT NULL UNIQUE CHECK (id <> ''),
            device TEXT NOT NULL,
            kind TEXT NOT NULL,
            subject TEXT NOT NULL,
            at_ms INTEGER NOT NULL CHECK (typeof(at_ms) = 'integer'),
            utc_offset_min INTEGER NOT NULL CHECK (typeof(utc_offset_min) = 'integer'),
            day TEXT NOT NULL CHECK (day IS date(day)),
            grade INTEGER CHECK (grade BETWEEN 1 AND 4),
            sitting TEXT,
            mode TEXT,
            took_ms INTEGER CHECK (took_ms >= 0),
            recall REAL CHECK (recall BETWEEN 0 AND 1),
            target TEXT NOT NULL DEFAULT '',
            CHECK ((kind = 'answered') = (grade IS NOT NULL)),
            CHECK ((kind IN ('undone', 'renamed')) = (target <> ''))
        )
        """
    )
    db.execute("CREATE INDEX events_of_subject ON events (subject, at_ms)")
    db.execute("CREATE INDEX events_of_day ON events (kind, day, subject)")
    db.execute("CREATE INDEX events_undone ON events (target) WHERE kind = 'undone'")
    db.execute(
        f"""
        CREATE TRIGGER events_refuse_update BEFORE UPDATE ON events
        BEGIN SELECT RAISE(ABORT, '{_REFUSAL}'); END
        """
    )
    db.execute(
        f"""
        CREATE TRIGGER events_refuse_delete BEFORE DELETE ON events
        BEGIN SELECT RAISE(ABORT, '{_REFUSAL}'); END
        """
    )
    db.execute(
        """
        CREATE TRIGGER events_count_once BEFORE INSERT ON events
        WHEN EXISTS (SELECT 1 FROM events WHERE id = NEW.id OR seq = NEW.seq)
        BEGIN SELECT RAISE(IGNORE); END
        """
    )


@migrations()
def m002_states_can_be_thrown_away(db: Database) -> None:
    """What was derived from the log; any row may go, and is derived again."""
    db.execute(
        """
        CREATE TABLE states (
            card TEXT PRIMARY KEY,
            phase TEXT NOT NULL,
            stability REAL NOT NULL,
            difficulty REAL NOT NULL,
            step INTEGER NOT NULL,
            due_ms INTEGER NOT NULL,
            due_day TEXT,
            last_ms INTEGER NOT NULL,
            last_day TEXT,
            interval_days INTEGER NOT NULL,
            reps INTEGER NOT NULL,
            lapses INTEGER NOT NULL,
            suspended INTEGER NOT NULL,
            buried_day TEXT
        ) WITHOUT ROWID
        """
    )
    db.execute("CREATE INDEX states_due ON states (phase, due_day)")


@migrations()
def m003_meta_says_which_device_and_which_states(db: Database) -> None:
    """`device`: id of this database. `states_key`, `states_seq`: from what the states were derived."""
    db.execute("CREATE TABLE meta (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID")
    db.execute("INSERT INTO meta VALUES ('device', lower(hex(randomblob(8))))")
    db.execute("INSERT INTO meta VALUES ('states_key', '')")
    db.execute("INSERT INTO meta VALUES ('states_seq', '0')")
