"""A notes file: front matter, sections, ids of cards that nobody named, and what stands where."""

from pathlib import Path

import pytest

from mlquiz.errors import Severity
from mlquiz.model.document import Document
from mlquiz.model.note import Cloze
from mlquiz.reading.documents import read_document

NOWHERE = Path("/nonexistent")


def read(text: str, file: str = "notes/en/test.md", lang: str = "en") -> Document:
    return read_document(text, file=file, lang=lang, root=NOWHERE)


def test_front_matter_gives_id_title_and_needs_and_other_keys_are_left_alone() -> None:
    document = read(
        "---\nid: ch16p1\ntitle: 1.10\nneeds: [ch09, ch15]\ntags: [a]\ncategories: ML\n---\ntext\n"
    )
    assert (document.id, document.title, document.needs) == ("ch16p1", "1.10", ("ch09", "ch15"))
    assert document.problems == ()


@pytest.mark.parametrize(
    ("front", "line", "message"),
    [
        ("id: two words", 2, "front matter: id must be one word"),
        ("title: x\nid: [a]", 3, "front matter: id must be one word"),
        ("needs: ch09, ch10\nid: x", 2, "front matter: needs must be a list of ids"),
        ("id: x\nid: y", 3, "front matter: id: stands here and on line 1"),
        ("id: [", 3, "front matter: not YAML"),
        ("title: a\u2028b\x85c\nid: [a]", 3, "front matter: id must be one word"),
    ],
)
def test_front_matter_that_is_wrong_is_named_with_its_line(front: str, line: int, message: str) -> None:
    (problem,) = read(f"---\n{front}\n---\n").problems
    assert (problem.line, problem.severity) == (line, Severity.ERROR)
    assert problem.message.startswith(message)


def test_front_matter_of_another_program_that_is_no_yaml_is_a_warning() -> None:
    document = read("---\ntitle: {{title}}\ntags: a: b\n---\nQ: a\nA: b\n")
    assert [problem.severity for problem in document.problems] == [Severity.WARNING]
    assert len(document.notes) == 1


def test_three_dashes_that_are_never_closed_are_no_front_matter() -> None:
    document = read("---\nQ: a\nA: b\n")
    assert [note.place.line for note in document.notes] == [2]


def test_without_front_matter_the_path_from_the_language_on_is_the_id() -> None:
    assert read("", "notes/en/rl/ppo.md").id == "rl/ppo"
    assert read("", "rl/ppo.v2.md", "und").id == "rl/ppo.v2"
    assert read("", "notes/own.md", "und").id == "own"


def test_the_title_is_that_of_the_front_matter_or_the_first_heading_or_the_file() -> None:
    assert read("---\ntitle: A\n---\n# B\n").title == "A"
    assert read("text\n\n# 1.2 **B** of $x_i$\n").title == "B of x_i"
    assert read("text\n", "a/some-file.md").title == "some-file"


def test_numbered_headings_are_named_by_their_number_and_others_by_their_words() -> None:
    headings = [
        "# 1 One",
        "## 1.2 Two",
        "### 1-3 Three",
        "## 4. Four",
        "## 2022 Spring",
        "## 为什么 *Deep*?",
        "## 3D",
    ]
    document = read("---\nid: ch16p1\n---\n" + "\n\n".join(headings))
    assert [(section.id, section.number, section.title) for section in document.sections] == [
        ("ch16p1.1", "1", "One"),
        ("ch16p1.1.2", "1.2", "Two"),
        ("ch16p1.1-3", "1-3", "Three"),
        ("ch16p1.4", "4", "Four"),
        ("ch16p1#2022-spring", "", "2022 Spring"),
        ("ch16p1#为什么-deep", "", "为什么 Deep?"),
        ("ch16p1#3d", "", "3D"),
    ]


def test_headings_that_are_alike_have_different_ids() -> None:
    document = read("---\nid: x\n---\n# A\n# A\n# 1 B\n# 1 B\n# A-2\n# A\n# !\n# ?\n")
    ids = [section.id for section in document.sections]
    assert len(set(ids)) == len(ids)
    assert ids[:4] == ["x#a", "x#a-2", "x.1", "x#1-b"]


def test_a_section_holds_its_own_prose_without_cards_and_sources() -> None:
    text = (
        "Before.\n\n# One\nSource: video p3\nMore of it.\n\n<!-- card: a -->\nQ: q\nA: a\n\n---\n\n"
        "Behind.\n\n```\n# no heading\n```\n\n## Two\n\n\n"
    )
    before, one, two = read(text).sections
    assert (before.level, before.id, before.title, before.prose) == (0, "test", "", "Before.")
    assert (one.line, one.end, one.prose) == (3, 18, "More of it.\n\nBehind.\n\n```\n# no heading\n```")
    assert [source.written for source in one.sources] == ["video p3"]
    assert (two.line, two.end, two.prose) == (19, 20, "")


def test_there_is_no_introduction_where_nothing_stands_before_the_first_heading() -> None:
    assert [section.level for section in read("---\nid: x\n---\n\n\n# One\n").sections] == [1]
    assert [section.level for section in read("Q: a\nA: b\n\n# One\n").sections] == [0, 1]
    assert read("").sections == ()


def test_a_card_belongs_to_the_heading_above_it() -> None:
    document = read("---\nid: x\n---\nQ: a\nA: b\n\n# 1 One\n\nQ: c\nA: d\n\n### 1.1 Deep\n\nQ: e\nA: f\n")
    assert [note.section for note in document.notes] == ["x", "x.1", "x.1.1"]


def test_a_card_without_a_name_keeps_its_id_when_others_come_before_it() -> None:
    (alone,) = read("Q: What is $x$?\nA: y\n").notes
    moved = read("# New\n\nQ: First?\nA: a\n\nQ:   what IS\n $x$?\nA: another answer\n").notes[1]
    assert not alone.stamped
    assert alone.id.startswith("~")
    assert moved.id == alone.id


def test_a_card_without_a_name_has_another_id_in_another_file_and_for_another_question() -> None:
    texts = [("Q: a?\nA: b\n", "a.md"), ("Q: a?\nA: b\n", "b.md"), ("Q: b?\nA: b\n", "a.md")]
    assert len({read(text, file).notes[0].id for text, file in texts}) == 3


def test_the_same_question_twice_in_a_file_has_two_ids() -> None:
    first, second = read("Q: a?\nA: 1\n\nQ: a?\nA: 2\n").notes
    assert first.id != second.id


def test_made_up_ids_never_change_since_the_history_of_cards_hangs_on_them() -> None:
    notes = read(
        "Q: What is  $x$ ？\nA: y\n\nQ: What is $x$ ?\nA: z\n\nC: ==1;;注意力==\n", "rl/ppo.md"
    ).notes
    assert [note.id for note in notes] == ["~b20981165cbb845b", "~afbeaa247b89add8", "~f40e2eedb0754944"]


def test_numbers_of_deletions_are_written_or_counted() -> None:
    (note,) = read("C: ==a== ==2;;b== ==1;;c== ==d==\n").notes
    assert isinstance(note.body, Cloze)
    assert [(it.number, it.numbered) for it in note.body.deletions] == [
        (3, False),
        (2, True),
        (1, True),
        (4, False),
    ]
    assert [card.partition("/")[2] for card in note.card_ids()] == ["1", "2", "3", "4"]


def test_figures_outside_cards_belong_to_the_document() -> None:
    text = (
        '![a](x.svg)\n\n<img src="y.svg " alt = "b" / >\n\n| ![c](z.svg) |\n|---|\n\nQ: ![d](w.svg)?\nA: e\n'
    )
    document = read(text)
    assert [(it.src, it.alt, it.place.line) for it in document.figures] == [
        ("x.svg", "a", 1),
        ("y.svg", "b", 3),
        ("z.svg", "c", 5),
    ]
    assert [it.path for it in document.notes[0].figures] == ["notes/en/w.svg"]


def test_figures_within_code_and_comments_are_none() -> None:
    assert (
        read("`![a](x.svg)`\n\n```\n![b](y.svg)\n```\n\n<!-- ![c](z.svg) <img src=w.svg> -->\n").figures == ()
    )


def test_line_separators_that_are_no_line_breaks_do_not_count() -> None:
    document = read("a\u2028b\x0bc\x0cd\x85e\n\nA: x\n")
    assert [problem.line for problem in document.problems] == [3]


def test_a_translation_says_from_which_english_text_it_was_made(tmp_path: Path) -> None:
    one, other = (
        f"<!-- card: {said} -->\nQ: 什么?\n\nA: 是\n\n" for said in ("a | en: 0a1b2c3d", "b | en: yes")
    )
    document = read_document(one + other, file="notes/zh/a.md", lang="zh", root=tmp_path)
    assert [note.english for note in document.notes] == ["0a1b2c3d", ""]
    assert ["en: needs the eight" in problem.message for problem in document.problems] == [True]
