"""Rules for translations: L01, L02."""

import re
from collections.abc import Iterator
from hashlib import sha256
from typing import TYPE_CHECKING

from mlquiz.checking.faces import front, texts
from mlquiz.checking.latex import without_text
from mlquiz.checking.passage import passage
from mlquiz.checking.rule import Finding, Scope, rule
from mlquiz.errors import Severity
from mlquiz.model.note import Choice, Cloze, Number, Occlusion

if TYPE_CHECKING:
    from mlquiz.checking.corpus import Corpus
    from mlquiz.model.note import Note

SPELT_UP_TO = 12
"""Whole numbers up to this are written in words in one language and in digits in another."""

_NUMBER = re.compile(r"(?<![\w.])\d+(?:[.,]\d+)*(?![\w])")
_HEAD = "---\nid: ch01\ntitle: {}\n---\n\n## 1 {}\nSource: video p3\n\n<!-- card: softmax-temperature -->\n"
_EN = (
    _HEAD.format("Example", "First section")
    + "Q: What is softmax divided by in $e^{x/T}$?\n\nA: By $T$, for instance 100"
)
_STATE = "69d19484"
"""What `english_digest` says of the example."""
_ZH = (
    _HEAD.format("例子", "第一节").replace(" -->", f" | en: {_STATE} -->")
    + "Q: 在 $e^{x/T}$ 里 softmax 的输入除以什么？\n\nA: 除以 "
)


@rule(
    "L01",
    Severity.ERROR,
    "One card in two languages has one history: it must ask the same.",
    good={"notes/en/ch01-example.md": _EN, "notes/zh/ch01-example.md": _ZH + "$T$，例如 100"},
    bad={"notes/en/ch01-example.md": _EN, "notes/zh/ch01-example.md": _ZH + "$t$，例如 10"},
    scope=Scope.EVERYTHING,
    course_only=True,
)
def differs_from_master(corpus: "Corpus") -> "Iterator[Finding]":
    """A translation has no English card, or differs in kind, formulas, numbers, clozes or options."""
    for note in corpus.notes:
        master = corpus.masters.get(note.id)
        if master is None:
            if note.stamped and note.lang != "und":
                yield Finding(f"there is no English card named {note.id}", notes=(note,))
        elif note is not master:
            for difference in _differences(master, note):
                yield Finding(
                    f"differs from the English card ({master.place}): {difference}", notes=(note, master)
                )


def english_digest(note: "Note") -> str:
    """Eight letters and digits that say which state of its texts an English note is in."""
    return sha256("\n\0".join(texts(note)).encode()).hexdigest()[:8]


@rule(
    "L02",
    Severity.WARNING,
    "A translation that was not looked at again may say what the English card no longer says.",
    good={
        "notes/en/ch01-example.md": _EN,
        "notes/zh/ch01-example.md": _ZH + "$T$，例如 100",
    },
    bad={
        "notes/en/ch01-example.md": _EN,
        "notes/zh/ch01-example.md": _ZH.replace(_STATE, "00000000") + "$T$，例如 100",
    },
    scope=Scope.EVERYTHING,
    course_only=True,
)
def older_than_master(corpus: "Corpus") -> "Iterator[Finding]":
    """A translation was made from another state of the English card, or does not say from which."""
    for note in corpus.notes:
        master = corpus.masters.get(note.id)
        if master is None or note is master or note.english == english_digest(master):
            continue
        what = "the English card has changed since" if note.english else "it is not said from which text"
        yield Finding(
            f"{what} ({master.place}): compare, then write | en: {english_digest(master)}",
            notes=(note, master),
        )


def _differences(master: "Note", note: "Note") -> Iterator[str]:  # noqa: C901 - one case a kind
    if master.kind is not note.kind:
        yield f"a {note.kind} card, there a {master.kind} card"
        return
    yield from _sides("front", front(master), front(note))
    yield from _sides("answer", master.body.answer, note.body.answer)
    match master.body, note.body:
        case Cloze() as one, Cloze() as other:
            here, there = ([deletion.number for deletion in body.deletions] for body in (other, one))
            if sorted(here) != sorted(there):
                yield f"cloze numbers {_list(here)}, there {_list(there)}"
        case Occlusion() as one, Occlusion() as other:
            here, there = ([part.number for part in body.parts] for body in (other, one))
            if sorted(here) != sorted(there):
                yield f"parts {_list(here)}, there {_list(there)}"
            elif one.hide_all is not other.hide_all:
                yield "only one of them has the option hide: one"
        case Choice() as one, Choice() as other:
            right = [[option.right for option in body.options] for body in (one, other)]
            if right[0] != right[1]:
                yield "the options differ in number, order or which is right"
            else:
                for mine, theirs in zip(one.options, other.options, strict=True):
                    yield from _sides("option", mine.text, theirs.text)
        case Number() as one, Number() as other:
            if (one.value, one.tolerance) != (other.value, other.tolerance):
                yield f"the number is {other.written}, there {one.written}"


def _sides(side: str, master: str, text: str) -> Iterator[str]:
    for what, of in (("formula", _formulas), ("number", _numbers)):
        there, here = of(master), of(text)
        for missing in sorted(there - here):
            yield f"{what} {missing} is missing in the {side}"
        for added in sorted(here - there):
            yield f"{what} {added} in the {side} is not there"


def _formulas(text: str) -> set[str]:
    """The formulas of a text without spaces and without the words in them."""
    return {re.sub(r"\s+", "", without_text(formula.tex)) for formula in passage(text).formulas}


def _numbers(text: str) -> set[str]:
    """The numbers outside formulas that no language writes in words."""
    found = {number.replace(",", "") for number in _NUMBER.findall(passage(text).plain)}
    return {number for number in found if not number.isdecimal() or int(number) > SPELT_UP_TO}


def _list(numbers: list[int]) -> str:
    return ", ".join(map(str, sorted(numbers))) or "none"
