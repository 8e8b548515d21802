"""A card as one line of a list."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from mlquiz.model.card import Card

_WIDTH = 76
_INDENT = "    "


def card_line(card: "Card", indent: str = _INDENT) -> str:
    """What it asks, as the screen's lists have it, in one line of the terminal."""
    from mlquiz.tui.card_title import card_title

    return f"{indent}{card_title(card).fitted(_WIDTH)}"
