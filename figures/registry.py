"""Finds the figures: every module of this package that has a ``draw``."""

from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from pkgutil import iter_modules

Draw = Callable[[], str]

FOLDER = Path(__file__).resolve().parent
TARGET = FOLDER.parent / "notes" / "en" / "figures"
"""Where the drawn files are committed."""


def figures() -> dict[str, Draw]:
    """Return the drawing function of each figure under its file name."""
    found: dict[str, Draw] = {}
    for info in sorted(iter_modules([str(FOLDER)]), key=lambda module: module.name):
        if info.name.startswith("__"):
            continue
        draw: Draw | None = getattr(import_module(f"figures.{info.name}"), "draw", None)
        if draw is not None:
            found[info.name.replace("_", "-") + ".svg"] = draw
    return found
