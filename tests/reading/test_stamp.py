import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mlquiz.errors import MlquizError
from mlquiz.model.note import Note
from mlquiz.reading.documents import parse_document
from mlquiz.reading.stamp import Stamped, stamp


def stamped(data: bytes) -> Stamped:
    """Names are n-1, n-2, …, as long as no card has them."""
    taken = {note.id for note in parse_document(data.decode(), file="a.md", lang="und").notes}
    numbers = iter(range(1, 10_000))

    def propose(_: Note) -> str:
        return next(name for number in numbers if (name := f"n-{number}") not in taken)

    return stamp(data, file="a.md", lang="und", propose=propose)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (b"Q: a\nA: b\n", b"<!-- card: n-1 -->\nQ: a\nA: b\n"),
        (b"Q: a\r\nA: b  \r\n", b"<!-- card: n-1 -->\r\nQ: a\r\nA: b  \r\n"),
        (b"Q: a\rA: b", b"<!-- card: n-1 -->\rQ: a\rA: b"),
        (b"\xef\xbb\xbfQ: a\nA: b", b"\xef\xbb\xbf<!-- card: n-1 -->\nQ: a\nA: b"),
        (b"C: ==a== b", b"<!-- card: n-1 -->\nC: ==a== b"),
        (
            b"text\nQ: a\nA: b\nQ: c\nA: d",
            b"text\n<!-- card: n-1 -->\nQ: a\nA: b\n<!-- card: n-2 -->\nQ: c\nA: d",
        ),
        (b"- x\n\nQ: a\nA: b\n", b"- x\n\n<!-- card: n-1 -->\nQ: a\nA: b\n"),
        (b"<!-- card: | reverse -->\nQ: a\nA: b\n", b"<!-- card: n-1 | reverse -->\nQ: a\nA: b\n"),
        (b"<!-- card: here -->\nQ: a\nA: b\n", b"<!-- card: here -->\nQ: a\nA: b\n"),
        ("问：为什么？\n答：因为\n".encode(), "<!-- card: n-1 -->\n问：为什么？\n答：因为\n".encode()),
        (
            b"\n\r\nQ: mixed\r\nA: b\n\nQ: c\nA: d\r\n",
            b"\n\r\n<!-- card: n-1 -->\r\nQ: mixed\r\nA: b\n\n<!-- card: n-2 -->\nQ: c\nA: d\r\n",
        ),
    ],
)
def test_a_name_is_put_above_a_card_and_nothing_else_changes(before: bytes, after: bytes) -> None:
    assert stamped(before).after == after


def test_the_old_ids_are_told_with_the_new_names() -> None:
    made = stamped(b"Q: a\nA: b\n\nQ: c\nA: d\n")

    (first, second) = parse_document("Q: a\nA: b\n\nQ: c\nA: d\n", file="a.md", lang="und").notes
    assert made.names == {first.id: "n-1", second.id: "n-2"}


def test_a_comment_with_a_name_that_cannot_be_one_is_left_to_the_user() -> None:
    with pytest.raises(MlquizError, match=r"a\.md:1: the card comment has no name to be read"):
        stamped(b"<!-- card: Not A Name -->\nQ: a\nA: b\n")


def test_a_file_that_is_not_utf8_is_left_alone() -> None:
    with pytest.raises(MlquizError, match=r"a\.md:2: is not UTF-8"):
        stamp(b"Q: a\n\xff", file="a.md", lang="und", propose=lambda _: "x")


LINES = st.sampled_from(
    [
        *(
            "Q: a $x$",
            "A: b",
            "C: ==1;;c== d",
            "N: 3",
            "",
            "text",
            "- item",
            "  nested",
            "> quote",
            "# Heading",
            "---",
        ),
        *(
            "```",
            "<!-- card: a-name -->",
            "<!-- comment",
            "-->",
            "| a | b |",
            "|---|---|",
            "===",
            "Q: é 问",
        ),
        *("Source: video p3", "Hint: h", "- [x] right", "- [ ] wrong", "$$", "1. one", "\t", "    code"),
    ]
)
ENDS = st.sampled_from(["\n", "\r\n", "\r"])


@given(st.lists(st.tuples(LINES, ENDS), max_size=25))
def test_any_file_is_stamped_once_and_says_the_same_or_is_left_alone(lines: list[tuple[str, str]]) -> None:
    data = "".join(line + end for line, end in lines).encode()
    try:
        made = stamped(data)
    except MlquizError:
        return

    assert all(note.stamped for note in parse_document(made.after.decode(), file="a.md", lang="und").notes)
    assert stamped(made.after).after == made.after
    without = made.after
    for name in made.names.values():
        without = re.sub(rb"<!-- card: %s -->(\r\n|\n|\r)" % name.encode(), b"", without)
    assert without == data
