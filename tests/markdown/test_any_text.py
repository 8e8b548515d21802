"""Whatever a text is, it can be parsed and written."""

from html.parser import HTMLParser

from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from mlquiz.markdown.chinese import ChineseInline
from mlquiz.markdown.html import inline_html, to_html
from mlquiz.markdown.parse import blocks, deletions, images, inlines
from mlquiz.markdown.pieces import Math, MathBlock, Paragraph, Table, Text
from mlquiz.markdown.source import scan

from tests.markdown.strategies import anything, assembled

# What may stand in a formula so that dollars still find its ends: no dollar, no space at the ends, no odd
# backslash before the closing dollar, no line that is blank.
latex = st.text(
    st.sampled_from("abxyzLN0123456789_^{}()[]|&<>*~=+-,.!'\"\\ 中"), min_size=1, max_size=30
).filter(lambda tex: tex.strip() == tex and not tex.endswith("\\"))


@given(anything)
def test_any_text_is_parsed_and_written(text: str) -> None:
    assert to_html(blocks(text)) == to_html(blocks(text))
    assert inline_html(inlines(text)) == inline_html(inlines(text))


@given(anything)
def test_the_html_of_any_text_holds_no_script_and_is_well_nested(text: str) -> None:
    checker = _Nesting()
    checker.feed(to_html(blocks(text)))
    checker.close()
    assert checker.open == []


@given(assembled)
def test_what_is_found_apart_is_what_is_found_in_the_blocks(text: str) -> None:
    assert all(deletion.number >= 0 and deletion.hidden for deletion in deletions(text))
    assert isinstance(images(text), tuple)


@given(anything.map(lambda text: text.replace("\r\n", "\n").replace("\r", "\n")))
def test_the_blocks_of_any_text_stand_within_it(text: str) -> None:
    lines = text.count("\n") + 1
    for block in scan(text):
        assert 1 <= block.first < block.end <= lines + 1


@given(st.text(st.characters(max_codepoint=127)))
def test_emphasis_in_english_follows_the_rules_of_commonmark(text: str) -> None:
    plain = MarkdownIt("commonmark").enable("strikethrough")
    ours = MarkdownIt("commonmark")
    ours.inline = ChineseInline()
    ours.configure("commonmark").enable("strikethrough")
    assert ours.render(text) == plain.render(text)


@given(latex)
def test_a_formula_within_a_line_is_kept_to_the_letter(tex: str) -> None:
    assert blocks(f"so ${tex}$ is") == (Paragraph((Text("so "), Math(tex), Text(" is"))),)


@given(latex)
def test_a_displayed_formula_is_kept_to_the_letter(tex: str) -> None:
    assert blocks(f"so\n$$\n{tex}\n$$\n") == (Paragraph((Text("so"),)), MathBlock(tex))


@given(latex.filter(lambda tex: "\\" not in tex))
def test_a_formula_in_a_table_is_kept_to_the_letter(tex: str) -> None:
    match blocks(f"| a | b |\n|---|---|\n| ${tex}$ | c |\n"):
        case (Table(rows=(((Math(found),), (Text("c"),)),)),):
            assert found == tex
        case other:
            raise AssertionError(other)


class _Nesting(HTMLParser):
    """Keeps the tags that are open; a tag that is closed without being open is an error."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert tag not in {"script", "style", "iframe", "object"}
        assert not any(name.startswith("on") for name, _ in attrs)
        if tag not in {"br", "hr", "img", "col"}:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open
        assert self.open.pop() == tag
