"""What was read, in a few lines that a test can show."""

from collections.abc import Iterator
from pathlib import Path
from typing import assert_never

from mlquiz.errors import Severity
from mlquiz.model.document import Document
from mlquiz.model.note import Choice, Cloze, Note, Number, Occlusion, Question, Tier
from mlquiz.reading.documents import read_document
from mlquiz.reading.occlusion_boxes import written_box


def read_and_sum(text: str) -> str:
    """The summary of a notes file `notes/en/test.md` of the course, in a folder without figures."""
    return summary(read_document(text, file="notes/en/test.md", lang="en", root=Path("/nonexistent")))


def summary(document: Document) -> str:
    """One line a note with its texts below it, then one line a problem."""
    lines = [line for note in document.notes for line in _note(note)]
    for problem in document.problems:
        mark = "!" if problem.severity is Severity.ERROR else "?"
        card = f" [{problem.card}]" if problem.card else ""
        lines.append(f"{mark} {problem.line} {problem.code}{card} {problem.message}")
    return "\n".join(lines)


def _note(note: Note) -> Iterator[str]:
    name = note.id if note.stamped else "~"
    yield " ".join((str(note.place.line), note.kind, name, *_options(note)))
    for label, text in _texts(note):
        yield f"  {label}: " + text.replace("\n", "⏎")


def _options(note: Note) -> Iterator[str]:
    if isinstance(note.body, Question) and note.body.reverse:
        yield "reverse"
    if note.tier is not Tier.FULL:
        yield note.tier
    yield from (f"#{tag}" for tag in note.tags)
    yield from (f"({waiver.code}: {waiver.reason})" for waiver in note.waivers)


def _texts(note: Note) -> Iterator[tuple[str, str]]:  # noqa: C901 - one case a kind of note
    match note.body:
        case Question(question, answer):
            yield from (("Q", question), ("A", answer))
        case Cloze(text, deletions, answer):
            yield "C", text
            for it in deletions:
                yield (
                    f"{it.number}{'' if it.numbered else '?'}",
                    f"{it.hidden}{' | ' if it.hint else ''}{it.hint}",
                )
            yield from [("A", answer)] * bool(answer)
        case Choice(question, options, answer):
            yield "Q", question
            for option in options:
                reason = f" | {option.reason}" if option.reason else ""
                yield "x" if option.right else "-", option.text + reason
            yield from [("A", answer)] * bool(answer)
        case Number(question, value, tolerance, written, answer):
            yield from (("Q", question), ("N", f"{value} ± {tolerance} as {written}"))
            yield from [("A", answer)] * bool(answer)
        case Occlusion(question, src, alt, parts, hide_all, answer):
            yield from (("Q", question), ("covered" if hide_all else "one covered", f"{src} | {alt}"))
            for part in parts:
                boxes = " ".join(f"[{written_box(box)}]" for box in part.boxes)
                yield f"{part.number}{'' if part.numbered else '?'}", f"{part.name} | {part.clue} {boxes}"
            yield from [("A", answer)] * bool(answer)
        case _:
            assert_never(note.body)
    if note.hint:
        yield "hint", note.hint
    for figure in note.figures:
        yield "figure", f"{figure.src} at {figure.place.line}"
    for source in note.sources:
        yield "own" if note.own_sources else "source", f"{source.form} {source.written}"
