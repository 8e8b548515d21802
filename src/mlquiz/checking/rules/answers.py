"""Rules for answers: A01 to A05."""

from typing import TYPE_CHECKING

from mlquiz.checking import phrases
from mlquiz.checking.passage import passage
from mlquiz.checking.rule import Finding, rule
from mlquiz.checking.rules.questions import over
from mlquiz.checking.sentences import sentences
from mlquiz.errors import Severity
from mlquiz.model.note import Question

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mlquiz.checking.corpus import Corpus
    from mlquiz.checking.passage import Passage
    from mlquiz.model.note import Note

LONG_WORDS, LONG_HAN = 25, 50
TOO_LONG_WORDS, TOO_LONG_HAN = 40, 80
MANY_ITEMS, TOO_MANY_ITEMS = 4, 6
MOST_SENTENCES = 2
DERIVATION_FORMULAS = 2
"""An answer with so many displayed formulas is a derivation."""


@rule(
    "A01",
    Severity.ERROR,
    "Without an answer nobody can tell whether they knew it.",
    good="Q: Which two earlier ideas does Adam combine?\n\nA: Momentum and RMSProp",
    bad="Q: Which two earlier ideas does Adam combine?\n\nA: <br>",
)
def no_answer(note: "Note", _: "Corpus") -> "Iterator[Finding]":
    """A question card's answer shows nothing. Where nothing stands at all, the reader says so."""
    if isinstance(note.body, Question) and passage(note.body.answer).empty:
        yield Finding("the answer shows nothing", at="A:")


@rule(
    "A02",
    Severity.ERROR,
    "What is too long to be said in one breath is never recalled whole.",
    good="Q: What does dropout do at test time?\n\nA: Nothing is dropped; weights are scaled down.",
    bad="Q: What does dropout do at test time?\n\nA: At test time no unit is dropped at all, since one wants "
    "the full power of the network, but as more units are now at work than in training, every weight has "
    "to be multiplied by the share of the units that were kept in training.",
    or_less=Severity.WARNING,
)
def long_answer(note: "Note", _: "Corpus") -> "Iterator[Finding]":
    """A question card's answer has more than 25 words or 50 Han characters; over 40 or 80 it is an error.

    Code blocks are not counted. Derivations (two displayed formulas or more) and worked solutions are exempt.
    """
    answer = _recalled(note)
    if answer is None or _derivation(answer):
        return
    size = answer.amount
    if size.of(TOO_LONG_WORDS, TOO_LONG_HAN) > 1:
        yield Finding(f"answer has {size} ({over(size, TOO_LONG_WORDS, TOO_LONG_HAN)}): split it")
    elif size.of(LONG_WORDS, LONG_HAN) > 1:
        limit = over(size, LONG_WORDS, LONG_HAN)
        yield Finding(f"answer has {size} ({limit}): shorten or split it", Severity.WARNING)


@rule(
    "A03",
    Severity.ERROR,
    "Each item of a list is forgotten on its own; one grade cannot tell which.",
    good="Q: Which of LSTM's gates decides what is written into the memory?\n\nA: The input gate",
    bad="Q: Which parts make up an LSTM?\n\nA:\n\n- input gate\n- output gate\n- forget gate\n- memory cell",
    or_less=Severity.WARNING,
)
def list_answer(note: "Note", _: "Corpus") -> "Iterator[Finding]":
    """An answer has 4 list items or more; 6 are an error."""
    answer = _recalled(note)
    if answer is not None and answer.items >= MANY_ITEMS:
        worse = answer.items >= TOO_MANY_ITEMS
        severity = Severity.ERROR if worse else Severity.WARNING
        yield Finding(
            f"answer lists {answer.items} items ({MANY_ITEMS} or more): make several cards", severity
        )


@rule(
    "A04",
    Severity.WARNING,
    "A card asks for one fact; its answer is one sentence, perhaps two.",
    good="Q: What is a saddle point?\n\nA: A critical point that is a minimum one way and a maximum another.",
    bad="Q: What is a saddle point?\n\nA: The gradient is zero. It is no minimum. Some directions lead down.",
)
def many_sentences(note: "Note", _: "Corpus") -> "Iterator[Finding]":
    """An answer has more than 2 sentences. Lists and derivations are not counted."""
    answer = _recalled(note)
    if answer is None or _derivation(answer):
        return
    count = sum(len(sentences(paragraph)) for paragraph in answer.paragraphs)
    if count > MOST_SENTENCES:
        yield Finding(f"answer has {count} sentences (over {MOST_SENTENCES}): keep what was asked")


@rule(
    "A05",
    Severity.ERROR,
    "Yes, no and it depends teach nothing.",
    good="Q: What does a larger batch cost besides memory?\n\nA: Fewer updates an epoch",
    bad="Q: Does a larger batch always train better?\n\nA: It depends.",
)
def only_yes_or_no(note: "Note", _: "Corpus") -> "Iterator[Finding]":
    """An answer says only yes, no or it depends."""
    if isinstance(note.body, Question) and phrases.only_yes_or_no(passage(note.body.answer).plain):
        yield Finding("the answer says only yes, no or it depends: ask for the reason")


def _recalled(note: "Note") -> "Passage | None":
    """The answer that has to be recalled; what other kinds say on the back is an explanation."""
    return passage(note.body.answer) if isinstance(note.body, Question) else None


def _derivation(answer: "Passage") -> bool:
    steps = sum(formula.display for formula in answer.formulas)
    return steps >= DERIVATION_FORMULAS or any(_aligned(formula.tex) for formula in answer.formulas)


def _aligned(tex: str) -> bool:
    return r"\begin{align" in tex or r"\begin{gather" in tex or r"\begin{split" in tex
