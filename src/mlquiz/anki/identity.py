"""The names by which Anki knows a note and a deck again. Released ones never change."""

from base64 import urlsafe_b64encode
from hashlib import sha256
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

_SMALLEST_DECK_ID = 2**32
"""Far above the ids that Anki itself uses for its default deck."""


def guid(note_id: str, lang: str) -> str:
    """The GUID of a note: what Anki matches it by when a package is imported again.

    The first 9 bytes of SHA-256 over the lines `mlquiz`, language and name, in URL-safe base 64: 12
    characters. It depends on the note's name and language alone, so that text, section and deck may change.
    """
    return urlsafe_b64encode(_digest("mlquiz", lang, note_id)[:9]).decode("ascii")


def deck_id(path: "Sequence[str]") -> int:
    """A stable id for a deck. Anki matches decks by name and gives them ids of its own."""
    return _SMALLEST_DECK_ID + int.from_bytes(_digest("deck", *path)[:6], "big")


def shuffled(count: int, seed: str) -> list[int]:
    """The numbers below `count` in an order that depends on the seed alone."""
    return sorted(range(count), key=lambda index: _digest(seed, str(index)))


def _digest(*words: str) -> bytes:
    return sha256("\n".join(words).encode()).digest()
