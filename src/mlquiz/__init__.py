"""Notes, Anki decks and a terminal review for Hung-yi Lee's machine learning course."""

__version__ = "0.1.0"
