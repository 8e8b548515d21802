"""The days of the whole log on which an answer was given that counts, as they are kept."""

from mlquiz.store.code_numbers import UNDONE
from mlquiz.store.gathering import counts
from mlquiz.store.span import KEY, Span

_MARK = (
    "SELECT coalesce((SELECT value FROM meta WHERE name = 'study_days_key'), ''),"
    " CAST(coalesce((SELECT value FROM meta WHERE name = 'study_days_seq'), 0) AS INTEGER)"
)
_ALL_DAYS = """
    INSERT INTO temp.days_anew
    WITH RECURSIVE days(day) AS (
        SELECT min(day) FROM events
        UNION ALL
        SELECT (SELECT min(e.day) FROM events AS e WHERE e.day > days.day) FROM days
        WHERE days.day IS NOT NULL
    )
    SELECT day FROM days WHERE day IS NOT NULL
"""
_NEW_DAYS = f"""
    INSERT INTO temp.days_anew
    SELECT day FROM events WHERE seq > ?1
    UNION
    SELECT e.day FROM events AS u CROSS JOIN events AS e ON e.id = u.target
    WHERE u.seq > ?1 AND u.kind = {UNDONE}
"""
_FRESH = (
    "SELECT day FROM temp.days_anew AS d"
    f" WHERE EXISTS (SELECT 1 FROM events AS e WHERE e.day = d.day AND {counts('e')})"
)


class KeptStudyDays:
    """The days with answers, of all cards: those that are kept, and those of which something came."""

    def __init__(self, span: Span) -> None:
        self._span = span
        self._mark = span.one(_MARK)
        self._rows = ""
        self.are_fresh = False

    def rows(self) -> str:
        """What to select from: the numbers of the days."""
        if not self._rows:
            self._find()
        return self._rows

    def _find(self) -> None:
        key, seq = self._mark
        self._rows = "main.study_days"
        if (key, seq) == (KEY, self._span.seq):
            return
        self.are_fresh = True
        connection = self._span.connection
        connection.execute("CREATE TEMP TABLE days_anew (day INTEGER PRIMARY KEY)")
        if key == KEY and seq < self._span.seq:
            connection.execute(_NEW_DAYS, [seq])
            self._rows = (
                "(SELECT day FROM main.study_days WHERE day NOT IN (SELECT day FROM temp.days_anew)"
                f" UNION ALL {_FRESH})"
            )
        else:
            connection.execute(_ALL_DAYS)
            connection.execute("INSERT OR IGNORE INTO temp.days_anew SELECT day FROM main.study_days")
            self._rows = f"({_FRESH})"

    def keep(self) -> None:
        """Write the fresh ones down, inside `Store.writing()`, unless the kept ones are others by now."""
        if not self.are_fresh or self._span.one(_MARK) != self._mark:
            return
        connection = self._span.connection
        connection.execute("DELETE FROM main.study_days WHERE day IN (SELECT day FROM temp.days_anew)")
        connection.execute(f"INSERT INTO main.study_days {_FRESH}")
        connection.execute("REPLACE INTO meta VALUES ('study_days_key', ?)", [KEY])
        connection.execute("REPLACE INTO meta VALUES ('study_days_seq', ?)", [str(self._span.seq)])
