"""What a key costs in the search of the screen: `python -m benchmarks.searching COURSE`.

Prints the median seconds of the clock and of the processor of some queries; the first puts the texts of all
cards together and is not counted.
"""

import os
import sys
import time
from datetime import UTC, datetime
from pathlib import Path
from statistics import median

from mlquiz.content import find_content
from mlquiz.model.card import cards_of
from mlquiz.reading.library import read_library
from mlquiz.scheduling.settings import Settings
from mlquiz.study.search.finding import Finder
from mlquiz.study.search.query import parse_query

QUERIES = ("gradient", "gradi", "gradient kernel", "softmax", "梯度", "kind:cloze encoder", "-loss policy")


def main() -> None:
    """Search, and print."""
    cache = os.environ.get("MLQUIZ_CACHE")
    library = read_library(find_content(Path(sys.argv[1])), cache=Path(cache) if cache else None)
    cards = tuple(cards_of(library.notes("en").values()))
    today = datetime.now(UTC).date()
    finder = Finder(cards, library.decks("en"), library.context, {}, Settings(), today)
    taken = []
    for query in QUERIES:
        began, began_cpu = time.perf_counter(), time.process_time()
        finder.find(parse_query(query))
        taken.append((time.perf_counter() - began, time.process_time() - began_cpu))
    print(*(median(each) for each in zip(*taken[1:], strict=True)))


if __name__ == "__main__":
    main()
