"""What each size costs, so that the growth can be seen."""

import sys
import time
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import Any

from benchmarks import peers
from benchmarks.fields import in_checkout
from benchmarks.peers import PEERS, Given
from benchmarks.timing import FailedError, Took, measured, short
from benchmarks.workshop import Workshop, timed_inside

NEAR_DUPLICATES_AT_MOST = 10_000


def growth(shop: Workshop) -> Iterator[tuple[str, int, dict[str, Any]]]:
    """Name, size, and seconds, with memory where it is measured."""
    for cards in shop.sizes:
        shop.tell(f"growth, {cards:,} cards")
        prose, plain, cache = shop.course(cards, prose=True), shop.course(cards), shop.new_folder()
        often = 1 if cards > 20_000 else shop.rounds(8) // 2 or 1
        yield "reading", cards, middle(partial(shop.due_cold, prose), often)
        shop.due_remembered(prose, cache)
        yield "due", cards, middle(partial(shop.due, prose, cache), 5)
        yield "search", cards, searching(shop, prose, cache)
        if cards <= NEAR_DUPLICATES_AT_MOST:
            yield "near-duplicates", cards, middle(partial(near_duplicates, cards), 1)
        built = shop.new_folder()
        took, peak = shop.memory_of_build(plain, built)
        yield "build", cards, middle(partial(shop.build_cold, plain), often) if often > 1 else only(took)
        yield "memory", cards, {"peak_mb": peak and round(peak)}
        yield "rebuild", cards, middle(partial(edited, shop, plain, built), often)
        peer = PEERS[0]
        try:
            folder = peers.install(peer, shop.kept / "peers")
        except FailedError:
            continue
        given = Given(shop.course(cards, dialect=peer.dialect), Path(), shop.new_folder())
        took, peak = measured(peer.command(folder, given), shop.environment())
        yield peer.name, cards, {**only(took), "peak_mb": peak and round(peak)}


def edited(shop: Workshop, course: Path, cache: Path) -> Took:
    """A build after one edit."""
    shop.edit(course)
    return shop.build(course, cache)


def near_duplicates(cards: int) -> Took:
    """The search of `mlquiz check` for questions that are alike."""
    from mlquiz.checking.similarity import similar_pairs, trigrams  # noqa: PLC0415

    from benchmarks.near_duplicates import THRESHOLD, questions  # noqa: PLC0415 - loads the rules

    sets = [trigrams(text) for text in questions(cards, seed=1)]
    began, began_cpu = time.perf_counter(), time.process_time()
    list(similar_pairs(sets, THRESHOLD))
    return Took(time.perf_counter() - began, time.process_time() - began_cpu)


def middle(task: Callable[[], Took], runs: int) -> dict[str, Any]:
    """The median of some runs."""
    from statistics import median  # noqa: PLC0415 - here only

    taken = [task() for _ in range(runs)]
    return {
        "clock_s": short(median(took.clock_s for took in taken)),
        "cpu_s": short(median(took.cpu_s for took in taken)),
        "runs": runs,
    }


def only(took: Took) -> dict[str, Any]:
    """Of one run."""
    return {"clock_s": short(took.clock_s), "cpu_s": short(took.cpu_s), "runs": 1}


def searching(shop: Workshop, course: Path, cache: Path) -> dict[str, Any]:
    """What a key costs in the search of the screen: the fifth query, the texts being put together."""
    command = [sys.executable, "-m", "benchmarks.searching", course]
    took, _ = timed_inside(command, in_checkout(shop) | {"MLQUIZ_CACHE": str(cache)})
    return only(took)
