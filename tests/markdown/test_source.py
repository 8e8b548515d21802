"""Where the blocks of a text stand."""

from mlquiz.markdown.source import BlockKind, SourceBlock, scan

TEXT = """\
# One

text
goes on

- item

  ```python
  x
  ```
- [x] two
  1. three

> quote
> > deeper

| a | $x|y$ |
|---|---|
| b | c |

$$
z
$$

<!-- a
comment -->

***
Two
---
    code
"""


def test_every_block_has_its_lines_and_its_depth() -> None:
    assert [(it.kind.value, it.first, it.end, it.depth) for it in scan(TEXT)] == [
        ("heading", 1, 2, 0),
        ("paragraph", 3, 5, 0),
        ("list", 6, 13, 0),
        ("item", 6, 11, 1),
        ("paragraph", 6, 7, 2),
        ("code", 8, 11, 2),
        ("item", 11, 13, 1),
        ("paragraph", 11, 12, 2),
        ("list", 12, 13, 2),
        ("item", 12, 13, 3),
        ("paragraph", 12, 13, 4),
        ("quote", 14, 16, 0),
        ("paragraph", 14, 15, 1),
        ("quote", 15, 16, 1),
        ("paragraph", 15, 16, 2),
        ("table", 17, 20, 0),
        ("maths", 21, 24, 0),
        ("html", 25, 27, 0),
        ("rule", 28, 29, 0),
        ("heading", 29, 31, 0),
        ("code", 31, 32, 0),
    ]


def test_blocks_know_their_text_and_their_marks() -> None:
    found = scan(TEXT)
    assert found[0] == SourceBlock(BlockKind.HEADING, 1, 2, 0, "One", 1, "#")
    assert found[1].text == "text\ngoes on"
    assert (found[5].text, found[5].mark) == ("x\n", "```")
    assert [it.text for it in found if it.kind is BlockKind.TABLE] == ["a\n$x|y$\nb\nc"]
    assert [(it.text, it.mark, it.level) for it in found if it.kind is BlockKind.HEADING][1] == (
        "Two",
        "-",
        2,
    )
    assert found[-1].mark == ""


def test_a_formula_ends_at_a_blank_line_at_the_latest() -> None:
    kinds = [it.kind.value for it in scan("\\[\na\n\n<!-- card: x -->\n\nb\n\\]\n")]
    assert kinds == ["paragraph", "html", "paragraph"]
