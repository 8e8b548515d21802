import pytest

from mlquiz.checking.check import check
from mlquiz.checking.released import Entry, Released, add_notes, parse_released, read_released, write_released
from mlquiz.checking.selection import Selection
from mlquiz.errors import Severity

from tests.checking.conftest import EXAMPLE, MakeLibrary

CARD = "<!-- card: here -->\nQ: What does the loss $L$ measure?\n\nA: How bad $f$ is\n"
CLOZE = "<!-- card: gates -->\nC: An LSTM has a ==1;;forget== gate and an ==3;;output== gate.\n"


def problems(library: MakeLibrary, released: str, text: str = CARD) -> list[str]:
    made = library({EXAMPLE: text, "decks/released.txt": released})
    return [problem.message for problem in check(made, Selection(("I01",)))]


def test_a_released_card_that_is_there_is_fine(library: MakeLibrary) -> None:
    assert not problems(library, "# comment\n\nhere\n")


def test_a_released_card_that_is_gone_is_an_error(library: MakeLibrary) -> None:
    made = library({EXAMPLE: CARD, "decks/released.txt": "gone\nhere\n"})

    (problem,) = check(made, Selection(("I01",)))

    assert (problem.file, problem.line, problem.severity) == ("decks/released.txt", 1, Severity.ERROR)
    assert "`gone retired` or `gone renamed NEW-NAME`" in problem.message


@pytest.mark.parametrize(
    "released",
    [
        "gone retired\n",
        "gone 1 2 retired\n",
        "gone renamed here\n",
        "a renamed b\nb renamed here\n",
        "a renamed b\nb retired\n",
    ],
)
def test_a_retired_or_renamed_card_may_be_gone(library: MakeLibrary, released: str) -> None:
    assert not problems(library, released)


def test_a_new_name_must_be_a_card(library: MakeLibrary) -> None:
    assert "which is no card" in problems(library, "gone renamed nowhere\n")[0]


@pytest.mark.parametrize("released", ["here retired\n", "here renamed other\n"])
def test_a_name_that_was_given_up_is_not_used_again(library: MakeLibrary, released: str) -> None:
    assert "is used again" in problems(library, released)[0]


def test_cloze_numbers_stay_or_are_struck_out_for_ever(library: MakeLibrary) -> None:
    assert not problems(library, "gates 1 -2 3\n", CLOZE)
    assert "cloze 2 of gates was released and is gone" in problems(library, "gates 1 2 3\n", CLOZE)[0]
    assert (
        "cloze number 3 of gates was taken away and is used again"
        in problems(library, "gates 1 -3\n", CLOZE)[0]
    )


def test_a_line_that_cannot_be_read_is_reported(library: MakeLibrary) -> None:
    made = library({EXAMPLE: CARD, "decks/released.txt": "Not A Name\nhere gone\nhere\nhere\n"})

    found = check(made, Selection(("E",)))

    assert [(problem.line, problem.file) for problem in found] == [
        (1, "decks/released.txt"),
        (2, "decks/released.txt"),
        (4, "decks/released.txt"),
    ]


def test_releasing_adds_what_is_there_and_takes_nothing_out(library: MakeLibrary) -> None:
    made = library({EXAMPLE: CARD + "\n" + CLOZE + "\nQ: unstamped $x$ is what?\n\nA: x\n"})
    notes = [note for document in made.documents for note in document.notes]
    before = parse_released("gates 1 2\ngone retired\n", "decks/released.txt")

    text = write_released(add_notes(before, notes))

    assert [line for line in text.split("\n") if not line.startswith("#")] == [
        "gates 1 2 3",
        "gone retired",
        "here",
        "",
    ]
    assert write_released(add_notes(parse_released(text, ""), notes)) == text


def test_renames_lead_to_the_name_of_today() -> None:
    released = Released(
        {
            "a": Entry("a", renamed="b"),
            "b": Entry("b", renamed="c"),
            "c": Entry("c"),
            "x": Entry("x", renamed="y"),
            "y": Entry("y", renamed="x"),
        }
    )

    assert released.renames()["a"] == "c"
    assert released.new_name("c") == "c"
    assert released.new_name("x") in {"x", "y"}, "a circle ends somewhere"


def test_no_list_is_an_empty_list(library: MakeLibrary) -> None:
    assert not read_released(library({EXAMPLE: CARD}).content.decks).entries
