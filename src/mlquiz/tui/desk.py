"""What the screens work with, handed down from `run`."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from mlquiz.model.card import Card, cards_of
from mlquiz.model.deck import Deck
from mlquiz.model.note import Figure
from mlquiz.scheduling.day import moment
from mlquiz.scheduling.settings import Settings
from mlquiz.store import Store
from mlquiz.study import Counts, Session, due_counts
from mlquiz.study.holding import without_held_back
from mlquiz.study.schedule import Schedule
from mlquiz.tui.coming import coming_words

if TYPE_CHECKING:
    from mlquiz.reading.library import Library


@dataclass(frozen=True, slots=True, kw_only=True)
class Desk:
    """The notes, the learner's progress, and the world outside.

    Args:
        library: The notes.
        store: The progress.
        settings: Of the schedule.
        lang: Language of the cards.
        clock: Gives the time now, aware and local.
        stopwatch: Gives seconds that only grow; for how long an answer took.
        open_page: Opens a web page in the browser; says whether there is one. May take its time.
        held: Ids of notes whose new cards wait for a video.
    """

    library: "Library"
    store: Store
    settings: Settings
    lang: str
    clock: Callable[[], datetime]
    stopwatch: Callable[[], float]
    open_page: Callable[[str], bool]
    held: frozenset[str] = frozenset()

    def cards(self, deck: Deck) -> Sequence[Card]:
        """The cards of a deck, in course order."""
        return tuple(cards_of(self.library.notes_of(deck, self.lang)))

    def sitting(self, deck: Deck) -> Session:
        """A new sitting over a deck."""
        return Session(self.store, self._offered(deck), self.settings, self.clock)

    def coming(self, deck: Deck) -> str:
        """A sentence that says when the next card of a deck comes that has none left today."""
        cards = [card.id for card in self._offered(deck)]
        if not cards and deck.notes:
            return "Its new cards wait for videos; mark those you watched: mlquiz course watched p38"
        schedule = Schedule(self.store, self.settings)
        schedule.catch_up()
        now = moment(self.clock(), self.settings.rollover_hour)
        return coming_words(cards, schedule.states(cards), now, self.settings.rollover_hour)

    def counts(self) -> Mapping[str, Counts]:
        """What is left today in every deck, by its name."""
        decks = self.library.decks(self.lang)
        cards = {name: [card.id for card in self.cards(deck)] for name, deck in decks.items()}
        return due_counts(self.store, cards, self.settings, self.clock(), held=self.held)

    def answered_today(self) -> int:
        """How many cards were answered today, in whatever sitting."""
        now = moment(self.clock(), self.settings.rollover_hour)
        return len(self.store.answered_on(now.day))

    def figure_file(self, figure: Figure) -> Path | None:
        """Where the file of a figure is; `None`: it is on the web."""
        return (self.library.content.root / figure.path).absolute() if figure.path else None

    def _offered(self, deck: Deck) -> Sequence[Card]:
        """The cards of a deck without the new ones that wait for a video."""
        cards = self.cards(deck)
        if not self.held:
            return cards
        ids = [card.id for card in cards]
        states = Schedule(self.store, self.settings).states(ids)
        offered = set(without_held_back(ids, self.held, states))
        return tuple(card for card in cards if card.id in offered)
