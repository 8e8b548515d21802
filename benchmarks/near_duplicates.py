"""How the search for near duplicates grows with the number of cards.

    python benchmarks/near_duplicates.py [--cards 10000]

Makes questions of invented words, which are used about as unevenly as those of a language and have its
letters; every tenth question is another one with a word changed. Looks for pairs with a Jaccard similarity of
0.75 over their character trigrams. Prints times and ratios of one run on one core, and whether the pairs are
those of the search that compares each with each.

Growth: that search does n²/2 comparisons. With the index, twice the cards take about three times as long up
to 10,000 cards, which take a few seconds. For more cards it is a small part of n², since the trigrams of a
language are finite.
"""

import argparse
import random
import time
from fractions import Fraction
from itertools import combinations

from mlquiz.checking.similarity import jaccard, similar_pairs, trigrams

THRESHOLD = Fraction(3, 4)
SIZES = (1250, 2500, 5000, 10_000)
NAIVE_CARDS = 1000
VOCABULARY = 12_000
LETTERS = "etaoinshrdlcumwfgypbvkjxqz"


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description="Time the search for near duplicates.")
    parser.add_argument("--cards", type=int, default=SIZES[-1], help="the largest number (default: 10000)")
    largest = parser.parse_args().cards
    sets = [trigrams(text) for text in questions(largest, seed=1)]
    naive_s, naive_pairs = naive(sets[:NAIVE_CARDS])
    found = {(pair.first, pair.second) for pair in similar_pairs(sets[:NAIVE_CARDS], THRESHOLD)}
    print(f"{NAIVE_CARDS} cards, each with each: {naive_s:.2f} s; the same pairs: {found == naive_pairs}")
    before = None
    for cards in sorted({*(size for size in SIZES if size < largest), largest}):
        start = time.perf_counter()
        pairs = sum(1 for _ in similar_pairs(sets[:cards], THRESHOLD))
        took = time.perf_counter() - start
        times = naive_s * (cards / NAIVE_CARDS) ** 2 / took
        growth = f"; x{cards / before[0]:.1f} cards, x{took / before[1]:.1f} time" if before else ""
        print(f"{cards:6} cards: {took:5.2f} s, {pairs} pairs, {times:.0f} times as fast{growth}")
        before = cards, took


def naive(sets: list[frozenset[str]]) -> tuple[float, set[tuple[int, int]]]:
    """Seconds and pairs of comparing each with each."""
    start = time.perf_counter()
    numbered = combinations(range(len(sets)), 2)
    pairs = {(one, two) for one, two in numbered if jaccard(sets[one], sets[two]) >= THRESHOLD}
    return time.perf_counter() - start, pairs


def questions(count: int, *, seed: int) -> list[str]:
    """Questions of 6 to 16 words."""
    chance = random.Random(seed)  # noqa: S311 - nothing is kept secret
    letters = [1 / (rank + 4) for rank in range(len(LETTERS))]
    lengths = [chance.randint(2, 10) for _ in range(VOCABULARY)]
    words = ["".join(chance.choices(LETTERS, letters, k=length)) for length in lengths]
    weights = [1 / (rank + 5) for rank in range(VOCABULARY)]
    made: list[str] = []
    for number in range(count):
        if made and number % 10 == 0:
            said = chance.choice(made).split()
            said[chance.randrange(len(said))] = chance.choice(words)
        else:
            said = chance.choices(words, weights, k=chance.randint(6, 16))
        made.append(" ".join(said))
    return made


if __name__ == "__main__":
    main()
