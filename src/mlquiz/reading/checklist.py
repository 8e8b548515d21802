"""The list of videos as a Markdown checklist: `- [x] [title](https://…?p=38)`, as learners keep it."""

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import parse_qs, urlsplit

from mlquiz.errors import Problem
from mlquiz.reading.lectures import LAST_VIDEO
from mlquiz.reading.outline import all_videos, video_address
from mlquiz.reading.yamlfile import CODE

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from mlquiz.model.course import Course

TASK = re.compile(r"(?P<before>\s*(?:[-*+]|\d+[.)])\s+\[)(?P<box>[ xX])(?P<after>\].*)", re.DOTALL)
LINK = re.compile(r"\]\(\s*<?(?P<url>[^\s()<>]+)")


@dataclass(frozen=True, slots=True)
class Tick:
    """One video of a checklist: its number, whether its box is ticked, and its line."""

    p: int
    ticked: bool
    line: int


def read_checklist(text: str, *, file: str, video_url: str) -> tuple[tuple[Tick, ...], tuple[Problem, ...]]:
    """The videos of a checklist. Lines that are no task, and tasks that link to no video, are passed over.

    Args:
        text: Markdown.
        file: Its name as problems call it.
        video_url: Address of a video of the course, with `{p}` for its number.
    """
    ticks: list[Tick] = []
    problems: list[Problem] = []
    foreign: dict[str, list[int]] = {}
    course_list = _list_of(video_url)
    for line, task in _tasks(text):
        url, p = _video(task["after"])
        if p is None:
            continue
        if _list_of(url) != course_list:
            foreign.setdefault(_list_of(url) or url, []).append(line)
        elif not 1 <= p <= LAST_VIDEO:
            problems.append(Problem(file, line, f"p={p} is outside 1 to {LAST_VIDEO}", CODE))
        else:
            ticks.append(Tick(p, task["box"] != " ", line))
    for name, lines in foreign.items():
        said = f"{name} is not the course's list {course_list}: its numbers mean other videos"
        count = f" (here and on {len(lines) - 1} more lines)" if len(lines) > 1 else ""
        problems.append(Problem(file, lines[0], said + count, CODE))
    return tuple(ticks), tuple(sorted(problems))


def write_checklist(course: "Course", watched: "Collection[int]") -> str:
    """A checklist of all videos of the course."""
    lines = [_line(course, video.p, video.title, watched) for video in all_videos(course)]
    return f"# {course.title}\n\n{''.join(lines)}"


def update_checklist(text: str, course: "Course", watched: "Collection[int]") -> str:
    """A person's checklist with the boxes of today; not a letter of it is changed otherwise.

    Watched videos that it does not list are added after its last video, with the line ends of the file.
    """
    ticks, _ = read_checklist(text, file="", video_url=course.video_url)
    by_line = {tick.line: tick.p for tick in ticks}
    lines = text.splitlines(keepends=True)
    for line, p in by_line.items():
        task = TASK.fullmatch(lines[line - 1])
        if task is not None and (p in watched) != (task["box"] != " "):
            lines[line - 1] = f"{task['before']}{'x' if p in watched else ' '}{task['after']}"
    last = max(by_line, default=len(lines))
    line_end = "\r\n" if lines and lines[0].endswith("\r\n") else "\n"
    missing = [
        _line(course, video.p, video.title, watched, line_end)
        for video in all_videos(course)
        if video.p in watched and video.p not in by_line.values()
    ]
    if missing and lines and not lines[last - 1].endswith(("\n", "\r")):
        lines[last - 1] += line_end
    return "".join(lines[:last] + missing + lines[last:])


def _tasks(text: str) -> "Iterator[tuple[int, re.Match[str]]]":
    for number, line in enumerate(text.splitlines(keepends=True), start=1):
        task = TASK.fullmatch(line)
        if task is not None:
            yield number, task


def _video(text: str) -> tuple[str, int | None]:
    """The first link with a video's number, and the number."""
    for link in LINK.finditer(text):
        p = _number(link["url"])
        if p is not None:
            return link["url"], p
    return "", None


def _number(url: str) -> int | None:
    """The `p` of an address: `…?p=38`, `…/?p=2&spm_id_from=pageDriver`."""
    try:
        values = parse_qs(urlsplit(url).query).get("p", [])
    except ValueError:
        return None
    return int(values[0]) if values and re.fullmatch(r"[0-9]{1,6}", values[0]) else None


def _list_of(url: str) -> str:
    """What names the list of videos in an address: the last word of its path."""
    return urlsplit(url).path.rstrip("/").rpartition("/")[2]


def _line(course: "Course", p: int, title: str, watched: "Collection[int]", line_end: str = "\n") -> str:
    return f"- [{'x' if p in watched else ' '}] [{title}]({video_address(course.video_url, p)}){line_end}"
