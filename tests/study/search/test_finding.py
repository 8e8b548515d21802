"""Which cards a query finds."""

from datetime import date
from pathlib import Path

import pytest

from mlquiz.content import find_content
from mlquiz.errors import MlquizError
from mlquiz.model.card import cards_of
from mlquiz.model.schedule import CardState, Phase
from mlquiz.reading.library import read_library
from mlquiz.scheduling.settings import Settings
from mlquiz.study.search.finding import Finder
from mlquiz.study.search.query import parse_query

TODAY = date(2026, 11, 22)
NOTES = """\
---
id: rl
---

## 1 Values

<!-- card: td | tier: core | tags: rl::td -->
Q: Which target does TD(0) use?

A: $r+\\gamma V(s')$

### 1.2 Baselines

<!-- card: gap -->
C: A policy with a ==1;;state value== baseline has less ==2;;variance==.

<!-- card: pick -->
Q: Which one is off-policy?

- [x] Q-learning
  - Its target is greedy.
- [ ] Sarsa
  - Its target follows the policy.

## 2 中文

<!-- card: zh -->
Q: 什么是 return？

N: 3
"""
STATES = {
    "td": CardState(card="td", phase=Phase.REVIEW, stability=3, due_day=TODAY, lapses=8),
    "gap/1": CardState(card="gap/1", phase=Phase.LEARNING, stability=1),
    "pick": CardState(card="pick", phase=Phase.REVIEW, stability=3, due_day=TODAY, suspended=True),
    "zh": CardState(card="zh", phase=Phase.REVIEW, stability=3, due_day=TODAY, buried_day=TODAY),
}


@pytest.fixture
def finder(tmp_path: Path) -> Finder:
    (tmp_path / "rl.md").write_text(NOTES, encoding="utf-8")
    library = read_library(find_content(tmp_path))
    assert not library.problems
    cards = list(cards_of(library.notes().values()))
    return Finder(cards, library.decks(), library.context, STATES, Settings(), TODAY)


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("", "td gap/1 gap/2 pick zh"),
        ("TARGET", "td pick"),
        ('"state value baseline"', "gap/1 gap/2"),
        ("target -greedy", "td"),
        ("return", "zh"),
        ("什么", "zh"),
        ("gamma", "td"),
        ("tier:core", "td"),
        ("tag:rl", "td"),
        ("kind:cloze", "gap/1 gap/2"),
        ("name:gap/2", "gap/2"),
        ("section:rl.1", "td gap/1 gap/2 pick"),
        ("deck:rl", "td gap/1 gap/2 pick zh"),
        ("is:new", "gap/2"),
        ("is:learning", "gap/1"),
        ("is:due", "td"),
        ("is:suspended", "pick"),
        ("is:buried", "zh"),
        ("is:leech", "td"),
        ("is:review -is:suspended", "td zh"),
    ],
)
def test_a_query_finds_its_cards_in_order(finder: Finder, query: str, found: str) -> None:
    assert " ".join(card.id for card in finder.find(parse_query(query))) == found


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("kind:num", "zh"),
        ("kind:c", "gap/1 gap/2 pick"),
        ("-kind:c", "td zh"),
        ("tier:cor", "td"),
        ("tag:r", "td"),
        ("tag:rl::t", "td"),
        ("tag:tier::c", "td"),
        ("section:rl.1.", "gap/1 gap/2 pick"),
        ("deck:r", "td gap/1 gap/2 pick zh"),
        ("is:le", "td gap/1"),
        ("is:s", "pick"),
    ],
)
def test_a_value_that_is_half_typed_stands_for_all_that_begin_with_it(
    finder: Finder, query: str, found: str
) -> None:
    assert " ".join(card.id for card in finder.find(parse_query(query))) == found


@pytest.mark.parametrize(
    ("query", "said"),
    [
        ("kind:numbr", "kind:numbr is not known; did you mean number?"),
        ("-kind:numbr", "kind:numbr is not known; did you mean number?"),
        ("kind:xyz", "kind:xyz is none of: question, cloze, choice, number, occlusion"),
        ("tier:corr", "tier:corr is not known; did you mean core?"),
        ("is:leach", "is:leach is not known; did you mean leech?"),
        ("is:xyz", "is:xyz is none of: new, learning, review, due, suspended, buried, leech"),
        ("deck:rll", "deck:rll is not known; did you mean rl?"),
        ("tag:rl::tdd", "tag:rl::tdd is not known; did you mean rl::td?"),
        ("section:rl.9", "section:rl.9 is not known; did you mean rl.2?"),
        ("lecture:4", "lecture:4: no card has a lecture"),
    ],
)
def test_a_value_that_no_card_can_have_is_named_with_the_nearest_or_with_all_there_are(
    finder: Finder, query: str, said: str
) -> None:
    with pytest.raises(MlquizError) as raised:
        finder.find(parse_query(query))
    assert str(raised.value) == said
    assert len(said) <= 78, "it does not fit into one line of a narrow screen"


@pytest.fixture(scope="module")
def of_the_course() -> Finder:
    library = read_library(find_content())
    return Finder(library.cards("en"), library.decks("en"), library.context, {}, Settings(), TODAY)


def test_a_lecture_is_found_by_its_number_however_it_is_written(of_the_course: Finder) -> None:
    found = of_the_course.find(parse_query("lecture:4"))
    assert found
    for query in ("lecture:04", "lecture:lecture-4", "LECTURE：4"):
        assert of_the_course.find(parse_query(query)) == found


def test_a_number_that_is_one_already_is_not_the_beginning_of_others(of_the_course: Finder) -> None:
    one, ten = (set(of_the_course.find(parse_query(f"chapter:{number}"))) for number in (1, 10))
    assert one
    assert ten - one


@pytest.mark.parametrize(
    ("query", "said"),
    [
        ("lecture:x", "lecture:x is none of: 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15"),
        ("lecture:99", "lecture:99 is none of: 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15"),
        ("chapter:27", "chapter:27 is none of: 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, …, 26"),
        ("deck:lecture-99", "deck:lecture-99 is not known; did you mean lecture-9?"),
    ],
)
def test_a_lecture_or_deck_that_is_not_there_is_named_with_what_there_is(
    of_the_course: Finder, query: str, said: str
) -> None:
    with pytest.raises(MlquizError) as raised:
        of_the_course.find(parse_query(query))
    assert str(raised.value) == said


@pytest.mark.parametrize(
    "term",
    [
        "kind:occlusion",
        "tier:extra",
        "is:suspended",
        "tag:chapter::08",
        "deck:lecture-15",
        "section:ch08.4",
        "lecture:lecture-12",
        "chapter:08",
    ],
)
def test_nothing_is_said_while_a_value_is_typed_letter_by_letter(of_the_course: Finder, term: str) -> None:
    for end in range(len(term) + 1):
        of_the_course.find(parse_query(term[:end]))


@pytest.mark.parametrize("term", ["chapter:00", "lecture:00", "chapter:chapter-00"])
def test_there_is_no_chapter_or_lecture_of_number_nothing(of_the_course: Finder, term: str) -> None:
    with pytest.raises(MlquizError, match="is none of: 1, "):
        of_the_course.find(parse_query(term))


def test_a_figure_is_found_by_the_names_and_the_clues_of_its_parts(tmp_path: Path) -> None:
    text = (
        "<!-- card: cell -->\nQ: Which part?\n![A memory](a.svg)\n\n- `1 1 9 9` ==1;;forget gate== keeps it\n"
    )
    (tmp_path / "a.md").write_text(text, encoding="utf-8")
    library = read_library(find_content(tmp_path))
    cards = list(cards_of(library.notes().values()))
    finder = Finder(cards, library.decks(), library.context, {}, Settings(), TODAY)
    for query in ("forget", "keeps", "memory", "kind:occlusion"):
        assert [card.id for card in finder.find(parse_query(query))] == ["cell/1"]
