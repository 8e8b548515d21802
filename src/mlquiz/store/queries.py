"""Conditions and questions that the log is asked, in the codes in which it is written down."""

from mlquiz.store.code_numbers import (
    ANSWERED,
    EXAM,
    IMPORTED,
    QUIZ,
    RENAMED,
    RESET,
    UNDONE,
    UNWATCHED,
    WATCHED,
)

__all__ = ["ANSWERED_ON", "IMPORTED", "NOT_OF_CARDS", "OF_SUBJECTS", "RENAMED", "UNDONE", "not_undone"]

NOT_OF_CARDS = (UNDONE, RENAMED, WATCHED, UNWATCHED)
_NOT_FOR_THE_SCHEDULE = f"IN ({QUIZ}, {EXAM})"


def not_undone(event: str) -> str:
    """The condition that an event, by the name of its table, was not undone."""
    return f"NOT EXISTS (SELECT 1 FROM events AS u WHERE u.kind = {UNDONE} AND u.target = {event}.id)"


# A plus keeps a condition from choosing the index: by subject it has a card's few events, by day all. Most
# cards were never reset, which one list says: without it all events of each card are looked through.
ANSWERED_ON = f"""
    SELECT (SELECT name FROM names WHERE key = t.subject), NOT EXISTS (
        SELECT 1 FROM events AS e
        WHERE e.subject = t.subject AND e.kind = {ANSWERED} AND +e.day < ?1
        AND coalesce(e.sitting, -1) NOT {_NOT_FOR_THE_SCHEDULE}
        AND {not_undone("e")}
        AND (
            t.subject NOT IN (SELECT subject FROM events WHERE kind = {RESET} AND grade IS NULL)
            OR NOT EXISTS (
                SELECT 1 FROM events AS r
                WHERE r.subject = e.subject AND +r.kind = {RESET} AND r.at_ms >= e.at_ms
                AND {not_undone("r")}
            )
        )
    )
    FROM events AS t
    WHERE t.kind = {ANSWERED} AND t.day = ?1
    AND coalesce(t.sitting, -1) NOT {_NOT_FOR_THE_SCHEDULE}
    AND {not_undone("t")}
    GROUP BY t.subject
"""
"""The cards answered on a day, and whether they were new then."""

OF_SUBJECTS = "subject IN (SELECT key FROM names WHERE name IN (SELECT value FROM json_each(?)))"
"""The condition on some subjects, given as a JSON list."""
