"""A quiz on paper: questions without their answers, answers by the same numbers."""

from pathlib import Path

import pytest

from mlquiz.content import find_content
from mlquiz.model.card import Card, cards_of
from mlquiz.reading.library import read_library
from mlquiz.study.quiz.paper import Paper

NOTES = """\
# T

<!-- card: plain | reverse -->
Q: Which value is called the baseline?

A: The mean return

<!-- card: gaps -->
C: The ==1;;policy== maps a state to ==2;;an action;;what is done==, and $a==b$ stays.

<!-- card: pick -->
Q: Which one learns off-policy?

- [ ] Sarsa
  - It uses the action that was done.
- [x] Q-learning
  - It uses the greedy action.

<!-- card: sum -->
Q: What is $1+0.5$?

N: 1.5 ± 0.1

A: ![a sum](figures/sum.svg)
"""
PARTS = """\
# P

<!-- card: cell -->
Q: Which part of the cell is covered?
![a cell with an input gate](figures/sum.svg)

- `10 20 30 40` ==1;;input gate== decides what is written

A: A sigmoid
"""


@pytest.fixture
def cards(tmp_path: Path) -> list[Card]:
    (tmp_path / "figures").mkdir()
    (tmp_path / "figures" / "sum.svg").write_text("<svg/>", encoding="utf-8")
    (tmp_path / "a.md").write_text(NOTES, encoding="utf-8")
    return list(cards_of(read_library(find_content(tmp_path)).notes().values()))


def test_a_covered_part_is_asked_by_its_clue_over_a_figure_of_its_own(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text(PARTS, encoding="utf-8")
    (card,) = cards_of(read_library(find_content(tmp_path)).notes().values())
    asked = paper().questions([card])
    assert "is covered?\n\n![](paper-figure-cell-1.svg)\n\ndecides what is written\n" in asked
    assert "input gate" not in asked
    assert "**input gate**\n\nA sigmoid" in paper().answers([card])


def paper(minutes: int = 0) -> Paper:
    return Paper(
        title="T",
        seed=5,
        minutes=minutes,
        section_title=lambda _: "1 Part",
        address=lambda figure: f"../{figure.path}",
        covered=lambda card: f"paper-figure-{card.id.replace('/', '-')}.svg",
    )


def test_the_questions_tell_no_answer(cards: list[Card]) -> None:
    text = paper(minutes=15).questions(cards)
    assert "6 questions, 15 minutes" in text
    assert "The \\_\\_\\_\\_\\_\\_ maps a state to an action, and $a==b$ stays." in text
    assert "The policy maps a state to \\_\\_\\_\\_\\_\\_ (what is done), and" in text
    assert "This is the answer. What was asked?\n\nThe mean return" in text
    assert "greedy" not in text
    assert "[x]" not in text
    assert "1.5 " not in text


def test_the_answers_have_the_letters_of_the_questions(cards: list[Card]) -> None:
    questions, answers = paper().questions(cards), paper().answers(cards)
    letter = questions[questions.index(") Q-learning") - 1]
    assert f"**{letter}**" in answers
    assert f"- {letter}) It uses the greedy action." in answers
    assert "**1.5** ± 0.1" in answers
    assert "## 3\n\npolicy\n\n" in answers
    assert questions.count("## ") == answers.count("## ") == 6


def test_figures_are_found_from_where_the_paper_lies(cards: list[Card]) -> None:
    assert "![a sum](../figures/sum.svg)" in paper().answers(cards)
