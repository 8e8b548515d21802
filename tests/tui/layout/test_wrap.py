from mlquiz.tui.layout.line import Mark, Run
from mlquiz.tui.layout.wrap import longest_word, wrap


def wrapped(text: str, width: int, marks: Mark = Mark.PLAIN) -> list[str]:
    return [line.text for line in wrap([Run(text, marks)], width)]


def test_latin_words_stay_whole() -> None:
    assert wrapped("gradient descent converges", 12) == ["gradient", "descent", "converges"]


def test_chinese_breaks_between_any_two_characters() -> None:
    assert wrapped("梯度消失与爆炸", 6) == ["梯度消", "失与爆", "炸"]


def test_a_latin_word_in_chinese_text_stays_whole() -> None:
    assert wrapped("使用softmax归一化", 10) == ["使用", "softmax归", "一化"]


def test_no_closing_mark_begins_a_line() -> None:
    assert wrapped("梯度消失，爆炸", 8) == ["梯度消", "失，爆炸"]
    assert wrapped("梯度消失”爆炸", 8) == ["梯度消", "失”爆炸"]


def test_no_opening_mark_ends_a_line() -> None:
    assert wrapped("梯度消（爆炸）", 8) == ["梯度消", "（爆炸）"]


def test_white_space_shrinks_to_one_space_and_goes_away_at_a_break() -> None:
    assert wrapped("  one   two\tthree ", 9) == ["one two", "three"]


def test_white_space_in_code_and_formulas_stays() -> None:
    assert wrapped("a  =  b", 20, Mark.CODE) == ["a  =  b"]


def test_a_word_wider_than_the_line_is_broken_where_the_line_ends() -> None:
    assert wrapped("abcdefghij", 4) == ["abcd", "efgh", "ij"]


def test_words_of_several_looks_are_one_word() -> None:
    runs = [Run("soft"), Run("max", Mark.STRONG), Run(" of it")]
    assert [line.text for line in wrap(runs, 8)] == ["softmax", "of it"]


def test_a_combining_mark_stays_with_its_letter() -> None:
    assert wrapped("ab\u0301c" * 2, 3) == ["ab\u0301c", "ab\u0301c"]


def test_a_line_feed_ends_a_line_and_two_leave_one_empty() -> None:
    assert wrapped("one\n\ntwo", 20) == ["one", "", "two"]


def test_a_line_knows_how_it_joins_the_one_before() -> None:
    joints = [line.joint for line in wrap([Run("one two 梯度梯度\nnew")], 7)]
    assert joints == ["\n", " ", "", "\n"]


def test_the_longest_word_is_what_no_break_may_divide() -> None:
    assert longest_word([Run("a softmax 归一化，")], 0) == 7
