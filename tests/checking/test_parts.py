"""P01: boxes lie over the words that they are to hide, and a name is to be read nowhere else on the card."""

from collections.abc import Callable

import pytest

from mlquiz.checking.check import check
from mlquiz.checking.selection import Selection

from tests.checking.conftest import EXAMPLE, MakeLibrary

Found = Callable[..., list[str]]

INPUT, FORGET = "`4 16 22 12`", "`49 16 27 12`"
SVG = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 200 100" font-size="10">{}'
    '<g transform="translate(0 5)"><text x="10" y="20">input</text></g>'
    '<text x="100" y="25">forget gate</text></svg>'
)
CARD = """<!-- card: cell-parts{option} -->
Q: Which part of the LSTM cell is covered?

![A cell](figures/cell.{kind})

- {one} ==1;;input== decides what is written
- {two} ==2;;forget gate== {clue}
"""


@pytest.fixture
def found(library: MakeLibrary) -> Found:
    def run(one: str = INPUT, two: str = FORGET, title: str = "", **more: str) -> list[str]:
        how = {"option": "", "kind": "svg", "clue": "decides what is kept"} | more
        files = {EXAMPLE: CARD.format(one=one, two=two, **how)}
        if how["kind"] != "nosuch":
            files[f"notes/en/figures/cell.{how['kind']}"] = SVG.format(title)
        return [problem.message for problem in check(library(files), Selection(("P01",)))]

    return run


def test_boxes_in_their_places_are_fine(found: Found) -> None:
    assert found() == []
    assert found(option=" | hide: one") == []
    assert found(one="`4 16 22 3` `4 19 22 9`") == [], "two boxes cover one word"


@pytest.mark.parametrize(
    ("one", "two", "said"),
    [
        ("`4 66 22 12`", FORGET, ["the box `4 66 22 12` of part 1 covers no words of the figure"]),
        (INPUT + " `1 90 5 5`", FORGET, ["the box `1 90 5 5` of part 1 covers no words of the figure"]),
        ("`4 16 7 12`", FORGET, ['part 1 covers half of "input" in the figure']),
        (FORGET, INPUT, ['"input" in the figure is the name of part 1, under a box of part 2']),
        ("`2 10 90 30`", FORGET, ['parts 1 and 2 both cover "forget gate" in the figure']),
    ],
)
def test_a_box_in_the_wrong_place_is_said(found: Found, one: str, two: str, said: list[str]) -> None:
    for message in said:
        assert message in found(one=one, two=two)


def test_a_name_that_can_be_read_elsewhere_is_said(found: Found) -> None:
    assert found(title="<title>A forget gate</title>") == [
        "the figure's own title says forget gate: A forget gate"
    ]
    assert found(title='<text x="10" y="80">Forget</text><text x="10" y="90">gate</text>') == [
        '"Forget gate" in the figure says the name of part 2'
    ]
    assert found(title='<text x="10" y="80" display="none">forget gate</text>') == []
    assert found(clue="the forget gate keeps") == ["the clue gives part 2 away: forget gate"]


def test_what_cannot_be_looked_into_is_only_looked_at_for_its_kind(found: Found) -> None:
    assert found(kind="nosuch") == [], "the reader says that it is missing"
    assert found(kind="svg", one="`80 80 9 9`", option=" | waive: P01 a test") == []


def test_a_picture_of_an_unknown_kind_is_said(library: MakeLibrary) -> None:
    text = CARD.format(one=INPUT, two=FORGET, option="", kind="tiff", clue="decides what is kept")
    files = {EXAMPLE: text, "notes/en/figures/cell.tiff": "II*\0"}
    (problem,) = check(library(files), Selection(("P01",)))
    assert problem.message.startswith("nothing can be laid over figures/cell.tiff")


def test_two_parts_of_one_name_are_one_part(library: MakeLibrary) -> None:
    text = CARD.format(one=INPUT, two=FORGET, option="", kind="svg", clue="clue").replace(
        "2;;forget gate", "2;;Input"
    )
    files = {EXAMPLE: text, "notes/en/figures/cell.svg": SVG.format("")}
    messages = [problem.message for problem in check(library(files), Selection(("P01",)))]
    assert "parts 1 and 2 have one name; make one part with several boxes" in messages


def test_the_number_of_a_released_part_is_never_used_again(library: MakeLibrary) -> None:
    text = CARD.format(one=INPUT, two=FORGET, option="", kind="svg", clue="decides what is kept")
    files = {
        EXAMPLE: text,
        "notes/en/figures/cell.svg": SVG.format(""),
        "decks/released.txt": "cell-parts 1 -2 3\n",
    }
    assert [problem.message for problem in check(library(files), Selection(("I01",)))] == [
        "part 3 of cell-parts was released and is gone: write -3 in its line",
        "part number 2 of cell-parts was taken away and is used again",
    ]


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (("==2;;", "==3;;"), "parts 1, 3, there 1, 2"),
        (("parts -->", "parts | hide: one -->"), "only one of them has the option hide: one"),
    ],
)
def test_a_translation_has_the_same_parts(library: MakeLibrary, change: tuple[str, str], said: str) -> None:
    text = CARD.format(one=INPUT, two=FORGET, option="", kind="svg", clue="decides what is kept")
    head = "---\nid: ch01\ntitle: 例子\n---\n\n## 1 第一节\nSource: video p3\n\n"
    files = {
        EXAMPLE: text,
        "notes/zh/ch01-example.md": head + text.replace(*change).replace("figures/", "../en/figures/"),
        "notes/en/figures/cell.svg": SVG.format(""),
    }
    (problem,) = check(library(files), Selection(("L01",)))
    assert problem.message.endswith(said)


def test_parts_that_are_counted_by_order_are_told_to_write_their_numbers(library: MakeLibrary) -> None:
    text = CARD.format(one=INPUT, two=FORGET, option="", kind="svg", clue="decides what is kept")
    figure = {"notes/en/figures/cell.svg": SVG.format("")}

    def messages(text: str) -> list[str]:
        return [each.message for each in check(library({EXAMPLE: text, **figure}), Selection(("C04",)))]

    assert messages(text) == []
    assert messages(text.replace("2;;", "")) == ["write the number: ==2;;forget gate=="]
    first = text.partition(f"\n- {FORGET}")[0]
    assert messages(first.replace("1;;", "")) == [], "a single one"
