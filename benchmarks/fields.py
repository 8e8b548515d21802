"""Fields as HTML, ready to be written to a package, and the environment to run our modules in."""

import os
import sys
from pathlib import Path

from benchmarks.timing import process
from benchmarks.workshop import Workshop

CHECKOUT = Path(__file__).parents[1]


def ready_fields(shop: Workshop, cards: int) -> Path:
    """A folder with the fields of a course as HTML."""
    folder = shop.scratch / "fields" / str(cards)
    if not folder.exists():
        folder.mkdir(parents=True)
        course = shop.course(cards)
        command = [sys.executable, "-m", "benchmarks.anki_package", "prepare", folder, "--course", course]
        process(command, in_checkout(shop))
    return folder


def in_checkout(shop: Workshop) -> dict[str, str]:
    """The environment of a module of `benchmarks`."""
    environment = shop.environment(shop.scratch / "home" / "fields")
    path = os.pathsep.join(filter(None, [str(CHECKOUT), os.environ.get("PYTHONPATH", "")]))
    return environment | {"PYTHONPATH": path}
