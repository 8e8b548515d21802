"""The syllabus with today's state: what the tables and the JSON of `mlquiz course` show."""

import json
from typing import TYPE_CHECKING, Any

from mlquiz.model.course import Role
from mlquiz.reading.coverage import coverage
from mlquiz.reading.decks import PICKED_ROLES
from mlquiz.reading.outline import Outline, video_address
from mlquiz.scheduling.day import moment
from mlquiz.study.preferences import read_preferences, settings_path
from mlquiz.study.progress import Progress, progress
from mlquiz.study.schedule import Schedule
from mlquiz.study.watching import watched_videos

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import datetime

    from mlquiz.model.course import Chapter, Course, CourseSection, Homework, Lecture, Part, Video
    from mlquiz.reading.library import Library
    from mlquiz.store import Store


class Syllabus:
    """A course and how far a learner has come in it.

    Args:
        library: Notes and decks.
        course: Its course.
        store: The learner's log.
        lang: Language of the cards.
        now: Aware local time.
    """

    def __init__(
        self, library: "Library", course: "Course", store: "Store", lang: str, *, now: "datetime"
    ) -> None:
        settings = read_preferences(settings_path()).schedule
        self.course = course
        self.lang = lang
        self.outline = Outline(course)
        self.watched = watched_videos(store)
        self._decks = library.decks(lang)
        self._cards = library.card_ids(lang)
        self._today = moment(now, settings.rollover_hour).day
        everything = [card for cards in self._cards.values() for card in cards]
        self._states = Schedule(store, settings).states(everything)
        documents = [document for document in library.documents if document.lang == lang]
        self.written = {entry.spot.section.id: entry.cards for entry in coverage(course, documents)}

    def progress(self, deck: str) -> Progress:
        """How well the cards of a deck are known."""
        notes = self._decks[deck].notes
        return progress((card for note in notes for card in self._cards[note]), self._states, self._today)

    def target(self, sections: "Iterable[str]") -> int:
        """How many cards some sections have when they are complete."""
        return sum(spot.section.target for name in set(sections) if (spot := self.outline.section(name)))

    def taught(self, lecture: "Lecture") -> tuple[str, ...]:
        """Ids of the leaf sections of a lecture's deck, in its order."""
        return lecture.sections(*PICKED_ROLES)

    def videos_of(self, sections: "Iterable[str]") -> "list[Video]":
        """The videos that cover any of some sections."""
        wanted = set(sections)
        videos = (video for lecture in self.course.lectures for video in lecture.videos)
        return [video for video in videos if wanted.intersection(video.sections)]

    def seen(self, videos: "Sequence[Video]") -> int:
        """How many of some videos were watched."""
        return sum(video.p in self.watched for video in videos)


def as_json(syllabus: Syllabus, lecture_number: int | None = None) -> str:
    """The syllabus with the keys that scripts rely on; of one lecture only what belongs to it."""
    course = syllabus.course
    lectures = [one for one in course.lectures if lecture_number in (None, one.number)]
    wanted = None if lecture_number is None else {name for one in lectures for name in syllabus.taught(one)}
    data: dict[str, Any] = {
        "title": course.title,
        "lectures": [_lecture(syllabus, one) for one in lectures],
        "chapters": [_chapter(syllabus, one, wanted) for one in course.chapters if _holds(one.parts, wanted)],
        "units": [_part(syllabus, one, wanted) for one in course.units if _holds((one,), wanted)],
    }
    if lecture_number is None:
        data["closing"] = [_video(syllabus, video) for video in course.others]
        data["history"] = [{"date": change.date, "text": change.text} for change in course.history]
        data["watched"] = sorted(syllabus.watched)
    return json.dumps(data, ensure_ascii=False, indent=2)


def _lecture(syllabus: Syllabus, lecture: "Lecture") -> dict[str, Any]:
    return {
        "number": lecture.number,
        "title_en": lecture.title,
        "title_zh": lecture.title_zh,
        **_counts(syllabus, f"lecture-{lecture.number}", syllabus.taught(lecture)),
        "sections": list(syllabus.taught(lecture)),
        "videos": [_video(syllabus, video) for video in lecture.videos],
        "homework": _homework(lecture.homework),
        "slides": [{"name": link.name, "url": link.url} for link in lecture.slides],
    }


def _video(syllabus: Syllabus, video: "Video") -> dict[str, Any]:
    return {
        "p": video.p,
        "title": video.title,
        "role": video.role.value,
        "year": video.year or None,
        "url": video_address(syllabus.course.video_url, video.p),
        "watched": video.p in syllabus.watched,
        "sections": list(video.sections),
    }


def _homework(homework: "Homework | None") -> dict[str, Any] | None:
    if homework is None:
        return None
    links = {link.name: link.url for link in homework.links}
    return {"id": homework.id, "title": homework.title, "task": homework.task, "links": links}


def _chapter(syllabus: Syllabus, chapter: "Chapter", wanted: "set[str] | None") -> dict[str, Any]:
    leaves = [name for part in chapter.parts for name in syllabus.outline.ids.get(part.id, ())]
    return {
        "number": chapter.number,
        "title_en": chapter.title,
        "title_zh": chapter.title_zh,
        **_counts(syllabus, f"chapter-{chapter.number}", leaves),
        "parts": [_part(syllabus, part, wanted) for part in chapter.parts if _holds((part,), wanted)],
    }


def _part(syllabus: Syllabus, part: "Part", wanted: "set[str] | None") -> dict[str, Any]:
    chosen = [section for section in part.sections if wanted is None or section.id in wanted]
    return {
        "id": part.id,
        "number": part.number,
        "title_en": part.title,
        "title_zh": part.title_zh,
        "sections": [_section(syllabus, section) for section in chosen],
    }


def _section(syllabus: Syllabus, section: "CourseSection") -> dict[str, Any]:
    return {
        "id": section.id,
        "number": section.number,
        "title_en": section.title,
        "title_zh": section.title_zh,
        "leaf": section.leaf,
        "depth": section.depth.value if section.depth else None,
        "cards": syllabus.written.get(section.id, 0),
        "target": section.target,
    }


def _counts(syllabus: Syllabus, deck: str, sections: "Iterable[str]") -> dict[str, int]:
    known = syllabus.progress(deck)
    return {
        "cards": known.cards,
        "new": known.new,
        "learning": known.learning,
        "known": known.known,
        "due": known.due,
        "target": syllabus.target(sections),
    }


def _holds(parts: "Iterable[Part]", wanted: "set[str] | None") -> bool:
    return wanted is None or any(section.id in wanted for part in parts for section in part.sections)


ROLE_TITLES = {
    Role.REQUIRED: "Required (2021)",
    Role.SUPPLEMENT: "Supplement (2022)",
    Role.OPTIONAL: "Optional (To Learn More)",
    Role.HOMEWORK: "Homework",
    Role.TUTORIAL: "Tutorials",
    Role.ADMIN: "Rules of the course",
    Role.CLOSING: "Closing",
}
"""What a reader is told of a video's role."""
