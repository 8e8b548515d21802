"""What stands where in the course: every id with the leaf sections that it means, in course order."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from mlquiz.model.course import Chapter, Course, CourseSection, Part, Video


@dataclass(frozen=True, slots=True)
class Spot:
    """Where a section stands: its part or unit, and the chapter of that part (`None` for a unit)."""

    section: "CourseSection"
    part: "Part"
    chapter: "Chapter | None"


class Outline:
    """The sections of a course by id. Course order: chapters 1 to 26, then the units."""

    def __init__(self, course: "Course") -> None:
        self._spots = {spot.section.id: spot for spot in _spots(course)}
        self._parts = {spot.part.id: spot.part for spot in self._spots.values()}
        self._leaves: dict[str, tuple[str, ...]] = {}
        for part in self._parts.values():
            self._leaves[part.id] = tuple(section.id for section in part.sections if section.leaf)
            for section in part.sections:
                self._leaves[section.id] = _leaves_below(part, section)
        for chapter in course.chapters:
            leaves = tuple(leaf for part in chapter.parts for leaf in self._leaves.get(part.id, ()))
            self._leaves.setdefault(f"ch{chapter.number:02d}", leaves)

    @property
    def ids(self) -> "Mapping[str, tuple[str, ...]]":
        """Every id of a section, part, unit or chapter (`ch24`), with the leaf sections that it means."""
        return self._leaves

    @property
    def leaves(self) -> "tuple[CourseSection, ...]":
        """All leaf sections, in course order."""
        return tuple(spot.section for spot in self._spots.values() if spot.section.leaf)

    @property
    def spots(self) -> "Iterable[Spot]":
        """All sections with their places, in course order."""
        return self._spots.values()

    @property
    def leaf_ids(self) -> "tuple[str, ...]":
        """Ids of all leaf sections, in course order."""
        return tuple(section.id for section in self.leaves)

    def section(self, section_id: str) -> Spot | None:
        """A section of the course by its id."""
        return self._spots.get(section_id)

    def part(self, part_id: str) -> "Part | None":
        """A part or unit by its id, which is also the id of its document."""
        return self._parts.get(part_id)

    def spot(self, section_id: str, document_id: str) -> Spot | None:
        """Where a section of a document stands in the course; `None` outside the course.

        A heading that the outline does not name belongs to the whole unit where the unit lists no sections.
        """
        return self._spots.get(section_id) or self._spots.get(document_id)

    def leaf(self, section_id: str, document_id: str) -> str | None:
        """Id of the leaf section that holds what stands in a section of a document.

        Text before the first heading, and in a section that holds others, belongs to the next leaf.
        """
        spot = self.spot(section_id, document_id)
        if spot is not None:
            return self._leaves[spot.section.id][0] if self._leaves[spot.section.id] else None
        leaves = self._leaves.get(document_id, ())
        return leaves[0] if leaves and section_id == document_id else None


def parts_of(course: "Course") -> "Iterator[Part]":
    """All parts of the chapters, then the units."""
    for chapter in course.chapters:
        yield from chapter.parts
    yield from course.units


def all_videos(course: "Course") -> "list[Video]":
    """All videos of the list, by number."""
    videos = [video for lecture in course.lectures for video in lecture.videos]
    return sorted([*videos, *course.others], key=lambda video: video.p)


def video_address(pattern: str, p: int) -> str:
    """The address of a video, from the pattern with `{p}` for its number."""
    return pattern.replace("{p}", str(p))


def _spots(course: "Course") -> "Iterator[Spot]":
    for chapter in course.chapters:
        for part in chapter.parts:
            for section in part.sections:
                yield Spot(section, part, chapter)
    for unit in course.units:
        for section in unit.sections:
            yield Spot(section, unit, None)


def _leaves_below(part: "Part", section: "CourseSection") -> tuple[str, ...]:
    if section.leaf:
        return (section.id,)
    return tuple(other.id for other in part.sections if other.leaf and other.id.startswith(f"{section.id}."))
