"""The screens that open from the decks. They are loaded when they are opened, or after the first paint."""

import gc
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from textual.screen import Screen

    from mlquiz.study.quiz.sitting import QuizSitting
    from mlquiz.tui.deck_title import NamedDeck
    from mlquiz.tui.desk import Desk


def review_screen(desk: "Desk", deck: "NamedDeck") -> "Screen[None]":
    """A sitting over a deck."""
    from mlquiz.tui.review.screen import ReviewScreen  # noqa: PLC0415

    return ReviewScreen(desk, deck)


def quiz_screen(desk: "Desk", sitting: "QuizSitting") -> "Screen[None]":
    """A quiz."""
    from mlquiz.tui.quiz.screen import QuizScreen  # noqa: PLC0415

    return QuizScreen(desk, sitting)


def find_screen(desk: "Desk") -> "Screen[None]":
    """The search over all cards."""
    from mlquiz.tui.find.screen import FindScreen  # noqa: PLC0415

    return FindScreen(desk)


def statistics_screen(desk: "Desk", deck: "NamedDeck | None") -> "Screen[None]":
    """The statistics of a deck."""
    from mlquiz.tui.stats.screen import StatisticsScreen  # noqa: PLC0415

    return StatisticsScreen(desk, deck)


def hurry() -> None:
    """Collect no garbage until `load`: while modules and notes are read there is none to speak of."""
    gc.disable()


def load() -> None:
    """Load what the screens above need, so that they open at once.

    What is loaded then is there to stay. The collector leaves it alone from here on: to look through it takes
    up to 80 ms, in the middle of a key press.
    """
    from importlib import import_module  # noqa: PLC0415

    for name in ("review", "find", "quiz", "stats"):
        import_module(f"mlquiz.tui.{name}.screen")
    from mlquiz.markdown.parse import blocks  # noqa: PLC0415

    blocks("$x$")
    from mlquiz.tui.layout.syntax import code_words  # noqa: PLC0415

    code_words("x", "python")
    if not gc.isenabled():
        gc.freeze()
        gc.enable()
