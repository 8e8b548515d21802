import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mlquiz.model.course import Course
from mlquiz.reading.checklist import Tick, read_checklist, update_checklist, write_checklist
from mlquiz.reading.course import read_course

DECKS = Path(__file__).resolve().parents[2] / "decks"
COURSE, _ = read_course(DECKS)
URL = "https://www.bilibili.com/video/BV1Wv411h7kN?p={p}"

SEED = """\
---
title: 机器学习(李宏毅)
tag: ML
---

[b站链接](https://www.bilibili.com/video/BV1Wv411h7kN/?p=2&spm_id_from=pageDriver&vd_source=c486)

[课程资料](https://speech.ee.ntu.edu.tw/~hylee/ml/2022-spring.php)

- [x] [2022-机器学习相关规定](https://www.bilibili.com/video/BV1Wv411h7kN?p=1)
- [x] [2021-机器学习相关规定](https://www.bilibili.com/video/BV1Wv411h7kN?p=2)
- [ ] [第一节 2021 - (上) - 机器学习基本概念简介](https://www.bilibili.com/video/BV1Wv411h7kN?p=3)
- [ ] [【机器学习】课程结语 完结撒花](https://www.bilibili.com/video/BV1Wv411h7kN?p=155)"""


def the_course() -> Course:
    assert COURSE is not None
    return COURSE


def ticked(text: str) -> list[int]:
    ticks, problems = read_checklist(text, file="list.md", video_url=URL)
    assert not problems
    return [tick.p for tick in ticks if tick.ticked]


def test_a_learners_checklist_is_read() -> None:
    ticks, problems = read_checklist(SEED, file="list.md", video_url=URL)
    assert problems == ()
    assert ticks == (Tick(1, True, 10), Tick(2, True, 11), Tick(3, False, 12), Tick(155, False, 13))


@pytest.mark.parametrize(
    "line",
    [
        "- [X] [a](https://www.bilibili.com/video/BV1Wv411h7kN?p=38)",
        "* [x] [a](https://m.bilibili.com/video/BV1Wv411h7kN/?p=38&spm_id_from=x)",
        "  + [x] [a](http://bilibili.com/video/BV1Wv411h7kN?t=3&p=38) seen twice",
        "3. [x] **[a](<https://www.bilibili.com/video/BV1Wv411h7kN?p=38>)**",
        '- [x] [a](https://www.bilibili.com/video/BV1Wv411h7kN?p=38 "title")',
        "- [x] [notes](mine.md) and [a](https://www.bilibili.com/video/BV1Wv411h7kN?p=38)",
        "- [x] [a [b] (c)](https://www.bilibili.com/video/BV1Wv411h7kN?p=38)\r",
    ],
)
def test_the_forms_of_a_task_are_read(line: str) -> None:
    assert ticked(line) == [38]


@pytest.mark.parametrize(
    "line",
    [
        "[a](https://www.bilibili.com/video/BV1Wv411h7kN?p=38)",
        "- [a](https://www.bilibili.com/video/BV1Wv411h7kN?p=38)",
        "- [x] do the homework",
        "- [x] [a](https://www.bilibili.com/video/BV1Wv411h7kN)",
        "- [x] [a](https://www.bilibili.com/video/BV1Wv411h7kN?p=x)",
        "- [x] [a](http://[)",
        "- [x][a](https://www.bilibili.com/video/BV1Wv411h7kN?p=38)".replace("- [x]", "-[x]"),
    ],
)
def test_what_is_no_task_with_a_video_is_passed_over(line: str) -> None:
    assert read_checklist(line, file="list.md", video_url=URL) == ((), ())


def test_another_list_of_videos_is_refused_because_its_numbers_mean_other_videos() -> None:
    ticks, problems = read_checklist(
        "\n- [x] [a](https://www.bilibili.com/video/BV1fM4y137M4?p=40)\n", file="list.md", video_url=URL
    )
    assert ticks == ()
    assert [(problem.line, problem.message) for problem in problems] == [
        (2, "BV1fM4y137M4 is not the course's list BV1Wv411h7kN: its numbers mean other videos")
    ]


def test_a_whole_checklist_of_another_list_is_one_problem() -> None:
    other = write_checklist(the_course(), {1}).replace("BV1Wv411h7kN", "BV1fM4y137M4")
    ticks, problems = read_checklist(other, file="list.md", video_url=URL)
    assert ticks == ()
    said = "BV1fM4y137M4 is not the course's list BV1Wv411h7kN: its numbers mean other videos"
    assert [(problem.line, problem.message) for problem in problems] == [
        (3, f"{said} (here and on 154 more lines)")
    ]


@pytest.mark.parametrize("p", ["0", "156", "999999"])
def test_a_number_outside_the_list_is_refused(p: str) -> None:
    line = f"- [x] [a](https://www.bilibili.com/video/BV1Wv411h7kN?p={p})"
    _, problems = read_checklist(line, file="list.md", video_url=URL)
    assert problems[0].message == f"p={p} is outside 1 to 155"


@given(st.sets(st.integers(1, 155)))
def test_what_is_written_is_read_again(watched: set[int]) -> None:
    text = write_checklist(the_course(), watched)
    assert set(ticked(text)) == watched
    assert len(text.splitlines()) == 2 + 155


def test_a_new_checklist_has_the_lines_of_the_learners() -> None:
    text = write_checklist(the_course(), {1, 2})
    assert set(SEED.splitlines()[9:]) <= set(text.splitlines())


@given(st.sets(st.sampled_from([1, 2, 3, 155])))
def test_only_the_boxes_of_a_persons_file_change(watched: set[int]) -> None:
    text = update_checklist(SEED, the_course(), watched)
    assert set(ticked(text)) == watched
    assert re.sub(r"\[[ x]\]", "[ ]", text) == re.sub(r"\[[ x]\]", "[ ]", SEED)


def test_a_file_whose_boxes_are_right_already_stays_as_it_is() -> None:
    messy = SEED.replace("- [x]", "* [X]", 1).replace("\n", "\r\n") + "\r\n\r\nmy remarks \t\r\n"
    assert update_checklist(messy, the_course(), {1, 2}) == messy


def test_watched_videos_that_a_file_does_not_list_are_added_after_its_last_one() -> None:
    text = update_checklist(f"{SEED}", the_course(), {38})
    assert text.splitlines()[-1] == (
        "- [x] [第四节 2021 - 自注意力机制(Self-attention)(上)](https://www.bilibili.com/video/BV1Wv411h7kN?p=38)"
    )
    assert ticked(text) == [38]
    before_remarks = update_checklist(f"{SEED}\n\n# Remarks\n", the_course(), {38})
    assert before_remarks.endswith("\n\n# Remarks\n")
    assert ticked(before_remarks) == [38]


@pytest.mark.parametrize("end", ["", "\r\n", "\r\n\r\n# Remarks\r\n"])
def test_videos_are_added_with_the_line_ends_of_the_file(end: str) -> None:
    text = update_checklist(SEED.replace("\n", "\r\n") + end, the_course(), {38, 39})
    assert ticked(text) == [38, 39]
    assert text.count("\n") == text.count("\r\n") == text.count("\r")


@given(st.text(max_size=300), st.sets(st.integers(1, 155), max_size=5))
def test_any_text_is_read_and_keeps_its_state(text: str, watched: set[int]) -> None:
    read_checklist(text, file="list.md", video_url=URL)
    updated = update_checklist(text, the_course(), watched)
    assert set(ticked(updated)) == watched
    assert update_checklist(updated, the_course(), watched) == updated
