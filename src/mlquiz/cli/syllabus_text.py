"""The syllabus as text: at most 80 cells wide, Chinese at its true width."""

from typing import TYPE_CHECKING

from mlquiz.cli.syllabus import ROLE_TITLES, Syllabus
from mlquiz.cli.table import cell_width, fit, table
from mlquiz.errors import counted
from mlquiz.reading.outline import all_videos, video_address

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from mlquiz.model.course import Chapter, Homework, Lecture, Video

WIDTH = 80
TITLE_WIDTH = 31
SECTION_SPACE = 2 + 2 + 2 + 5  # before the id, two gaps, and the cards
HEAD = ("title", "videos", "new", "learn", "known", "due", "cards")
LEGEND = (
    "videos: watched of all; learn: begun, and not known yet; known: stability of 21\n"
    "days or more; due: reviews of today, without the cards in their learning steps;\n"
    "cards: written of planned. `mlquiz course lecture-4` shows one lecture."
)


def overview(syllabus: Syllabus) -> str:
    """All lectures and chapters, one a line."""
    course = syllabus.course
    lectures = [_lecture_row(syllabus, lecture) for lecture in course.lectures]
    chapters = [_chapter_row(syllabus, chapter) for chapter in course.chapters]
    total = _row(syllabus, "", course.title, all_videos(course), "all", syllabus.outline.leaf_ids)
    rows = [*lectures, *chapters, total]
    lines = table(("", *HEAD), rows, right=(0, 2, 3, 4, 5, 6, 7)).splitlines()
    first = 1 + len(lectures)
    second = first + len(chapters)
    blocks = (
        [_under(lines[0], "Lectures (2022, with 2021)"), *lines[1:first]],
        [_under(lines[0], "Chapters (2020)"), *lines[first:second]],
        [_under(lines[0], "All"), lines[second], *LEGEND.splitlines()],
    )
    return "\n\n".join("\n".join(block) for block in blocks)


def one_lecture(syllabus: Syllabus, number: int) -> str:
    """Videos with links and roles, sections, homework and slides of a lecture."""
    lecture = next(one for one in syllabus.course.lectures if one.number == number)
    blocks = [
        [f"Lecture {number}: {lecture.title}", lecture.title_zh, _state(syllabus, lecture)],
        *_videos(syllabus, lecture),
        list(_sections(syllabus, lecture)),
        list(_homework(lecture.homework)),
        list(_slides(lecture)),
    ]
    return "\n\n".join("\n".join(block) for block in blocks if block)


def _state(syllabus: Syllabus, lecture: "Lecture") -> str:
    known = syllabus.progress(f"lecture-{lecture.number}")
    videos = f"{syllabus.seen(lecture.videos)} of {counted(len(lecture.videos), 'video')} watched"
    cards = f"{known.new} new, {known.learning} learning, {known.known} known, {known.due} due"
    return f"{videos}; {counted(known.cards, 'card')}: {cards}"


def _lecture_row(syllabus: Syllabus, lecture: "Lecture") -> tuple[str, ...]:
    name = f"lecture-{lecture.number}"
    title = lecture.title_zh if syllabus.lang == "zh" else lecture.title
    return _row(syllabus, str(lecture.number), title, lecture.videos, name, syllabus.taught(lecture))


def _chapter_row(syllabus: Syllabus, chapter: "Chapter") -> tuple[str, ...]:
    sections = [name for part in chapter.parts for name in syllabus.outline.ids.get(part.id, ())]
    name = f"chapter-{chapter.number}"
    title = chapter.title_zh if syllabus.lang == "zh" else chapter.title
    return _row(syllabus, str(chapter.number), title, syllabus.videos_of(sections), name, sections)


def _row(  # noqa: PLR0913, PLR0917 - the columns
    syllabus: Syllabus,
    number: str,
    title: str,
    videos: "Sequence[Video]",
    deck: str,
    sections: "Iterable[str]",
) -> tuple[str, ...]:
    known = syllabus.progress(deck)
    return (
        number,
        fit(title, TITLE_WIDTH),
        f"{syllabus.seen(videos)}/{len(videos)}",
        *(str(count) for count in (known.new, known.learning, known.known, known.due)),
        f"{known.cards}/{syllabus.target(sections)}",
    )


def _under(head: str, name: str) -> str:
    """The headings of the columns with a name for the rows in place of `title`."""
    before, title, after = head.partition("title")
    return before + name + after[max(0, len(name) - len(title)) :].rjust(len(title + after) - len(name))


def _videos(syllabus: Syllabus, lecture: "Lecture") -> "Iterator[list[str]]":
    for role, title in ROLE_TITLES.items():
        videos = [video for video in lecture.videos if video.role is role]
        if videos:
            yield [title, *(line for video in videos for line in _video(syllabus, video))]


def _video(syllabus: Syllabus, video: "Video") -> "Iterator[str]":
    box = "x" if video.p in syllabus.watched else " "
    yield fit(f"  [{box}] p{video.p:<3} {video.title}", WIDTH)
    yield f"           {video_address(syllabus.course.video_url, video.p)}"


def _sections(syllabus: Syllabus, lecture: "Lecture") -> "Iterator[str]":
    spots = [spot for name in syllabus.taught(lecture) if (spot := syllabus.outline.section(name))]
    if not spots:
        return
    width = WIDTH - max(cell_width(spot.section.id) for spot in spots) - SECTION_SPACE
    rows = []
    for spot in spots:
        section = spot.section
        title = section.title_zh if syllabus.lang == "zh" else section.title
        written = f"{syllabus.written.get(section.id, 0)}/{section.target}"
        rows.append((f"  {section.id}", fit(title, width), written))
    yield from table(("Sections", "", "cards"), rows, right=(2,)).splitlines()


def _homework(homework: "Homework | None") -> "Iterator[str]":
    if homework is not None:
        yield f"{homework.id}: {homework.title}"
        yield from _wrapped(homework.task)
        for link in homework.links:
            yield f"  {link.name:<10} {link.url}"


def _slides(lecture: "Lecture") -> "Iterator[str]":
    if lecture.slides:
        yield "Slides"
    for link in lecture.slides:
        yield f"  {link.name}"
        yield f"    {link.url}"


def _wrapped(text: str) -> "list[str]":
    from textwrap import wrap

    return wrap(text, WIDTH, initial_indent="  ", subsequent_indent="  ")
