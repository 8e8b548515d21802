from mlquiz.markdown.parse import blocks
from mlquiz.tui.layout.block import lay_out
from mlquiz.tui.layout.copying import Point, copied


def copy(text: str, width: int = 20, start: Point | None = None, end: Point | None = None) -> str:
    return copied(lay_out(blocks(text), width), start, end)


def test_a_paragraph_that_was_broken_is_one_line_again() -> None:
    assert copy("one two three four five six seven") == "one two three four five six seven"
    assert copy("梯度消失与爆炸的原因是什么呢") == "梯度消失与爆炸的原因是什么呢"


def test_paragraphs_stay_apart() -> None:
    assert copy("one\n\ntwo") == "one\n\ntwo"


def test_code_is_copied_without_its_gutter_and_whole() -> None:
    assert copy("```\na = 1\n    b = 22222222222222222\n```") == "a = 1\n    b = 22222222222222222"


def test_a_list_keeps_its_bullets_but_not_the_indent_of_broken_lines() -> None:
    assert copy("- one two three four five\n- six") == "• one two three four five\n• six"


def test_a_quotation_is_copied_without_its_bar() -> None:
    assert copy("> one two three four five") == "one two three four five"


def test_a_selection_begins_and_ends_within_lines() -> None:
    assert copy("one two three four five six", 20, (0, 4), (1, 4)) == "two three four five"
    assert copy("one two three", 20, (0, 4), (0, 7)) == "two"
