"""Texts that need no parser are the same pieces as the parser makes of them."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mlquiz.markdown import parse
from mlquiz.markdown.block_tree import block_pieces
from mlquiz.markdown.easy_blocks import easy_blocks
from mlquiz.markdown.easy_inlines import easy_inlines
from mlquiz.markdown.inline_tree import parsed_inline
from mlquiz.markdown.pieces import Block

# Words, marks, and what may go wrong between them.
_MARKS = (
    *(
        "*",
        "**",
        "***",
        "_",
        "`",
        "``",
        "$",
        "$$",
        "=",
        "==",
        "==1;;",
        ";",
        ";;",
        "~~",
        "<",
        "&",
        "& ",
        "!",
        "[",
        "]",
    ),
    *(
        "(",
        ")",
        "|",
        "-",
        "- ",
        "  - ",
        "1. ",
        "12) ",
        "\n",
        "\n\n",
        "\\",
        "\\\\",
        "\\(",
        "#",
        ">",
        "+ ",
        "```",
        "---",
    ),
    *(
        "\t",
        "\u3000",
        "\u00a0",
        "\u200b",
        "\x1f",
        "\ufdef",
        "²",
        "٣",
        "é",
        "한",
        "：",
        "“",
        "”",
        "\u2028",
        "😀",
        "{",
        "}",
    ),
)
_WORDS = (
    "a",
    "B",
    "x1",
    "word",
    " ",
    "  ",
    "中",
    "文字",
    "，",
    "。",
    ".",
    ",",
    ":",
    "1",
    "12",
    "https://a.b",
)
_WHOLE = (
    *("`code`", "$x_i$", "$a\\le b$", "**bold**", "*em*", "==1;;hidden==", "==2;;b;;hint==", "![a](b.png)"),
    *(
        "- a\n- b\n",
        "1. a\n2. b\n",
        "| a | $b$ |\n| --- | :-: |\n| c | d |",
        "\n\n$$\nx\n$$\n\n",
        "```py\na = 1\n```",
    ),
)
texts = st.one_of(
    st.lists(st.sampled_from((*_WORDS, *_WHOLE)), max_size=12).map("".join),
    st.lists(st.sampled_from((*_WORDS, *_WHOLE, *_MARKS)), max_size=8).map("".join),
    st.text(max_size=20),
)

EASY = (
    "Why divide by $\\sqrt{d_k}$?",
    "80 % become a *random* token, and 10 % stay **unchanged**.",
    "It costs ==1;;$O(n^2 d)$==, an RNN ==2;;$n$;;how many?== steps.",
    "它由 `grad_fn` 记住，\n所以**反向传播**能用 $x_i$。",
    "First.\n\n- one `a`\n  - because $b$\n- two",
    "1. one\n2. two",
    "A table.\n\n| a | $b$ |\n|---|:-:|\n| c |  |",
    "What does it print?\n\n```python\nx = 1\n\nprint(x)\n```",
    "$$\na = b\n$$",
    "Look.\n\n![Two lines (one dashed)](figures/a-b.svg)",
)


BORDERS = (
    "It costs $5\n```\nx\n```\nand 6$.",
    *("a\0b", "a\rb", "a\r\nb", "- a\r- b", "`a\0`", "```\na\0\n```"),
    *(
        "_a_",
        "a _b_ c",
        "a_b_c",
        "a_ b",
        "``a``",
        "`` `a` ``",
        "```",
        "```\na",
        "`a``b`",
        "` a `",
        "`  `",
        "`a\nb`",
    ),
    *(
        "a\tb",
        "a\x1fb",
        " a",
        "a ",
        "a  \nb",
        "a\n b",
        "a\n    b",
        "a\n- b",
        "a\n1. b",
        "a\n2. b",
        "a\n===",
        "a\n---",
    ),
    *(
        "- a\n\nb",
        "- a\n\n- b",
        "- a\n\n  b",
        "- a\n  b",
        "- a\n - b",
        "- a\n* b",
        "1. a\n1) b",
        "- [ ] a",
        "- ",
        "-  a",
    ),
    *(
        "0. a",
        "3. a\n4. b",
        "1.a",
        "1. a\n   - b",
        "1. a\n  - b",
        "a\n\n\nb",
        "a\n\n- b\n\nc",
        "12",
        "12.",
        "12. ",
        "1) a",
    ),
    *(
        "$5 and $6",
        "5$x$",
        "$x$5",
        "$ x$",
        "$x $",
        "$$x$$",
        "$$\n\n$$",
        "$a\\$b$",
        "a$b$c",
        "$x$$y$",
        "($x$)",
        "$x$²",
    ),
    *(
        "*a*b*",
        "a*b*c",
        "**a*",
        "*a**",
        "***a***",
        "*a **b** c*",
        "* a*",
        "*a *",
        "**重点：**内容",
        "文**字**文",
        "*`a`*",
        "(*a*)",
    ),
    *(
        "==a==",
        "==1;;a==b==",
        "==1;; a==",
        "==1;;a ==",
        "==1;;a;;==",
        "==1;;a==\n文",
        "==1;;*a*==",
        "*==1;;a==*",
        "====",
        "a = b",
    ),
    *(
        "a & b",
        "&amp;",
        "a &b",
        "a ! b",
        "![a](b c.png)",
        "![*a*](b.png)",
        "a](b)",
        "[a](b)",
        "<b>a</b>",
        "a < b",
        "a\\\nb",
    ),
    *(
        "| a |\n|---|",
        "| a |\n|--|--|",
        "| a \\| b |\n|---|---|",
        "| `a|b` |\n|---|---|",
        "|a|\n|-|\n|b|c|",
        "| a |\n|---|\nb",
    ),
    *(
        "文\n字",
        "a\n字",
        "文\na",
        "文，\na",
        "한\n글",
        "`a`\n字",
        "文*字*\n字",
        "a;;b",
        "a~b~",
        "~~a~~",
        "a\u3000",
        "\u3000a",
        "😀\n字",
    ),
    *(
        "```a b\nc\n```",
        "```\na\n````",
        "```\n```",
        "```\na\n```\nb",
        "```\na\n\nb\n```\n\nc",
        "$$\na\n$$\nb",
        "a\n\n$$b$$",
    ),
)
"""What is near to being easy, or just is."""


def parsed(text: str) -> tuple[Block, ...]:
    return tuple(block_pieces(iter(parse._tokens(text))))


@settings(max_examples=1000)
@given(texts)
def test_easy_blocks_are_those_of_the_parser(text: str) -> None:
    easy = easy_blocks(text)
    assert easy is None or easy == parsed(text)


@given(texts)
def test_easy_pieces_are_those_of_the_parser(text: str) -> None:
    easy = easy_inlines(text)
    assert easy is None or easy == parsed_inline(text)


@pytest.mark.parametrize("text", EASY)
def test_what_cards_are_made_of_is_easy(text: str) -> None:
    assert easy_blocks(text) == parsed(text)
    assert parse.blocks(text) == parsed(text)


@pytest.mark.parametrize("text", BORDERS)
def test_what_is_near_to_being_easy_is_what_the_parser_makes_of_it(text: str) -> None:
    assert easy_blocks(text) in {None, parsed(text)}
    assert easy_inlines(text) in {None, parsed_inline(text)}


@pytest.mark.parametrize(
    "begin", ["==1;;", "$x", "`x", "*a ", "![a](", "| a ", "- a\n", "($", "a;", "**a** "]
)
def test_the_time_grows_with_the_length(begin: str) -> None:
    assert easy_blocks(begin * 20_000 + "[") is None
