"""Rules for how a question is put: Q02, Q03, Q04, Q05, Q07, Q09."""

import re
from typing import TYPE_CHECKING

from mlquiz.checking import phrases
from mlquiz.checking.faces import front, question
from mlquiz.checking.passage import passage
from mlquiz.checking.rule import Finding, rule
from mlquiz.checking.sentences import questions
from mlquiz.checking.words import amount
from mlquiz.errors import Severity
from mlquiz.model.note import Question

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mlquiz.checking.corpus import Corpus
    from mlquiz.model.note import Note

REASON_WORDS, REASON_HAN = 5, 10


@rule(
    "Q02",
    Severity.WARNING,
    "Without a question mark the reader guesses what is wanted.",
    good="Q: What does the forget gate of an LSTM erase?\n\nA: The memory cell",
    bad="Q: The gate of an LSTM that erases the memory\n\nA: The forget gate",
)
def no_question_mark(note: "Note", _: "Corpus") -> "Iterator[Finding]":
    """A question has no question mark."""
    asked = passage(question(note) or "")
    if asked.plain and not re.search("[?？]", asked.plain):
        yield Finding("the question has no question mark")


@rule(
    "Q03",
    Severity.WARNING,
    "Yes or no is right half of the time by guessing.",
    good="Q: Why does AlphaGo's network leave out pooling?\n\nA: Dropping rows and columns changes the game.",
    bad="Q: Is pooling always useful in a CNN?\n\nA: No",
)
def yes_or_no(note: "Note", _: "Corpus") -> "Iterator[Finding]":
    """A question can be answered with yes or no, and the answer gives no reason of more than 5 words."""
    if not isinstance(note.body, Question):
        return
    reason = amount(phrases.without_yes_or_no(passage(note.body.answer).plain))
    if reason.words / REASON_WORDS + reason.han / REASON_HAN > 1:
        return
    asked = questions(passage(note.body.question).plain)
    if asked and all(map(phrases.asks_yes_or_no, asked)):
        yield Finding(
            "a yes/no question, and the answer gives no reason: ask why or which, or give the reason"
        )


@rule(
    "Q04",
    Severity.WARNING,
    "Two questions on one card get one grade, and the half that was forgotten hides.",
    good="Q: Which constant does Adam add to the denominator?\n\nA: $\\epsilon$",
    bad="Q: Which constant does Adam add to the denominator, and why is it needed?\n\n"
    "A: $\\epsilon$, against division by 0.",
)
def two_questions(note: "Note", _: "Corpus") -> "Iterator[Finding]":
    """A card asks two questions."""
    asked = questions(phrases.unquoted(passage(question(note) or "").plain))
    if len(asked) > 1:
        yield Finding(f"{len(asked)} questions on one card: make one card of each")
    elif any(map(phrases.asks_twice, asked)):
        yield Finding("two questions in one sentence: make one card of each")


@rule(
    "Q05",
    Severity.WARNING,
    "Nothing stands before a card that it, this or the above could speak of.",
    good="C: Batch normalization keeps ==1;;moving averages== for the test.",
    bad="C: It keeps ==1;;moving averages== for the test.",
)
def points_elsewhere(note: "Note", _: "Corpus") -> "Iterator[Finding]":
    """The front begins with a word that speaks of something that is not on it."""
    shown = passage(front(note))
    word = phrases.points_elsewhere(shown.plain)
    if word and not (shown.code_blocks or shown.alts or any(formula.display for formula in shown.formulas)):
        yield Finding(f"begins with {word}: name what is meant")


@rule(
    "Q07",
    Severity.WARNING,
    "A list is learnt item by item, and recalled with one missing each time.",
    good="Q: Why is t-SNE unfit for new data points?\n\nA: It learns positions, not a function.",
    bad="Q: What are the pros and cons of t-SNE?\n\nA: It keeps neighbours, but knows no new points.",
)
def asks_for_list(note: "Note", _: "Corpus") -> "Iterator[Finding]":
    """A question asks for all of something, for pros and cons, for 有哪些."""
    words = phrases.asks_for_list(phrases.unquoted(passage(question(note) or "").plain))
    if words:
        yield Finding(f"asks for a list ({words}): ask for one item a card")


@rule(
    "Q09",
    Severity.WARNING,
    "A vague question has as many answers as readers.",
    good="Q: By which two averages does Adam scale its step?\n\nA: Those of the gradient and of its square",
    bad="Q: Explain how Adam works?\n\nA: It keeps moving averages of the gradient and of its square.",
)
def vague(note: "Note", _: "Corpus") -> "Iterator[Finding]":
    """A question says explain, describe, discuss or what about."""
    words = phrases.vague(phrases.unquoted(passage(question(note) or "").plain))
    if words:
        yield Finding(f"vague ({words}): ask for the one thing that the answer says")
