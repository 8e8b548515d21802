"""All measurements, each against something that anyone can run beside it, in one run.

    python -m benchmarks                              10,000 cards; under 20 minutes on two cores
    python -m benchmarks --quick                      1,000 cards, few rounds
    python -m benchmarks --only reading building
    python -m benchmarks --json docs/benchmarks.json
    python -m benchmarks --report docs/benchmarks.json > docs/benchmarks.md

Ours and the other side run by turns, so that both meet the same machine; what counts is the ratio. Other
programs are installed from whatever registry pip and npm are set to, each apart from everything else.
"""

import argparse
import json
import shutil
import sys
import tempfile
from collections.abc import Iterator
from datetime import UTC, datetime
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any

from benchmarks import measures, report
from benchmarks.growing import growth
from benchmarks.peer_runs import all_peers
from benchmarks.plot import curves, write_plot
from benchmarks.timing import FailedError
from benchmarks.workshop import Workshop, of_machine

SIZES = (1_000, 10_000, 100_000)
QUICK_SIZES = (250, 1_000)
PATIENCE_S = 90
LIBRARIES = ("markdown-it-py", "mdit-py-plugins", "genanki", "textual", "pygments", "fsrs")


def main() -> None:
    """Measure, or write the page from what was measured."""
    parser = arguments()
    args = parser.parse_args()
    if args.report:
        found = json.loads(args.report.read_text("utf-8"))
        sys.stdout.write(report.page(found))
        if curves(found):
            write_plot(found, args.plot or beside(args.report))
        return
    sizes = args.cards or (QUICK_SIZES if args.quick else SIZES)
    cards = args.cards[-1 if len(args.cards) < 2 else -2] if args.cards else sizes[1]
    with tempfile.TemporaryDirectory(prefix="mlquiz-benchmarks-") as scratch:
        shop = Workshop(
            scratch=Path(scratch), kept=args.peers, cards=cards, sizes=sizes, quick=args.quick, tell=tell
        )
        for found in measured(shop, args.only or names(), known=known(args, shop)):
            if args.json:  # after each part, so that a run that is stopped leaves what it found
                args.json.write_text(packed(found), encoding="utf-8")
    print(report.table(found))


def arguments() -> argparse.ArgumentParser:
    """What may be said."""
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks",
        description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument(
        "--cards",
        type=numbers,
        help="sizes, such as 1000,10000,100000 (the default): growth is measured over all of them,"
        " everything else at the last but one",
    )
    parser.add_argument("--only", nargs="+", choices=names(), metavar="NAME", help=", ".join(names()))
    parser.add_argument("--quick", action="store_true", help="1,000 cards and few rounds")
    parser.add_argument(
        "--peers",
        type=Path,
        default=Path(tempfile.gettempdir()) / "mlquiz-benchmarks-peers",
        help="folder for what is made once: other programs, the long log (default: %(default)s)",
    )
    parser.add_argument(
        "--json", type=Path, metavar="FILE", help="write what was measured; with --only, into what is there"
    )
    parser.add_argument("--report", type=Path, metavar="FILE", help="print the page for such a file")
    parser.add_argument("--plot", type=Path, metavar="FILE", help="where its plot goes (images/ beside it)")
    return parser


def names() -> list[str]:
    """What can be measured."""
    return [*measures.GROUPS, "peers", "growth"]


def numbers(text: str) -> list[int]:
    """Sizes, in order."""
    return sorted(int(word) for word in text.replace("_", "").split(","))


def beside(raw: Path) -> Path:
    """Where the plot of a file goes."""
    return raw.parent / "images" / f"{raw.stem}.svg"


def tell(what: str) -> None:
    """Where we are."""
    print(f"{datetime.now().astimezone():%H:%M:%S} {what}", file=sys.stderr, flush=True)


def known(args: argparse.Namespace, shop: Workshop) -> dict[str, Any]:
    """What was measured before on the same machine, where a part of it is measured again."""
    if not (args.only and args.json and args.json.exists()):
        return {}
    before: dict[str, Any] = json.loads(args.json.read_text("utf-8"))
    now = about(shop)
    if any(before["made"][name] != now[name] for name in ("machine", "cards", "quick")):
        sys.exit(f"{args.json} is of another machine or another size; choose another file")
    return before


def measured(shop: Workshop, wanted: list[str], known: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """What was found, after each part that is wanted; what fails is told, and the rest goes on."""
    again = {*known["made"]["again"], *wanted} if known else set()
    found: dict[str, Any] = {
        "made": about(shop) | {"again": sorted(again)},
        "rows": known.get("rows", {}),
        "failed": {name: why for name, why in known.get("failed", {}).items() if name not in wanted},
        "peers": known.get("peers", []),
        "growth": known.get("growth", {}),
    }
    for name in wanted:
        tell(name)
        try:
            measure(shop, name, found)
        except FailedError as error:
            found["failed"][name] = str(error)
        except Exception as error:  # noqa: BLE001 - one measurement less, not none
            found["failed"][name] = f"{type(error).__name__}: {error}"[:200].replace(str(shop.scratch), "…")
        if name in found["failed"]:
            tell(f"{name} failed: {found['failed'][name]}")
        shutil.rmtree(shop.scratch / "folders", ignore_errors=True)
        yield found
    tell("done")


def measure(shop: Workshop, name: str, found: dict[str, Any]) -> None:
    """One part."""
    if name == "peers":
        found["peers"] = list(all_peers(shop, 15 if shop.quick else PATIENCE_S))
    elif name == "growth":
        found["growth"] = {}
        for what, cards, numbers in growth(shop):
            found["growth"].setdefault(what, {})[str(cards)] = numbers
    else:
        found["rows"].update(measures.GROUPS[name](shop))


def about(shop: Workshop) -> dict[str, Any]:
    """When, on what, with which versions."""
    versions = {}
    for name in ("mlquiz", *LIBRARIES):
        try:
            versions[name] = version(name)
        except PackageNotFoundError:
            versions[name] = "?"
    return {
        "date": datetime.now(UTC).date().isoformat(),
        "cards": shop.cards,
        "quick": shop.quick,
        "machine": of_machine(),
        "versions": versions,
    }


def packed(found: dict[str, Any]) -> str:
    """JSON with a list a line, short and readable in a diff."""
    import re  # noqa: PLC0415 - here only

    text = json.dumps(found, indent=1, ensure_ascii=False)
    return re.sub(r"\[\s+([^\[\]{}]*?)\s+\]", lambda m: f"[{' '.join(m[1].split())}]", text) + "\n"


if __name__ == "__main__":
    main()
