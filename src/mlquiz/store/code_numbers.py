"""The codes of `store/codes.py` that statements hold, as plain numbers: no enum has to be loaded for them."""

ANSWERED, UNDONE, RESET, RENAMED, WATCHED, UNWATCHED = 0, 1, 2, 6, 7, 8
"""Kinds of events."""

QUIZ, EXAM, IMPORTED = 1, 2, 3
"""Sittings."""
