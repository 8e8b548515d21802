"""Rules that hold notes and outline together: S01, S03."""

from typing import TYPE_CHECKING

from mlquiz.checking.corpus import MASTER
from mlquiz.checking.rule import Finding, Scope, rule
from mlquiz.errors import Severity, did_you_mean
from mlquiz.model.place import Place
from mlquiz.reading.coverage import coverage

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mlquiz.checking.corpus import Corpus
    from mlquiz.model.document import Document

_HEAD = "---\nid: ch01\ntitle: Example\n---\n\n"
_CARDS = """
<!-- card: regression-output -->
Q: What does regression put out?

A: A number

<!-- card: classification-output -->
Q: Among what does classification choose?

A: Classes given beforehand

<!-- card: loss-of-a-function -->
Q: What does the loss $L(f)$ measure?

A: How bad $f$ is
"""


@rule(
    "S01",
    Severity.ERROR,
    "A section that the outline does not have is in no lecture's deck.",
    good={"notes/en/ch01-example.md": _HEAD + "## 1 First section\nSource: video p3\n" + _CARDS},
    bad={"notes/en/ch01-example.md": _HEAD + "## 7 Seventh section\nSource: video p3\n" + _CARDS},
    scope=Scope.EVERYTHING,
    course_only=True,
)
def unknown_section(corpus: "Corpus") -> "Iterator[Finding]":
    """A document or a numbered section is not in the outline, or cards stand where no section of it is."""
    outline = corpus.outline
    if outline is None:
        return
    for document in corpus.documents:
        if outline.part(document.id) is None:
            near = did_you_mean(document.id, outline.ids)
            yield Finding(
                f"{document.id} is no part and no unit of the course{near}", place=Place(document.file, 1)
            )
            continue
        with_cards = {note.section for note in document.notes}
        for section in document.sections:
            wanted = section.number or section.id in with_cards
            if wanted and outline.leaf(section.id, document.id) is None:
                name = f"{section.number} {section.title}".strip() or document.title
                yield Finding(
                    f"{name} is no section of {document.id}", place=Place(document.file, max(section.line, 1))
                )


@rule(
    "S03",
    Severity.ERROR,
    "A section without cards is read once and forgotten.",
    good={"notes/en/ch01-example.md": _HEAD + "## 1 First section\nSource: video p3\n" + _CARDS},
    bad={
        "notes/en/ch01-example.md": _HEAD + "## 1 First section\nSource: video p3\n\nNotes, but no cards.\n"
    },
    scope=Scope.EVERYTHING,
    course_only=True,
    or_less=Severity.WARNING,
)
def too_few_cards(corpus: "Corpus") -> "Iterator[Finding]":
    """A leaf section of the outline has no card, which is an error, or fewer than its target.

    Only parts that have notes are looked at; `mlquiz course --coverage` lists those that have none yet.
    """
    if corpus.course is None:
        return
    written = {document.id: document for document in corpus.documents if document.lang == MASTER}
    for covered in coverage(corpus.course, written.values()):
        section, part = covered.spot.section, covered.spot.part
        if not section.cardable or part.id not in written or covered.cards >= section.target:
            continue
        severity = Severity.WARNING if covered.cards else Severity.ERROR
        count = (
            f"{covered.cards} card{'s'[: covered.cards != 1]} of {section.target}"
            if covered.cards
            else "no card"
        )
        name = f"{part.id} {section.number} {section.title}".replace("  ", " ")
        yield Finding(f"{count} in {name}", severity, place=_place(section.id, written[part.id]))


def _place(section_id: str, document: "Document") -> Place:
    lines = (section.line for section in document.sections if section.id == section_id)
    return Place(document.file, max(next(lines, 1), 1))
