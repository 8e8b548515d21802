"""The lecture files: videos by role with the sections that each covers, homework and slides."""

from typing import TYPE_CHECKING

from mlquiz.model.course import Homework, Lecture, Link, Role, Video
from mlquiz.reading.fields import Fields, open_fields

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from mlquiz.errors import Problem
    from mlquiz.reading.outline import Outline

LAST_VIDEO = 155
LAST_LECTURE = 99
YEARS = (2010, 2099)
CATALOGUE_FILES = ("course.yaml", "units.yaml", "glossary.yaml")
LECTURE_KEYS = ("number", "videos")
"""Keys by which a lecture's file is told from a person's own deck."""
ROLES = tuple(role for role in Role if role is not Role.CLOSING)
MATERIALS = ("slides", "code", "submission")

Placed = tuple[Video, Fields]


def deck_files(decks: "Path") -> "list[Path]":
    """The files of the folder that hold a lecture or a person's own deck, by name."""
    return sorted(path for path in decks.glob("*.yaml") if path.name not in CATALOGUE_FILES)


def is_lecture(fields: Fields) -> bool:
    """Whether a file of the folder describes a lecture rather than a person's own deck."""
    return any(key in fields for key in LECTURE_KEYS)


def read_lectures(
    decks: "Path", outline: "Outline", problems: "list[Problem]"
) -> "tuple[tuple[Lecture, tuple[Placed, ...]], ...]":
    """The lectures, by number, each with the places of its videos; what is wrong goes to `problems`."""
    found: dict[int, tuple[Lecture, tuple[Placed, ...]]] = {}
    files: dict[int, str] = {}
    for path in deck_files(decks):
        fields = open_fields(path, decks, problems)
        if fields is None or not is_lecture(fields):
            continue
        lecture, placed = _lecture(fields, outline)
        if lecture.number in files:
            fields.problem(f"lecture {lecture.number} is also in {files[lecture.number]}", "number")
        elif lecture.number:
            files[lecture.number] = fields.file
            found[lecture.number] = (lecture, placed)
    return tuple(found[number] for number in sorted(found))


def read_videos(owner: Fields, key: str, outline: "Outline") -> tuple[Placed, ...]:
    """The videos of one role, each with the fields that describe it."""
    return tuple(_videos(owner, key, outline))


def refuse_repeats(
    lectures: "Sequence[tuple[Lecture, Sequence[Placed]]]", others: "Sequence[Placed]", top: Fields
) -> None:
    """Report every video that stands in two places, where it stands the second time."""
    seen: dict[int, str] = {}
    places = [
        (video, fields, f"lecture {lecture.number}")
        for lecture, placed in lectures
        for video, fields in placed
    ]
    places += [(video, fields, top.file) for video, fields in others]
    for video, fields, where in places:
        if video.p in seen:
            fields.problem(f"p{video.p} is in {seen[video.p]} already; a video belongs to one lecture", "p")
        seen.setdefault(video.p, where)


def _lecture(fields: Fields, outline: "Outline") -> tuple[Lecture, tuple[Placed, ...]]:
    number = fields.whole("number", 1, LAST_LECTURE)
    title, title_zh = fields.text("title"), fields.text("title_zh")
    roles = fields.table("videos", required=True)
    placed: list[Placed] = []
    if roles is not None:
        for role in ROLES:
            placed += read_videos(roles, role.value, outline)
        roles.finish()
    lecture = Lecture(
        number=number or 0,
        title=title,
        title_zh=title_zh,
        videos=tuple(sorted((video for video, _ in placed), key=lambda video: video.p)),
        homework=_homework(fields),
        slides=_slides(fields),
    )
    fields.finish()
    return lecture, tuple(placed)


def _videos(owner: Fields, key: str, outline: "Outline") -> "Iterator[Placed]":
    role = Role(key)
    for fields in owner.tables(key):
        p = fields.whole("p", 1, LAST_VIDEO)
        title = fields.text("title")
        year = fields.whole("year", *YEARS, required=False)
        sections = _sections(fields, outline)
        fields.finish()
        if p is not None:
            yield Video(p=p, title=title, role=role, year=year or 0, sections=sections), fields


def _sections(fields: Fields, outline: "Outline") -> tuple[str, ...]:
    """The leaf sections that the ids of a video stand for, each once."""
    leaves: dict[str, None] = {}
    for word in fields.words("sections"):
        if fields.one_of(word, outline.ids, "sections"):
            leaves.update(dict.fromkeys(outline.ids[word.text]))
    return tuple(leaves)


def _homework(lecture: Fields) -> Homework | None:
    fields = lecture.table("homework")
    if fields is None:
        return None
    name, title, task = fields.text("id"), fields.text("title"), fields.text("task")
    links = tuple(Link(key, fields.text(key)) for key in MATERIALS if fields.offers(key))
    fields.finish()
    return Homework(id=name, title=title, task=task, links=links)


def _slides(lecture: Fields) -> tuple[Link, ...]:
    links = []
    for fields in lecture.tables("slides"):
        links.append(Link(fields.text("name"), fields.text("url")))
        fields.finish()
    return tuple(links)
