"""The rule for names: I01."""

from typing import TYPE_CHECKING

from mlquiz.checking.rule import Finding, Scope, rule
from mlquiz.errors import Severity
from mlquiz.model.note import Occlusion, card_numbers
from mlquiz.model.place import Place

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mlquiz.checking.corpus import Corpus
    from mlquiz.checking.released import Entry, Released
    from mlquiz.model.note import Note


@rule(
    "I01",
    Severity.ERROR,
    "A learner's history hangs on the card's name: it must be there, be its own, and stay.",
    good="<!-- card: rnn-gradient-vanishes -->\nQ: Why does the gradient vanish in a simple RNN?\n\n"
    "A: The same weight is multiplied in at every step.",
    bad="Q: Why does the gradient vanish in a simple RNN?\n\nA: The same weight is multiplied at every step.",
    scope=Scope.EVERYTHING,
    or_less=Severity.WARNING,
)
def unsafe_identity(corpus: "Corpus") -> "Iterator[Finding]":
    """Two cards have one name, a card has none, or a released card or cloze number is gone or used again."""
    for notes in corpus.by_language():
        first: dict[str, Note] = {}
        for note in notes:
            known = first.setdefault(note.id, note)
            if known is not note:
                yield Finding(
                    f"two cards are named {note.id}: here and at {known.place}", notes=(note, known)
                )
            if not note.stamped:
                severity = Severity.ERROR if corpus.course is not None else Severity.WARNING
                yield Finding("the card has no name: mlquiz stamp gives it one", severity, notes=(note,))
    if corpus.released is not None:
        yield from _released(corpus, corpus.released)


def _released(corpus: "Corpus", released: "Released") -> "Iterator[Finding]":
    present: dict[str, Note] = {}
    for note in corpus.notes:
        present.setdefault(note.id, note)
    for entry in released.entries.values():
        place = Place(released.file, max(entry.line, 1))
        if entry.name in present:
            yield from _present(entry, present[entry.name])
        elif entry.renamed:
            if released.new_name(entry.name) not in present and not _ends(entry, released):
                yield Finding(f"{entry.name} was renamed to {entry.renamed}, which is no card", place=place)
        elif not entry.retired:
            yield Finding(
                f"{entry.name} was released and is gone: write `{entry.name} retired` or "
                f"`{entry.name} renamed NEW-NAME` in {released.file}",
                place=place,
            )


def _ends(entry: "Entry", released: "Released") -> bool:
    """Whether the last name of a renamed note was retired."""
    last = released.entries.get(released.new_name(entry.name))
    return last is not None and last.retired


def _present(entry: "Entry", note: "Note") -> "Iterator[Finding]":
    if entry.retired or entry.renamed:
        what = "retired" if entry.retired else f"renamed to {entry.renamed}"
        yield Finding(f"{entry.name} was {what} and is used again: choose another name", notes=(note,))
        return
    used = frozenset(card_numbers(note.body))
    kind = "part" if isinstance(note.body, Occlusion) else "cloze"
    again, missing = sorted(used & entry.gone), sorted(entry.numbers - used)
    if again:
        yield Finding(
            f"{kind} number {again[0]} of {entry.name} was taken away and is used again", notes=(note,)
        )
    if missing:
        yield Finding(
            f"{kind} {missing[0]} of {entry.name} was released and is gone: write -{missing[0]} in its line",
            notes=(note,),
        )
