"""The course: chapters with their parts and sections, units, lectures with their videos."""

from dataclasses import dataclass
from enum import StrEnum


class Depth(StrEnum):
    """How thoroughly a section is treated; a reference section has no cards."""

    CORE = "core"
    NORMAL = "normal"
    STUB = "stub"
    REFERENCE = "ref"


class Role(StrEnum):
    """What a video is for."""

    REQUIRED = "required"
    SUPPLEMENT = "supplement"
    OPTIONAL = "optional"
    HOMEWORK = "homework"
    TUTORIAL = "tutorial"
    ADMIN = "admin"
    CLOSING = "closing"


@dataclass(frozen=True, slots=True, kw_only=True)
class CourseSection:
    """A section of the outline.

    Args:
        id: Such as `ch16p1.1.2`.
        number: Such as `1.2`.
        title: English title.
        title_zh: Chinese title.
        depth: How thoroughly it is treated; `None` for a section that only holds others.
        target: How many cards a complete one has; 0 for one that only holds others.
    """

    id: str
    number: str
    title: str
    title_zh: str
    depth: Depth | None
    target: int

    @property
    def leaf(self) -> bool:
        """Whether it holds text and cards itself rather than other sections."""
        return self.depth is not None

    @property
    def cardable(self) -> bool:
        """Whether it is meant to have cards."""
        return self.target > 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """A part of a chapter, or a lecture-only unit: what one notes file holds.

    Args:
        id: `ch16p1`, `ch09`, or `lec04-…` for a unit.
        number: The part's number within its chapter; 0 for a chapter of one part and for a unit.
        title: English title of the part.
        title_zh: Chinese title.
        sections: In order.
    """

    id: str
    number: int
    title: str
    title_zh: str
    sections: tuple[CourseSection, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Chapter:
    """One of the 26 chapters."""

    number: int
    title: str
    title_zh: str
    parts: tuple[Part, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Video:
    """One of the 155 videos of the list.

    Args:
        p: Its number, 1 to 155.
        title: Its title in the list.
        role: What it is for.
        year: 2021 or 2022; 0 where the list does not say.
        sections: Ids of the sections that it covers.
    """

    p: int
    title: str
    role: Role
    year: int
    sections: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Link:
    """A named address: slides, code, submission."""

    name: str
    url: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Homework:
    """A lecture's homework, `id` such as `HW4`."""

    id: str
    title: str
    task: str
    links: tuple[Link, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Lecture:
    """One of the 15 lectures."""

    number: int
    title: str
    title_zh: str
    videos: tuple[Video, ...]
    homework: Homework | None = None
    slides: tuple[Link, ...] = ()

    def sections(self, *roles: Role) -> tuple[str, ...]:
        """Ids of the sections that its videos of these roles cover, each once, in order of the videos."""
        videos = (video for role in roles for video in self.videos if video.role is role)
        return tuple(dict.fromkeys(section for video in videos for section in video.sections))


@dataclass(frozen=True, slots=True)
class Change:
    """One entry of the course's update history; `date` as `2022-02-17`."""

    date: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Course:
    """The whole course.

    Args:
        title: Its name, the root of the deck tree.
        video_url: Address of a video, with `{p}` for its number.
        chapters: The 26 chapters, in order.
        units: Lecture-only units, in order.
        lectures: The 15 lectures, in order.
        others: Videos of no lecture (closing).
        history: The course's update history.
    """

    title: str
    video_url: str
    chapters: tuple[Chapter, ...] = ()
    units: tuple[Part, ...] = ()
    lectures: tuple[Lecture, ...] = ()
    others: tuple[Video, ...] = ()
    history: tuple[Change, ...] = ()
