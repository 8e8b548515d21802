"""The course: `course.yaml`, `units.yaml`, `chapters/*.yaml` and the lecture files, read together."""

from datetime import date
from typing import TYPE_CHECKING

from mlquiz.model.course import Change, Course
from mlquiz.reading.chapters import read_chapters, read_units
from mlquiz.reading.fields import Fields, open_fields
from mlquiz.reading.lectures import read_lectures, read_videos, refuse_repeats
from mlquiz.reading.outline import Outline

if TYPE_CHECKING:
    from pathlib import Path

    from mlquiz.errors import Problem

CATALOGUE = "course.yaml"


def read_course(decks: "Path") -> "tuple[Course | None, tuple[Problem, ...]]":
    """The course that lies in a folder of decks; `None` where there is no `course.yaml`.

    Everything that is wrong is said at once. What can be read is read all the same.

    Args:
        decks: The folder; files are called `decks/lecture-4.yaml` in problems.
    """
    problems: list[Problem] = []
    if not (decks / CATALOGUE).is_file():
        return None, ()
    top = open_fields(decks / CATALOGUE, decks, problems)
    if top is None:
        return None, tuple(problems)
    chapters, units = read_chapters(decks, problems), read_units(decks, problems)
    outline = Outline(Course(title="", video_url="", chapters=chapters, units=units))
    others = read_videos(top, "closing", outline)
    lectures = read_lectures(decks, outline, problems)
    refuse_repeats(lectures, others, top)
    course = Course(
        title=top.text("title"),
        video_url=_video_url(top),
        chapters=chapters,
        units=units,
        lectures=tuple(lecture for lecture, _ in lectures),
        others=tuple(video for video, _ in others),
        history=_history(top),
    )
    top.finish()
    return course, tuple(problems)


def _video_url(top: Fields) -> str:
    url = top.text("video")
    if url and "{p}" not in url:
        top.problem("must hold {p}, the place of the video's number", "video")
    return url


def _history(top: Fields) -> tuple[Change, ...]:
    changes = []
    for entry in top.tables("history"):
        change = Change(entry.text("date"), entry.text("text"))
        entry.finish()
        try:
            date.fromisoformat(change.date)
        except ValueError:
            entry.problem(f'{change.date} is no date such as "2022-02-17"', "date")
        changes.append(change)
    return tuple(changes)
