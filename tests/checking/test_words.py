import pytest

from mlquiz.checking.passage import passage
from mlquiz.checking.words import Amount


@pytest.mark.parametrize(
    ("text", "words", "han"),
    [
        ("", 0, 0),
        ("Adam combines momentum and RMSProp", 5, 0),
        ("a formula $\\frac{a}{b} + c$ is one word", 6, 0),
        ("so is code `nn.Conv2d(3, 8)`", 4, 0),
        ("a well-known, state-of-the-art method", 4, 0),
        ("$n$-gram and $k$-th and 1,000.5", 5, 0),
        ("为什么除以 $\\sqrt{d_k}$？", 1, 5),
        ("用 Adam 训练", 1, 3),
        ("it's the learner’s", 3, 0),
        ("a → b = c", 3, 0),
        ("**bold** *words* [a link](http://x.y/z) ~~gone~~", 5, 0),
        ("![a picture of a cat](cat.png) here", 1, 0),
        ("words\n\n```python\nnot = counted\n```", 1, 0),
        ("$$\na = b\n$$", 1, 0),
    ],
)
def test_a_formula_is_one_word_and_han_is_counted_by_character(text: str, words: int, han: int) -> None:
    assert passage(text).amount == Amount(words, han)


def test_in_mixed_text_words_and_characters_share_the_limit() -> None:
    assert Amount(10, 0).of(40, 80) == 0.25
    assert Amount(20, 40).of(40, 80) == 1.0


@pytest.mark.parametrize(
    ("amount", "said"),
    [
        (Amount(1, 0), "1 word"),
        (Amount(0, 0), "0 words"),
        (Amount(0, 3), "3 Han characters"),
        (Amount(2, 1), "2 words and 1 Han character"),
    ],
)
def test_an_amount_reads_well(amount: Amount, said: str) -> None:
    assert str(amount) == said
