"""The sums of cards that are kept: over spans of days that were asked for, such as a year till today.

When a span moves on, or answers came, only the cards that they concern are gathered again.
"""

from mlquiz.store.gathering import OF_CARDS, answered, sum_cards
from mlquiz.store.span import KEY, Span

_SPANS = 8
_COLUMNS = "subject, young, young_recalled, mature, mature_recalled"
_STALE = f"""
    INSERT INTO temp.stale_cards SELECT subject FROM temp.touched UNION SELECT e.subject FROM events AS e
    WHERE (e.day BETWEEN ?1 AND ?2 OR e.day BETWEEN ?3 AND ?4) AND {answered("e")} AND {{chosen}}
"""

Mark = tuple[int, str, int, int, int]
"""Number of a span, how its sums were made, its first and its last day, of the events up to which `seq`."""


class KeptCards:
    """The sums of the cards in a span: those that are kept and hold still, and the others, from the log."""

    def __init__(self, span: Span) -> None:
        self._span = span
        self._mark = self._kept()
        self._all_anew = False
        self._rows = ""
        self.are_fresh = False

    def rows(self) -> str:
        """What to select from: of each card its key and four sums."""
        if not self._rows:
            self._rows = self._found()
        return self._rows

    def _kept(self) -> Mark:
        """What is kept of the last span of so many days; one that is new has the next number."""
        found: Mark = self._span.one(
            "SELECT span, key, first_day, last_day, seq FROM spans WHERE cards = ? AND days = ?",
            self._span.cards,
            self._span.length,
        ) or self._span.one("SELECT coalesce(max(span), 0) + 1, '', 0, 0, 0 FROM spans")
        return found

    def _found(self) -> str:
        span = self._span
        kept = f"SELECT {_COLUMNS} FROM main.span_cards WHERE span = {self._mark[0]}"
        if self._mark[1:] == (KEY, span.first, span.last, span.seq):
            return f"({kept})"
        self.are_fresh = True
        self._all_anew = not self._find_stale()
        span.gather(span.everything if self._all_anew else OF_CARDS)
        sum_cards(span.connection)
        if self._all_anew:
            return "temp.fresh_cards"
        stale = "IN (SELECT key FROM temp.stale_cards)"
        return (
            f"({kept} AND subject NOT {stale}"
            f" UNION ALL SELECT {_COLUMNS} FROM temp.fresh_cards WHERE subject {stale})"
        )

    def _find_stale(self) -> bool:
        """Find the cards whose sums may be others now; false where it is better to gather all anew."""
        span = self._span
        number, key, first, last, seq = self._mark
        if key != KEY or seq > span.seq or abs(span.first - first) * 2 > span.length:
            return False
        span.touch(seq)
        gone = min(first, span.first), max(first, span.first) - 1
        come = min(last, span.last) + 1, max(last, span.last)
        connection = span.connection
        connection.execute("CREATE TEMP TABLE stale_cards (key INTEGER PRIMARY KEY)")
        connection.execute(_STALE.format(chosen=span.chosen), [*gone, *come])
        (stale,) = span.one("SELECT count(*) FROM temp.stale_cards")
        (cards,) = span.one("SELECT count(*) FROM main.span_cards WHERE span = ?", number)
        return bool(stale * 2 <= cards)

    def keep(self) -> None:
        """Write the fresh ones down, inside `Store.writing()`, unless the kept ones are others by now."""
        span = self._span
        if not self.are_fresh or self._kept() != self._mark:
            return
        stale = "1" if self._all_anew else "subject IN (SELECT key FROM temp.stale_cards)"
        connection, number = span.connection, self._mark[0]
        connection.execute(f"DELETE FROM main.span_cards WHERE span = ? AND {stale}", [number])
        connection.execute(
            f"INSERT INTO main.span_cards SELECT ?, {_COLUMNS} FROM temp.fresh_cards WHERE {stale}", [number]
        )
        connection.execute(
            "REPLACE INTO spans SELECT ?, ?, ?, ?, ?, ?, ?, coalesce(max(used), 0) + 1 FROM spans",
            [number, span.cards, span.length, KEY, span.first, span.last, span.seq],
        )
        connection.execute(
            "DELETE FROM spans WHERE used <= (SELECT used FROM spans ORDER BY used DESC LIMIT 1 OFFSET ?)",
            [_SPANS],
        )
        connection.execute("DELETE FROM main.span_cards WHERE span NOT IN (SELECT span FROM spans)")
