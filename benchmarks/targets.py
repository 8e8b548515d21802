"""What is asked of each measurement, in the words of the page."""

from collections.abc import Mapping
from typing import Any, NamedTuple

from benchmarks.timing import Ratio, ratio


class Target(NamedTuple):
    """A ratio that must hold. `at_most` is `None` where nothing is asked, and the figure is only told."""

    name: str
    work: str
    against: str
    at_most: float | None
    aim: float | None


BARE, APP = "`python -c pass`", "an empty Textual app's first frame"
COLD = "the cold reading"
TARGETS = (
    Target("version", "`mlquiz --version`", BARE, 2.0, 1.2),
    Target("due", "`mlquiz due`, nothing changed, {cards} cards, 1,000,000 reviews", BARE, 3.0, 2.0),
    Target("due-launcher", "the same, begun without `re`, as newer versions of pip do", BARE, None, None),
    Target("first-frame", "first frame of the TUI, {cards} cards, 1,000,000 reviews", APP, 1.4, 1.15),
    Target("home", "the same until the decks stand there", APP, None, None),
    Target("reading", "reading {cards} cards cold, no HTML", "markdown-it-py parsing all files", 0.6, 0.3),
    Target("unchanged", "reading {cards} cards, nothing changed", COLD, 0.05, 0.02),
    Target("one-edit", "reading {cards} cards, one file of {files} edited", COLD, 0.08, 0.03),
    Target("unchanged-running", "nothing changed, in a program that runs already", COLD, None, None),
    Target("one-edit-running", "one file edited, in a program that runs already", COLD, None, None),
    Target("build", "cold build of {cards} cards", "ankdown, the same notes", 1.6, 1.0),
    Target("write", "writing the package, HTML ready", "a plain genanki loop, the same fields", 1.0, 0.5),
    Target("write-size", "size of that package", "that of genanki", 0.35, None),
    Target("rebuild", "rebuild after one edit", "the cold build", 0.15, 0.1),
    Target("answer", "answer on the disk and next card painted, p50", "p50 of `Static.update`", 3.0, 1.6),
    Target("answer-p99", "the same, p99", "p50 of `Static.update`", 10.0, 5.0),
    Target("reveal", "answer revealed, p50", "p50 of `Static.update`", None, None),
    Target("answer-long-log", "an answer with 1,000,000 reviews", "with 1,000", 1.2, 1.05),
    Target("statistics", "the screen of statistics, 1,000,000 reviews", "10,000 reviews", 2.0, 1.2),
    Target("statistics-30-days", "`mlquiz stats`, 1,000,000 reviews", "10,000 reviews", None, None),
)
EXPONENT_AT_MOST = 1.05
MEMORY_AT_MOST_MB = 250


class Result(NamedTuple):
    """A target, and what was measured on the clock and of the processor."""

    target: Target
    clock: Ratio
    cpu: Ratio | None
    ours_s: float | None
    theirs_s: float | None
    rounds: int

    @property
    def verdict(self) -> str:
        """Whether it holds."""
        if self.target.at_most is None:
            return "–"
        if self.clock.middle > self.target.at_most:
            return "missed"
        return "aim met" if self.target.aim and self.clock.middle <= self.target.aim else "met"


def results(rows: Mapping[str, Any]) -> list[Result]:
    """Of what was measured, in the order of the targets."""
    return [result(target, found) for target in TARGETS if (found := raw_of(target.name, rows))]


def raw_of(name: str, rows: Mapping[str, Any]) -> Any:
    """Two targets speak of another row."""
    return rows.get({"answer-p99": "answer", "write-size": "write"}.get(name, name))


def result(target: Target, found: Mapping[str, Any]) -> Result:
    """From raw seconds to ratios."""
    clock = ratio(found["ours_clock_s"], found["theirs_clock_s"])
    ours_s, theirs_s = middle(found["ours_clock_s"]), middle(found["theirs_clock_s"])
    rounds = len(found["ours_clock_s"])
    if target.name == "write-size":
        size = found["ours_kb"] / found["theirs_kb"]
        return Result(target, Ratio(size, size, size), None, None, None, 1)
    if target.name == "answer-p99":
        ours_s = slowest(found["ours_clock_s"])
        p99 = ours_s / theirs_s
        return Result(
            target, Ratio(p99, p99, max(found["ours_clock_s"]) / theirs_s), None, ours_s, theirs_s, rounds
        )
    cpu = ratio(found["ours_cpu_s"], found["theirs_cpu_s"]) if all(found["theirs_cpu_s"]) else None
    if target.name in {"answer", "reveal"}:  # the texts differ from card to card: the medians are compared
        clock = clock._replace(middle=ours_s / theirs_s)
    return Result(target, clock, cpu, ours_s, theirs_s, rounds)


def middle(values: list[float]) -> float:
    """The median."""
    from statistics import median  # noqa: PLC0415 - here only

    return float(median(values))


def slowest(values: list[float]) -> float:
    """The 99th percentile: the one that one in a hundred is slower than."""
    ordered = sorted(values)
    return ordered[max(0, round(len(ordered) * 0.99) - 1)]
