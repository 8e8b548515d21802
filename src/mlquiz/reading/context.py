"""Where a note stands in the course: what Anki and the screen show around it."""

from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from mlquiz.model.context import Context
from mlquiz.model.course import Link, Role
from mlquiz.reading.outline import Outline, video_address
from mlquiz.reading.shelf import deck_place

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mlquiz.model.course import Chapter, Course, CourseSection, Lecture, Part, Video
    from mlquiz.model.document import Document
    from mlquiz.model.note import Note
    from mlquiz.reading.extract import Extract

MASTER = "en"
CHINESE = "zh"


class Contexts:
    """The surroundings of notes.

    Args:
        course: The course, or `None` in a person's own folder.
        documents: Documents of all languages.
        root: Name of the deck that holds those outside the course; empty for none.
    """

    def __init__(
        self, course: "Course | None", documents: "Sequence[Document | Extract]", root: str = ""
    ) -> None:
        self._course = course
        self._root = root
        self._outline = Outline(course) if course is not None else None
        self._documents = {document.file: document for document in documents}
        self._videos: dict[str, list[tuple[Video, Lecture]]] = {}
        self._chapters = {part.id: chapter for chapter in _chapters(course) for part in chapter.parts}
        for lecture in course.lectures if course is not None else ():
            for video in lecture.videos:
                for section in video.sections:
                    self._videos.setdefault(section, []).append((video, lecture))

        self._known: dict[tuple[str, str, str, str], Context] = {}

    def of(self, note: "Note") -> Context:
        """What surrounds a note. A note of a document that is not known stands alone."""
        place = note.place.file, note.section, note.tier.value, note.lang
        if place not in self._known:
            self._known[place] = self._around(note)
        return self._known[place]

    def _around(self, note: "Note") -> Context:
        document = self._documents.get(note.place.file)
        part = self._outline.part(document.id) if self._outline is not None and document is not None else None
        if document is None:
            return Context(deck_path=(self._root,) if self._root else (), section="", tags=(_tier(note),))
        if self._course is None or self._outline is None or part is None:
            return Context(
                deck_path=self._place(document), section=_heading(document, note.section), tags=(_tier(note),)
            )
        leaf = self._outline.leaf(note.section, document.id)
        shown = sorted(self._videos.get(leaf or "", ()), key=_importance)
        lectures = tuple(sorted({lecture.number for _, lecture in shown}))
        return Context(
            deck_path=self._tree(self._course, part, note.lang),
            section=self._section(document, note),
            lectures=lectures,
            videos=tuple(_link(video, self._course.video_url) for video, _ in shown),
            tags=(*self._place_tags(part), *(f"lecture::{number:02d}" for number in lectures), _tier(note)),
        )

    def _place(self, document: "Document | Extract") -> tuple[str, ...]:
        folders = PurePosixPath(deck_place(document)).parts[:-1]
        return tuple(name for name in (self._root, *folders, document.title) if name)

    def _tree(self, course: "Course", part: "Part", lang: str) -> tuple[str, ...]:
        """`Machine Learning`, then chapter and part, or lecture and unit."""
        root = course.title if lang == MASTER else f"{course.title} ({lang})"
        chapter = self._chapters.get(part.id)
        if chapter is not None:
            below = (
                ()
                if not part.number
                else (f"第{part.number}部分" if lang == CHINESE else f"Part {part.number}",)
            )
            return (root, f"{chapter.number:02d} {_title(chapter, lang)}", *below)
        lecture = self._lecture(part)
        if lecture is None:
            return (root, _title(part, lang))
        return (root, f"Lecture {lecture.number:02d} {_title(lecture, lang)}", _title(part, lang))

    def _lecture(self, unit: "Part") -> "Lecture | None":
        """The first lecture that covers a unit."""
        covering = [lecture for section in unit.sections for _, lecture in self._videos.get(section.id, ())]
        return min(covering, key=lambda lecture: lecture.number, default=None)

    def _section(self, document: "Document | Extract", note: "Note") -> str:
        spot = self._outline.spot(note.section, document.id) if self._outline is not None else None
        if spot is None or not spot.section.number:
            return _heading(document, note.section)
        return f"{spot.section.number} {_title(spot.section, note.lang)}"

    def _place_tags(self, part: "Part") -> tuple[str, ...]:
        chapter = self._chapters.get(part.id)
        if chapter is None:
            return (f"unit::{part.id}",)
        return (f"chapter::{chapter.number:02d}", *((f"part::{part.id}",) if part.number else ()))


def _chapters(course: "Course | None") -> "tuple[Chapter, ...]":
    return course.chapters if course is not None else ()


def _title(named: "Chapter | Part | CourseSection | Lecture", lang: str) -> str:
    return named.title_zh if lang == CHINESE else named.title


def _heading(document: "Document | Extract", section_id: str) -> str:
    for section in document.sections:
        if section.id == section_id:
            return f"{section.number} {section.title}".strip() if section.level else document.title
    return document.title


def _importance(entry: "tuple[Video, Lecture]") -> tuple[int, int]:
    video, _ = entry
    return list(Role).index(video.role), video.p


def _link(video: "Video", url: str) -> Link:
    return Link(f"p{video.p} {video.title}", video_address(url, video.p))


def _tier(note: "Note") -> str:
    return f"tier::{note.tier.value}"
