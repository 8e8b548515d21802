"""Answers of the log, gathered by card and day, in temporary tables: they are a connection's alone.

An answer counts unless it was undone or given in a quiz or an exam. Of a card's answers on one day the first
one says whether it was recalled; the others are learning steps.
"""

import sqlite3
from math import log

from mlquiz.store.code_numbers import ANSWERED, EXAM, IMPORTED, QUIZ
from mlquiz.store.queries import not_undone

LONGEST_ANSWER_MS = 60_000
"""A longer answer counts as so much time: the learner was away."""

BINS = 20
"""Predictions are counted in so many bins of equal width."""

MATURE_DAYS = 21
"""A card is mature, as Anki says it, when the interval before the review was of so many days."""

EVERYTHING = "events AS e"
OF_DAYS = "temp.stale_days AS d CROSS JOIN events AS e ON e.day = d.day"
OF_CARDS = "temp.stale_cards AS c CROSS JOIN events AS e ON e.subject = c.key"
OF_CHOSEN = "temp.chosen AS c CROSS JOIN events AS e ON e.subject = c.key"
"""Where answers come from: in the order in which SQLite is to look, which it would not always find."""

_SURE = 1e-4


def answered(event: str) -> str:
    """The condition that an event, by the name of its table, is an answer outside of quizzes and exams."""
    return f"{event}.kind = {ANSWERED} AND coalesce({event}.sitting, -1) NOT IN ({QUIZ}, {EXAM})"


def counts(event: str) -> str:
    """The condition that an event, by the name of its table, is an answer that counts."""
    return f"{answered(event)} AND {not_undone(event)}"


_FIRST_OF_DAY = f"""
    CREATE TEMP TABLE first_of_day AS
    SELECT e.day AS day, e.subject AS subject, min(e.at_ms) AS at_ms, e.grade AS grade, e.recall AS recall,
        e.sitting IS {IMPORTED} AS imported, count(*) AS answers,
        sum(min(coalesce(e.took_ms, 0), {LONGEST_ANSWER_MS})) AS took_ms
    FROM {{source}}
    WHERE e.day BETWEEN ? AND ? AND {counts("e")} AND {{chosen}}
    GROUP BY e.day, e.subject
"""
# An imported answer has no prediction; elsewhere one without is the first, also after a reset.
_SHOWN = f"""
    CREATE TEMP TABLE shown AS
    SELECT f.day AS day, f.subject AS subject, f.grade AS grade, f.recall AS recall, f.answers AS answers,
        f.took_ms AS took_ms, f.recall IS NOT NULL OR (f.imported AND b.seq IS NOT NULL) AS review,
        coalesce(b.interval_days, f.day - b.day, 0) AS interval_days
    FROM first_of_day AS f LEFT JOIN events AS b ON b.seq = (
        SELECT p.seq FROM events AS p
        WHERE p.subject = f.subject AND p.at_ms < f.at_ms AND {counts("p")}
        ORDER BY p.at_ms DESC LIMIT 1
    )
"""
_DAYS = """
    CREATE TEMP TABLE fresh_days AS
    SELECT day, sum(answers) AS answers, sum(took_ms) AS took_ms,
        sum(NOT review AND grade = 1) AS first_again, sum(NOT review AND grade = 2) AS first_hard,
        sum(NOT review AND grade = 3) AS first_good, sum(NOT review AND grade = 4) AS first_easy,
        sum(review AND grade = 1) AS again, sum(review AND grade = 2) AS hard,
        sum(review AND grade = 3) AS good, sum(review AND grade = 4) AS easy
    FROM shown WHERE day IN (SELECT day FROM temp.stale_days) GROUP BY day
"""
_BINS = f"""
    CREATE TEMP TABLE fresh_bins AS
    SELECT day, min(CAST(recall * {BINS} AS INTEGER), {BINS - 1}) AS bin, count(*) AS reviews,
        sum(recall) AS predicted, sum(grade > 1) AS recalled, sum(surprise(recall, grade > 1)) AS log_loss
    FROM shown WHERE recall IS NOT NULL AND day IN (SELECT day FROM temp.stale_days) GROUP BY day, bin
"""
_CARDS = f"""
    CREATE TEMP TABLE fresh_cards AS
    SELECT subject, sum(interval_days < {MATURE_DAYS}) AS young,
        sum(interval_days < {MATURE_DAYS} AND grade > 1) AS young_recalled,
        sum(interval_days >= {MATURE_DAYS}) AS mature,
        sum(interval_days >= {MATURE_DAYS} AND grade > 1) AS mature_recalled
    FROM shown WHERE review GROUP BY subject
"""
_TABLES = (
    "chosen",
    "first_of_day",
    "shown",
    "touched",
    "dirty_days",
    "stale_days",
    "stale_cards",
    "days_anew",
    "fresh_days",
    "fresh_bins",
    "fresh_cards",
)


def surprise(predicted: float, recalled: int) -> float:
    """The log loss of one review, in nats. No prediction is taken for more certain than 0.9999."""
    chance = min(max(predicted, _SURE), 1 - _SURE)
    return -log(chance if recalled else 1 - chance)


def gather(connection: sqlite3.Connection, source: str, first: int, last: int, *, chosen: str = "1") -> None:
    """Make `shown`: a row a card and day, of the days from `first` to `last`.

    Args:
        connection: In a transaction.
        source: One of the above; the table that it names is there.
        first: Number of a day.
        last: Number of a day.
        chosen: A condition on the answer `e`.
    """
    drop(connection, "first_of_day", "shown")
    connection.execute(_FIRST_OF_DAY.format(source=source, chosen=chosen), [first, last])
    connection.execute(_SHOWN)


def sum_days(connection: sqlite3.Connection) -> None:
    """Make `fresh_days` and `fresh_bins` of what was gathered of the days in the table `stale_days`."""
    connection.create_function("surprise", 2, surprise, deterministic=True)
    connection.execute(_DAYS)
    connection.execute(_BINS)


def sum_cards(connection: sqlite3.Connection) -> None:
    """Make `fresh_cards` of what was gathered."""
    connection.execute(_CARDS)


def drop(connection: sqlite3.Connection, *tables: str) -> None:
    """Take some of the temporary tables away; none named: all."""
    for table in tables or _TABLES:
        connection.execute(f"DROP TABLE IF EXISTS temp.{table}")
