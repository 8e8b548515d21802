"""Blocks that are found without the parser are those that the parser finds."""

from hypothesis import example, given, settings
from hypothesis import strategies as st

from mlquiz.markdown import parse
from mlquiz.markdown.deletion_marks import plain_deletions
from mlquiz.markdown.source import parsed_blocks, scan
from mlquiz.markdown.top_blocks import find_blocks

from tests.markdown.strategies import FRAGMENTS, anything

BEGINNINGS = (
    "- a", "  - b", "  b", "   c", "    d", "\t", "> a", "1) x", "2. y", "text", "text b", "- [x] z",
    "# H #", "## H ##  ", "#tag", "####### seven", "<!-- a --> b", "<!-- a", "<?x", "<pre>",
    "$$ a $$", "$$a", "b$$", "---", "- - -", "___", "* * *", "***a", "``` x `", "~~~~", "````",
    "[a]: <b>", "[a]: b 'c", "d'", "|-|-|", ":-:", "-|-", "a | b", "# a | b", "\u3000",
)  # fmt: skip
lines = st.lists(
    st.lists(st.sampled_from((*FRAGMENTS, *BEGINNINGS)), max_size=4).map("".join), max_size=14
).map("\n".join)
MARKS = (
    "==", "==1;;", "==2;;a==", "==3;;x;;h==", "a", "b", " ", ";;", "=", "*", "_", "~~", "~", "中",
    "\n", "x\n",
    "1. ", "1", "²", "$a$", "$", "$5", "$x_1$ ", "$a=b$", "$\\frac{a}$", "$a b$", "\\", "`", "[", "&amp;",
)  # fmt: skip
marked = st.lists(st.sampled_from(MARKS), max_size=25).map("".join)


@settings(max_examples=1500)
@given(st.one_of(lines, lines, anything))
@example("# |0\n-|-")
@example("- ```\n\n0")
@example("- <!A\n\n0")
@example("- a\n\n  ```\n\nb\n\n  ```\n")
@example("  <!-- a\n\nb\n\n-->\n\nc")
@example("- a\n  2. b")
@example("* **")
@example("- a\n  *  ** ")
@example("- a\n  - b\n- c\n\nd\n- e\n\n  f\n")
def test_all_blocks_are_those_of_the_parser(text: str) -> None:
    assert scan(text) == tuple(parsed_blocks(text.replace("\0", "\ufffd").split("\n")))


@settings(max_examples=1500)
@given(st.one_of(marked, marked, anything))
@example("==1;;$a==b$²==")
@example("$a$²==b$c$ d==")
@example("a ==1;;b\0==")
def test_all_deletions_are_those_of_the_parser(text: str) -> None:
    found = parse.deletions(text)
    assert found == parse.parsed_deletions(text)


def test_what_notes_are_made_of_needs_no_parser() -> None:
    text = (
        "# One\n\ntext\ngoes **on**\n\n<!-- card: a -->\nQ: What is $x$?\n\n- [ ] a\n  - why\n- [x] b\n"
        "\nA:\n$$\nx\n$$\n"
        "\n```python\n- no list\n\n```\n\n---\n\n1. one\n2. two\n"
    )
    found = find_blocks(text.split("\n"), lambda _: [])
    assert found == parsed_blocks(text.split("\n"))


def test_a_plain_cloze_needs_no_parser() -> None:
    assert plain_deletions("The ==2;;$x_1$ of **a**;; b == is ==c== $d$.") == [
        (2, "$x_1$ of **a**", "b"),
        (-1, "c", ""),
    ]
    assert plain_deletions("`a` ==b==") is None
