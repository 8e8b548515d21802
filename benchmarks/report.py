"""From raw results to the page, the plot, and the table of the terminal. No figure is typed by hand."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from math import log10
from typing import Any

from benchmarks.cards import CARDS_A_FILE
from benchmarks.plot import curves
from benchmarks.targets import EXPONENT_AT_MOST, MEMORY_AT_MOST_MB, Result, middle, results
from benchmarks.timing import Ratio, ratio

Raw = Mapping[str, Any]

GROWN = {
    "reading": "cold reading",
    "build": "cold build",
    "rebuild": "rebuild after one edit",
    "due": "`due`, nothing changed",
    "search": "a search, from key to cards",
    "near-duplicates": "`check`: near duplicates",
    "ankdown": "ankdown",
}

HEAD = """# Benchmarks

Written by `python -m benchmarks --report docs/benchmarks.json`; do not edit. Measure anew with
`python -m benchmarks --json docs/benchmarks.json`. How it is done, and what is unfair in it:
[benchmarks/README.md](../benchmarks/README.md).
"""


def page(raw: Raw) -> str:
    """The page."""
    drawn = "; ".join(each.title for each in curves(raw))
    parts = [HEAD, machine(raw), "## Asked and measured", *asked(raw), "## Other programs", *peers(raw)]
    parts += [f"![Seconds against the number of cards: {drawn}](images/benchmarks.svg)"] if drawn else []
    parts += ["## Growth", *growth(raw), "## Nothing is lost", *durability(raw)]
    if raw["failed"]:
        parts += ["## Not measured", *(f"- {name}: {why}" for name, why in raw["failed"].items())]
    return "\n\n".join(part.strip() for part in parts if part) + "\n"


def table(raw: Raw) -> str:
    """For a terminal."""
    lines = [f"{'':52} {'at most':>8} {'aim':>6} {'measured':>9} {'spread':>15} {'cpu':>7}  verdict"]
    for each in results(raw["rows"]):
        words = filled(each.target.work, raw).replace("`", "")
        cpu = shown(each.cpu.middle) if each.cpu else ""
        lines.append(
            f"{words[:52]:52} {shown(each.target.at_most):>8} {shown(each.target.aim):>6}"
            f" {shown(each.clock.middle):>9} {span(each.clock):>15} {cpu:>7}  {each.verdict}"
        )
    lines += [
        "",
        *(line.replace("**", "") for part in (peers(raw), growth(raw), durability(raw)) for line in part),
    ]
    lines += [f"not measured: {name}: {why}" for name, why in raw["failed"].items()]
    return "\n".join(lines)


def machine(raw: Raw) -> str:
    """What it was measured on."""
    made, of = raw["made"], raw["made"]["machine"]
    versions = ", ".join(f"{name} {number}" for name, number in made["versions"].items())
    again = f" In runs of their own, later: {', '.join(made['again'])}." if made["again"] else ""
    return (
        f"{made['date']}{', a quick run' if made['quick'] else ''}. {of['processor']}, {of['cores']} cores,"
        f" {of['memory_gb']} GiB, {of['system']}, Python {of['python']}, SQLite {of['sqlite']}."
        f" {versions}.{again}"
    )


def filled(words: str, raw: Raw) -> str:
    """With the size of the run."""
    cards = raw["made"]["cards"]
    return words.format(cards=f"{cards:,}", files=f"{-(-cards // CARDS_A_FILE):,}")


def asked(raw: Raw) -> Iterator[str]:
    """The table of targets."""
    found = results(raw["rows"])
    yield (
        "Ratios of pairs that ran by turns: the median, and in brackets the quarters (of under five pairs the"
        " least and the largest), on the clock; of the processor beside it. The absolute times are this"
        " machine's."
    )
    yield rows(
        ["work", "against", "at most", "aim", "measured", "verdict", "processor", "ours", "theirs", "pairs"],
        [asked_row(each, raw) for each in found],
    )
    missed = [filled(each.target.work, raw) for each in found if each.verdict == "missed"]
    yield f"Missed: {'; '.join(missed)}." if missed else "None is missed." if found else ""


def asked_row(each: Result, raw: Raw) -> list[str]:
    """One target."""
    target = each.target
    return [
        filled(target.work, raw),
        target.against,
        shown(target.at_most),
        shown(target.aim),
        f"{shown(each.clock.middle)} ({span(each.clock)})" if each.rounds > 1 else shown(each.clock.middle),
        f"**{each.verdict}**" if each.verdict == "missed" else each.verdict,
        shown(each.cpu.middle) if each.cpu else "",
        seconds(each.ours_s),
        seconds(each.theirs_s),
        str(each.rounds),
    ]


JOBS = {
    "build": "Markdown to packages. The ratio is that of the other program to a cold build of ours",
    "read": "Markdown to HTML, no package; against our whole cold build",
    "write": "HTML to a package, the same fields; against our writer",
}


def peers(raw: Raw) -> Iterator[str]:
    """A table for each job."""
    for job, title in JOBS.items():
        found = [peer for peer in raw["peers"] if peer["job"] == job]
        if found:
            yield f"**{title}**"
            yield rows(
                [
                    "program",
                    "notes",
                    "notes in its output",
                    "seconds",
                    "times ours",
                    "processor",
                    "peak MB",
                    "",
                ],
                [row for peer in found for row in peer_rows(peer)],
            )


def peer_rows(peer: Mapping[str, Any]) -> Iterator[list[str]]:
    """A row a size, or the reason why there is none."""
    name, space, option = peer["name"].partition(" ")
    label = f"{name} {peer['version']}{space}{option}"
    if not peer["sizes"]:
        yield [label, "", "", "", "", "", "", f"skipped: {peer['reason']}"]
    for cards, found in peer["sizes"].items():
        times = ratio(found["theirs_clock_s"], found["ours_clock_s"])
        cpu = ratio(found["theirs_cpu_s"], found["ours_cpu_s"])
        lost = int(cards) - found["notes"]
        last = cards == list(peer["sizes"])[-1]
        remarks = [peer["what"], f"**loses {lost:,} notes**" if lost else "", peer["reason"] if last else ""]
        took = middle(found["theirs_clock_s"])
        many = len(found["theirs_clock_s"]) > 1
        yield [
            *(label, f"{int(cards):,}", f"{found['notes']:,}", seconds(took)),
            f"{shown(times.middle)} ({span(times)})" if many else f"{shown(times.middle)} (one pair)",
            *(shown(cpu.middle), str(found["peak_mb"] or "–"), "; ".join(filter(None, remarks))),
        ]


def growth(raw: Raw) -> Iterator[str]:
    """Seconds at each size, and the exponents between them."""
    if not raw["growth"]:
        return
    sizes = list(map(int, raw["growth"]["reading"]))
    pairs = list(pairwise(sizes))
    yield (
        f"Seconds on the clock. An exponent of 1 means that each card costs the same; asked is at most"
        f" {EXPONENT_AT_MOST}. Below 1, what is paid once a run still counts."
    )
    head = ["work", *(f"{size:,} cards" for size in sizes)]
    head += [f"exponent {one:,} → {two:,}" for one, two in pairs]
    made = []
    for name, title in GROWN.items():
        found = raw["growth"].get(name, {})
        cells = [seconds(found[str(size)]["clock_s"]) if str(size) in found else "–" for size in sizes]
        made.append([title, *cells, *(exponent(found, one, two) for one, two in pairs)])
    yield rows(head, made)
    memory = {size: each["peak_mb"] for size, each in raw["growth"]["memory"].items() if each["peak_mb"]}
    if memory:
        most = ", ".join(f"{int(size):,} cards: {peak} MB" for size, peak in memory.items())
        theirs = [f"{each['peak_mb']} MB" for each in raw["growth"].get("ankdown", {}).values()]
        beside = f" ankdown: {', '.join(theirs)}." if theirs else ""
        at_most = f"; asked at 100,000: under {MEMORY_AT_MOST_MB} MB"
        if "100000" in memory:
            at_most += ", met" if memory["100000"] < MEMORY_AT_MOST_MB else ", **missed**"
        yield f"Peak memory of a cold build, all processes: {most}{at_most}.{beside}"


def exponent(found: Mapping[str, Any], one: int, two: int) -> str:
    """Of the growth between two sizes; in bold where it is more than is asked."""
    if str(one) not in found or str(two) not in found:
        return "–"
    small, large = found[str(one)]["clock_s"], found[str(two)]["clock_s"]
    value = log10(large / small) / log10(two / one)
    return f"**{value:.2f}**" if value > EXPONENT_AT_MOST else f"{value:.2f}"


def durability(raw: Raw) -> Iterator[str]:
    """What was killed and what ran at the same time."""
    found = raw["rows"]
    if "killed" in found:
        each = found["killed"]
        how = (
            "**answers were lost**"
            if each["lost"]
            else "no acknowledged answer was lost, none was half written"
        )
        yield (
            f"{each['sittings']} sittings killed (SIGKILL) at a random moment, and two sittings flat out on"
            f" one database: {how}."
        )
    if "two-screens" in found:
        how = "**answers were lost**" if found["two-screens"]["lost"] else "all answers are kept, no error"
        yield f"Two screens of the TUI on one database: {how}."
    if "power-cut" in found:
        yield of_power_cuts(found["power-cut"])


def of_power_cuts(found: Mapping[str, Any]) -> str:
    """What they lost."""
    if "reason" in found:
        return f"Power cuts were not simulated: {found['reason']}."
    lost = f"**{found['lost']:,} were lost**" if found["lost"] else "none was lost"
    damaged = f"**{found['corrupt']} damaged**" if found["corrupt"] else "none damaged"
    return (
        f"{found['cuts']} databases after a simulated power cut, {found['acknowledged']:,} answers"
        f" acknowledged: {lost}; of the databases {damaged}. With `synchronous=NORMAL` instead of what mlquiz"
        f" uses, {found['lost_with_normal']:,} were lost."
    )


def rows(head: Sequence[str], body: Sequence[Sequence[str]]) -> str:
    """A table in Markdown; columns of figures to the right."""
    words = {"", "work", "against", "program", "verdict"}
    rule = ["---" if name in words else "--:" for name in head]
    return "\n".join("| " + " | ".join(line) + " |" for line in [head, rule, *body])


def shown(value: float | None) -> str:
    """A ratio with two digits that say something."""
    if value is None:
        return ""
    if value >= 100:
        return f"{value:,.0f}×"
    return f"{value:.{3 if value < 0.1 else 2 if value < 10 else 1}f}×"


def span(spread: Ratio) -> str:
    """From to."""
    return f"{shown(spread.low)[:-1]}–{shown(spread.high)}"


def seconds(value: float | None) -> str:
    """In seconds or milliseconds."""
    if value is None:
        return ""
    return f"{value:.2f} s" if value >= 1 else f"{1000 * value:.{0 if value >= 0.1 else 1}f} ms"
