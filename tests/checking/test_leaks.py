import pytest

from mlquiz.checking.leaks import leaks


@pytest.mark.parametrize(
    ("question", "answer"),
    [
        ("Which part of a GAN, such as the discriminator, knows real images?", "The discriminator"),
        ("Is a task with a scalar output regression?", "Regression."),
        ("注意力机制里什么是注意力？", "注意力"),
    ],
)
def test_an_answer_that_stands_in_the_question_leaks(question: str, answer: str) -> None:
    assert leaks(question, answer)


@pytest.mark.parametrize(
    ("question", "answer"),
    [
        ("Is Adam on-policy or off-policy?", "off-policy"),
        ("Generator and discriminator: which is thrown away?", "The generator"),
        ("Which of BN, LN and IN averages over features?", "LN"),
        ("For $n$ tokens, how many steps does an RNN need?", "\ue000"),
        ("With 3 layers and 3 units, how many layers are hidden?", "3"),
        ("What is the forget gate for?", "forgetting"),
        ("What is it?", ""),
        ("What is the of?", "the"),
        ("用 BN 还是 LN？", "LN"),
    ],
)
def test_an_alternative_a_number_or_a_formula_is_no_leak(question: str, answer: str) -> None:
    assert not leaks(question, answer)
