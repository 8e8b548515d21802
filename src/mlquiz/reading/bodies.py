"""A card draft to what it asks: its kind is told by what it holds."""

import re
from decimal import Decimal
from typing import TYPE_CHECKING

from mlquiz.errors import Words
from mlquiz.model.note import Body, Choice, Cloze, Number, Occlusion, Question
from mlquiz.reading.choices import read_options, task_lists
from mlquiz.reading.draft import field_text
from mlquiz.reading.markers import BEGINNING, Marker, half_width, marked
from mlquiz.reading.occlusions import parts_lists, read_occlusion

if TYPE_CHECKING:
    from mlquiz.markdown.source import SourceBlock
    from mlquiz.reading.draft import Draft, MarkedField
    from mlquiz.reading.source_text import SourceText

LARGEST_CLOZE = 500
"""The largest number of a deletion that Anki knows."""

_NUMBER = re.compile(
    r"(?P<value>[-+−]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+−]?\d{1,3})?)"
    r"(?:\s*(?:±|\+-|\+/-)\s*(?P<tolerance>(?:\d+\.?\d*|\.\d+)(?:[eE][-+−]?\d{1,3})?))?",
    re.ASCII,
)
_OPENED = re.compile(r"==\d+;;")
_CLOSED = re.compile(r"==\d+;;.+?==", re.DOTALL)


def read_body(draft: "Draft", source: "SourceText") -> Body | None:
    """What a card asks, or `None` where it is no card; faults go to the draft."""
    _check_fields(draft)
    body = _body(draft, source)
    if draft.hide and body is not None and not isinstance(body, Occlusion):
        draft.remark(Words("the option hide is for a figure with parts"))
    return body


def _body(draft: "Draft", source: "SourceText") -> Body | None:
    question, cloze = draft.field(Marker.QUESTION), draft.field(Marker.CLOZE)
    if question is not None:
        return _question(draft, question, source)
    if cloze is not None:
        return _cloze(draft, cloze)
    if draft.fields:
        first = draft.fields[0]
        draft.fault(Words("{marker} without Q:", marker=first.marker), first.first)
    else:
        draft.fault(Words("a card comment without a card under it; Q: or C: begins one"))
    return None


def _check_fields(draft: "Draft") -> None:
    seen: set[Marker] = set()
    for found in draft.fields:
        if found.marker in seen:
            said = Words("a second {marker} in one card; a card has one", marker=found.marker)
            draft.fault(said, found.first)
        seen.add(found.marker)
        if not found.text:
            draft.fault(Words("{marker} is empty", marker=found.marker), found.first)


def _question(draft: "Draft", question: "MarkedField", source: "SourceText") -> Body | None:
    lists = task_lists(question, source)
    number, answer = draft.field(Marker.NUMBER), draft.field(Marker.ANSWER)
    if number is not None and lists:
        draft.fault(Words("N: and options in one card; it is a number or a choice"), number.first)
    if lists:
        return _choice(draft, question, lists, source)
    if parts := parts_lists(question, source):
        _refuse_reverse(draft, Words("figure with parts"))
        if number is not None:
            said = Words("N: and parts of a figure in one card; it is a number or a figure")
            draft.fault(said, number.first)
        return read_occlusion(draft, question, parts, source)
    if number is not None:
        return _number(draft, question.text, number)
    misplaced = _misplaced_options(draft, source)
    if answer is not None:
        if misplaced is not None:
            draft.warn("boxes in an answer are text; the options of a choice stand below Q:", misplaced)
        return Question(question.text, answer.text, draft.reverse)
    if misplaced is not None:
        draft.fault(Words("options stand below Q:, before any other marker"), misplaced)
    else:
        _say_unanswered(draft, question)
    return None


def _misplaced_options(draft: "Draft", source: "SourceText") -> int | None:
    """The line of a list with boxes that does not stand below `Q:`."""
    lists = (block for found in draft.fields for block in task_lists(found, source))
    return next((block.first for block in lists), None)


def _say_unanswered(draft: "Draft", question: "MarkedField") -> None:
    if draft.comment is not None and draft.next_marker in BEGINNING:
        said = (
            "Q: and C: in one card; the first has no A:"
            if draft.next_marker is Marker.CLOZE
            else "two Q: in one card; the first has no A:"
        )
        draft.fault(Words(said), draft.end)
    elif not draft.swallowed:
        draft.fault(Words("Q: without A:{cause}", cause=_cause(question)), question.first)


def _cause(question: "MarkedField") -> Words:
    """Why the answer of a question was most likely not found."""
    for number, line in enumerate(question.text.split("\n"), start=question.first):
        found = marked(line.lstrip())
        if found is not None and found.marker in {Marker.ANSWER, Marker.NUMBER}:
            said = "; {marker} on line {line} must stand at the beginning of its line"
            return Words(said, marker=found.marker, line=number)
    return Words("; or give it N:, or options - [ ] and - [x]")


def _choice(
    draft: "Draft", question: "MarkedField", lists: "tuple[SourceBlock, ...]", source: "SourceText"
) -> Choice | None:
    _refuse_reverse(draft, Words("choice"))
    options = read_options(lists, source, draft)
    stem = field_text(question.rest, source.between(question.first + 1, lists[0].first))
    if not stem:
        draft.fault(Words("Q: has options but no question"), question.first)
    ends = (*(block.first for block in lists[1:]), question.end)
    for block, end in zip(lists, ends, strict=True):
        below = next((number for number in range(block.end, end) if source.line(number).strip()), 0)
        if below:
            draft.fault(Words("text stands below the options; an explanation begins with A:"), below)
    return Choice(stem, options, draft.text(Marker.ANSWER)) if options and stem else None


def _number(draft: "Draft", question: str, number: "MarkedField") -> Number | None:
    _refuse_reverse(draft, Words("number"))
    match = _NUMBER.fullmatch(half_width(number.text))
    if match is None:
        if number.text:
            draft.fault(_number_fault(number.text), number.first)
        return None
    return Number(
        question=question,
        value=_decimal(match["value"]),
        tolerance=_decimal(match["tolerance"] or "0"),
        written=match["value"],
        answer=draft.text(Marker.ANSWER),
    )


def _number_fault(text: str) -> Words:
    first, _, below = text.partition("\n")
    if below and _NUMBER.fullmatch(half_width(first)):
        return Words("text stands below N: {number}; a worked solution begins with A:", number=first)
    return Words(
        "N: {number} is no number; write it in digits, such as 26, 0.731 ± 0.001 or 1e-3, "
        "and a unit in the question",
        number=first[:40],
    )


def _decimal(written: str) -> Decimal:
    return Decimal(written.replace("−", "-"))


def _cloze(draft: "Draft", cloze: "MarkedField") -> Cloze | None:
    from mlquiz.markdown.parse import deletions  # noqa: PLC0415 - loads the parser

    _refuse_reverse(draft, Words("cloze"))
    number = draft.field(Marker.NUMBER)
    if number is not None:
        draft.fault(Words("N: goes with Q:, not with C:"), number.first)
    if not cloze.text:
        return None
    found = deletions(cloze.text) if "==" in cloze.text else ()
    if not found:
        cause = _cloze_cause(cloze.text)
        draft.fault(Words("C: without a deletion; {cause}", cause=cause), cloze.first)
        return None
    for deletion in found:
        if not 1 <= deletion.number <= LARGEST_CLOZE:
            said = "a deletion has the number {number}; numbers are 1 to {last}"
            draft.fault(Words(said, number=deletion.number, last=LARGEST_CLOZE), cloze.first)
            return None
    if len(_OPENED.findall(cloze.text)) > sum(deletion.numbered for deletion in found):
        draft.fault(Words("a deletion is not closed by ==, or hides nothing"), cloze.first)
    return Cloze(cloze.text, found, draft.text(Marker.ANSWER))


def _cloze_cause(text: str) -> Words:
    """Why a cloze most likely hides nothing."""
    if _CLOSED.search(text):
        return Words("== within code or maths hides nothing; hide a whole formula by ==1;;$…$==")
    if _OPENED.search(text):
        return Words("one is not closed by ==")
    return Words("hide words by ==1;;words==")


def _refuse_reverse(draft: "Draft", kind: Words) -> None:
    if draft.reverse:
        said = "the option reverse is for a question with an answer, not for a {kind}"
        draft.remark(Words(said, kind=kind))
