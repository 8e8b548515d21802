"""What reports say of a store; and what they say when nothing is kept."""

from collections.abc import Callable, Collection
from datetime import date
from typing import Any

from mlquiz.store import Store
from mlquiz.store.reports import Reports, reporting

KEPT = ("scopes", "day_sums", "day_bins", "spans", "span_cards", "study_days")
ALL = ("days", "grades", "bins", "cards", "study_days")


def reported(
    store: Store,
    first: date,
    last: date,
    cards: Collection[str] | None = None,
    asked: Collection[str] = ALL,
) -> dict[str, Any]:
    """What reports say, asked for in this order, in a form that can be compared."""
    with reporting(store, first, last, cards) as reports:
        return {each: ASK[each](reports) for each in asked}


def reported_anew(
    store: Store, first: date, last: date, cards: Collection[str] | None = None, asked: Collection[str] = ALL
) -> dict[str, Any]:
    """The same from the log alone, in a copy."""
    with Store.open_copy(store.path) as copy:
        throw_sums_away(copy)
        return reported(copy, first, last, cards, asked)


def throw_sums_away(store: Store) -> None:
    for table in KEPT:
        store._connection.execute(f"DELETE FROM {table}")
    store._connection.execute("DELETE FROM meta WHERE name LIKE 'study_days%'")


def kept(store: Store) -> dict[str, list[tuple[Any, ...]]]:
    """All rows that are kept."""
    return {each: store._connection.execute(f"SELECT * FROM {each}").fetchall() for each in KEPT}


def bins(reports: Reports) -> list[tuple[object, ...]]:
    """Sums of fractions in another order differ in their last digits."""
    return [
        (each.number, each.reviews, round(each.predicted, 9), each.recalled, round(each.log_loss, 9))
        for each in reports.bins()
    ]


ASK: dict[str, Callable[[Reports], Any]] = {
    "days": Reports.days,
    "grades": Reports.grades,
    "bins": bins,
    "study_days": Reports.study_days,
    "cards": lambda reports: sorted(reports.cards()),
}
