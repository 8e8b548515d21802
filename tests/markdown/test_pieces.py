"""Pieces that HTML does not show: tasks, list starts, alignments, deletions and their numbers."""

import subprocess
import sys

import pytest

from mlquiz.markdown.parse import blocks, deletions, images, inlines
from mlquiz.markdown.pieces import (
    Code,
    CodeBlock,
    Deletion,
    Emphasis,
    HtmlBlock,
    Image,
    Inline,
    ListBlock,
    ListItem,
    Math,
    Paragraph,
    Strong,
    Table,
    Text,
)
from mlquiz.markdown.plain import plain_text
from mlquiz.model import note


def paragraph(text: str) -> tuple[Inline, ...]:
    (block,) = blocks(text)
    assert isinstance(block, Paragraph)
    return block.children


def test_a_task_knows_whether_it_is_ticked_and_other_items_are_none() -> None:
    (block,) = blocks("- [ ] a\n- [x] **b**\n- c\n")
    assert isinstance(block, ListBlock)
    assert [item.ticked for item in block.items] == [False, True, None]
    assert block.items[1] == ListItem((Paragraph((Strong((Text("b"),)),)),), ticked=True)


def test_an_empty_task_has_no_text() -> None:
    (block,) = blocks("- [ ]\n- [x] \n")
    assert isinstance(block, ListBlock)
    assert [item.blocks for item in block.items] == [(), ()]


def test_an_ordered_list_keeps_its_first_number() -> None:
    (block,) = blocks("7. a\n8. b\n")
    assert isinstance(block, ListBlock)
    assert (block.ordered, block.start, block.tight) == (True, 7, True)


def test_a_table_has_an_alignment_for_every_column() -> None:
    (block,) = blocks("| a | b | c | d |\n|:--|:-:|--:|---|\n")
    assert isinstance(block, Table)
    assert block.align == ("left", "center", "right", "")
    assert block.rows == ()


def test_deletions_that_are_not_numbered_count_around_those_that_are() -> None:
    numbers = [piece.number for piece in paragraph("==a== ==2;;b== ==c==") if isinstance(piece, Deletion)]
    assert numbers == [1, 2, 3]


def test_a_deletion_keeps_its_markdown_and_its_hint() -> None:
    text = "The ==2;;**forget** gate $f_t$;;which?== and ==it=="
    assert deletions(text) == (
        note.Deletion(2, "**forget** gate $f_t$", "which?"),
        note.Deletion(1, "it", "", numbered=False),
    )
    assert paragraph(text)[1] == Deletion(
        2, "which?", (Strong((Text("forget"),)), Text(" gate "), Math("f_t"))
    )


def test_marks_deeper_than_twenty_are_left_out_and_their_text_stays() -> None:
    text = "**a *b " * 40 + "x" + "* **" * 40
    assert "x" in plain_text(inlines(text))
    piece: object = inlines("<b>" * 500 + "x" + "</b>" * 500)[0]
    depth = 0
    while isinstance(piece, Strong | Emphasis):
        piece, depth = piece.children[0], depth + 1
    assert (piece, depth) == (Text("x"), 20)


def test_the_language_of_code_is_its_first_word() -> None:
    assert blocks("```python title=x\na\n```\n") == (CodeBlock("a\n", "python"),)


def test_html_that_is_more_than_marks_stays_html() -> None:
    assert blocks("<table><tr><td>a</td></tr></table>\n") == (
        HtmlBlock("<table><tr><td>a</td></tr></table>\n"),
    )


def test_a_line_that_begins_with_a_word_of_a_vocabulary_is_text() -> None:
    assert blocks("<EOS>\nends $x$ a sentence\n") == (
        Paragraph((Text("<EOS> ends "), Math("x"), Text(" a sentence"))),
    )


def test_pictures_are_found_however_deep() -> None:
    assert images("**[![a](x.svg)](y)** <img src=z.svg> `![b](w.svg)`") == (
        Image("x.svg", "a"),
        Image("z.svg", ""),
    )


def test_plain_text_is_the_words_alone() -> None:
    assert plain_text(inlines("**a** `b` $c$ ![d](x) [e](y)<br>==1;;f==")) == "a b c d e f"
    assert inlines("`a`") == (Code("a"),)


@pytest.mark.parametrize("module", ["parse", "html", "source", "plain", "pieces"])
def test_importing_does_not_load_the_parser(module: str) -> None:
    script = f"import sys, mlquiz.markdown.{module}; print({{'markdown_it', 'pygments'}} & set(sys.modules))"
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert done.stdout == "set()\n"
