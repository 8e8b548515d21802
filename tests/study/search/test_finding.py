"""Which cards a query finds."""

from datetime import date
from pathlib import Path

import pytest

from mlquiz.content import find_content
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
        ("tag:r", ""),
        ("kind:cloze", "gap/1 gap/2"),
        ("name:gap/2", "gap/2"),
        ("section:rl.1", "td gap/1 gap/2 pick"),
        ("deck:rl", "td gap/1 gap/2 pick zh"),
        ("deck:none", ""),
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
