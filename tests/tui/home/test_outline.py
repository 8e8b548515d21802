from collections.abc import Iterable

from mlquiz.model.deck import Deck
from mlquiz.tui.home.outline import Branch, outline


def deck(name: str, kind: str, title: str = "") -> Deck:
    return Deck(name=name, title=title or name, notes=("a",), kind=kind)


def tree(branches: Iterable[Branch], depth: int = 0) -> list[str]:
    lines = []
    for branch in branches:
        lines += ["  " * depth + branch.title, *tree(branch.below, depth + 1)]
    return lines


def shown(*decks: Deck) -> list[str]:
    return tree(outline({deck.name: deck for deck in decks}))


def test_a_course_has_its_lectures_chapters_and_units_under_headings() -> None:
    assert shown(
        deck("lecture-4", "lecture", "Lecture 4: Sequence"),
        deck("chapter-16", "chapter", "Chapter 16: Self-attention"),
        deck("chapter-16-part-1", "part", "Chapter 16, part 1: Self-attention"),
        deck("chapter-16-part-2", "part", "Chapter 16, part 2: The family"),
        deck("lec04", "unit", "Against CNN"),
        deck("core", "tier", "Machine Learning: what a first pass needs"),
        deck("all", "all", "Machine Learning"),
        deck("mine", "own", "My own"),
        deck("aside", "file", "Aside"),
    ) == [
        "All cards: Machine Learning",
        "Machine Learning: what a first pass needs",
        "My decks",
        "  My own",
        "Lectures",
        "  Lecture 4: Sequence",
        "Chapters",
        "  Chapter 16: Self-attention",
        "    Part 1: Self-attention",
        "    Part 2: The family",
        "Units of lectures only",
        "  Against CNN",
        "Other notes",
        "  Aside",
    ]


def test_the_parts_of_chapter_1_are_not_those_of_chapter_16() -> None:
    assert shown(
        deck("chapter-1", "chapter"),
        deck("chapter-16", "chapter"),
        deck("chapter-16-part-1", "part", "Chapter 16, part 1: X"),
    ) == ["Chapters", "  chapter-1", "  chapter-16", "    Part 1: X"]


def test_without_a_course_folders_hold_their_files() -> None:
    assert shown(
        deck("all", "all", "All notes"),
        deck("rl", "folder", "rl"),
        deck("rl/deep", "folder", "rl/deep"),
        deck("rl/deep/dqn", "file", "DQN"),
        deck("rl/ppo", "file", "PPO"),
        deck("intro", "file", "Intro"),
    ) == ["All notes", "Intro", "rl", "  rl/deep", "    DQN", "  PPO"]
