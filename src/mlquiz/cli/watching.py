"""The checklist of videos: mark, import, export."""

import re
from pathlib import Path
from typing import TYPE_CHECKING

from mlquiz.errors import MlquizError, SourceError, UsageError, counted
from mlquiz.folders import expanded
from mlquiz.reading.checklist import read_checklist, update_checklist, write_checklist
from mlquiz.reading.lectures import LAST_VIDEO
from mlquiz.reading.outline import all_videos
from mlquiz.scheduling.settings import Settings
from mlquiz.study.watching import mark_videos, watched_videos

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import datetime

    from mlquiz.model.course import Course
    from mlquiz.store import Store

VIDEO = re.compile(r"p?([0-9]{1,3})(?:-p?([0-9]{1,3}))?")


def numbers(words: "Iterable[str]") -> tuple[int, ...]:
    """The videos that are meant: `p38`, `38` or `p38-p41`.

    Raises:
        UsageError: A word is no video of the list.
    """
    found: list[int] = []
    for word in words:
        match = VIDEO.fullmatch(word)
        if match is None:
            raise UsageError(f"{word}: not a video; write p38, or p38-p41 for several")
        first, last = int(match[1]), int(match[2] or match[1])
        if not 1 <= first <= last <= LAST_VIDEO:
            raise UsageError(f"{word}: the course's list has the videos p1 to p{LAST_VIDEO}")
        found += range(first, last + 1)
    return tuple(found)


def mark(
    store: "Store", course: "Course", videos: "Sequence[int]", *, watched: bool, now: "datetime"
) -> None:
    """Mark videos, and say which; without videos only say which are marked."""
    titles = {video.p: video.title for video in all_videos(course)}
    changed = mark_videos(store, videos, watched=watched, now=now, rollover_hour=Settings().rollover_hour)
    box = "x" if watched else " "
    for p in videos:
        print(f"[{box}] p{p} {titles.get(p, '')}{'' if p in changed else ' (as before)'}".rstrip())
    print(_sum(store, course))


def import_checklist(store: "Store", course: "Course", path: Path, now: "datetime") -> None:
    """Mark the videos that are ticked in a Markdown file; boxes without a tick change nothing.

    Raises:
        MlquizError: The file cannot be read, lists no video, or speaks of another list of videos.
    """
    text = _read(path)
    ticks, problems = read_checklist(text, file=str(path), video_url=course.video_url)
    if problems:
        raise SourceError(problems)
    if not ticks:
        raise MlquizError(f"{path}: no video is listed here; a line reads `- [x] [title](https://…?p=38)`")
    ticked = [tick.p for tick in ticks if tick.ticked]
    changed = mark_videos(store, ticked, watched=True, now=now, rollover_hour=Settings().rollover_hour)
    new = f"{len(changed)} of these {'is' if len(changed) == 1 else 'are'} new here"
    print(f"{path}: {counted(len(ticks), 'video')}, {len(set(ticked))} ticked, {new}")
    print(_sum(store, course))


def export_checklist(store: "Store", course: "Course", target: str) -> None:
    """Print the checklist (`-`), or write it; a file that is there keeps everything but its boxes.

    Raises:
        MlquizError: The file is no checklist of this course, or cannot be written.
    """
    watched = watched_videos(store)
    if target == "-":
        print(write_checklist(course, watched), end="")
        return
    path = Path(expanded(target))
    text = write_checklist(course, watched)
    if path.exists():
        old = _read(path)
        ticks, problems = read_checklist(old, file=str(path), video_url=course.video_url)
        if problems:
            raise SourceError(problems)
        if old.strip() and not ticks:
            raise MlquizError(f"{path}: this file is no checklist of the course; it was left as it is")
        text = update_checklist(old, course, watched) if ticks else text
    from mlquiz.aside import written_aside

    with written_aside(path) as file:
        file.write(text.encode())
    print(f"{path}: {len(watched)} of {len(all_videos(course))} videos ticked")


def _read(path: Path) -> str:
    """The text of a file with its line ends."""
    try:
        return path.read_bytes().decode()
    except UnicodeDecodeError as error:
        raise MlquizError(f"{path}: not UTF-8 text (byte {error.start})") from error
    except OSError as error:
        raise MlquizError(f"{path}: cannot be read ({error.strerror})") from error


def _sum(store: "Store", course: "Course") -> str:
    watched = watched_videos(store)
    listed = f": {_ranges(sorted(watched))}" if watched else ""
    return f"{len(watched)} of {counted(len(all_videos(course)), 'video')} watched{listed}"


def _ranges(videos: "Sequence[int]") -> str:
    """`p1-p4, p38`."""
    runs: list[list[int]] = []
    for p in videos:
        if runs and p == runs[-1][1] + 1:
            runs[-1][1] = p
        else:
            runs.append([p, p])
    return ", ".join(f"p{first}" if first == last else f"p{first}-p{last}" for first, last in runs)
