"""A content folder as a whole: what is found in it, by language, by deck, and what stands twice."""

from pathlib import Path

import pytest

from mlquiz.content import find_content
from mlquiz.errors import MlquizError, Severity
from mlquiz.reading.library import Library, read_library

from tests.reading import course_samples
from tests.reading.places import write

CARD = "<!-- card: {} -->\nQ: What is {}?\nA: {}\n"


def card(name: str, answer: str = "that") -> str:
    return CARD.format(name, name, answer)


def messages(library: Library) -> list[str]:
    return [str(problem) for problem in library.problems]


def test_a_persons_plain_folder_works_at_once(tmp_path: Path) -> None:
    library = read_library(write(tmp_path, {"rl/ppo.md": card("ppo"), "rl/dqn.md": "Q: What?\nA: That.\n"}))
    assert library.langs == ("und",)
    assert library.problems == ()
    assert [document.file for document in library.documents] == ["rl/dqn.md", "rl/ppo.md"]
    assert list(library.notes("zh")) == list(library.notes("en"))
    assert {"all", "rl", "rl/ppo", "rl/dqn"} <= set(library.decks())
    assert [note.id for note in library.notes_of(library.deck("rl/ppo"))] == ["ppo"]


def test_the_same_name_in_two_languages_is_one_card(tmp_path: Path) -> None:
    front = "---\nid: ch01\n---\n## 1 One\n\n"
    content = write(
        tmp_path,
        {"notes/en/ch01.md": front + card("a", "en"), "notes/zh/ch01.md": front + card("a", "zh")},
    )
    library = read_library(content)
    assert library.problems == ()
    assert library.langs == ("en", "zh")
    assert [library.notes(lang)["a"].lang for lang in library.langs] == ["en", "zh"]


def test_a_name_that_stands_twice_is_an_error_that_names_both_places(tmp_path: Path) -> None:
    content = write(
        tmp_path, {"notes/en/a.md": card("x"), "notes/en/b.md": "\n" + card("x") + "\n" + card("x")}
    )
    assert messages(read_library(content)) == [
        "notes/en/b.md:2:1 I01 two cards are named x: here and at notes/en/a.md:1",
        "notes/en/b.md:6:1 I01 two cards are named x: here and at notes/en/a.md:1",
    ]


def test_the_first_of_two_cards_of_a_name_is_kept(tmp_path: Path) -> None:
    content = write(tmp_path, {"notes/en/a.md": card("x", "first"), "notes/en/b.md": card("x", "second")})
    assert read_library(content).notes()["x"].place.file == "notes/en/a.md"


def test_a_document_id_that_stands_twice_in_one_language_is_an_error(tmp_path: Path) -> None:
    front = "---\nid: ch01\n---\n"
    files = {"notes/en/a.md": front, "notes/en/b.md": front, "notes/zh/a.md": front}
    assert messages(read_library(write(tmp_path, files))) == [
        "notes/en/b.md:1:1 I01 two documents have the id ch01: this one and notes/en/a.md"
    ]


def test_a_card_of_no_language_must_not_have_the_name_of_another(tmp_path: Path) -> None:
    content = write(tmp_path, {"notes/en/a.md": card("x"), "notes/own.md": card("x")})
    assert messages(read_library(content)) == [
        "notes/en/a.md:1:1 I01 two cards are named x: here and at notes/own.md:1"
    ]


def test_folders_are_languages_only_beside_english_or_chinese(tmp_path: Path) -> None:
    assert read_library(write(tmp_path / "a", {"notes/ml/x.md": card("x")})).langs == ("und",)
    both = write(tmp_path / "b", {"notes/ja/x.md": card("x"), "notes/zh/x.md": card("x")})
    assert read_library(both).langs == ("ja", "zh")


def test_an_unknown_deck_names_the_nearest(tmp_path: Path) -> None:
    library = read_library(write(tmp_path, {"attention.md": card("a")}))
    with pytest.raises(MlquizError, match="no deck atention; did you mean attention"):
        library.deck("atention")


def test_a_note_knows_its_document_its_section_and_its_place_in_the_course(tmp_path: Path) -> None:
    course_samples.write_course(tmp_path)
    text = "---\nid: ch08\ntitle: Graphs\n---\n## 1-3 What a graph is\n\n" + card("graph")
    library = read_library(write(tmp_path, {"notes/en/ch08.md": text}))
    note = library.notes()["graph"]
    assert library.document_of(note).title == "Graphs"
    assert library.section_of(note).id == "ch08.1-3"
    assert library.course is not None
    assert library.context(note).deck_path == ("Machine Learning", "08 Graph Neural Network")
    assert "graph" in library.deck("chapter-8").notes


def test_problems_of_all_files_come_at_once_by_file_and_line(tmp_path: Path) -> None:
    content = write(tmp_path, {"b.md": "A: x\n\nN: 3\n", "a.md": "C: x\n"})
    assert [(problem.file, problem.line) for problem in read_library(content).problems] == [
        ("a.md", 1),
        ("b.md", 1),
        ("b.md", 3),
    ]


def test_problems_of_own_decks_are_reported_once(tmp_path: Path) -> None:
    content = write(
        tmp_path,
        {
            "notes/en/a.md": card("x"),
            "notes/zh/a.md": card("x"),
            "decks/mine.yaml": "title: Mine\ndecks: [nosuch]\n",
        },
    )
    plain = write(
        tmp_path / "plain", {"a.md": card("x"), "decks/mine.yaml": "title: Mine\ndecks: [nosuch]\n"}
    )
    for problems in (read_library(content).problems, read_library(plain).problems):
        assert len(problems) == 1
        assert "nosuch" in problems[0].message


def test_figures_are_looked_for_in_the_content_folder(tmp_path: Path) -> None:
    (tmp_path / "figures").mkdir()
    (tmp_path / "figures" / "a 1.svg").write_text("<svg/>")
    text = "![a](figures/a%201.svg) ![b](figures/b.svg) ![c](../c.svg) ![d](<figures/a 1.svg>)\n\n"
    text += "Q: ![](/../e.svg)?\nA: ![](b/../figures/./b.svg)\n"
    library = read_library(write(tmp_path, {"a.md": text}))
    assert [figure.exists for figure in library.documents[0].figures] == [True, False, False, True]
    assert messages(library) == [
        "a.md:1:1 F01 no figure figures/b.svg",
        "a.md:1:1 F01 the figure ../c.svg lies outside the content folder",
        "a.md:3:1 F01 the figure /../e.svg lies outside the content folder",
        "a.md:4:1 F01 no figure figures/b.svg",
    ]


def test_notes_of_some_decks_each_once_and_of_all_where_none_is_named(tmp_path: Path) -> None:
    decks = {"decks/one.yaml": "title: One\ndecks: [a]\n", "decks/none.yaml": "title: None\ntags: [no]\n"}
    library = read_library(write(tmp_path, {"a.md": card("x") + card("y"), "b.md": card("z")} | decks))

    def chosen(*names: str | None) -> list[str]:
        return [note.id for note in library.chosen("en", *names)]

    assert chosen() == chosen(None) == ["x", "y", "z"]
    assert chosen("b", "one", "a") == ["z", "x", "y"]
    assert chosen("none") == []
    with pytest.raises(MlquizError, match="there is no deck c"):
        chosen("a", "c")


def test_an_empty_folder_is_a_library_without_notes(tmp_path: Path) -> None:
    library = read_library(find_content(tmp_path))
    assert (library.documents, library.problems, library.langs) == ((), (), ())
    assert dict(library.notes()) == {}


def test_the_shipped_course_is_read_without_errors_of_syntax() -> None:
    library = read_library(find_content())
    errors = [
        it for it in library.problems if it.severity is Severity.ERROR and it.code in {"E01", "I01", "Y01"}
    ]
    assert errors == []
