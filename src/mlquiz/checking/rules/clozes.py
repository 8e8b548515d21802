"""Rules for clozes: C01 to C04."""

import re
from typing import TYPE_CHECKING

from mlquiz.checking.common_words import function_words
from mlquiz.checking.passage import passage
from mlquiz.checking.rule import Finding, rule
from mlquiz.checking.words import Amount, words
from mlquiz.errors import Severity
from mlquiz.model.note import Cloze, Occlusion

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mlquiz.checking.corpus import Corpus
    from mlquiz.model.note import Deletion, Note

MOST_WORDS, MOST_HAN = 8, 16
MOST_DELETIONS = 3
HAN_A_WORD = 2
_NUMBER = re.compile(r"[+−-]?\d+(?:[.,]\d+)*\s*%?")


@rule(
    "C01",
    Severity.ERROR,
    "Where most of a sentence is hidden, the rest does not say what is asked.",
    good="C: The LSTM gate that erases the memory when closed is the ==1;;forget== gate.",
    bad="C: ==1;;LSTM has input, forget and output gates==.",
)
def hides_too_much(note: "Note", _: "Corpus") -> "Iterator[Finding]":
    """The deletions of one number hide over half of the text."""
    if not isinstance(note.body, Cloze):
        return
    whole = _size(passage(note.body.text).amount)
    for number in note.body.numbers:
        hidden = sum(
            _size(_measured(deletion)) for deletion in note.body.deletions if deletion.number == number
        )
        if hidden * 2 > whole:
            yield Finding(f"cloze {number} hides over half of the text", at=f"=={number};;")


@rule(
    "C02",
    Severity.WARNING,
    "A long gap is answered with other words each time, and many gaps make a riddle.",
    good="C: Dropout trains an ensemble of networks that ==1;;share weights==.",
    bad="C: Dropout trains an ensemble ==1;;of two to the power of the number of units many networks that "
    "share their weights== and averages all of these networks at test time, in a rather cheap approximation.",
)
def long_cloze(note: "Note", _: "Corpus") -> "Iterator[Finding]":
    """A deletion has more than 8 words or 16 Han characters, or a note more than 3 deletions."""
    if not isinstance(note.body, Cloze):
        return
    for deletion in note.body.deletions:
        size = _measured(deletion)
        if size.of(MOST_WORDS, MOST_HAN) > 1:
            yield Finding(
                f"cloze {deletion.number} hides {size} (over {MOST_WORDS} or {MOST_HAN} Han)",
                at=deletion.hidden,
            )
    if len(note.body.deletions) > MOST_DELETIONS:
        yield Finding(
            f"{len(note.body.deletions)} deletions in one note (over {MOST_DELETIONS}): make several notes"
        )


@rule(
    "C03",
    Severity.WARNING,
    "A hidden function word asks for grammar, a bare number for a guess.",
    good="C: AlexNet has ==1;;8;;how many?== layers with weights.",
    bad="C: In Adam momentum is combined ==1;;with== RMSProp.",
)
def weak_cloze(note: "Note", _: "Corpus") -> "Iterator[Finding]":
    """A deletion hides function words only, or a bare number without a hint."""
    if not isinstance(note.body, Cloze):
        return
    for deletion in note.body.deletions:
        hidden = passage(deletion.hidden)
        said = words(hidden.plain)
        if said and all(word in function_words() for word in said):
            yield Finding(
                f"cloze {deletion.number} hides a function word ({hidden.plain})", at=deletion.hidden
            )
        elif not deletion.hint and _NUMBER.fullmatch(hidden.reading.strip(" .,")):
            yield Finding(
                f"cloze {deletion.number} hides a bare number ({hidden.reading.strip()}): "
                "give a hint such as ;;how many?",
                at=deletion.hidden,
            )


@rule(
    "C04",
    Severity.WARNING,
    "A number counted by order moves to another gap, with its history, when a gap is put in before it.",
    good="C: The GRU has ==1;;two== gates where the LSTM has ==2;;three==: input and forget gate are one.",
    bad="C: A GRU joins the ==input gate== and the ==forget gate== of an LSTM into one.",
)
def unnumbered_cloze(note: "Note", _: "Corpus") -> "Iterator[Finding]":
    """A note with more than one deletion, or a figure with more than one part, leaves numbers out."""
    counted: list[tuple[int, str]] = []
    match note.body:
        case Cloze(deletions=deletions) if len(deletions) > 1:
            counted = [(each.number, each.hidden) for each in deletions if not each.numbered]
        case Occlusion(parts=parts) if len(parts) > 1:
            counted = [(each.number, each.name) for each in parts if not each.numbered]
    for number, hidden in counted:
        yield Finding(f"write the number: =={number};;{hidden}==", at=f"=={hidden}")


def _measured(deletion: "Deletion") -> Amount:
    return passage(deletion.hidden).amount


def _size(measured: Amount) -> float:
    return measured.words + measured.han / HAN_A_WORD
