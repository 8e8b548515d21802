"""The sums of days that are kept: each day for itself, with the bins of its predictions."""

from mlquiz.store.gathering import OF_DAYS, sum_days
from mlquiz.store.span import KEY, Span

_SCOPES = 8
_STALE = """
    INSERT INTO temp.stale_days
    WITH RECURSIVE days(day) AS (
        SELECT max(?1, (SELECT min(day) FROM events)) UNION ALL SELECT day + 1 FROM days WHERE day < ?2
    )
    SELECT day FROM days WHERE day <= min(?2, (SELECT max(day) FROM events)) AND (
        day NOT IN (SELECT day FROM main.day_sums WHERE scope = ?3)
        OR day IN (SELECT day FROM temp.dirty_days)
    )
"""
_DIRTY = """
    CREATE TEMP TABLE dirty_days AS
    SELECT DISTINCT e.day FROM touched AS t CROSS JOIN events AS e
    ON e.subject = t.subject AND e.at_ms >= t.at_ms
"""
_COLUMNS = {
    "day_sums": "day, answers, took_ms, first_again, first_hard, first_good, first_easy,"
    " again, hard, good, easy",
    "day_bins": "day, bin, reviews, predicted, recalled, log_loss",
}
_FRESH = {"day_sums": "fresh_days", "day_bins": "fresh_bins"}

Mark = tuple[int, str, int]
"""Number of a scope, how its sums were made, and of the events up to which `seq`."""


class KeptDays:
    """The sums of the days of a span: those that are kept and hold still, and the others, fresh from the log.

    A scope is all cards or some. A day without answers is kept, too: with sums of nothing.
    """

    def __init__(self, span: Span) -> None:
        self._span = span
        self._mark = self._kept()
        self._found = False
        self.are_fresh = False

    def rows(self, table: str) -> str:
        """What to select from, for the rows of `day_sums` or `day_bins`."""
        if not self._found:
            self._find()
        span = self._span
        return (
            f"(SELECT {_COLUMNS[table]} FROM main.{table} WHERE scope = {self._mark[0]}"
            f" AND day BETWEEN {span.first} AND {span.last} AND day NOT IN (SELECT day FROM temp.stale_days)"
            f" UNION ALL SELECT {_COLUMNS[table]} FROM temp.{_FRESH[table]})"
        )

    def _kept(self) -> Mark:
        """What is kept; a scope that is new has the next number."""
        found: Mark = self._span.one(
            "SELECT scope, key, seq FROM scopes WHERE cards = ?", self._span.cards
        ) or self._span.one("SELECT coalesce(max(scope), 0) + 1, '', 0 FROM scopes")
        return found

    def _find(self) -> None:
        self._found = True
        self._find_dirty()
        connection, span = self._span.connection, self._span
        connection.execute("CREATE TEMP TABLE stale_days (day INTEGER PRIMARY KEY)")
        connection.execute(_STALE, [span.first, span.last, self._mark[0]])
        (stale,) = span.one("SELECT count(*) FROM temp.stale_days")
        span.gather(span.everything if stale * 2 > span.length else OF_DAYS)
        sum_days(connection)
        self.are_fresh = stale > 0 or self._mark[1:] != (KEY, span.seq)

    def _find_dirty(self) -> None:
        """The days, in the span or not, of which something came or went; without a mark that fits: all."""
        scope, key, seq = self._mark
        if key == KEY and seq <= self._span.seq:
            self._span.touch(seq)
            self._span.connection.execute(_DIRTY)
        else:
            self._span.connection.execute(
                f"CREATE TEMP TABLE dirty_days AS SELECT day FROM main.day_sums WHERE scope = {scope}"
            )

    def keep(self) -> None:
        """Write the fresh ones down, inside `Store.writing()`, unless the kept ones are others by now."""
        if not self.are_fresh or self._kept() != self._mark:
            return
        connection = self._span.connection
        scope = self._mark[0]
        old = "SELECT day FROM temp.dirty_days UNION SELECT day FROM temp.stale_days"
        for table, columns in _COLUMNS.items():
            connection.execute(f"DELETE FROM main.{table} WHERE scope = ? AND day IN ({old})", [scope])
            connection.execute(
                f"INSERT INTO main.{table} (scope, {columns}) SELECT ?, {columns} FROM temp.{_FRESH[table]}",
                [scope],
            )
        connection.execute(
            "INSERT INTO main.day_sums SELECT ?, day, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0 FROM temp.stale_days"
            " WHERE day NOT IN (SELECT day FROM temp.fresh_days)",
            [scope],
        )
        connection.execute(
            "REPLACE INTO scopes SELECT ?, ?, ?, ?, coalesce(max(used), 0) + 1 FROM scopes",
            [scope, self._span.cards, KEY, self._span.seq],
        )
        connection.execute(
            "DELETE FROM scopes WHERE cards <> ''"
            " AND used <= (SELECT used FROM scopes ORDER BY used DESC LIMIT 1 OFFSET ?)",
            [_SCOPES],
        )
        for table in _COLUMNS:
            connection.execute(f"DELETE FROM main.{table} WHERE scope NOT IN (SELECT scope FROM scopes)")
