import pytest

from mlquiz.checking.passage import passage


def test_an_escaped_sign_is_known_as_such_and_reads_as_itself() -> None:
    taken = passage(r"costs \$5, file\_name, 2\^3")

    assert taken.plain == "costs $5, file_name, 2^3"
    assert not {"$", "_", "^"} & set(taken.prose)


def test_an_escape_within_maths_or_code_stays_to_the_letter() -> None:
    taken = passage(r"$\text{a\_b} \\ \$$ and `x\_y`")

    assert taken.formulas[0].tex == r"\text{a\_b} \\ \$"
    assert taken.codes == (r"x\_y",)


def test_the_marks_of_a_cloze_are_no_words() -> None:
    assert passage("The ==1;;forget;;which?== gate").plain == "The forget gate"


@pytest.mark.parametrize(
    ("text", "items"),
    [
        ("- a\n- b\n  - c", 3),
        ("1. a\n2. b", 2),
        ("with\n\n- $n$: number of samples\n- $m$ = mean\n- third", 1),
        ("no list", 0),
    ],
)
def test_items_that_name_a_symbol_are_no_list_to_learn(text: str, items: int) -> None:
    assert passage(text).items == items


def test_two_texts_that_say_the_same_have_one_key() -> None:
    assert passage("Which *gate* erases?").key == passage("which gate, erases").key
    assert passage("$x < 1$ or not?").key != passage("$x > 1$ or not?").key
    assert passage("What is `a`?").key != passage("What is `b`?").key
    assert passage("The norm of $W$").key != passage("the norm of $w$").key
    assert passage("What is x?").key != passage("What is X?").key
    assert passage("A gate").key == passage("a gate").key


def test_words_in_a_table_and_a_quotation_are_words() -> None:
    assert passage("| a b | c |\n|---|---|\n| d | e |\n\n> f g").amount.words == 7
