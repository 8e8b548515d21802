"""What a deck is called on the screen: its title is of the notes, but the words for all of them are ours."""

from typing import Protocol

from mlquiz.tui.layout.visible import one_line
from mlquiz.tui.wording import tr

_CORE = ": what a first pass needs"
_EVERYTHING = "All notes"


class NamedDeck(Protocol):
    """A deck as a list shows it: that of a library, or of an index, which knows no notes."""

    @property
    def name(self) -> str:
        """What the user types."""

    @property
    def title(self) -> str:
        """What the user reads."""

    @property
    def kind(self) -> str:
        """As of `model.deck.Deck`."""

    @property
    def notes(self) -> object:
        """True if there are any."""


def deck_title(deck: NamedDeck) -> str:
    """The title on one line."""
    title = one_line(deck.title)
    if deck.kind == "tier" and title.endswith(_CORE):
        course = title.removesuffix(_CORE)
        return tr("{title}: what a first pass needs", title=tr(course) if course == _EVERYTHING else course)
    return tr(title) if deck.kind == "all" and title == _EVERYTHING else title


def short_title(deck: NamedDeck) -> str:
    """`Lecture 4` of `Lecture 4: Sequence as input`: the section beside it says more."""
    return deck_title(deck).partition(": ")[0]


def is_named(deck: NamedDeck) -> bool:
    """Whether the notes give all cards together a name of their own."""
    return one_line(deck.title) != _EVERYTHING
