"""The rule for figures: F01."""

from typing import TYPE_CHECKING

from mlquiz.checking.faces import answers, front
from mlquiz.checking.leaks import leaks
from mlquiz.checking.passage import passage
from mlquiz.checking.rule import Finding, Scope, rule
from mlquiz.errors import Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mlquiz.checking.corpus import Corpus
    from mlquiz.model.note import Figure, Note

MOST_LEAKED_WORDS = 6
"""A longer answer that stands in an alternative text word for word has not been seen."""

_CARD = (
    "Q: Which curve of the two is the loss of a learning rate that is too large?\n\n{}\n\nA: The rising curve"
)


@rule(
    "F01",
    Severity.ERROR,
    "Who does not see a figure has its words; they must be there, and not be the answer.",
    good=_CARD.format("![Loss against epochs: one curve falls, the other climbs](figures/loss.svg)"),
    bad=_CARD.format(
        "![Two curves of the loss; for a large learning rate it is the rising curve](figures/loss.svg)"
    ),
    scope=Scope.EVERYTHING,
    or_less=Severity.HINT,
)
def unfit_figure(corpus: "Corpus") -> "Iterator[Finding]":
    """A figure is missing, has no alternative text, or has one that gives the answer away.

    What is missing is reported by the reader, which looks for the files. In a person's own folder a figure
    between the cards gets a hint.
    """
    for document in corpus.documents:
        for figure in document.figures:
            yield from _silent(figure, None if corpus.course else Severity.HINT)
        for note in document.notes:
            for figure in note.figures:
                yield from _silent(figure, None, note)
            yield from _telling(note)


def _silent(figure: "Figure", severity: Severity | None, *notes: "Note") -> "Iterator[Finding]":
    if figure.src and not figure.alt.strip():
        said = f"the figure has no alternative text: {figure.src}"
        yield Finding(said, severity, notes=notes, place=figure.place, at=figure.src)


def _telling(note: "Note") -> "Iterator[Finding]":
    for alt in passage(front(note)).alts:
        for answer in answers(note):
            told = passage(answer)
            if told.amount.words <= MOST_LEAKED_WORDS and leaks(alt, told.plain):
                yield Finding(
                    f"the alternative text gives the answer away: {told.plain.strip()}", notes=(note,), at=alt
                )
                break
