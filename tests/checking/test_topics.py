from pathlib import Path

import pytest

from mlquiz.checking.corpus import Corpus
from mlquiz.checking.passage import passage
from mlquiz.checking.topics import Topics
from mlquiz.reading.glossary import read_glossary


@pytest.fixture(scope="module")
def topics(checkout: Path) -> Topics:
    return Corpus(documents=(), glossary=read_glossary(checkout / "decks")[0]).topics


@pytest.mark.parametrize(
    "front",
    [
        "Why does it get so small in the end?",
        "Why does it vanish?",
        "What problem does this solve?",
        "How is it computed?",
        "What are the two steps?",
        "Which of the two is faster?",
        "What happens when the value is too large?",
        "What is the key idea of the method?",
        "Why is that a problem in practice?",
        "它的主要作用是什么？",
        "这种方法有什么优点？",
        "如何解决这个问题？",
        "作者提出的核心思想是什么？",
    ],
)
def test_a_front_that_could_stand_on_any_card_names_no_topic(front: str, topics: Topics) -> None:
    assert not topics.named(passage(front))


@pytest.mark.parametrize(
    "front",
    [
        "Why does the gradient vanish in a simple RNN?",
        "What is multicollinearity?",
        "When is early stopping used?",
        "How do decision trees grow?",
        "Which two ideas does Adam combine?",
        "What does pruned mean here?",
        "What is $x$?",
        "What does `f()` do?",
        "What is the **standard error**?",
        "What does it do in GPT-3?",
        "Transformer 的长期影响是什么？",
        "为什么学习率不能太大？",
        "层次聚类的两种方式是什么？",
        "What does this print?\n\n```\nprint(1)\n```",
        "Which curve is it?\n\n![two curves](x.svg)",
    ],
)
def test_a_front_with_a_term_a_name_or_a_formula_names_its_topic(front: str, topics: Topics) -> None:
    assert topics.named(passage(front))
