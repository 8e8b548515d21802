"""Whatever a file holds, every rule gives findings and raises nothing."""

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from mlquiz.checking.check import everywhere, inspect
from mlquiz.checking.corpus import Corpus
from mlquiz.checking.lines import Lines
from mlquiz.checking.released import Entry, Released, parse_released, write_released
from mlquiz.checking.rule import RULES
from mlquiz.checking.selection import Selection
from mlquiz.model.course import Chapter, Course, CourseSection, Depth, Part
from mlquiz.reading.documents import parse_document

FRAGMENTS = [
    *(
        "Q: ",
        "A: ",
        "C: ",
        "N: 3",
        "Hint: ",
        "Source: video p3\n",
        "Source: arXiv:1706.03762\n",
        "\n",
        "\n\n",
        "---\n",
    ),
    *(
        "<!-- card: ",
        "<!-- card: a-name -->\n",
        "<!-- card: b | waive: A02 why | waive: Z99 no -->\n",
        "-->",
        "## 1 One\n",
    ),
    *("- [x] right\n", "- [ ] wrong\n", "  - because\n", "- ", "1. ", "==1;;", "==2;;x;;hint==", "==", ";;"),
    *(
        "$",
        "$$",
        "\\(",
        "\\)",
        "\\left(",
        "\\right)",
        "\\begin{cases}",
        "\\end{cases}",
        "\\frac{",
        "}",
        "{",
        "\\",
        "%",
    ),
    *(
        "\\bm x",
        "\\alpha",
        "_",
        "^",
        "x_1",
        "$5到$10",
        "$x$",
        "`",
        "```\n",
        "![",
        "](",
        ")",
        "|",
        "> ",
        "<br>",
        "<div>\n",
    ),
    *(
        "What is it?",
        "Why does the gradient vanish in an RNN?",
        "Yes.",
        "为什么学习率不能太大？",
        "以上都对",
        "LSTM",
        "GRU",
    ),
    *("\u0000", "\ud800", "\ufeff", "\ue000", "\ue010", "\r", "\t", "é", "𝑥", "？", "。"),
]
WORDS = [fragment for fragment in FRAGMENTS if "\n" not in fragment and not fragment.endswith(": ")]
said = st.one_of(
    st.lists(st.sampled_from(WORDS), max_size=8).map(" ".join),
    st.lists(st.sampled_from(WORDS), max_size=8).map("".join),
    st.text(max_size=30),
)
cards = st.one_of(
    st.builds("Q: {}\n\nA: {}\nHint: {}\n\n".format, said, said, said),
    st.builds(
        "<!-- card: a-name | reverse -->\nQ: {}\n\n{}\n\nA:\n\n- {}\n- {}\n\n".format, said, said, said, said
    ),
    st.builds("C: {} =={}== {}\n\n".format, said, said, said),
    st.builds(
        "<!-- card: b | waive: C01 why -->\nC: {} ==1;;{}== ==7;;{};;{}==\n\n".format, said, said, said, said
    ),
    st.builds("Q: {}?\n\n- [x] {}\n  - {}\n- [ ] {}\n\n".format, said, said, said, said),
    st.builds("Q: {} ![{}](figures/{}.svg)\n\nN: 3 ± 1\n\nA: {}\n\n".format, said, said, said, said),
    st.builds("## {}\n\n{}\n\nSource: {}\n\n".format, said, said, said),
)
texts = st.one_of(
    st.lists(cards, max_size=6).map("".join),
    st.lists(st.one_of(st.sampled_from(FRAGMENTS), st.text(max_size=8)), max_size=30).map("".join),
)
COURSE = Course(
    title="Course",
    video_url="https://example.org/?p={p}",
    chapters=(
        Chapter(
            number=1,
            title="One",
            title_zh="一",
            parts=(
                Part(
                    id="ch01",
                    number=0,
                    title="One",
                    title_zh="一",
                    sections=(
                        CourseSection(
                            id="ch01.1", number="1", title="One", title_zh="一", depth=Depth.STUB, target=3
                        ),
                    ),
                ),
            ),
        ),
    ),
)


@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(english=texts, chinese=texts)
def test_no_text_makes_a_rule_raise(
    english: str, chinese: str, tmp_path_factory: pytest.TempPathFactory
) -> None:
    documents = (
        parse_document("---\nid: ch01\n---\n" + english, file="notes/en/ch01.md", lang="en"),
        parse_document(chinese, file="notes/zh/ch01.md", lang="zh"),
    )
    released = Released({"gone": Entry("gone"), "a-name": Entry("a-name", frozenset({1, 7}))})
    corpus = Corpus(documents=documents, course=COURSE, released=released)
    lines = Lines(tmp_path_factory.getbasetemp(), documents)

    problems = list(inspect(corpus, Selection(), everywhere, lines))

    assert {problem.code for problem in problems} <= set(RULES)
    assert all(
        problem.line >= 1 and problem.column >= 1 and "\n" not in problem.message for problem in problems
    )


@pytest.mark.parametrize("piece", ["a", "字", "1", "$", "\\", "_", "==", "`", "x^"])
def test_a_word_of_any_length_is_checked(piece: str) -> None:
    """One that is tried from each of its letters anew would take hours."""
    word = piece * (300_000 // len(piece))
    text = f"---\nid: ch01\n---\n<!-- card: long -->\nQ: What?\n\nA: {word}\n"
    documents = (parse_document(text, file="notes/en/ch01.md", lang="en"),)
    corpus = Corpus(documents=documents, course=COURSE, released=Released({}))
    problems = list(inspect(corpus, Selection(), everywhere, Lines(Path(), documents)))
    assert {problem.code for problem in problems} <= set(RULES)


@given(
    st.one_of(
        st.text(),
        st.lists(st.sampled_from(["a-b", " 1", " -2", " retired", " renamed c", "\n"])).map("".join),
    )
)
def test_no_list_of_released_names_makes_the_reader_raise(text: str) -> None:
    released = parse_released(text, "decks/released.txt")
    again = parse_released(write_released(released), "decks/released.txt")

    assert not again.problems
    assert {name: str(entry) for name, entry in released.entries.items()} == {
        name: str(entry) for name, entry in again.entries.items()
    }
