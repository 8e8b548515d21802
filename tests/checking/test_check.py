from pathlib import Path

import pytest

from mlquiz.checking.check import check
from mlquiz.checking.selection import Selection
from mlquiz.content import Content
from mlquiz.errors import Severity, UsageError
from mlquiz.reading.library import read_library

from tests.checking.conftest import EXAMPLE, HEAD, CheckCard, MakeLibrary

SHORT = "<!-- card: short-question -->\nQ: Adam?\n\nA: Momentum and RMSProp\n"


def test_a_problem_points_to_the_words_that_it_is_about(check_card: CheckCard) -> None:
    text = "<!-- card: sum-of-two -->\nQ: What is $a+b$ in words?\n\nA: The sum of\n$\\bm a$ and $b$\n"

    (problem,) = check_card(text, "M04")

    lines = (HEAD + text).split("\n")
    assert lines[problem.line - 1][problem.column - 1 :].startswith("\\bm")
    assert problem.card == "sum-of-two"


def test_words_of_the_next_card_are_not_taken_for_those_of_this_one(check_card: CheckCard) -> None:
    card = "<!-- card: {} -->\nQ: What is the loss $L$ here?\n\nA: {}\n\n"
    problems = check_card(card.format("one", "\\alpha") + card.format("two", "\\alpha"), "M02")

    assert [problem.line for problem in problems] == [12, 17]


def test_problems_come_by_file_line_and_column(library: MakeLibrary) -> None:
    found = check(library({EXAMPLE: SHORT, "notes/en/a.md": "---\nid: ch01\n---\n\n## 7 No\n\n" + SHORT}))

    places = [(problem.file, problem.line, problem.column) for problem in found]
    assert places == sorted(places)


def test_a_waiver_covers_its_rule_on_its_card(check_card: CheckCard) -> None:
    waived = SHORT.replace(" -->", " | waive: Q01 the name is the question -->")

    assert not check_card(waived, "Q01", "W01")
    assert [problem.code for problem in check_card(SHORT, "Q01")] == ["Q01"]


def test_a_waiver_on_either_card_of_a_pair_covers_both(check_card: CheckCard) -> None:
    first = "<!-- card: one -->\nQ: Which gate of an LSTM erases the memory?\n\nA: The forget gate\n\n"
    second = first.replace("one", "two").replace(" -->", " | waive: D01 asked twice on purpose -->")

    assert not check_card(first + second, "D01", "W01")
    assert not check_card(second + first, "D01", "W01")


@pytest.mark.parametrize("waiver", ["A02 not needed", "Z99 there is none"])
def test_an_unused_or_unknown_waiver_is_reported(check_card: CheckCard, waiver: str) -> None:
    text = SHORT.replace("Adam?", "Which ideas does Adam combine?").replace(" -->", f" | waive: {waiver} -->")

    (problem,) = check_card(text, "W01")

    assert waiver[:3] in problem.message


def test_a_waiver_of_a_rule_that_did_not_run_is_not_called_unused(library: MakeLibrary) -> None:
    text = SHORT.replace(" -->", " | waive: Q01 the name is the question -->")

    assert not check(library({EXAMPLE: text}), Selection(ignore=("Q01", "S03")))


def test_only_what_is_in_focus_is_shown_but_everything_is_compared(library: MakeLibrary) -> None:
    other = "---\nid: ch01\n---\n\n## 1 One\nSource: video p3\n\n" + SHORT.replace("short-question", "other")
    made = library({EXAMPLE: SHORT, "notes/en/other.md": other})

    found = check(made, Selection(("Q01", "D01")), lambda file: file == EXAMPLE)

    assert [(problem.code, problem.file) for problem in found] == [
        ("Q01", EXAMPLE),
        ("D01", "notes/en/other.md"),
    ]


def test_what_cannot_be_read_is_shown_too(library: MakeLibrary) -> None:
    found = check(library({EXAMPLE: "A: an answer without a question\n\nQ: what\n"}), Selection(("E",)))

    assert found
    assert {problem.code[0] for problem in found} == {"E"}


def test_what_the_reader_says_already_is_not_said_twice(check_card: CheckCard) -> None:
    text = "<!-- card: none-right -->\nQ: Which loss has LSGAN?\n\n- [ ] MSE\n  - No.\n- [ ] BCE\n  - No.\n"

    assert len([problem for problem in check_card(text) if "no option is right" in problem.message]) == 1


class TestSelection:
    def test_beginnings_of_codes_select_and_ignore(self, library: MakeLibrary) -> None:
        made = library({EXAMPLE: SHORT.replace("A: Momentum", "A: \\alpha Momentum")})

        assert {problem.code for problem in check(made, Selection(("Q", "M0")))} == {"Q01", "M02"}
        assert not check(made, Selection(ignore=("Q", "M", "S")))

    def test_less_severe_problems_can_be_left_out(self, library: MakeLibrary) -> None:
        made = library({EXAMPLE: SHORT.replace("Adam?", "Adam")})

        found = check(made, Selection(ignore=("S",), min_severity=Severity.ERROR))

        assert [problem.code for problem in found] == ["Q01"]

    def test_an_unknown_code_is_refused_with_the_nearest(self) -> None:
        with pytest.raises(UsageError, match="Q11: no such rule; did you mean Q"):
            Selection(("Q11",))


class TestOwnFolder:
    CARD = "Q: Why does it get so small in the end?\n\nA: One weight is multiplied in at each step.\n"

    def own(self, tmp_path: Path, **files: str) -> Content:
        for name, text in files.items():
            (tmp_path / f"{name}.md").write_text(text, encoding="utf-8")
        return Content(tmp_path, tmp_path, tmp_path / "decks", course=False)

    def test_rules_that_speak_of_the_course_are_off(self, tmp_path: Path) -> None:
        found = check(read_library(self.own(tmp_path, a=self.CARD)))

        assert [(problem.code, problem.severity) for problem in found] == [("I01", Severity.WARNING)]

    def test_they_run_when_they_are_named(self, tmp_path: Path) -> None:
        found = check(read_library(self.own(tmp_path, a=self.CARD)), Selection(("Q06", "S02")))

        assert {problem.code for problem in found} == {"Q06", "S02"}

    def test_released_names_count_when_identity_is_named(self, tmp_path: Path) -> None:
        content = self.own(tmp_path, a=self.CARD)
        content.decks.mkdir()
        (content.decks / "released.txt").write_text("gone-name\n", encoding="utf-8")
        made = read_library(content)

        assert "gone-name" not in str(check(made))
        assert "gone-name" in str(check(made, Selection(("I01",))))
