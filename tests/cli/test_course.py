import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from mlquiz.cli.table import cell_width

from tests.cli.conftest import Result
from tests.reading.course_samples import LECTURE_4, write, write_course

Run = Callable[..., Result]

ATTENTION = """\
---
id: ch16p1
title: Self-attention
---

## 1 How it works

### 1.1 Query, key, value

Every vector makes three others.

<!-- card: qkv -->
C: A vector makes a ==1;;query==, a ==2;;key== and a ==3;;value==.

### 1.2 Heads

<!-- card: heads-why -->
Q: Why does self-attention have several heads?

A: Each head can look for another kind of relevance.
"""
GRAPHS = """\
---
id: ch08
title: Graphs
---

## 1-3 What a graph is

Nodes and edges.

<!-- card: graph-edges -->
Q: What does an edge of a graph connect?

A: Two nodes.
"""
CHECKLIST = """\
# My list

- [x] [自注意力(上)](https://www.bilibili.com/video/BV1Wv411h7kN?p=38)
- [ ] [自注意力(下)](https://www.bilibili.com/video/BV1Wv411h7kN?p=39)
- [x] [GNN](https://www.bilibili.com/video/BV1Wv411h7kN?p=42)

My remarks.
"""


@pytest.fixture
def small(tmp_path: Path) -> Path:
    """A small course with notes for two of its files."""
    root = tmp_path / "small"
    write_course(root)
    write(root / "notes/en/ch16p1.md", ATTENTION)
    write(root / "notes/en/ch08.md", GRAPHS)
    return root


@pytest.fixture
def course(run: Run, small: Path) -> Callable[..., Result]:
    """Run `mlquiz course` on the small course."""

    def call(*words: object) -> Result:
        return run("--content", small, "course", *words)

    return call


def the_json(result: Result) -> Any:
    assert result.code == 0, result.err
    return json.loads(result.out)


def watched(course: Run) -> list[int]:
    found: list[int] = the_json(course("--json"))["watched"]
    return found


def test_the_syllabus_names_lectures_and_chapters_with_their_counts(course: Run) -> None:
    lines = [re.split(r"\s{2,}", line.strip()) for line in course().out.splitlines()]
    assert ["4", "Sequence as input", "0/5", "5", "0", "0", "0", "5/34"] in lines
    assert ["12", "Reinforcement Learning", "0/1", "0", "0", "0", "0", "0/0"] in lines
    assert ["8", "Graph Neural Network", "0/1", "1", "0", "0", "0", "1/8"] in lines
    assert ["16", "Self-attention & Transformer", "0/3", "4", "0", "0", "0", "4/20"] in lines
    assert ["Machine Learning", "0/7", "5", "0", "0", "0", "5/34"] in lines


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_the_syllabus_of_the_course_fits_into_80_cells(run: Run, lang: str) -> None:
    lines = run("course", "--lang", lang).out.splitlines()
    assert max(cell_width(line) for line in lines) <= 80
    ends = {cell_width(line) for line in lines if re.match(r" ?\d+ ", line)}
    assert len(ends) == 1, "the columns end below each other, Chinese or not"


@pytest.mark.parametrize("number", range(1, 16))
def test_a_lecture_of_the_course_fits_into_80_cells_but_for_addresses(run: Run, number: int) -> None:
    for lang in ("en", "zh"):
        lines = run("course", f"lecture-{number}", "--lang", lang).out.splitlines()
        assert max(cell_width(line) for line in lines if "https://" not in line) <= 80


def test_a_lecture_names_videos_with_roles_and_links_sections_homework_and_slides(course: Run) -> None:
    out = course("lecture-4").out
    for expected in (
        "Lecture 4: Sequence as input",
        "Required (2021)\n  [ ] p38  自注意力(上)\n           https://www.bilibili.com/video/BV1Wv411h7kN?p=38",
        "Optional (To Learn More)\n  [ ] p42  GNN",
        "Supplement (2022)\n  [ ] p51  2022 - 变型",
        "HW4: Self-attention\n  who is speaking?\n  code       https://colab.example/4",
        "Slides\n  xformer\n    https://slides.example/xformer.pdf",
    ):
        assert expected in out
    assert re.search(r"ch16p1\.1\.1 +Query, key, value +3/8", out)


def test_json_of_the_syllabus_has_the_keys_that_scripts_rely_on(course: Run) -> None:
    data = the_json(course("--json"))
    assert [lecture["number"] for lecture in data["lectures"]] == [4, 12]
    video = data["lectures"][0]["videos"][0]
    assert video == {
        "p": 38,
        "title": "自注意力(上)",
        "role": "required",
        "year": 2021,
        "url": "https://www.bilibili.com/video/BV1Wv411h7kN?p=38",
        "watched": False,
        "sections": ["ch16p1.1.1", "ch16p1.1.2"],
    }
    assert [chapter["number"] for chapter in data["chapters"]] == [8, 16]
    assert data["chapters"][1]["parts"][0]["sections"][1] == {
        "id": "ch16p1.1.1",
        "number": "1.1",
        "title_en": "Query, key, value",
        "title_zh": "QKV",
        "leaf": True,
        "depth": "core",
        "cards": 3,
        "target": 8,
    }
    assert data["lectures"][0]["videos"][2]["year"] is None
    assert data["history"] == [{"date": "2021-03-16", "text": "It begins"}]


def test_json_of_a_lecture_has_the_same_keys_and_only_its_own_sections(course: Run) -> None:
    data = the_json(course("lecture-4", "--json"))
    assert [lecture["number"] for lecture in data["lectures"]] == [4]
    shown = [s["id"] for chapter in data["chapters"] for part in chapter["parts"] for s in part["sections"]]
    shown += [section["id"] for unit in data["units"] for section in unit["sections"]]
    assert sorted(shown) == sorted(data["lectures"][0]["sections"])
    assert the_json(course("lecture-12", "--json"))["chapters"] == []


def test_json_of_the_course_counts_everything(run: Run) -> None:
    data = the_json(run("course", "--json"))
    sections = [s for chapter in data["chapters"] for part in chapter["parts"] for s in part["sections"]]
    assert len(sections) == 449
    assert sum(section["leaf"] for section in sections) == 339
    assert sum(section["leaf"] and section["target"] > 0 for section in sections) == 336
    videos = [video["p"] for lecture in data["lectures"] for video in lecture["videos"]]
    assert sorted([*videos, *(video["p"] for video in data["closing"])]) == list(range(1, 156))


def test_a_lecture_that_there_is_not_names_the_nearest(course: Run) -> None:
    result = course("lecture-14")
    assert result.code == 1
    assert result.err == "mlquiz: lecture-14: no such lecture; did you mean lecture-4?\n"


def test_watched_videos_are_kept_and_taken_back(course: Run) -> None:
    assert course("watched", "p38", "39").code == 0
    assert watched(course) == [38, 39]
    assert "[x] p38" in course("lecture-4").out
    assert course("watched", "p38", "--undo").out.endswith("1 of 7 videos watched: p39\n")
    assert watched(course) == [39]
    assert course("watched", "--undo", "p39").code == 0
    assert watched(course) == []


def test_several_videos_in_a_row_are_marked_at_once(course: Run) -> None:
    course("watched", "p38-p42", "p114")
    assert course("watched").out == "6 of 7 videos watched: p38-p42, p114\n"


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (("watched", "p0"), "p0: the course's list has the videos p1 to p155"),
        (("watched", "p156"), "p156: the course's list has the videos p1 to p155"),
        (("watched", "p40-p38"), "p40-p38: the course's list has the videos p1 to p155"),
        (("watched", "self-attention"), "self-attention: not a video; write p38"),
        (("watched", "--undo"), "--undo: say which videos"),
        (("--undo", "p38"), "--undo takes back `watched`"),
        (("lecture-4", "lecture-12"), "lecture-12: name one lecture"),
        (("lecture-4", "--export"), "lecture-4: --import and --export are about all videos"),
    ],
)
def test_wrong_words_are_refused_and_mark_nothing(course: Run, words: tuple[str, ...], message: str) -> None:
    result = course(*words)
    assert result.code == 2
    assert message in result.err
    assert watched(course) == []


def test_a_checklist_is_imported_and_boxes_without_a_tick_change_nothing(course: Run, tmp_path: Path) -> None:
    file = write(tmp_path / "list.md", CHECKLIST)
    course("watched", "p39")
    result = course("--import", file)
    assert result.out.startswith(f"{file}: 3 videos, 2 ticked, 2 of these are new here\n")
    assert watched(course) == [38, 39, 42]
    assert "0 of these are new" in course("watched", "--import", file).out


def test_a_checklist_is_exported_with_the_state_of_today(course: Run, tmp_path: Path) -> None:
    file = write(tmp_path / "list.md", CHECKLIST)
    course("watched", "p39")
    assert course("--export", file).code == 0
    expected = CHECKLIST.replace("[x]", "[ ]").replace("[ ] [自注意力(下)]", "[x] [自注意力(下)]")
    assert file.read_text(encoding="utf-8") == expected


def test_a_learner_moves_over_and_back_without_loss(run: Run, tmp_path: Path) -> None:
    first, second = tmp_path / "first.md", tmp_path / "second.md"
    run("course", "watched", "p1", "p38-p45", "p155")
    exported = run("course", "--export", first)
    assert exported.out == f"{first}: 10 of 155 videos ticked\n"
    other = ("--db", tmp_path / "other.db", "course")
    run(*other, "--import", first)
    run(*other, "--export", second)
    assert first.read_bytes() == second.read_bytes()
    assert run(*other, "--export").out == first.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("# Nothing\n", "no video is listed here"),
        ("- [x] [a](https://www.bilibili.com/video/BV1Wv411h7kN?p=156)\n", "p=156 is outside 1 to 155"),
        (
            f"{CHECKLIST}- [x] [a](https://www.bilibili.com/video/BV1fM4y137M4?p=40)\n",
            ":8:1 Y01 BV1fM4y137M4 is not the course's list",
        ),
    ],
)
def test_a_checklist_that_is_wrong_marks_nothing(
    course: Run, tmp_path: Path, text: str, message: str
) -> None:
    result = course("--import", write(tmp_path / "list.md", text))
    assert result.code == 1
    assert message in result.err
    assert watched(course) == []


def test_files_that_cannot_be_read_are_said_plainly(course: Run, tmp_path: Path) -> None:
    assert "cannot be read" in course("--import", tmp_path / "nowhere.md").err
    (tmp_path / "latin.md").write_bytes(b"\xff\xfe\x00")
    assert "not UTF-8" in course("--import", tmp_path / "latin.md").err


def test_a_file_that_is_no_checklist_is_not_overwritten(course: Run, tmp_path: Path) -> None:
    file = write(tmp_path / "diary.md", "Dear diary\n")
    result = course("--export", file)
    assert result.code == 1
    assert "left as it is" in result.err
    assert file.read_text(encoding="utf-8") == "Dear diary\n"


def test_coverage_lists_what_lacks_and_fails(course: Run) -> None:
    result = course("--coverage")
    assert result.code == 1
    lists: dict[str, list[str]] = {}
    name = ""
    for line in result.out.splitlines():
        if line.startswith("  ") and not line.startswith("  section"):
            lists[name].append(line.split()[0])
        elif line.endswith(")"):
            name = line.partition(" (")[0]
            lists[name] = []
    assert lists == {
        "without cards": ["ch16p1.1.10", "ch16p2.1", "lec04"],
        "below target": ["ch08.1-3", "ch16p1.1.1", "ch16p1.1.2"],
        "without notes": ["ch16p1.1.2", "ch16p1.1.10", "ch16p2.1", "lec04"],
    }
    data = json.loads(course("--coverage", "--json").out)
    assert data["without_cards"] == lists["without cards"]
    assert data["below_target"] == lists["below target"]
    assert data["without_notes"] == lists["without notes"]


def test_coverage_is_fine_when_every_section_has_cards_and_notes(run: Run, tmp_path: Path) -> None:
    write_course(
        tmp_path,
        chapter_16="number: 16\ntitle: a\ntitle_zh: b\nsections: []\n",
        units="units: []\n",
        lecture_4="number: 4\ntitle: a\ntitle_zh: b\nvideos: {}\n",
    )
    write(tmp_path / "notes/en/ch08.md", GRAPHS)
    result = run("--content", tmp_path, "course", "--coverage")
    assert "below target (1)" in result.out
    assert result.code == 0


def test_a_folder_without_a_course_says_so(run: Run, folder: Path) -> None:
    result = run("--content", folder, "course")
    assert result.code == 1
    assert "no course here" in result.err


def test_a_mistake_in_the_catalogue_is_told_below_the_table(course: Run, small: Path) -> None:
    write(small / "decks/lecture-4.yaml", LECTURE_4.replace("p: 42", "p: 420"))
    result = course()
    assert result.code == 1
    assert "Sequence as input" in result.out
    assert result.err == "decks/lecture-4.yaml:15:1 Y01 videos.optional.p: 420 is outside 1 to 155\n"


def test_a_deck_is_not_built_before_its_notes_are_written(run: Run, small: Path, tmp_path: Path) -> None:
    result = run("--content", small, "build-deck", "lecture-12", "--out", tmp_path / "out.apkg")
    assert result.code == 1
    assert "deck lecture-12 (Lecture 12: Reinforcement Learning) has no notes yet" in result.err
    assert not (tmp_path / "out.apkg").exists()


def test_a_card_in_its_learning_steps_is_not_due_in_the_course_as_it_is_not_in_due(
    run: Run, small: Path, tmp_path: Path
) -> None:
    (tmp_path / "typed.txt").write_text("\n1\nq\n", encoding="utf-8")
    places = ("--content", small, "--db", tmp_path / "p.db")
    run(*places, "review", "lecture-4", "--plain", "--answers", tmp_path / "typed.txt")
    assert run(*places, "due", "lecture-4").out.startswith("0 due, ")
    assert "1 learning, 0 known, 0 due" in run(*places, "course", "lecture-4").out
