"""Every other program beside us, by turns."""

import sys
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import Any

from benchmarks import peers
from benchmarks.fields import in_checkout, ready_fields
from benchmarks.peers import PEERS, Given
from benchmarks.timing import FailedError, Took, by_turns, measured, process, raw, rounds_for
from benchmarks.workshop import Workshop, timed_inside

SLOW_S = 20.0


def all_peers(shop: Workshop, patience_s: float) -> Iterator[dict[str, Any]]:
    """Every peer at 1,000 notes and at the size of the run, by turns with us.

    One that would take longer than `patience_s` at the larger size, by what it took at the smaller one,
    is not run there.
    """
    for peer in PEERS:
        found: dict[str, Any] = {"name": peer.name, "version": peer.version, "job": peer.job}
        found |= {"what": peer.what, "sizes": {}, "reason": ""}
        shop.tell(f"{peer.label}")
        try:
            folder = peers.install(peer, shop.kept / "peers")
            for cards in sorted({min(1_000, shop.cards), shop.cards}):
                expected_s = expected(found, cards)
                if expected_s > patience_s:
                    found["reason"] = f"{cards:,} notes would take over {expected_s:.0f} s"
                    break
                found["sizes"][str(cards)] = beside(shop, peer, folder, cards, patience_s)
        except FailedError as error:
            found["reason"] = str(error)
        yield found


def expected(found: dict[str, Any], cards: int) -> float:
    """Seconds that so many notes take at least, by the size before."""
    if not found["sizes"]:
        return 0.0
    before, took = next(reversed(found["sizes"].items()))
    return float(took["theirs_clock_s"][0]) * cards / int(before)


def beside(shop: Workshop, peer: peers.Peer, folder: Path, cards: int, patience_s: float) -> dict[str, Any]:
    """A peer and we by turns; its notes are counted.

    Its memory is that of a first run; if that is slow, it is the only one.

    Raises:
        FailedError: It fails, or takes longer than the patience.
    """
    notes = shop.course(cards, dialect=peer.dialect) if peer.dialect else Path()
    fields = ready_fields(shop, cards) / "pairs.json" if peer.job == "write" else Path()
    given = Given(notes, fields, shop.new_folder())
    command = peer.command(folder, given)
    timed = timed_inside if peer.job == "write" else process

    def theirs() -> Took:
        found = timed(command, shop.environment(), limit_s=patience_s)
        return found if isinstance(found, Took) else found[0]

    try:
        first, peak = measured(command, shop.environment(), limit_s=patience_s)
        ours = our_side(shop, peer, cards)
        if first.clock_s > SLOW_S:  # once is enough
            return raw([ours()], [first]) | counted(given, peak)
        often = rounds_for(first.clock_s + 1, budget_s=4 if shop.quick else 15, most=3 if shop.quick else 5)
        return by_turns(ours, theirs, often, warm=first.clock_s < 5) | counted(given, peak)
    except FailedError as error:
        raise FailedError(f"{cards:,} notes: {error}") from None


def counted(given: Given, peak: float | None) -> dict[str, Any]:
    """What is in its output, and its memory."""
    return {"notes": peers.notes_in(given.out), "peak_mb": peak and round(peak)}


def our_side(shop: Workshop, peer: peers.Peer, cards: int) -> Callable[[], Took]:
    """The same work done by us."""
    if peer.job == "write":
        folder = ready_fields(shop, cards)
        command = [sys.executable, "-m", "benchmarks.anki_package", "write", folder]
        return lambda: timed_inside(command, in_checkout(shop))[0]
    return partial(shop.build_cold, shop.course(cards))
