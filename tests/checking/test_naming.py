import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mlquiz.checking.naming import Names
from mlquiz.model.note import Note, Question
from mlquiz.model.place import Place
from mlquiz.reading.glossary import Term

TERMS = (
    Term(
        id="learning-rate",
        en="learning rate",
        abbr="lr",
        zh="学习率",
        zh_course="learning rate",
        keep_english_in_zh_card=True,
    ),
)


def note(question: str, answer: str = "answer") -> Note:
    return Note(
        id="~1",
        stamped=False,
        body=Question(question, answer),
        section="s",
        lang="und",
        place=Place("a.md", 1),
    )


@pytest.mark.parametrize(
    ("question", "name"),
    [
        ("Why does the Transformer divide $QK^\\top$ by $\\sqrt{d_k}$?", "transformer-divide-why"),
        ("What is Batch Normalization for?", "batch-normalization"),
        ("Which LSTM gate erases the memory when it is closed?", "lstm-gate-erases-memory"),
        ("为什么学习率不能太大？", "learning-rate-why"),
        ("What does naïve Bayes assume?", "naive-bayes-assume"),
    ],
)
def test_a_name_has_the_key_terms_of_the_question(question: str, name: str) -> None:
    assert Names((), TERMS).propose(note(question)) == name


def test_a_question_without_words_is_named_by_its_answer() -> None:
    assert Names(()).propose(note("$x$?", "The learning rate decays")) == "learning-rate"


def test_a_taken_name_gets_a_word_of_the_answer_or_a_number() -> None:
    names = Names({"batch-normalization"})

    assert names.propose(note("What is batch normalization?", "Rescaling")) == "batch-normalization-rescaling"
    assert names.propose(note("What is batch normalization?", "Rescaling")) == "batch-normalization-2"
    assert names.propose(note("什么？", "啊")) == "card"
    assert names.propose(note("什么？", "啊")) == "card-2"


@given(st.lists(st.text(max_size=30), max_size=5))
def test_names_are_kebab_case_and_never_twice_the_same(questions: list[str]) -> None:
    names = Names((), TERMS)
    proposed = [names.propose(note(question, question)) for question in questions]

    assert len(set(proposed)) == len(proposed)
    assert all(re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", name) for name in proposed)
