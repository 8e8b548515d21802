"""Limits and exceptions that an example cannot show."""

import pytest

from mlquiz.errors import Severity

from tests.checking.conftest import CheckCard

CARD = "<!-- card: one -->\n"


def words(count: int) -> str:
    return " ".join(["word"] * count)


@pytest.mark.parametrize(
    ("answer", "severity"),
    [
        (words(25), None),
        (words(26), Severity.WARNING),
        (words(40), Severity.WARNING),
        (words(41), Severity.ERROR),
        ("字" * 50, None),
        ("字" * 51, Severity.WARNING),
        ("字" * 81, Severity.ERROR),
        (words(20) + "\n\n```\n" + words(40) + "\n```", None),
        (words(60) + "\n\n$$\na=b\n$$\n\n" + words(60) + "\n\n$$\nb=c\n$$", None),
    ],
)
def test_long_answers_warn_and_longer_ones_are_errors(
    check_card: CheckCard, answer: str, severity: Severity | None
) -> None:
    found = check_card(f"{CARD}Q: What does the loss $L$ measure?\n\nA: {answer}\n", "A02")

    assert [problem.severity for problem in found] == ([severity] if severity else [])


@pytest.mark.parametrize(("items", "severity"), [(3, None), (4, Severity.WARNING), (6, Severity.ERROR)])
def test_long_lists_warn_and_longer_ones_are_errors(
    check_card: CheckCard, items: int, severity: Severity | None
) -> None:
    found = check_card(f"{CARD}Q: What is in it?\n\nA: it holds\n\n" + "- x\n" * items, "A03")

    assert [problem.severity for problem in found] == ([severity] if severity else [])


def test_explanations_of_other_kinds_may_be_long(check_card: CheckCard) -> None:
    assert not check_card(f"{CARD}Q: How many gates has an LSTM?\n\nN: 3\n\nA: {words(60)}\n", "A")


@pytest.mark.parametrize(
    ("question", "found"),
    [(words(40) + "?", 0), (words(41) + "?", 1), ("字" * 61 + "？", 1), ("a b c $x$?", 0)],
)
def test_questions_have_a_length(check_card: CheckCard, question: str, found: int) -> None:
    assert len(check_card(f"{CARD}Q: {question}\n\nA: yes or no\n", "Q08")) == found


@pytest.mark.parametrize(
    ("text", "question", "answer"),
    [
        (words(41), "41 words (over 40)", "41 words (over 40)"),
        ("字" * 81, "81 Han characters (over 60)", "81 Han characters (over 80)"),
        (words(41) + "字", "41 words and 1 Han character (over 40 words)", "(over 40 words)"),
        (words(2) + "字" * 81, "2 words and 81 Han characters (over 60 Han)", "(over 80 Han)"),
        (
            words(30) + "字" * 50,
            "30 words and 50 Han characters (together over the limit of 40 words or 60 Han)",
            "(together over the limit of 40 words or 80 Han)",
        ),
    ],
)
def test_the_limit_that_is_named_is_one_that_the_text_is_over(
    check_card: CheckCard, text: str, question: str, answer: str
) -> None:
    (asked,) = check_card(f"{CARD}Q: {text}?\n\nA: the loss\n", "Q08")
    (told,) = check_card(f"{CARD}Q: What does the loss $L$ measure?\n\nA: {text}\n", "A02")

    assert question in asked.message
    assert answer in told.message


@pytest.mark.parametrize(
    ("cloze", "codes"),
    [
        ("a ==1;;b== c", []),
        ("a ==1;;b c==", ["C01"]),
        ("a b ==1;;c== d ==2;;e== f", []),
        ("a ==1;;b== ==1;;c==", ["C01"]),
        ("It is ==1;;the== way that we go", ["C03"]),
        ("There are ==1;;12== of these things", ["C03"]),
        ("There are ==1;;12;;how many?== of these things", []),
        ("There are ==1;;$12$== of these things", ["C03"]),
        ("There are ==1;;12 GB== of these things", []),
        ("这是 ==1;;的== 用处所在之处", ["C03"]),
        (f"{words(20)} ==1;;{words(9)}== end", ["C02"]),
        ("a ==1;;b== c ==2;;d== e ==3;;f== g ==4;;h== i", ["C02"]),
        ("a ==b== c ==2;;d== e", ["C04"]),
        ("a ==b== c", []),
    ],
)
def test_clozes_hide_little_and_what_matters(check_card: CheckCard, cloze: str, codes: list[str]) -> None:
    assert [problem.code for problem in check_card(f"{CARD}C: {cloze}\n", "C")] == codes


@pytest.mark.parametrize(
    ("options", "said"),
    [
        ("- [x] ReLU\n  - r\n- [ ] tanh\n  - r\n", []),
        ("- [x] Sigmoid\n  - r\n- [ ] tanh\n  - r\n", []),
        (f"- [x] {words(6)}\n  - r\n- [ ] {words(3)}\n  - r\n", ["longest"]),
        (f"- [x] {words(4)}\n  - r\n- [ ] {words(3)}\n  - r\n", []),
        (f"- [x] {words(6)}\n  - r\n- [x] {words(5)}\n  - r\n- [ ] a\n  - r\n", []),
        ("- [x] $\\frac{\\partial L}{\\partial w}$\n  - r\n- [ ] $w$\n  - r\n", []),
        ("- [x] a\n  - r\n- [ ] A.\n  - r\n", ["the same"]),
        ("- [x] $a$\n  - r\n- [ ] $A$\n  - r\n", []),
        ("- [x] a\n  - r\n- [ ] None of the above\n  - r\n", ["all or none"]),
        ("- [x] a\n  - r\n- [ ] 以上都对\n  - r\n", ["all or none"]),
        ("- [x] a\n  - r\n- [ ] all of these weights move\n  - r\n", []),
        ("- [x] a\n- [ ] b\n  - r\n", ["no reason"]),
    ],
)
def test_a_choice_is_fair(check_card: CheckCard, options: str, said: list[str]) -> None:
    found = check_card(f"{CARD}Q: Which of these does the loss use?\n\n{options}", "X01")

    assert len(found) == len(said)
    assert all(words in problem.message for words, problem in zip(said, found, strict=True))


def test_an_open_dollar_is_said_once_and_not_blamed_for_what_follows(check_card: CheckCard) -> None:
    found = check_card(f"{CARD}Q: Which $b^1 $ and $b_2$ is it?\n\nA: $x$\n", "M")

    assert [problem.code for problem in found] == ["M01"]


def pair(one: str, two: str, answers: tuple[str, str] = ("first thing", "second thing")) -> str:
    return f"{CARD}Q: {one}\n\nA: {answers[0]}\n\n<!-- card: two -->\nQ: {two}\n\nA: {answers[1]}\n"


@pytest.mark.parametrize(
    ("one", "two", "severity"),
    [
        (
            "Which gate of an LSTM erases the memory?",
            "Which gate of the LSTM erases the memory?",
            Severity.WARNING,
        ),
        (
            "Why use ReLU activations in the hidden layers of an autoencoder?",
            "Why use ReLU activation in the hidden layers of an autoencoder?",
            Severity.ERROR,
        ),
        (
            "What shape has the unit circle of the L1 norm?",
            "What shape has the unit circle of the L2 norm?",
            None,
        ),
        (
            "Which layer does depend on the batch size here?",
            "Which layer does not depend on the batch size here?",
            None,
        ),
        ("How should one respond to overfitting?", "How should one respond to underfitting?", None),
        ("What is BERT better suited for than GPT?", "What is GPT better suited for than BERT?", None),
    ],
)
def test_near_duplicates_are_questions_that_ask_the_same(
    check_card: CheckCard, one: str, two: str, severity: Severity | None
) -> None:
    found = check_card(pair(one, two), "D02")

    assert [problem.severity for problem in found] == ([severity] if severity else [])


def test_near_duplicates_with_one_answer_ask_the_same_in_other_words(check_card: CheckCard) -> None:
    text = pair(
        "Which gate of an LSTM deletes what is in the memory cell?",
        "Which gate of an LSTM erases what is in the memory cell?",
        ("The forget gate", "Forget gate"),
    )

    assert [problem.code for problem in check_card(text, "D")] == ["D02"]


def test_cards_of_two_languages_are_not_compared(check_card: CheckCard) -> None:
    assert not check_card(pair("什么是学习率的作用？", "What does the learning rate do?"), "D")


def test_two_terms_in_one_shape_want_a_contrast(check_card: CheckCard) -> None:
    text = pair(
        "By what does Adagrad divide the learning rate?", "By what does RMSProp divide the learning rate?"
    )
    contrast = "\n<!-- card: three -->\nQ: What does Adagrad keep that RMSProp forgets?\n\nA: Old gradients\n"

    assert [problem.severity for problem in check_card(text, "D03")] == [Severity.HINT]
    assert not check_card(text + contrast, "D03")


def test_a_shape_that_everybody_uses_wants_none(check_card: CheckCard) -> None:
    assert not check_card(pair("What is the main idea of DBSCAN?", "What is the main idea of DDPG?"), "D03")
