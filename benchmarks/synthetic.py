"""A course of N invented cards, the same at every run: `python -m benchmarks.synthetic N FOLDER`.

25 cards a file, 1,000 cards a folder, with headings, prose, formulas, code, tables, lists, figures and
Chinese. Six of ten cards are questions, two clozes, one a choice, one asks for a number. Card i says the same
whatever N is and in whatever dialect it is written; where a dialect knows nothing but questions and answers,
a cloze, a choice and a number become a question and an answer with the same words.

`--cards-only` leaves out prose and sections, which most other dialects do not allow.
"""

import argparse
from pathlib import Path

from benchmarks.cards import (
    CARDS_A_FILE,
    CARDS_A_FOLDER,
    FIGURES_A_FOLDER,
    card,
    figure_address,
    figure_number,
    has_figure,
)
from benchmarks.dialects import DIALECTS
from benchmarks.drawings import png, svg


def main() -> None:
    """Write a course."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("cards", type=int)
    parser.add_argument("folder", type=Path, help="where to write it; must be empty or new")
    parser.add_argument("--dialect", choices=DIALECTS, default="mlquiz", help="default: mlquiz")
    how = parser.add_mutually_exclusive_group()
    how.add_argument("--prose", action="store_true", help="with prose (the default of the dialect mlquiz)")
    how.add_argument("--cards-only", action="store_true", help="nothing but cards")
    args = parser.parse_args()
    if args.folder.exists() and any(args.folder.iterdir()):
        parser.error(f"{args.folder} is not empty")
    write_course(args.cards, args.folder, dialect=args.dialect, prose=not args.cards_only)


def write_course(cards: int, folder: Path, *, dialect: str = "mlquiz", prose: bool = True) -> None:
    """Write so many cards. Only our own dialect has prose."""
    written = DIALECTS[dialect]
    figures: set[int] = set()
    for first in range(0, cards, CARDS_A_FILE):
        part = folder / f"part-{first // CARDS_A_FOLDER:03}"
        part.mkdir(parents=True, exist_ok=True)
        made = [card(number) for number in range(first, min(cards, first + CARDS_A_FILE))]
        text = written(made, prose)
        (part / f"unit-{first // CARDS_A_FILE:04}.md").write_text(text, encoding="utf-8", newline="\n")
        figures.update(figure_number(each.number) for each in made if has_figure(each.number))
    for number in figures:
        path = folder / f"part-{number // FIGURES_A_FOLDER:03}" / figure_address(number)
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(png(number) if path.suffix == ".png" else svg(number))


if __name__ == "__main__":
    main()
