"""What a user of the HTML decides: names of pictures, deletions, formulas; and the style of code."""

from mlquiz.markdown.highlight import code_css
from mlquiz.markdown.html import Hooks, inline_html, to_html
from mlquiz.markdown.parse import blocks, inlines


def test_a_hook_names_the_pictures_also_those_in_html() -> None:
    hooks = Hooks(image=lambda src: f"mlquiz-{src}&")
    text = '![a"b](x.svg)\n\n<table><tr><td><img src=" y.svg" onerror="z()"></td></tr></table>\n'
    assert to_html(blocks(text), hooks) == (
        '<p><img src="mlquiz-x.svg&amp;" alt="a&quot;b"></p>\n'
        '<table><tr><td><img src="mlquiz-y.svg&amp;"></td></tr></table>\n'
    )


def test_a_hook_writes_the_deletions() -> None:
    hooks = Hooks(cloze=lambda it, hidden: f"{{{{c{it.number}::{hidden}::{it.hint}}}}}")
    html = to_html(blocks("==2;;$a<b$;;sign== and ==c==\n"), hooks)
    assert html == r"<p>{{c2::\(a&lt;b\)::sign}} and {{c1::c::}}</p>"


def test_a_hook_changes_formulas_before_they_are_escaped() -> None:
    hooks = Hooks(maths=lambda tex: tex.replace("}}", "} }"))
    assert to_html(blocks("$\\frac{a}{{b}}<1$\n\n$$\n{{c}}\n$$\n"), hooks) == (
        "<p>\\(\\frac{a}{{b} }&lt;1\\)</p>\n<p>\\[{{c} }\\]</p>"
    )


def test_inline_html_has_no_paragraph_around_it() -> None:
    assert inline_html(inlines("a **b**")) == "a <strong>b</strong>"


def test_code_is_coloured_by_classes_for_which_there_is_css() -> None:
    assert '<span class="k">def</span>' in to_html(blocks("```python\ndef f(): ...\n```\n"))
    assert ".nightMode .highlight .k {" in code_css("monokai", ".nightMode .highlight")
