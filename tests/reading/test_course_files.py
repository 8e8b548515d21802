"""What the files of a course may hold, and how they are refused."""

from pathlib import Path

import pytest

from mlquiz.model.course import Course, Depth, Role
from mlquiz.reading.course import read_course
from mlquiz.reading.glossary import read_glossary

from tests.reading.course_samples import (
    CHAPTER_8,
    CHAPTER_16,
    COURSE,
    LECTURE_4,
    LECTURE_12,
    UNITS,
    write,
    write_course,
)


def read(root: Path, **changed: str) -> tuple[Course, list[str]]:
    course, problems = read_course(write_course(root, **changed))
    assert course is not None
    return course, [f"{problem.file}:{problem.line} {problem.message}" for problem in problems]


def test_a_sound_course_is_read_whole(tmp_path: Path) -> None:
    course, problems = read(tmp_path)
    assert problems == []
    assert [chapter.number for chapter in course.chapters] == [8, 16]
    assert [part.id for chapter in course.chapters for part in chapter.parts] == ["ch08", "ch16p1", "ch16p2"]
    assert [part.title for part in course.chapters[1].parts] == ["Part 1", "The family"]
    assert [lecture.number for lecture in course.lectures] == [4, 12]
    assert [video.p for video in course.lectures[0].videos] == [38, 39, 42, 45, 51]
    assert [video.p for video in course.others] == [155]
    assert course.history[0].date == "2021-03-16"
    homework = course.lectures[0].homework
    assert homework is not None
    assert [(link.name, link.url) for link in homework.links] == [("code", "https://colab.example/4")]


def test_a_section_number_is_kept_to_the_letter(tmp_path: Path) -> None:
    course, _ = read(tmp_path)
    assert course.chapters[1].parts[0].sections[-1].id == "ch16p1.1.10"


def test_the_target_follows_from_the_depth_unless_it_is_given(tmp_path: Path) -> None:
    course, _ = read(tmp_path)
    sections = {s.id: s for chapter in course.chapters for part in chapter.parts for s in part.sections}
    assert {name: section.target for name, section in sections.items()} == {
        "ch08.1-3": 8, "ch08.4": 0,
        "ch16p1.1": 0, "ch16p1.1.1": 8, "ch16p1.1.2": 3, "ch16p1.1.10": 4, "ch16p2.1": 5,
    }  # fmt: skip
    assert not sections["ch16p1.1"].leaf
    assert sections["ch08.4"].depth is Depth.REFERENCE
    assert sections["ch08.4"].leaf
    assert not sections["ch08.4"].cardable


def test_the_id_of_a_part_or_unit_stands_for_all_its_sections(tmp_path: Path) -> None:
    course, _ = read(tmp_path)
    covered = {video.p: video.sections for video in course.lectures[0].videos}
    assert covered[42] == ("ch08.1-3", "ch08.4")
    assert covered[51] == ("ch16p2.1",)
    assert covered[39] == ("ch16p1.1.10", "lec04")


@pytest.mark.parametrize("name", ["ch16p1.1", "ch16p1"])
def test_a_section_that_holds_others_stands_for_them(tmp_path: Path, name: str) -> None:
    course, problems = read(tmp_path, lecture_4=LECTURE_4.replace("[ch16p1.1.1, ch16p1.1.2]", f"[{name}]"))
    assert problems == []
    assert course.lectures[0].videos[0].sections == ("ch16p1.1.1", "ch16p1.1.2", "ch16p1.1.10")


def test_section_1_does_not_stand_for_section_10(tmp_path: Path) -> None:
    ten = CHAPTER_16.replace('"1.10"', '"10.1"')
    course, _ = read(tmp_path, chapter_16=ten, lecture_4=LECTURE_4.replace("ch16p1.1.10", "ch16p1.1"))
    assert course.lectures[0].videos[1].sections == ("ch16p1.1.1", "ch16p1.1.2", "lec04")


def test_roles_pick_the_sections_of_a_lecture(tmp_path: Path) -> None:
    course, _ = read(tmp_path)
    lecture = course.lectures[0]
    assert lecture.sections(Role.REQUIRED, Role.SUPPLEMENT) == (
        "ch16p1.1.1", "ch16p1.1.2", "ch16p1.1.10", "lec04", "ch16p2.1",
    )  # fmt: skip


def test_a_unit_may_list_its_sections(tmp_path: Path) -> None:
    sections = "sections: [{number: '1', title: a, title_zh: b, depth: stub}]"
    course, problems = read(tmp_path, units=UNITS.replace("target: 6", sections))
    assert problems == []
    assert [(section.id, section.target) for section in course.units[0].sections] == [("lec04.1", 3)]


def test_a_folder_without_a_catalogue_is_no_course(tmp_path: Path) -> None:
    assert read_course(tmp_path / "decks") == (None, ())


WRONG = {
    "p of no video": (
        {"lecture_4": LECTURE_4.replace("p: 42", "p: 156")},
        "decks/lecture-4.yaml:15 videos.optional.p: 156 is outside 1 to 155",
    ),
    "p with a leading zero": (
        {"lecture_4": LECTURE_4.replace("p: 42", "p: 08")},
        "decks/lecture-4.yaml:15 videos.optional.p: must be a whole number, not 08; write 8",
    ),
    "p as text": (
        {"lecture_4": LECTURE_4.replace("p: 42", 'p: "42"')},
        'decks/lecture-4.yaml:15 videos.optional.p: must be a whole number, not "42"; write 42',
    ),
    "a video in two lectures": (
        {"lecture_12": LECTURE_12.replace("p: 114", "p: 38")},
        "decks/lecture-12.yaml:6 videos.required.p: p38 is in lecture 4 already; a video belongs to one",
    ),
    "a video twice in a lecture": (
        {"lecture_4": LECTURE_4.replace("p: 42", "p: 38")},
        "decks/lecture-4.yaml:15 videos.optional.p: p38 is in lecture 4 already; a video belongs to one",
    ),
    "a lecture's video among the closing ones": (
        {"course": COURSE.replace("p: 155", "p: 38")},
        "decks/course.yaml:4 closing.p: p38 is in lecture 4 already; a video belongs to one lecture",
    ),
    "a section that does not exist": (
        {"lecture_4": LECTURE_4.replace("[ch16p2]", "[ch16p3]")},
        "decks/lecture-4.yaml:22 videos.supplement.sections: ch16p3 is not known; did you mean ch16p2?",
    ),
    "an unknown role": (
        {"lecture_4": LECTURE_4.replace("  supplement:", "  suplement:")},
        "decks/lecture-4.yaml:18 videos.suplement: unknown key; did you mean supplement?",
    ),
    "an unknown key of a video": (
        {"lecture_4": LECTURE_4.replace("sections: [ch08]", "section: [ch08]")},
        "decks/lecture-4.yaml:17 videos.optional.section: unknown key; did you mean sections?",
    ),
    "an unknown key of a lecture": (
        {"lecture_4": LECTURE_4.replace("slides:", "slide:")},
        "decks/lecture-4.yaml:32 slide: unknown key; did you mean slides?",
    ),
    "an unknown key of the homework": (
        {"lecture_4": LECTURE_4.replace("  code:", "  cod:")},
        "decks/lecture-4.yaml:31 homework.cod: unknown key; did you mean code?",
    ),
    "an unknown key of a section": (
        {"chapter_08": CHAPTER_8.replace("depth: core", "deph: core")},
        "decks/chapters/chapter-08.yaml:8 sections.deph: unknown key; did you mean depth?",
    ),
    "an unknown depth": (
        {"chapter_08": CHAPTER_8.replace("depth: core", "depth: cor")},
        "decks/chapters/chapter-08.yaml:8 sections.depth: cor is not known; did you mean core?",
    ),
    "a section number without quotes": (
        {"chapter_16": CHAPTER_16.replace('"1.10"', "1.10")},
        "decks/chapters/chapter-16.yaml:18 parts.sections.number: 1.10 without quotes is no text to YAML",
    ),
    "a section number twice": (
        {"chapter_08": CHAPTER_8.replace('"4"', '"1-3"')},
        "decks/chapters/chapter-08.yaml:9 sections.number: 1-3 stands here twice",
    ),
    "a part twice": (
        {"chapter_16": CHAPTER_16.replace("number: 2", "number: 1")},
        "decks/chapters/chapter-16.yaml:23 parts.number: part 1 stands here twice",
    ),
    "a chapter twice": (
        {"chapter_16": CHAPTER_16.replace("number: 16", "number: 8")},
        "decks/chapters/chapter-16.yaml:1 number: chapter 8 is also in decks/chapters/chapter-08.yaml",
    ),
    "a lecture twice": (
        {"lecture_12": LECTURE_12.replace("number: 12", "number: 4")},
        "decks/lecture-4.yaml:1 number: lecture 4 is also in decks/lecture-12.yaml",
    ),
    "a chapter with parts and sections": (
        {"chapter_16": CHAPTER_16 + "sections: []\n"},
        "decks/chapters/chapter-16.yaml:31 sections: a chapter has parts or sections of its own, not both",
    ),
    "a title that is missing": (
        {"chapter_08": CHAPTER_8.replace("title_zh: 图神经网络\n", "")},
        "decks/chapters/chapter-08.yaml:1 title_zh is missing",
    ),
    "a title that YAML takes for false": (
        {"chapter_08": CHAPTER_8.replace("title: Graph Neural Network", "title: no")},
        'decks/chapters/chapter-08.yaml:2 title: no without quotes is no text to YAML; write "no"',
    ),
    "a target for a section that holds others": (
        {"chapter_16": CHAPTER_16.replace("title_zh: 原理", "title_zh: 原理\n        target: 3")},
        "decks/chapters/chapter-16.yaml:10 parts.sections.target: a section that holds others has no target",
    ),
    "a unit without target": (
        {"units": UNITS.replace("    target: 6\n", "")},
        "decks/units.yaml:2 units: target is missing",
    ),
    "a unit twice": (
        {"units": UNITS + UNITS.partition("\n")[2]},
        "decks/units.yaml:6 units.id: lec04 stands here twice",
    ),
    "a video address without a place for the number": (
        {"course": COURSE.replace("?p={p}", "")},
        "decks/course.yaml:2 video: must hold {p}, the place of the video's number",
    ),
    "a date without quotes": (
        {"course": COURSE.replace('"2021-03-16"', "2021-03-16")},
        'decks/course.yaml:8 history.date: 2021-03-16 without quotes is no text to YAML; write "2021-03-16"',
    ),
    "a date that there is not": (
        {"course": COURSE.replace("2021-03-16", "2021-02-30")},
        "decks/course.yaml:8 history.date: 2021-02-30 is no date",
    ),
    "no YAML": (
        {"lecture_4": "number: 4\nvideos: [\n"},
        "decks/lecture-4.yaml:3 not YAML",
    ),
    "videos that are no mapping": (
        {"lecture_12": "number: 12\ntitle: a\ntitle_zh: b\nvideos: [1, 2]\n"},
        "decks/lecture-12.yaml:4 videos: must have keys of its own, not a list",
    ),
}


@pytest.mark.parametrize("name", WRONG)
def test_what_is_wrong_is_said_with_file_line_and_key(tmp_path: Path, name: str) -> None:
    changed, message = WRONG[name]
    _, problems = read(tmp_path, **changed)
    assert [problem for problem in problems if problem.startswith(message)], problems


@pytest.mark.parametrize("name", WRONG)
def test_one_mistake_is_one_problem(tmp_path: Path, name: str) -> None:
    changed, _ = WRONG[name]
    _, problems = read(tmp_path, **changed)
    follow = [
        p
        for p in problems
        if "is not known" in p and "sections:" in p and name != "a section that does not exist"
    ]
    assert len(problems) - len(follow) == 1, problems


def test_all_mistakes_are_said_at_once_and_the_rest_is_read(tmp_path: Path) -> None:
    course, problems = read(
        tmp_path,
        lecture_4=LECTURE_4.replace("p: 42", "p: 0").replace("[ch16p2]", "[ch99]"),
        chapter_08=CHAPTER_8.replace("depth: core", "depth: deep"),
    )
    assert len(problems) == 3
    assert [video.p for video in course.lectures[0].videos] == [38, 39, 45, 51]


def test_a_broken_catalogue_is_no_course_but_a_problem(tmp_path: Path) -> None:
    course, problems = read_course(write_course(tmp_path, course="title: [\n"))
    assert course is None
    assert [problem.file for problem in problems] == ["decks/course.yaml"]


def test_the_glossary_refuses_a_term_twice_and_a_wrong_flag(tmp_path: Path) -> None:
    term = (
        "  - {id: ml, en: machine learning, zh: 机器学习, zh_course: 机器学习, keep_english_in_zh_card: no}\n"
    )
    write(tmp_path / "decks/glossary.yaml", f"terms:\n{term}{term}")
    terms, problems = read_glossary(tmp_path / "decks")
    assert [term.id for term in terms] == ["ml"]
    assert [problem.message for problem in problems] == [
        "terms.keep_english_in_zh_card: must be true or false, not no",
        "terms.keep_english_in_zh_card: must be true or false, not no",
        "terms.id: ml stands here twice",
    ]
