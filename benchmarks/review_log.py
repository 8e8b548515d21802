"""Whether anything depends on how long the log is.

    python -m benchmarks.review_log [--cards 100000] [--reviews 1000000]

Makes two databases with real events and states: a small one (1,000 cards, 10,000 reviews) and a large one,
both with the same deck of 1,000 cards in them. Does the same with each by turns, so that both meet the same
machine: opens it, counts what is due in the deck, in this process and as a command, answers a card, syncs
when nothing is new. Prints medians of the times, and the median of the ratios of neighbours, large to small;
about 1 means that it does not depend on the size.

Then, once: how many bytes a million events take, how many events a second are appended and replayed, and how
long a backup takes.
"""

import argparse
import random
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from datetime import UTC, datetime, timedelta
from itertools import islice
from pathlib import Path
from tempfile import TemporaryDirectory

from mlquiz.model.review import AnswerMode, Event, EventKind, Grade, Sitting
from mlquiz.scheduling.day import moment
from mlquiz.scheduling.settings import Settings
from mlquiz.store import Store
from mlquiz.store.identity import new_event_id
from mlquiz.study.cache import StateCache
from mlquiz.study.counts import due_counts
from mlquiz.study.schedule import Schedule
from mlquiz.study.syncing import sync

from benchmarks.timing import Took

SMALL = (1_000, 10_000)
DECK_CARDS = 1_000
DAYS = 1_000
ROUNDS = 40
PORTION = 50_000
NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)
SETTINGS = Settings()


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description="Time a small and a large log beside each other.")
    parser.add_argument("--cards", type=int, default=100_000, help="in the large one (default: 100000)")
    parser.add_argument("--reviews", type=int, default=1_000_000, help="in the large one (default: 1000000)")
    parser.add_argument("--rounds", type=int, default=ROUNDS, help=f"pairs to time (default: {ROUNDS})")
    args = parser.parse_args()
    with TemporaryDirectory() as folder:
        small = made(Path(folder) / "small" / "progress.db", *SMALL)
        large = made(Path(folder) / "large" / "progress.db", args.cards, args.reviews)
        print(f"{'':28} {'small':>10} {'large':>10} {'ratio':>7}")
        for name, task in TASKS.items():
            compare(name, task, small, large, args.rounds)
        once(large, args.reviews)


def made(path: Path, cards: int, reviews: int) -> Path:
    """A database of so many cards and reviews, with their states."""
    with Store.open(path) as store:
        log = events(store.device, cards, reviews)
        append_s = 0.0
        while portion := list(islice(log, PORTION)):
            start = time.perf_counter()
            store.append(portion)
            append_s += time.perf_counter() - start
        start = time.perf_counter()
        StateCache(store, SETTINGS).catch_up()
        replay_s = time.perf_counter() - start
    if reviews > SMALL[1]:
        print(f"{reviews} reviews of {cards} cards: {path.stat().st_size / 1e6:.0f} MB with states")
        print(f"appended {reviews / append_s:,.0f} a second, replayed {reviews / replay_s:,.0f} a second\n")
    return path


def events(device: str, cards: int, reviews: int) -> Iterator[Event]:
    """Reviews of random cards on 1,000 days up to yesterday; those of the deck as often as the others."""
    chance = random.Random(reviews)  # noqa: S311 - nothing is kept secret
    for number in range(reviews):
        at = NOW - timedelta(days=1 + DAYS * (1 - number / reviews))
        when = moment(at, SETTINGS.rollover_hour)
        yield Event(
            id=new_event_id(when.at_ms),
            device=device,
            kind=EventKind.ANSWERED,
            subject=card(chance.randrange(cards)),
            at_ms=when.at_ms,
            utc_offset_min=60,
            day=when.day,
            grade=chance.choices(tuple(Grade), (1, 1, 7, 1))[0],
            sitting=Sitting.REVIEW,
            mode=AnswerMode.SELF_GRADED,
            took_ms=chance.randrange(1_000, 60_000),
            recall=chance.random(),
            reps=0,
        )


def card(number: int) -> str:
    """The name of a card; about as long as those of the course."""
    return f"some-note-with-a-name-{number}"


DECK = [card(number) for number in range(DECK_CARDS)]


def opened(path: Path) -> float:
    """Seconds to open the database and to read from it."""
    start = time.perf_counter()
    with Store.open(path) as store:
        store.last_seq()
        return time.perf_counter() - start


def counted(path: Path) -> float:
    """Seconds to count what is due in the deck."""
    with Store.open(path) as store:
        start = time.perf_counter()
        due_counts(store, {"deck": DECK}, SETTINGS, NOW)
        return time.perf_counter() - start


def answered(path: Path) -> float:
    """Seconds to write one answer, in a sitting that runs."""
    return answers(path, DECK[:6]).clock_s


def answers(path: Path, cards: Sequence[str]) -> Took:
    """The median time to write an answer, of some in a sitting that runs; the first is not counted."""
    with Store.open(path) as store:
        schedule = Schedule(store, SETTINGS)
        times = []
        for number, name in enumerate(cards):
            at = moment(NOW + timedelta(seconds=number), SETTINGS.rollover_hour)
            start, start_cpu = time.perf_counter(), time.process_time()
            schedule.answer(name, at, Grade.GOOD, AnswerMode.SELF_GRADED, 1_000)
            times.append((time.perf_counter() - start, time.process_time() - start_cpu))
        return Took(*(statistics.median(each[1:]) for each in zip(*times, strict=True)))


def synced(path: Path) -> float:
    """Seconds of a sync when nothing is new."""
    folder = path.with_name("shared")
    folder.mkdir(exist_ok=True)
    with Store.open(path) as store:
        for _ in range(2):
            start = time.perf_counter()
            sync(store, folder, host="here", now_ms=0)
        return time.perf_counter() - start


def command(path: Path) -> float:
    """Seconds of `mlquiz due` on 1,000 notes, as a process of its own."""
    content = path.with_name("notes")
    if not content.exists():
        content.mkdir()
        notes = "\n".join(f"<!-- card: {name} -->\nQ: What is {name}?\n\nA: That.\n" for name in DECK)
        (content / "notes.md").write_text(
            f"---\nid: n\ntitle: N\n---\n\n## 1 All\n\n{notes}", encoding="utf-8"
        )
    words = [sys.executable, "-m", "mlquiz", "--content", content, "--db", path, "due"]
    start = time.perf_counter()
    subprocess.run(words, check=True, stdout=subprocess.DEVNULL)
    return time.perf_counter() - start


TASKS = {
    "open": opened,
    "count 1,000 cards": counted,
    "mlquiz due": command,
    "answer": answered,
    "sync, nothing new": synced,
}


def compare(name: str, task: Callable[[Path], float], small: Path, large: Path, rounds: int) -> None:
    """By turns, a pair a round; the first pair warms both up."""
    pairs = [(task(small), task(large)) for _ in range(rounds + 1)][1:]
    ratio = statistics.median(two / one for one, two in pairs)
    one, two = (statistics.median(times) * 1000 for times in zip(*pairs, strict=True))
    print(f"{name:28} {one:7.2f} ms {two:7.2f} ms {ratio:7.2f}")


def once(path: Path, reviews: int) -> None:
    """What is not compared."""
    with Store.open(path) as store:
        start = time.perf_counter()
        store.back_up(path.with_name("backup.db"))
        print(f"\nbackup, checked: {time.perf_counter() - start:.1f} s")
        pages = dict(store._connection.execute("SELECT name, sum(pgsize) FROM dbstat GROUP BY name"))  # noqa: SLF001
    log = sum(
        size for name, size in pages.items() if name.startswith(("events", "names", "sqlite_autoindex_names"))
    )
    print(f"a million events: {log / reviews:.0f} MB; all: {sum(pages.values()) / 1e6:.0f} MB")
    for name, size in sorted(pages.items(), key=lambda item: -item[1])[:9]:
        print(f"    {name:32} {size / 1e6:7.1f} MB")


if __name__ == "__main__":
    main()
