"""Which figures of a card may be looked at: those of the answer wait for it. Pure."""

from collections.abc import Iterator
from typing import assert_never

from mlquiz.model.card import Card
from mlquiz.model.note import Choice, Cloze, Figure, Number, Occlusion, Question
from mlquiz.tui.face import Showing


def figures_shown(card: Card, showing: Showing) -> tuple[Figure, ...]:
    """The figures that are there and no longer hidden, in the order of the note, each once."""
    there = {figure.src: figure for figure in card.note.figures if figure.exists}
    if showing.revealed:
        return tuple(there.values())
    front, back = "\n".join(_front(card)), "\n".join(_back(card))
    if card.note.hint:
        front, back = (front + card.note.hint, back) if showing.hint else (front, back + card.note.hint)
    return tuple(figure for src, figure in there.items() if src in front or src not in back)


def _front(card: Card) -> Iterator[str]:
    match card.note.body:
        case Question() as body:
            yield body.answer if card.reverse else body.question
        case Cloze() as body:
            text = body.text
            for deletion in body.deletions:
                if deletion.number == card.cloze_number:
                    text = text.replace(deletion.hidden, "")
            yield text
        case Choice() as body:
            yield body.question
            yield from (option.text for option in body.options)
        case Number() as body:
            yield body.question
        case Occlusion() as body:
            yield from (body.question, body.figure)
            yield from (part.clue for part in body.parts)
        case _:
            assert_never(card.note.body)


def _back(card: Card) -> Iterator[str]:
    match card.note.body:
        case Question() as body:
            yield body.question if card.reverse else body.answer
        case Cloze() as body:
            yield body.answer
            yield from (deletion.hidden for deletion in body.deletions)
        case Choice() as body:
            yield body.answer
            yield from (option.reason for option in body.options)
        case Number() | Occlusion() as body:
            yield body.answer
        case _:
            assert_never(card.note.body)
