"""Decks with what is due in them today."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from mlquiz.study import due_counts

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from mlquiz.model.deck import Deck
    from mlquiz.reading.library import Library
    from mlquiz.store import Store


@dataclass(frozen=True, slots=True)
class DeckRow:
    """One deck and how many notes and cards it holds, and how many of these are due and new today."""

    deck: "Deck"
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


def count_decks(library: "Library", store: "Store", lang: str, *, now: "datetime") -> "Sequence[DeckRow]":
    """Every deck with its counts."""
    from mlquiz.scheduling.settings import Settings

    notes = library.notes(lang)
    decks = library.decks(lang)
    cards = {
        name: [card for note in deck.notes for card in notes[note].card_ids()] for name, deck in decks.items()
    }
    counts = due_counts(store, cards, Settings(), now)
    return [
        DeckRow(
            deck, len(deck.notes), len(cards[name]), counts[name].due, counts[name].new, counts[name].learning
        )
        for name, deck in decks.items()
    ]
