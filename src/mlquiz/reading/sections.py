"""Headings to sections: their ids, numbers, titles, and whose sources hold for whom."""

import re
from collections import Counter
from typing import TYPE_CHECKING

from mlquiz.model.document import Section
from mlquiz.reading.draft import without_blank_ends

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mlquiz.model.note import Source
    from mlquiz.reading.source_text import SourceText
    from mlquiz.reading.stretch import Stretch

# `1.2 Title`, `1-3 Title`, `4. Title`; a year such as 2022 is no number of a section.
_NUMBER = re.compile(r"(\d{1,2}(?:[.\-–]\d{1,2})*)\.?\s+(?=\S)")
_PLAIN = re.compile(r"[^*_`$\\<\[&!~=\n]*")
_WORD = re.compile(r"\w+")


def read_sections(
    stretches: "Sequence[Stretch]", source: "SourceText", document_id: str
) -> tuple[Section, ...]:
    """The sections of a document, one a stretch.

    Args:
        stretches: In order; the first stands before the first heading.
        source: The file's text.
        document_id: What the ids begin with.
    """
    taken: Counter[str] = Counter()
    ends = [stretch.line for stretch in stretches[1:]] + [source.end]
    return tuple(
        _section(stretch, _text_end(source, stretch.line, end), document_id, taken)
        for stretch, end in zip(stretches, ends, strict=True)
    )


def sources_of(sections: "Sequence[Section]", place: int) -> "tuple[Source, ...]":
    """The sources that hold in a section: its own, or those of the nearest section around it with some."""
    level = sections[place].level + 1
    for section in reversed(sections[: place + 1]):
        if section.level < level:
            if section.sources:
                return section.sources
            level = section.level
    return ()


def _section(stretch: "Stretch", end: int, document_id: str, taken: Counter[str]) -> Section:
    number, title = split_number(plain_heading(stretch.heading))
    if stretch.level == 0:
        section_id = document_id
    else:
        words = "-".join(_WORD.findall(f"{number} {title}".lower())) or "section"
        wanted = [f"{document_id}.{number}"] if number else []
        section_id = _free([*wanted, f"{document_id}#{words}"], taken)
    prose = "\n\n".join(filter(None, (without_blank_ends(part) for part in stretch.prose)))
    return Section(
        id=section_id,
        number=number,
        title=title,
        level=stretch.level,
        line=stretch.line,
        end=end,
        sources=tuple(stretch.sources),
        prose=prose,
    )


def _text_end(source: "SourceText", first: int, end: int) -> int:
    """The line after the last that is not blank."""
    while end > first + 1 and not source.line(end - 1).strip():
        end -= 1
    return end


def split_number(heading: str) -> tuple[str, str]:
    """The number of a heading and the rest of it."""
    match = _NUMBER.match(heading)
    return (match[1], heading[match.end() :]) if match else ("", heading)


def plain_heading(text: str) -> str:
    """A heading as plain text."""
    if not _PLAIN.fullmatch(text):
        from mlquiz.markdown.parse import inlines  # noqa: PLC0415 - most headings need no parser
        from mlquiz.markdown.plain import plain_text  # noqa: PLC0415

        text = plain_text(inlines(text))
    return " ".join(text.split())


def _free(wanted: list[str], taken: Counter[str]) -> str:
    """The first of some ids that is not taken yet; the last of them with a number where all are."""
    for section_id in wanted:
        if not taken[section_id]:
            taken[section_id] = 1
            return section_id
    last = wanted[-1]
    while taken[f"{last}-{taken[last] + 1}"]:
        taken[last] += 1
    taken[last] += 1
    section_id = f"{last}-{taken[last]}"
    taken[section_id] = 1
    return section_id
