"""The decks as a tree, the way the course is built. Pure."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from mlquiz.tui.deck_title import NamedDeck, deck_title, is_named
from mlquiz.tui.layout.visible import one_line
from mlquiz.tui.wording import tr

_COURSE_GROUPS = (("Lectures", "lecture"), ("Chapters", "chapter"), ("Units of lectures only", "unit"))
_SHUT_KINDS = frozenset({"unit"})


@dataclass(frozen=True, slots=True)
class Branch:
    """A deck, or a heading over decks.

    Args:
        title: What the tree shows.
        deck: The deck; `None` for a heading.
        below: What stands below it.
        open: Whether that is shown at first.
    """

    title: str
    deck: NamedDeck | None = None
    below: tuple["Branch", ...] = ()
    open: bool = False


def outline(decks: Mapping[str, NamedDeck]) -> tuple[Branch, ...]:
    """All decks: the whole and the first pass, the person's own, those of the course, then of folders."""
    whole = [Branch(_whole_title(deck), deck) for deck in _of(decks, "all", "tier")]
    own = [Branch(one_line(deck.title), deck) for deck in _of(decks, "own")]
    groups = [_group(tr(title), kind, decks) for title, kind in _COURSE_GROUPS]
    places = _places(_by_folder(decks), "")
    if any(groups):
        headed = [group for group in groups if group]
        headed += [Branch(tr("Other notes"), below=places, open=True)] if places else []
        headed[:0] = [Branch(tr("My decks"), below=tuple(own), open=True)] if own else []
        return (*whole, *headed)
    return (*whole, *own, *places)


def _of(decks: Mapping[str, NamedDeck], *kinds: str) -> Iterator[NamedDeck]:
    return (deck for kind in kinds for deck in decks.values() if deck.kind == kind)


def _whole_title(deck: NamedDeck) -> str:
    named = deck.kind == "all" and is_named(deck)
    return tr("All cards: {title}", title=deck_title(deck)) if named else deck_title(deck)


def _group(title: str, kind: str, decks: Mapping[str, NamedDeck]) -> Branch | None:
    below = tuple(_with_parts(deck, decks) for deck in _of(decks, kind))
    return Branch(title, below=below, open=kind not in _SHUT_KINDS) if below else None


def _with_parts(deck: NamedDeck, decks: Mapping[str, NamedDeck]) -> Branch:
    """A deck and the parts that its chapter has: `chapter-16` and `chapter-16-part-1`."""
    parts = (part for part in _of(decks, "part") if part.name.startswith(f"{deck.name}-part-"))
    return Branch(one_line(deck.title), deck, tuple(Branch(_part_title(part), part) for part in parts))


def _part_title(part: NamedDeck) -> str:
    """`Part 1: …` of `Chapter 16, part 1: …`."""
    whole = one_line(part.title)
    _, _, title = whole.partition(", ")
    return title[:1].upper() + title[1:] if title else whole


def _places(inside: Mapping[str, Sequence[NamedDeck]], above: str) -> tuple[Branch, ...]:
    """The decks of the folders and files in a folder, with what lies in these."""
    return tuple(
        Branch(one_line(deck.title), deck, _inside(inside, deck), open=True) for deck in inside.get(above, ())
    )


def _inside(inside: Mapping[str, Sequence[NamedDeck]], deck: NamedDeck) -> tuple[Branch, ...]:
    return _places(inside, deck.name) if deck.kind == "folder" else ()


def _by_folder(decks: Mapping[str, NamedDeck]) -> Mapping[str, Sequence[NamedDeck]]:
    """The decks of folders and files by the folder that they are in, by name."""
    inside: dict[str, list[NamedDeck]] = {}
    for deck in sorted(_of(decks, "folder", "file"), key=lambda deck: deck.name):
        inside.setdefault(deck.name.rpartition("/")[0], []).append(deck)
    return inside
