"""Rules for what a question holds: Q01, Q06, Q08, Q10."""

from typing import TYPE_CHECKING

from mlquiz.checking.faces import answers, front, question
from mlquiz.checking.leaks import leaks
from mlquiz.checking.passage import passage
from mlquiz.checking.rule import Finding, rule
from mlquiz.errors import Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mlquiz.checking.corpus import Corpus
    from mlquiz.checking.words import Amount
    from mlquiz.model.note import Note

LEAST_WORDS, LEAST_HAN = 4, 6
MOST_WORDS, MOST_HAN = 40, 60
SHORT_ANSWER_WORDS, SHORT_ANSWER_HAN = 3, 6


@rule(
    "Q01",
    Severity.ERROR,
    "A question of one or two words can be asked about anything.",
    good="Q: Which two earlier ideas does Adam combine?\n\nA: Momentum and RMSProp.",
    bad="Q: Adam?\n\nA: Momentum and RMSProp.",
)
def too_short(note: "Note", _: "Corpus") -> "Iterator[Finding]":
    """A question is empty, or has fewer than 4 words or 6 Han characters."""
    asked = question(note)
    if asked is None:
        return
    measured = passage(asked)
    if measured.empty:
        yield Finding("the question shows nothing", at="Q:")
    elif measured.amount.of(LEAST_WORDS, LEAST_HAN) < 1:
        yield Finding(
            f"question has {measured.amount} (under {LEAST_WORDS} or {LEAST_HAN} Han): say what is asked"
        )


@rule(
    "Q06",
    Severity.ERROR,
    "A card is read alone, shuffled, a year later: it must name its topic.",
    good="Q: Why does the gradient vanish in a simple RNN?\n\nA: One weight is multiplied in at each step.",
    bad="Q: Why does it get so small in the end?\n\nA: One weight is multiplied in at each step.",
    course_only=True,
)
def no_topic(note: "Note", corpus: "Corpus") -> "Iterator[Finding]":
    """Neither a term, nor a proper name, a formula, code or a figure stands on the front."""
    measured = passage(front(note))
    if not measured.empty and not corpus.topics.named(measured):
        yield Finding("the front names no topic: put in a term of the glossary, a proper name or a formula")


@rule(
    "Q08",
    Severity.WARNING,
    "A long question hides what is asked.",
    good="Q: Why is the output of an untrained ReLU network piecewise linear in its input?\n\n"
    "A: Each unit is linear on either side of its kink.",
    bad="Q: When we train a network with many layers, and we have made sure that the data is right and that "
    "the learning rate is neither too large nor too small, but the loss does not go down any further "
    "after many thousands of steps, what is the first thing to look at?\n\nA: The norm of the gradient",
)
def too_long(note: "Note", _: "Corpus") -> "Iterator[Finding]":
    """A question has more than 40 words or 60 Han characters."""
    size = passage(question(note) or "").amount
    if size.of(MOST_WORDS, MOST_HAN) > 1:
        yield Finding(f"question has {size} ({over(size, MOST_WORDS, MOST_HAN)}): shorten it")


@rule(
    "Q10",
    Severity.ERROR,
    "Who reads the answer in the question recalls nothing.",
    good="Q: Which part of a GAN learns to tell real images from made ones?\n\nA: The discriminator",
    bad="Q: Which part of a GAN, such as the discriminator, knows real images?\n\nA: The discriminator",
)
def answer_in_question(note: "Note", _: "Corpus") -> "Iterator[Finding]":
    """An answer of at most 3 words stands in the question, and not as one of several to choose from."""
    asked = question(note)
    if asked is None:
        return
    for answer in answers(note):
        size = passage(answer).amount
        if 0 < size.of(SHORT_ANSWER_WORDS, SHORT_ANSWER_HAN) <= 1 and leaks(
            passage(asked).plain, passage(answer).plain
        ):
            yield Finding(f"the question gives its answer away: {passage(answer).plain.strip(' .。')}")
            return


def over(size: "Amount", words: int, han: int) -> str:
    """Which limit a text is over: that of its words, of its Han characters, or of both together."""
    if size.words > words:
        return f"over {words} words" if size.han else f"over {words}"
    if size.han > han:
        return f"over {han} Han" if size.words else f"over {han}"
    return f"together over the limit of {words} words or {han} Han"
