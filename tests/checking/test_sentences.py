import pytest

from mlquiz.checking.sentences import questions, sentences


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("", 0),
        ("One.", 1),
        ("One. Two! Three?", 3),
        ("A fraction, e.g. 0.5, i.e. half, vs. one, as in Eq. 3 by J. Smith et al. here.", 1),
        ("梯度消失了。所以训练很慢！为什么？因为乘了很多次", 4),
        ("没有空格?有!", 2),
        ("First line\nsecond line", 2),
        ("It is 0.9. See [src].", 2),
        ("It is so. (Correlation)", 1),
        ("It works. [[src]]", 1),
        ("“Really?” he said.", 2),
        ("...", 0),
    ],
)
def test_sentences_are_counted_as_a_reader_does(text: str, count: int) -> None:
    assert len(sentences(text)) == count


def test_a_question_is_a_sentence_with_a_question_mark_at_its_end() -> None:
    assert questions("A CNN has 3 layers. How many weights (without bias)?") == (
        "How many weights (without bias)?",
    )
    assert questions("网络很深。为什么？") == ("为什么？",)
    assert not questions("Name the loss.")
