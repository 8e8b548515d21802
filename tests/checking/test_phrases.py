import pytest

from mlquiz.checking import phrases


@pytest.mark.parametrize(
    "question",
    [
        "Is pooling always useful?",
        "In a CNN, does padding keep the size?",
        "Can't linear attention approximate softmax?",
        "True or false: Adam has momentum?",
        "BN 是否依赖批次大小？",
        "池化一定有用吗？",
        "Transformer 能不能并行？",
    ],
)
def test_a_question_answered_with_yes_or_no_is_known(question: str) -> None:
    assert phrases.asks_yes_or_no(question)


@pytest.mark.parametrize(
    "question",
    [
        "Why is pooling useful?",
        "Is Adam on-policy or off-policy?",
        "In which case does it fail?",
        "When the batch is small, which normalization is used?",
        "如何判断模型是否收敛？",
        "用 BN 还是 LN？",
        "哪一层没有参数吗？",
        "How can one tell whether it is convex?",
    ],
)
def test_another_question_is_not_taken_for_yes_or_no(question: str) -> None:
    assert not phrases.asks_yes_or_no(question)


@pytest.mark.parametrize(
    "question",
    [
        "What is dropout, and why does it help?",
        "What is grouped attention and how is it faster?",
        "Which constant does Adam add, and why?",
        "Why is the loss convex and what follows does that have?",
        "How long is the vector in DCNN, and how long in DGC?",
        "损失函数是什么，有什么作用？",
        "LSTM 如何更新，为什么？",
    ],
)
def test_two_questions_in_one_sentence_are_two(question: str) -> None:
    assert phrases.asks_twice(question)


@pytest.mark.parametrize(
    "question",
    [
        "How does the gate decide what to keep and what to forget?",
        "Which inputs and outputs has the layer?",
        "What do BN and LN share?",
        "How does one explain when it works and why it fails?",
        "BN 和 LN 有什么区别？",
        "Which part asks “what is it, and why is it so”?",
    ],
)
def test_one_question_with_two_parts_stays_one(question: str) -> None:
    assert not phrases.asks_twice(phrases.unquoted(question))


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("It keeps averages.", "It"),
        ("The above loss is what?", "The above"),
        ("these layers share what?", "these"),
        ("这个方法的优点是什么？", "这"),
        ("其作用是什么？", "其"),
        ("它为什么快？", "它"),
    ],
)
def test_a_word_that_points_off_the_card_is_found(text: str, word: str) -> None:
    assert phrases.points_elsewhere(text) == word


@pytest.mark.parametrize(
    "text",
    ["Items are what?", "He initialization is for what?", "其中一项是什么？", "其他方法？", "Why is it so?"],
)
def test_a_word_that_only_looks_like_one_is_not(text: str) -> None:
    assert not phrases.points_elsewhere(text)


@pytest.mark.parametrize(
    "text",
    [
        "List the gates of an LSTM.",
        "Name all gates of an LSTM?",
        "What are the pros and cons of t-SNE?",
        "What are the main types of schedules?",
        "常见的分词方法有哪些？",
        "PCA 的优缺点？",
        "列举三种方法",
    ],
)
def test_asking_for_a_list_is_found(text: str) -> None:
    assert phrases.asks_for_list(text)


@pytest.mark.parametrize(
    "text",
    [
        "Which data structure is a linked list?",
        "What are the two inputs of the gate?",
        "CBAM 包含哪两个模块？",
        "What is the advantage?",
    ],
)
def test_asking_for_few_things_is_no_list(text: str) -> None:
    assert not phrases.asks_for_list(text)


@pytest.mark.parametrize(
    "text",
    [
        "Explain dropout.",
        "Please briefly describe BN?",
        "A net is deep. Discuss.",
        "What about momentum?",
        "谈谈你对BN的理解",
        "简述反向传播",
    ],
)
def test_a_vague_request_is_found(text: str) -> None:
    assert phrases.vague(text)


@pytest.mark.parametrize(
    "text",
    [
        "Which term explains the drop?",
        "What does LIME use to explain a model?",
        "How is it described?",
        "为什么这样解释？",
    ],
)
def test_a_word_about_explaining_is_not_vague(text: str) -> None:
    assert not phrases.vague(text)


@pytest.mark.parametrize("text", ["Yes.", "no", "It depends", "是的。", "不一定", "正确"])
def test_only_yes_or_no_is_known(text: str) -> None:
    assert phrases.only_yes_or_no(text)


def test_a_reason_behind_yes_is_an_answer() -> None:
    assert not phrases.only_yes_or_no("Yes, the loss is convex.")
    assert phrases.without_yes_or_no("No, it drops rows.").strip() == "it drops rows."
