"""The history of the schema. A step that was released is never changed: add one below, and to `STEPS`.

Each step raises `PRAGMA user_version` by one; `store/schema.py` has the number. A new kind of event needs
one, too, so that an older mlquiz, which would not understand it, refuses the database.
"""

import sqlite3

from mlquiz.store.codes import packed

_REFUSAL = "the log is append-only: undo with one more event"


def m001_events_are_kept_for_good(connection: sqlite3.Connection) -> None:
    """The log. `seq` is the order of arrival, by which readers see what is new to them."""
    connection.execute(
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
    connection.execute("CREATE INDEX events_of_subject ON events (subject, at_ms)")
    connection.execute("CREATE INDEX events_of_day ON events (kind, day, subject)")
    connection.execute("CREATE INDEX events_undone ON events (target) WHERE kind = 'undone'")
    connection.execute(
        f"""
        CREATE TRIGGER events_refuse_update BEFORE UPDATE ON events
        BEGIN SELECT RAISE(ABORT, '{_REFUSAL}'); END
        """
    )
    connection.execute(
        f"""
        CREATE TRIGGER events_refuse_delete BEFORE DELETE ON events
        BEGIN SELECT RAISE(ABORT, '{_REFUSAL}'); END
        """
    )
    connection.execute(
        """
        CREATE TRIGGER events_count_once BEFORE INSERT ON events
        WHEN EXISTS (SELECT 1 FROM events WHERE id = NEW.id OR seq = NEW.seq)
        BEGIN SELECT RAISE(IGNORE); END
        """
    )


def m002_states_can_be_thrown_away(connection: sqlite3.Connection) -> None:
    """What was derived from the log; any row may go, and is derived again."""
    connection.execute(
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
    connection.execute("CREATE INDEX states_due ON states (phase, due_day)")


def m003_meta_says_which_device_and_which_states(connection: sqlite3.Connection) -> None:
    """`device`: id of this database. `states_key`, `states_seq`: from what the states were derived."""
    connection.execute("CREATE TABLE meta (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID")
    connection.execute("INSERT INTO meta VALUES ('device', lower(hex(randomblob(8))))")
    connection.execute("INSERT INTO meta VALUES ('states_key', '')")
    connection.execute("INSERT INTO meta VALUES ('states_seq', '0')")


def m004_the_log_is_compact(connection: sqlite3.Connection) -> None:
    """Codes, day numbers, ids of 16 bytes, each name once; new: two kinds of events, what was scheduled.

    The codes are those of `store/codes.py`. `names` has the ids of devices, cards, notes and videos. The view
    `log` shows the events as they are meant, for people.
    """
    for make in (_names, _compact_events, _compact_indexes, _compact_triggers, _readable_log):
        make(connection)


def _names(connection: sqlite3.Connection) -> None:
    connection.execute("CREATE TABLE names (key INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE)")
    connection.execute("INSERT INTO names (name) SELECT DISTINCT device FROM events ORDER BY device")
    connection.execute(
        "INSERT INTO names (name) SELECT DISTINCT subject FROM events"
        " WHERE subject NOT IN (SELECT device FROM events) ORDER BY subject"
    )


def _compact_events(connection: sqlite3.Connection) -> None:
    connection.execute(
        """
        CREATE TABLE compact_events (
            seq INTEGER PRIMARY KEY,
            id NOT NULL CHECK (typeof(id) IN ('blob', 'text') AND id <> ''),
            device INTEGER NOT NULL REFERENCES names,
            kind INTEGER NOT NULL CHECK (typeof(kind) = 'integer'),
            subject INTEGER NOT NULL REFERENCES names,
            at_ms INTEGER NOT NULL CHECK (typeof(at_ms) = 'integer'),
            utc_offset_min INTEGER NOT NULL CHECK (typeof(utc_offset_min) = 'integer'),
            day INTEGER NOT NULL CHECK (day BETWEEN -719162 AND 2932896 AND typeof(day) = 'integer'),
            grade INTEGER CHECK (grade BETWEEN 1 AND 4),
            sitting INTEGER,
            mode INTEGER,
            took_ms INTEGER CHECK (took_ms >= 0),
            recall REAL CHECK (recall BETWEEN 0 AND 1),
            target NOT NULL DEFAULT '' CHECK (typeof(target) IN ('blob', 'text')),
            interval_days INTEGER CHECK (interval_days >= 1),
            reps INTEGER CHECK (reps >= 0),
            CHECK ((kind = 0) = (grade IS NOT NULL)),
            CHECK (kind > 10 OR (kind IN (1, 6, 9)) = (target <> '')),
            CHECK (kind <> 9 OR target IS date(target))
        )
        """
    )
    connection.create_function("packed", 1, packed, deterministic=True)
    connection.execute(
        """
        INSERT INTO compact_events
        SELECT seq, packed(id), d.key,
            CASE kind WHEN 'answered' THEN 0 WHEN 'undone' THEN 1 WHEN 'reset' THEN 2 WHEN 'suspended' THEN 3
                WHEN 'unsuspended' THEN 4 WHEN 'buried' THEN 5 WHEN 'renamed' THEN 6 WHEN 'watched' THEN 7
                WHEN 'unwatched' THEN 8 END,
            s.key, at_ms, utc_offset_min, CAST(strftime('%s', day) AS INTEGER) / 86400, grade,
            CASE sitting WHEN 'review' THEN 0 WHEN 'quiz' THEN 1 WHEN 'exam' THEN 2
                WHEN 'imported' THEN 3 END,
            CASE mode WHEN 'self-graded' THEN 0 WHEN 'chosen' THEN 1 WHEN 'typed' THEN 2 END,
            took_ms, recall, packed(target), NULL, NULL
        FROM events JOIN names AS s ON s.name = subject JOIN names AS d ON d.name = device
        ORDER BY seq
        """
    )
    connection.execute("DROP TABLE events")
    connection.execute("ALTER TABLE compact_events RENAME TO events")


def _compact_indexes(connection: sqlite3.Connection) -> None:
    """Made when all rows are there: sorted once, without gaps."""
    connection.execute("CREATE UNIQUE INDEX events_by_id ON events (id)")
    connection.execute("CREATE INDEX events_of_subject ON events (subject, at_ms)")
    connection.execute("CREATE INDEX events_of_day ON events (day)")
    connection.execute("CREATE INDEX events_besides_answers ON events (kind) WHERE grade IS NULL")
    connection.execute("CREATE INDEX events_undone ON events (target) WHERE kind = 1")


def _compact_triggers(connection: sqlite3.Connection) -> None:
    keys = {"events": "id = NEW.id OR seq = NEW.seq", "names": "name = NEW.name OR key = NEW.key"}
    for table, known in keys.items():
        for change in ("UPDATE", "DELETE"):
            connection.execute(
                f"CREATE TRIGGER {table}_refuse_{change.lower()} BEFORE {change} ON {table}"
                f" BEGIN SELECT RAISE(ABORT, '{_REFUSAL}'); END"
            )
        connection.execute(
            f"CREATE TRIGGER {table}_count_once BEFORE INSERT ON {table}"
            f" WHEN EXISTS (SELECT 1 FROM {table} WHERE {known}) BEGIN SELECT RAISE(IGNORE); END"
        )


def _readable_log(connection: sqlite3.Connection) -> None:
    connection.execute(
        """
        CREATE VIEW log AS
        SELECT seq, iif(typeof(id) = 'blob', lower(hex(id)), id) AS id,
            (SELECT name FROM names WHERE key = device) AS device,
            CASE kind WHEN 0 THEN 'answered' WHEN 1 THEN 'undone' WHEN 2 THEN 'reset' WHEN 3 THEN 'suspended'
                WHEN 4 THEN 'unsuspended' WHEN 5 THEN 'buried' WHEN 6 THEN 'renamed' WHEN 7 THEN 'watched'
                WHEN 8 THEN 'unwatched' WHEN 9 THEN 'set-due' WHEN 10 THEN 'unburied' ELSE kind END AS kind,
            (SELECT name FROM names WHERE key = subject) AS subject,
            datetime(at_ms / 1000, 'unixepoch') AS at_utc, utc_offset_min,
            date(day * 86400, 'unixepoch') AS day, grade,
            CASE sitting WHEN 0 THEN 'review' WHEN 1 THEN 'quiz' WHEN 2 THEN 'exam' WHEN 3 THEN 'imported'
                ELSE sitting END AS sitting,
            CASE mode WHEN 0 THEN 'self-graded' WHEN 1 THEN 'chosen' WHEN 2 THEN 'typed'
                ELSE mode END AS mode,
            took_ms, recall, iif(typeof(target) = 'blob', lower(hex(target)), target) AS target,
            interval_days, reps
        FROM events
        """
    )


def m005_how_many_are_due_is_counted(connection: sqlite3.Connection) -> None:
    """`due_days`: the number of cards in review that are due on each day, kept by triggers.

    The triggers do without ON CONFLICT: that of the statement which fires them would hold instead.
    """
    connection.execute("CREATE TABLE due_days (day TEXT PRIMARY KEY, cards INTEGER NOT NULL) WITHOUT ROWID")
    connection.execute(
        "INSERT INTO due_days SELECT due_day, count(*) FROM states"
        " WHERE phase = 'review' AND due_day IS NOT NULL GROUP BY due_day"
    )
    connection.execute(
        """
        CREATE TRIGGER states_count_in AFTER INSERT ON states
        WHEN NEW.phase = 'review' AND NEW.due_day IS NOT NULL BEGIN
            INSERT INTO due_days SELECT NEW.due_day, 0
                WHERE NOT EXISTS (SELECT 1 FROM due_days WHERE day = NEW.due_day);
            UPDATE due_days SET cards = cards + 1 WHERE day = NEW.due_day;
        END
        """
    )
    connection.execute(
        """
        CREATE TRIGGER states_count_out AFTER DELETE ON states
        WHEN OLD.phase = 'review' AND OLD.due_day IS NOT NULL BEGIN
            UPDATE due_days SET cards = cards - 1 WHERE day = OLD.due_day;
            DELETE FROM due_days WHERE day = OLD.due_day AND cards <= 0;
        END
        """
    )


def m006_sums_can_be_thrown_away(connection: sqlite3.Connection) -> None:
    """Sums of the log, as `store/sums.py` keeps them; they may go, and are made again.

    `scopes` says from what `day_sums` and `day_bins` were made, `spans` says it of `span_cards`, `meta` of
    `study_days`: of which cards (empty: all), by which code (`key`), of the events up to which `seq`; `used`
    grows.
    """
    connection.execute("CREATE TABLE study_days (day INTEGER PRIMARY KEY)")
    connection.execute(
        """
        CREATE TABLE scopes (
            scope INTEGER PRIMARY KEY,
            cards TEXT NOT NULL UNIQUE,
            key TEXT NOT NULL,
            seq INTEGER NOT NULL,
            used INTEGER NOT NULL
        )
        """
    )
    connection.execute(
        """
        CREATE TABLE day_sums (
            scope INTEGER NOT NULL,
            day INTEGER NOT NULL,
            answers INTEGER NOT NULL,
            took_ms INTEGER NOT NULL,
            first_again INTEGER NOT NULL,
            first_hard INTEGER NOT NULL,
            first_good INTEGER NOT NULL,
            first_easy INTEGER NOT NULL,
            again INTEGER NOT NULL,
            hard INTEGER NOT NULL,
            good INTEGER NOT NULL,
            easy INTEGER NOT NULL,
            PRIMARY KEY (scope, day)
        ) WITHOUT ROWID
        """
    )
    connection.execute(
        """
        CREATE TABLE day_bins (
            scope INTEGER NOT NULL,
            day INTEGER NOT NULL,
            bin INTEGER NOT NULL,
            reviews INTEGER NOT NULL,
            predicted REAL NOT NULL,
            recalled INTEGER NOT NULL,
            log_loss REAL NOT NULL,
            PRIMARY KEY (scope, day, bin)
        ) WITHOUT ROWID
        """
    )
    _sums_of_cards(connection)


def _sums_of_cards(connection: sqlite3.Connection) -> None:
    connection.execute(
        """
        CREATE TABLE spans (
            span INTEGER PRIMARY KEY,
            cards TEXT NOT NULL,
            days INTEGER NOT NULL,
            key TEXT NOT NULL,
            first_day INTEGER NOT NULL,
            last_day INTEGER NOT NULL,
            seq INTEGER NOT NULL,
            used INTEGER NOT NULL,
            UNIQUE (cards, days)
        )
        """
    )
    connection.execute(
        """
        CREATE TABLE span_cards (
            span INTEGER NOT NULL,
            subject INTEGER NOT NULL,
            young INTEGER NOT NULL,
            young_recalled INTEGER NOT NULL,
            mature INTEGER NOT NULL,
            mature_recalled INTEGER NOT NULL,
            PRIMARY KEY (span, subject)
        ) WITHOUT ROWID
        """
    )


def m007_what_is_due_stands_in_an_index(connection: sqlite3.Connection) -> None:
    """Which cards may come on a day is read from one index, without their rows."""
    connection.execute("DROP INDEX states_due")
    connection.execute("CREATE INDEX states_due ON states (phase, due_day, suspended, buried_day, due_ms)")


STEPS = (
    m001_events_are_kept_for_good,
    m002_states_can_be_thrown_away,
    m003_meta_says_which_device_and_which_states,
    m004_the_log_is_compact,
    m005_how_many_are_due_is_counted,
    m006_sums_can_be_thrown_away,
    m007_what_is_due_stands_in_an_index,
)
"""All of them, in order."""
