"""Decks with what is due in them today."""

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from mlquiz.study import due_counts

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from mlquiz.model.deck import Deck
    from mlquiz.reading.index import Index, IndexedDeck
    from mlquiz.reading.library import Library
    from mlquiz.scheduling.settings import Settings
    from mlquiz.store import Store


@dataclass(frozen=True, slots=True)
class DeckRow:
    """One deck and how many notes and cards it holds, and how many of these are due and new today."""

    deck: "Deck | IndexedDeck"
    notes: int
    cards: int
    due: int
    new: int
    learning: int

    def as_json(self) -> dict[str, str | int]:
        """Keys that scripts rely on."""
        return {
            "name": self.deck.name,
            "title": self.deck.title,
            "notes": self.notes,
            "cards": self.cards,
            "due": self.due,
            "new": self.new,
        }


def count_decks(
    library: "Library", store: "Store", lang: str, settings: "Settings", held: "Collection[str]"
) -> "Sequence[DeckRow]":
    """Every deck with its counts.

    Args:
        library: The notes.
        store: The learner's progress.
        lang: Language of the cards.
        settings: Of the schedule.
        held: Notes whose new cards are held back.
    """
    ids, decks = library.card_ids(lang), library.decks(lang)
    cards = {name: [card for note in deck.notes for card in ids[note]] for name, deck in decks.items()}
    counts = due_counts(store, cards, settings, datetime.now().astimezone(), held=held)
    return [
        DeckRow(
            deck, len(deck.notes), len(cards[name]), counts[name].due, counts[name].new, counts[name].learning
        )
        for name, deck in decks.items()
    ]


def count_indexed(index: "Index", store: "Store", lang: str, settings: "Settings") -> "Sequence[DeckRow]":
    """As `count_decks`, without the notes."""
    decks = index.decks(lang)
    cards = {name: index.cards_of(name, lang) for name in decks}
    counts = due_counts(store, cards, settings, datetime.now().astimezone())
    return [
        DeckRow(deck, deck.notes, deck.cards, counts[name].due, counts[name].new, counts[name].learning)
        for name, deck in decks.items()
    ]
