"""The texts of a note by what they are for, whatever its kind."""

from typing import TYPE_CHECKING, assert_never

from mlquiz.model.note import Choice, Cloze, Number, Occlusion, Question

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mlquiz.model.note import Note


def question(note: "Note") -> str | None:
    """Markdown of the question; `None` for a cloze, which has none."""
    match note.body:
        case (
            Question(question=text) | Choice(question=text) | Number(question=text) | Occlusion(question=text)
        ):
            return text
        case Cloze():
            return None
        case _:
            assert_never(note.body)


def front(note: "Note") -> str:
    """Markdown of the question, or of a cloze with its marks."""
    asked = question(note)
    return note.body.text if asked is None and isinstance(note.body, Cloze) else asked or ""


def answers(note: "Note") -> "Iterator[str]":
    """Markdown of what the learner has to come up with: the answer, the right options, the number."""
    match note.body:
        case Question(answer=answer):
            yield answer
        case Choice(options=options):
            yield from (option.text for option in options if option.right)
        case Number(written=written):
            yield written
        case Cloze(deletions=deletions):
            yield from (deletion.hidden for deletion in deletions)
        case Occlusion(parts=parts):
            yield from (part.name for part in parts)
        case _:
            assert_never(note.body)


def texts(note: "Note") -> "Iterator[str]":
    """Every Markdown text of a note."""
    yield front(note)
    if isinstance(note.body, Choice):
        for option in note.body.options:
            yield option.text
            yield option.reason
    if isinstance(note.body, Occlusion):
        for part in note.body.parts:
            yield part.name
            yield part.clue
    yield note.body.answer
    yield note.hint
