"""The two faces of a card as pages: what is asked, and what is shown once the answer is revealed. Pure."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import assert_never

from mlquiz.markdown.pieces import Block, Image, Paragraph
from mlquiz.model.card import Card
from mlquiz.model.context import Context
from mlquiz.model.document import Section
from mlquiz.model.note import (
    Choice,
    Cloze,
    Note,
    Number,
    Occlusion,
    Option,
    Question,
    Source,
    SourceForm,
)
from mlquiz.study.attempt import NOTHING, Attempt, judge
from mlquiz.tui.layout.inline import Gap
from mlquiz.tui.layout.length import short_blocks
from mlquiz.tui.layout.line import Mark
from mlquiz.tui.layout.page import Divider, Judged, OptionRow, Options, Page, Part, Prose, Remark
from mlquiz.tui.wording import listed, tr, trn


@dataclass(frozen=True, slots=True)
class Showing:
    """How much of a card is shown.

    Args:
        revealed: Whether the answer is.
        hint: Whether the hint is.
        order: In which order a choice's options are shown.
        attempt: What the student chose or typed.
    """

    revealed: bool = False
    hint: bool = False
    order: tuple[int, ...] = ()
    attempt: Attempt = NOTHING


def face(card: Card, showing: Showing, place: str = "") -> Page:
    """The page of a card; `place` says where in the course it stands, on its back."""
    parts = list(_front(card, showing))
    if showing.hint and card.note.hint:
        parts += [Divider(tr("Hint")), prose(card.note.hint)]
    if showing.revealed:
        parts += _back(card, showing)
        parts += _sources(card.note.sources)
        parts += [Remark(place)] if place else []
    return tuple(parts)


def section_page(
    section: Section, note: Note, cards_here: Sequence[str], above: Sequence[Section] = ()
) -> Page:
    """The page of a section's notes, without its cards, and where among these the card stands.

    Args:
        section: The section.
        note: The note of the card.
        above: The sections that hold it, outermost first: what they say before it is shown too.
        cards_here: Ids of the notes of the section, in order.
    """
    title = _heading(section)
    leading = [part for each in above if each.prose.strip() for part in (_heading(each), prose(each.prose))]
    number = cards_here.index(note.id) + 1
    where = tr("▸ This card: {n} of {count} here, {place}", n=number, count=len(cards_here), place=note.place)
    place = Remark(where, Mark.QUIET)
    if not section.prose.strip():
        return (*leading, title, Remark(tr("Here the notes have nothing but cards.")), place)
    return (*leading, title, prose(section.prose), *_sources(section.sources), place)


def _heading(section: Section) -> Remark:
    return Remark(f"{section.number} {section.title}".strip(), Mark.HEADING)


@lru_cache(maxsize=256)
def prose(text: str, gap: Gap | None = None) -> Prose:
    """Markdown text as a part of a page."""
    return Prose(_blocks(text), gap)


@lru_cache(maxsize=512)
def _blocks(text: str) -> tuple[Block, ...]:
    return short_blocks(text)


def _front(card: Card, showing: Showing) -> Iterator[Part]:
    match card.note.body:
        case Question() as body if card.reverse:
            yield Remark(tr("Backwards: this is the answer. What was asked?"))
            yield prose(body.answer)
        case Question() as body:
            yield prose(body.question)
        case Cloze() as body:
            yield prose(body.text, Gap(card.cloze_number, showing.revealed))
        case Choice() as body:
            yield prose(body.question)
            yield _options(body, showing)
        case Number() as body:
            yield prose(body.question)
        case Occlusion() as body:
            yield from _covered(body, card.cloze_number, revealed=showing.revealed)
        case _:
            assert_never(card.note.body)


def _back(card: Card, showing: Showing) -> Iterator[Part]:
    match card.note.body:
        case Question() as body:
            yield _answer()
            yield prose(body.question if card.reverse else body.answer)
        case Cloze() as body:
            if body.answer:
                yield _answer()
                yield prose(body.answer)
        case Choice() as body:
            yield _verdict(judge(body, showing.attempt))
            if body.answer:
                yield prose(body.answer)
        case Number() as body:
            yield _verdict(judge(body, showing.attempt))
            yield Remark(_right_number(body), Mark.STRONG)
            if showing.attempt.typed:
                yield Remark(tr("You typed {number}", number=showing.attempt.typed.strip()))
            if body.answer:
                yield prose(body.answer)
        case Occlusion() as body:
            yield _answer()
            yield prose(f"**{body.part(card.cloze_number).name}**")
            yield from _all_parts(body)
        case _:
            assert_never(card.note.body)


def _covered(body: Occlusion, number: int, *, revealed: bool) -> Iterator[Part]:
    """The figure with its boxes, what is said of the part that is asked for, and what else is to be seen."""
    others = [part for part in body.parts if part.number != number]
    yield prose(body.question)
    if revealed:
        words = tr("The part that was asked for is shown")
    elif body.hide_all and others:
        words = trn(
            len(body.parts),
            "{n} part is covered, and one of them asked for",
            "{n} parts are covered, and one of them asked for",
        )
    else:
        words = tr("The part that is asked for is covered")
    yield prose("▸ " + body.part(number).clue)
    yield Prose((Paragraph((Image(body.figure, words),)),))  # its own words may name the parts
    if others and not body.hide_all:
        yield Remark(tr("Also in the figure:"))
        yield prose("\n".join(f"- {part.name}" for part in others))


def _all_parts(body: Occlusion) -> Iterator[Part]:
    """Every part of the figure, and what else is said of it."""
    if len(body.parts) > 1:
        yield prose("\n".join(f"- **{part.name}**: {_indented(part.clue)}" for part in body.parts))
    if body.alt:
        yield Remark(tr("The figure shows: {words}", words=body.alt))
    if body.answer:
        yield prose(body.answer)


def _indented(text: str) -> str:
    return text.replace("\n", "\n  ")


def _verdict(right: bool | None) -> Divider:  # noqa: FBT001 - as `judge` gives it
    if right is None:
        return _answer()
    if right:
        return Divider(tr("✓ Right"), answer=True, marks=Mark.RIGHT)
    return Divider(tr("✗ Wrong"), answer=True, marks=Mark.WRONG)


def _answer() -> Divider:
    return Divider(tr("Answer"), answer=True)


def _right_number(body: Number) -> str:
    return f"{body.written} ± {body.tolerance:f}" if body.tolerance else body.written


def _options(body: Choice, showing: Showing) -> Options:
    several = sum(option.right for option in body.options) > 1
    return Options(
        tuple(
            _option(number, index, body.options[index], showing, several=several)
            for number, index in enumerate(showing.order, start=1)
        )
    )


def _option(number: int, index: int, option: Option, showing: Showing, *, several: bool) -> OptionRow:
    judged = Judged.OPEN
    if showing.revealed:
        judged = Judged.RIGHT if option.right else Judged.WRONG
    return OptionRow(
        number,
        _blocks(option.text),
        reason=_blocks(option.reason) if showing.revealed else (),
        chosen=index in showing.attempt.chosen,
        several=several,
        judged=judged,
    )


def place_words(context: Context) -> str:
    """`Lecture 4, video p38`: where the course teaches what a card asks; empty outside the course."""
    lectures = ", ".join(map(str, context.lectures))
    videos = ", ".join(video.name.partition(" ")[0] for video in context.videos)
    taught, shown = len(context.lectures), len(context.videos)
    words = [trn(taught, "Lecture {names}", "Lectures {names}", names=lectures)] if lectures else []
    words += [trn(shown, "video {names}", "videos {names}", names=videos)] if videos else []
    return listed(words)


def _sources(sources: Sequence[Source]) -> Iterator[Part]:
    """One line, the pages of one slide file together: `slide Regression p4, p7`."""
    pages: dict[str, list[str]] = {}
    for source in sources:
        name, _, page = source.written.rpartition(" ") if source.form is SourceForm.SLIDE else ("", "", "")
        pages.setdefault(name or source.short, []).extend([page] if name else [])
    if pages:
        named = "; ".join(f"{name} {', '.join(found)}".strip() for name, found in pages.items())
        yield Remark(tr("Source: {sources}", sources=named))
