"""Making many objects that hold no rings, without Python looking for some again and again."""

import gc
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator


@contextmanager
def uncollected() -> "Iterator[None]":
    """The collector rests. What is let go is freed all the same, but for rings."""
    collects = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if collects:
            gc.enable()
