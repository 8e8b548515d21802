from mlquiz.markdown.parse import blocks
from mlquiz.tui.layout.line import Mark
from mlquiz.tui.layout.page import Divider, Judged, OptionRow, Options, Page, Prose, Remark, lay_page


def shown(page: Page, width: int = 40) -> list[str]:
    return [line.text for line in lay_page(page, width).lines]


def option(number: int, text: str, reason: str = "", **more: bool | Judged) -> OptionRow:
    judged = more.pop("judged", Judged.OPEN)
    assert isinstance(judged, Judged)
    chosen, several = bool(more.get("chosen")), bool(more.get("several"))
    return OptionRow(number, blocks(text), blocks(reason), chosen=chosen, several=several, judged=judged)


def test_parts_stand_apart_and_what_follows_a_divider_follows_at_once() -> None:
    page = (Prose(blocks("Why?")), Divider("Answer", answer=True), Prose(blocks("So.")), Remark("Source: x"))
    assert shown(page, 20) == ["Why?", "", "── Answer ──────────", "So.", "", "Source: x"]


def test_an_open_choice_shows_digits_and_what_is_chosen() -> None:
    rows = (option(1, "one"), option(2, "two", chosen=True))
    assert shown((Options(rows),)) == [" 1 ( ) one", " 2 (•) two"]


def test_where_several_are_right_options_are_boxes() -> None:
    rows = (option(1, "one", several=True), option(2, "two", several=True, chosen=True))
    assert shown((Options(rows),)) == [" 1 [ ] one", " 2 [x] two"]


def test_a_judged_choice_shows_right_and_wrong_by_signs_with_reasons_below() -> None:
    rows = (
        option(1, "one", "Too small.", chosen=True, judged=Judged.WRONG),
        option(2, "two", "It fits.", judged=Judged.RIGHT),
        option(3, "three", judged=Judged.WRONG),
    )
    assert shown((Options(rows),)) == [
        " ✗ (•) one",
        "     – Too small.",
        "",
        " ✓ ( ) two",
        "     – It fits.",
        "",
        "   ( ) three",
    ]


def test_lines_of_options_say_which_option_they_are() -> None:
    rows = (option(1, "one two three four five six"), option(2, "two"))
    laid = lay_page((Remark("Which?"), Options(rows)), 20)
    assert [line.option for line in laid.lines] == [-1, -1, 0, 0, 1]


def test_the_answer_begins_at_its_divider_or_at_the_judged_options() -> None:
    hint, answer = Divider("Hint"), Divider("Answer", answer=True)
    assert lay_page((Remark("Why?"), hint, Remark("Think")), 20).answer is None
    assert lay_page((Remark("Why?"), hint, Remark("Think"), answer), 20).answer == 5
    judged = (option(1, "one", judged=Judged.RIGHT),)
    assert lay_page((Remark("Why?"), Options(judged), answer), 20).answer == 2


def test_the_verdict_has_a_look_of_its_own() -> None:
    (line,) = lay_page((Divider("✗ Wrong", marks=Mark.WRONG),), 20).lines
    assert [run.marks for run in line.runs] == [Mark.FRAME, Mark.WRONG, Mark.FRAME]
