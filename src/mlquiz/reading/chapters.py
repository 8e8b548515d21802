"""The chapters with their parts and sections, and the units that no chapter holds."""

from typing import TYPE_CHECKING

from mlquiz.model.course import Chapter, CourseSection, Depth, Part
from mlquiz.reading.fields import Fields, open_fields

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from mlquiz.errors import Problem

CHAPTERS = "chapters"
UNITS = "units.yaml"
LAST_CHAPTER = 99
LAST_PART = 20
MOST_CARDS = 99
TARGETS = {Depth.CORE: 8, Depth.NORMAL: 5, Depth.STUB: 3, Depth.REFERENCE: 0}
"""How many cards a complete section has that names no target of its own."""


def read_chapters(decks: "Path", problems: "list[Problem]") -> tuple[Chapter, ...]:
    """The chapters, by number; what is wrong goes to `problems`."""
    found: dict[int, Chapter] = {}
    files: dict[int, str] = {}
    for path in sorted((decks / CHAPTERS).glob("*.yaml")):
        fields = open_fields(path, decks, problems)
        if fields is None:
            continue
        number = fields.whole("number", 1, LAST_CHAPTER)
        title, title_zh = fields.text("title"), fields.text("title_zh")
        parts = tuple(_parts(fields, number or 0, title, title_zh))
        fields.finish()
        if number in files:
            fields.problem(f"chapter {number} is also in {files[number]}", "number")
        elif number is not None:
            files[number] = fields.file
            found[number] = Chapter(number=number, title=title, title_zh=title_zh, parts=parts)
    return tuple(found[number] for number in sorted(found))


def _parts(chapter: Fields, number: int, title: str, title_zh: str) -> "Iterator[Part]":
    """The parts of a chapter: those of `parts`, or the only one where it has `sections` itself."""
    name = f"ch{number:02d}"
    if "parts" not in chapter:
        sections = _sections(chapter, name)
        yield Part(id=name, number=0, title=title, title_zh=title_zh, sections=sections)
        return
    if chapter.offers("sections"):
        chapter.problem("a chapter has parts or sections of its own, not both", "sections")
    seen: set[int] = set()
    for fields in chapter.tables("parts"):
        part = fields.whole("number", 1, LAST_PART) or 0
        if part in seen:
            fields.problem(f"part {part} stands here twice", "number")
        seen.add(part)
        yield Part(
            id=f"{name}p{part}",
            number=part,
            title=fields.text("title", f"Part {part}"),
            title_zh=fields.text("title_zh", f"第{part}部分"),
            sections=_sections(fields, f"{name}p{part}"),
        )
        fields.finish()


def _sections(owner: Fields, prefix: str) -> tuple[CourseSection, ...]:
    sections: dict[str, CourseSection] = {}
    for fields in owner.tables("sections", required=True):
        section = _section(fields, prefix)
        fields.finish()
        if section.id in sections:
            fields.problem(f"{section.number} stands here twice", "number")
        sections[section.id] = section
    return tuple(sections.values())


def _section(fields: Fields, prefix: str) -> CourseSection:
    number = fields.text("number")
    title, title_zh = fields.text("title"), fields.text("title_zh")
    depth = fields.choice("depth", [depth.value for depth in Depth], default="")
    known = Depth(depth) if depth in list(Depth) else None
    target = fields.whole("target", 0, MOST_CARDS, required=False)
    if target is not None and not depth:
        fields.problem("a section that holds others has no target; give it a depth", "target")
    return CourseSection(
        id=f"{prefix}.{number}",
        number=number,
        title=title,
        title_zh=title_zh,
        depth=known,
        target=(TARGETS[known] if target is None else target) if known else 0,
    )


def read_units(decks: "Path", problems: "list[Problem]") -> tuple[Part, ...]:
    """The units, in order; what is wrong goes to `problems`."""
    if not (decks / UNITS).is_file():
        return ()
    fields = open_fields(decks / UNITS, decks, problems)
    if fields is None:
        return ()
    units: dict[str, Part] = {}
    for entry in fields.tables("units", required=True):
        unit = _unit(entry)
        entry.finish()
        if unit.id in units:
            entry.problem(f"{unit.id} stands here twice", "id")
        units[unit.id] = unit
    fields.finish()
    return tuple(units.values())


def _unit(fields: Fields) -> Part:
    """A unit; one that lists no sections is one section, whatever headings its notes have."""
    name, title, title_zh = fields.text("id"), fields.text("title"), fields.text("title_zh")
    if "sections" in fields:
        if "target" in fields:
            fields.problem("follows from the sections; leave it out", "target")
        fields.whole("target", 0, MOST_CARDS, required=False)
        sections = _sections(fields, name)
    else:
        target = fields.whole("target", 1, MOST_CARDS) or 1
        sections = (_whole_unit(name, title, title_zh, target),)
    return Part(id=name, number=0, title=title, title_zh=title_zh, sections=sections)


def _whole_unit(name: str, title: str, title_zh: str, target: int) -> CourseSection:
    return CourseSection(
        id=name, number="", title=title, title_zh=title_zh, depth=Depth.NORMAL, target=target
    )
