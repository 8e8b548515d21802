"""Reading in a program that runs already, as the screen reads after an edit.

`python -m benchmarks.read_again FOLDER CACHE`: what was imported and compiled once is not counted. Prints
seconds of the clock and of the processor: cold, with nothing changed, with one file edited. Each time the ids
of all cards and the notes of one file are asked for. The file is put back.
"""

import resource
import sys
import tempfile
import time
from pathlib import Path

from mlquiz.content import Content, find_content
from mlquiz.reading.library import read_library

from benchmarks.timing import Took
from benchmarks.workshop import SETTLED_S

WARMING = """\
---
title: One
---

# One

## About $x$

- a list
  1. in it

| a | b |
|---|---|
| $x$ | `y` |

<!-- card: one -->
Q: Why?

A: So.
"""


def main() -> None:
    """Read three times."""
    content, cache = find_content(Path(sys.argv[1])), Path(sys.argv[2])
    with tempfile.TemporaryDirectory() as folder:
        Path(folder, "one.md").write_text(WARMING, encoding="utf-8")
        took(find_content(Path(folder)), cache)
    cold = took(content, cache)
    time.sleep(SETTLED_S)
    took(content, cache)
    same = took(content, cache)
    path = next(content.root.rglob("unit-0000.md"))
    text = path.read_text("utf-8")
    try:
        path.write_text(text.replace("A: The ", "A: Edited. The ", 1), encoding="utf-8")
        edited = took(content, cache)
    finally:
        path.write_text(text, encoding="utf-8")
    print(*cold, *same, *edited)


def took(content: Content, cache: Path) -> Took:
    """One reading."""
    clock, cpu = time.perf_counter(), _processor_s()
    library = read_library(content, cache=cache)
    ids = library.card_ids("en")
    notes = library.notes("en")
    for name in list(ids)[:25]:
        _ = notes[name]
    return Took(time.perf_counter() - clock, _processor_s() - cpu)


def _processor_s() -> float:
    """Of this process and of those that it began and that have ended."""
    both = (resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return sum(each.ru_utime + each.ru_stime for each in both)


if __name__ == "__main__":
    main()
