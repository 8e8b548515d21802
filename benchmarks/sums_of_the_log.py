"""How the statistics grow with the log.

    python -m benchmarks.sums_of_the_log [--reviews 1000000] [--a-day 200]

Makes two logs of invented answers to the cards of the course, one with 10,000 reviews and one with 1,000,000,
as a learner with so many answers a day would have them: 50 days, and almost 14 years. Every hundredth answer
is undone. The states are written beside them, so that nothing has to be replayed. Prints, from one run on one
core, the median time of the statistics of the last 30 days, of a year and of all days, and the ratios.

Growth: sums are kept. The first time, which does not move the median, reads the answers of the days that are
asked for; the others read what is kept of them: a row a day, and one a card that was reviewed.
"""

import argparse
import random
import tempfile
import time
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, timedelta
from functools import partial
from itertools import islice
from pathlib import Path
from statistics import median

from mlquiz.content import find_content
from mlquiz.model.card import cards_of
from mlquiz.model.review import AnswerMode, Event, EventKind, Grade, Sitting
from mlquiz.model.schedule import CardState, Phase
from mlquiz.reading.library import Library, read_library
from mlquiz.scheduling.day import MS_PER_DAY
from mlquiz.scheduling.settings import Settings
from mlquiz.scheduling.version import cache_key
from mlquiz.store import Store
from mlquiz.store.identity import new_event_id
from mlquiz.store.states import Mark
from mlquiz.study.statistics import statistics

FEW = 10_000
RUNS = 9
NOW = datetime(2026, 11, 22, 20, tzinfo=UTC)
ALL_DAYS = 36_500


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description="Time the statistics.")
    parser.add_argument("--reviews", type=int, default=1_000_000, help="of the long log (default: 1000000)")
    parser.add_argument("--a-day", type=int, default=200, help="answers a day (default: 200)")
    args = parser.parse_args()
    library = read_library(find_content())
    with tempfile.TemporaryDirectory() as folder:
        paths = [Path(folder) / f"{reviews}.db" for reviews in (FEW, args.reviews)]
        for path, reviews in zip(paths, (FEW, args.reviews), strict=True):
            fill(path, [card.id for card in cards_of(library.notes().values())], reviews, args.a_day)
        with Store.open(paths[0]) as few, Store.open(paths[1]) as many:
            for days in (30, 365, ALL_DAYS):
                compare(library, few, many, days, args.reviews)


def compare(library: Library, few: Store, many: Store, days: int, reviews: int) -> None:
    """Print the median times, measured in turn, and their ratio."""
    took: dict[Store, list[float]] = {few: [], many: []}
    for _ in range(RUNS):
        for store, times in took.items():
            times.append(seconds(partial(statistics, library, store, Settings(), NOW, days=days)))
    short, long = (median(times) for times in took.values())
    name = "all days" if days == ALL_DAYS else f"the last {days} days"
    print(f"{name}: {FEW} reviews {short * 1000:.0f} ms, {reviews} reviews {long * 1000:.0f} ms;", end=" ")
    print(f"ratio {long / short:.2f}")


def seconds(do: Callable[[], object]) -> float:
    """How long something takes."""
    start = time.perf_counter()
    do()
    return time.perf_counter() - start


def fill(path: Path, cards: list[str], reviews: int, a_day: int) -> None:
    """Write a log, and states that fit it as far as the statistics look."""
    chance = random.Random(1)  # noqa: S311 - nothing is kept secret
    with Store.open(path) as store:
        log = events(store.device, cards, reviews, a_day, chance)
        while portion := list(islice(log, 50_000)):
            store.append(portion)
        with store.writing():
            mark = Mark(cache_key(Settings()), store.last_seq())
            store.states.write([state(card, chance) for card in cards], mark, instead_of=None)


def events(device: str, cards: list[str], reviews: int, a_day: int, chance: random.Random) -> Iterator[Event]:
    """Answers, a card at most once a day, and the undoing of some."""
    days = -(-reviews // a_day)
    given = 0
    for ago in range(days - 1, -1, -1):
        start_ms = int((NOW - timedelta(days=ago, hours=8)).timestamp() * 1000)
        for number, card in enumerate(chance.sample(cards, min(a_day, reviews - given))):
            at_ms = start_ms + number * 20_000
            recall = 0.98 - 0.25 * chance.random()
            passed = chance.random() < recall
            answer = Event(
                id=new_event_id(at_ms),
                device=device,
                kind=EventKind.ANSWERED,
                subject=card,
                at_ms=at_ms,
                utc_offset_min=0,
                day=day_of(start_ms),
                grade=Grade.GOOD if passed else Grade.AGAIN,
                sitting=Sitting.REVIEW,
                mode=AnswerMode.SELF_GRADED,
                took_ms=chance.randrange(2000, 30_000),
                recall=recall,
                interval_days=chance.randrange(1, 60) if passed else None,
            )
            yield answer
            given += 1
            if number % 100 == 99:
                yield undoing(answer)


def undoing(answer: Event) -> Event:
    """The undoing of an answer."""
    at_ms = answer.at_ms + 1000
    return Event(
        id=new_event_id(at_ms),
        device=answer.device,
        kind=EventKind.UNDONE,
        subject=answer.subject,
        at_ms=at_ms,
        utc_offset_min=0,
        day=answer.day,
        target=answer.id,
    )


def day_of(at_ms: int) -> date:
    """The day of a point in time, UTC."""
    return date(1970, 1, 1) + timedelta(days=at_ms // MS_PER_DAY)


def state(card: str, chance: random.Random) -> CardState:
    """A card in review."""
    days = chance.randrange(1, 100)
    return CardState(
        card=card,
        phase=Phase.REVIEW,
        stability=float(days),
        difficulty=5.0,
        due_day=NOW.date() + timedelta(days=chance.randrange(-3, days)),
        last_ms=int(NOW.timestamp() * 1000) - MS_PER_DAY,
        last_day=NOW.date() - timedelta(days=1),
        interval_days=days,
        reps=10,
    )


if __name__ == "__main__":
    main()
