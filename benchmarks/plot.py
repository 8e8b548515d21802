"""The plot of the page: seconds against the number of cards. The same bytes for the same results."""

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from benchmarks.targets import middle

if TYPE_CHECKING:
    from matplotlib.axes import Axes

GREY = "#777777"
COLOURS = ("#c8503c", "#2b7fb0", "#6f8000", "#a062a8", "#a86f00", "#168577", "#8c6d5a")
"""Each can be read on white and on near black."""
OURS = (("build", "mlquiz, cold"), ("rebuild", "mlquiz, one edit"), ("due", "mlquiz due"))
APART_POINTS = 13.0


class Curve(NamedTuple):
    """One line."""

    title: str
    sizes: Sequence[int]
    taken_s: Sequence[float]
    ours: bool


def curves(raw: Mapping[str, Any]) -> list[Curve]:
    """Ours and those of other programs that make packages from Markdown, the slowest first."""
    return sorted([*grown(raw), *measured_once(raw)], key=lambda each: -each.taken_s[-1])


def grown(raw: Mapping[str, Any]) -> Iterator[Curve]:
    """Those that were measured at every size."""
    for name, title in (*OURS, ("ankdown", "ankdown")):
        if found := raw["growth"].get(name):
            yield Curve(
                title, list(map(int, found)), [each["clock_s"] for each in found.values()], name != "ankdown"
            )


def measured_once(raw: Mapping[str, Any]) -> Iterator[Curve]:
    """The other programs, where they were run beside us."""
    for peer in raw["peers"]:
        if peer["job"] == "build" and peer["sizes"] and not peer["name"].startswith("ankdown"):
            taken_s = [middle(each["theirs_clock_s"]) for each in peer["sizes"].values()]
            yield Curve(peer["name"], list(map(int, peer["sizes"])), taken_s, ours=False)


def write_plot(raw: Mapping[str, Any], path: Path) -> None:
    """Both axes in powers of ten; to be read by day and by night."""
    import matplotlib as mpl  # noqa: PLC0415 - only for the plot

    mpl.use("svg")
    from matplotlib import pyplot as plt  # noqa: PLC0415

    parts = ("text.color", "axes.edgecolor", "axes.labelcolor", "xtick.color", "ytick.color")
    style: Any = {
        **dict.fromkeys(parts, GREY),
        "svg.hashsalt": "mlquiz",
        "svg.fonttype": "none",
        "font.family": "sans-serif",
        "font.size": 10,
        "axes.spines.top": False,
        "axes.spines.right": False,
    }
    with plt.rc_context(style):
        figure, axes = plt.subplots(figsize=(7.2, 4.6))
        figure.subplots_adjust(left=0.09, right=0.8, bottom=0.11, top=0.97)
        draw(axes, curves(raw))
        path.parent.mkdir(parents=True, exist_ok=True)
        figure.savefig(path, transparent=True, metadata={"Date": None, "Creator": None})
        plt.close(figure)


def draw(axes: "Axes", found: Sequence[Curve]) -> None:
    """The lines, each with its name at its end."""
    for number, each in enumerate(found):
        line = ("o-", 2.2) if each.ours else ("s--", 1.4)
        axes.plot(each.sizes, each.taken_s, line[0], color=colour(number), lw=line[1], ms=4)
    axes.set(xscale="log", yscale="log", xlabel="cards", ylabel="seconds")
    for axis in (axes.xaxis, axes.yaxis):
        axis.set_major_formatter(lambda value, _: f"{value:,.10g}")
        axis.set_minor_formatter(lambda _value, _: "")
    axes.grid(visible=True, which="major", color=GREY, alpha=0.3, lw=0.6)
    points = 72 / axes.figure.dpi
    below: dict[int, float] = {}
    for number, each in reversed(list(enumerate(found))):
        end = each.sizes[-1], each.taken_s[-1]
        high = axes.transData.transform(end)[1] * points
        placed = max(high, below.get(end[0], -APART_POINTS) + APART_POINTS)
        below[end[0]] = placed
        axes.annotate(
            each.title,
            end,
            (7, placed - high),
            textcoords="offset points",
            color=colour(number),
            va="center",
            annotation_clip=False,
        )


def colour(number: int) -> str:
    """Of a line."""
    return COLOURS[number % len(COLOURS)]
