import re
from html import unescape
from pathlib import Path

import pytest

from mlquiz.anki.media import Media
from mlquiz.anki.rendering import NoteHtml
from mlquiz.errors import Problem
from mlquiz.model.note import Body, Question

from tests.anki.making import cloze, note

PLAIN = Question("?", "!")


def html(body: Body = PLAIN) -> NoteHtml:
    return NoteHtml(note("n", body), Media(Path()))


def words(written: str) -> str:
    return unescape(re.sub(r"<[^>]*>", "", written)).replace("\u2060", "")


def test_a_single_paragraph_stands_without_its_tag() -> None:
    assert html().blocks("one *line*") == "one <em>line</em>"
    assert html().blocks("two\n\nlines") == "<p>two</p>\n<p>lines</p>"


def test_formulas_are_escaped_and_delimited_as_anki_wants() -> None:
    assert html().blocks("$a<b$ and $$x & y$$") == r"\(a&lt;b\) and \[x &amp; y\]"


def test_a_formula_is_left_to_the_letter_outside_clozes() -> None:
    assert html().blocks(r"$\frac{a}{b_{c}}$ std::x {{y}}") == r"\(\frac{a}{b_{c}}\) std::x {{y}}"


@pytest.mark.parametrize(
    ("markdown", "expected"),
    [
        ("==1;;a== b", "{{c1::a}} b"),
        ("==2;;a;;why?== ==1;;b==", "{{c2::a::why?}} {{c1::b}}"),
        ("==1;;$x^{a_{i}}$==", r"{{c1::\(x^{a_{i} }\)}}"),
        ("==1;;x== $A::B$", r"{{c1::x}} \(A&#58;&#58;B\)"),
        ("==1;;`a::b`== `}}`", "{{c1::<code>a&#58;&#58;b</code>}} <code>&#125;&#125;</code>"),
        ("{==1;;{x}==}", "&#123;{{c1::&#123;x&#125;}}&#125;"),
        ("==1;;a:;;b:== c:", "{{c1::a&#58;::b&#58;}} c:"),
        ("==1;;:a==", "{{c1::&#58;a}}"),
        ("==1;;x== {{c2::y}}", "{{c1::x}} &#123;&#123;c2&#58;&#58;y&#125;&#125;"),
        (
            "==1;;[link](https://example.org/a::b)==",
            '{{c1::<a href="https://example.org/a&#58;&#58;b">link</a>}}',
        ),
    ],
)
def test_only_our_deletions_are_clozes(markdown: str, expected: str) -> None:
    numbers = tuple({int(number) for number in re.findall(r"==(\d);;", markdown)})
    writer = html(cloze(markdown, numbers))
    assert writer.cloze(markdown) == expected
    assert not writer.problems


def test_the_back_of_a_cloze_makes_no_cards_either() -> None:
    assert html(cloze("==1;;x==")).blocks("{{c2::y}} ==z==") == (
        "&#123;&#123;c2&#58;&#58;y&#125;&#125; <mark>z</mark>"
    )


def test_a_deletion_that_makes_no_card_of_ours_is_an_error() -> None:
    writer = html(cloze("==1;;x== ==2;;y==", (1,)))
    writer.cloze("==1;;x== ==2;;y==")
    assert [problem.message for problem in writer.problems] == [
        "the deletions are 1, 2 but the cards are 1; number them one by one"
    ]


def test_a_number_that_anki_would_fold_into_another_is_an_error() -> None:
    writer = html(cloze("==501;;x==", (501,)))
    writer.cloze("==501;;x==")
    assert "between 1 and 500" in writer.problems[0].message


@pytest.mark.parametrize(
    "markdown",
    [
        "[sound:a.mp3]",
        "[anki:tts lang=en]x[/anki:tts]",
        "[latex]x[/latex]",
        "`[$]x[/$]`",
        "`[$$]x[/$$]`",
        "[[type:Id]]",
    ],
)
def test_text_that_looks_like_a_mark_of_ankis_stays_text(markdown: str) -> None:
    written = html().blocks(markdown)
    assert not re.search(r"\[/?(sound|anki|latex|\$|\[type)", written)
    assert words(written) == markdown.strip("`")


def test_text_that_looks_like_a_formula_stays_text() -> None:
    written = html().blocks('a \\\\(b\\\\) and `re.compile("\\(")`')
    assert not re.search(r"\\[(\[]", written)
    assert words(written) == 'a \\(b\\) and re.compile("\\(")'


def test_code_has_only_the_marks_that_the_style_knows() -> None:
    written = html().blocks('```python\nfor x in y:\n    f("a < b")\n```')
    assert written == (
        '<pre class="highlight"><code><span class="k">for</span> x <span class="ow">in</span> y:\n'
        '    f(<span class="s2">"a &lt; b"</span>)\n</code></pre>'
    )


def test_control_characters_are_seen_to_be_out_of_place() -> None:
    assert html().blocks("a\x1fb\x01\ufdd1c $\x1f\ufdd0$") == "a\ufffdb\ufffd\ufffdc \\(\ufffd\ufffd\\)"
    assert html().text("a\x1f<b>\ufdd3") == "a\ufffd&lt;b&gt;\ufffd"


def test_an_address_is_a_link() -> None:
    assert html().text("a & b", 'https://e.org/?"x"&y') == (
        '<a href="https://e.org/?&quot;x&quot;&amp;y">a &amp; b</a>'
    )


@pytest.mark.parametrize("command", [r"\bm", r"\argmax_\theta", r"\begin{tikzpicture}", r"\nicefrac"])
def test_latex_that_anki_lacks_is_refused_with_what_to_write_instead(command: str) -> None:
    writer = html()
    writer.blocks(f"${command}{{x}}$")
    (problem,) = writer.problems
    assert problem == Problem("notes/en/ch16p1.md", 12, problem.message, "M04", card="n")
    assert re.fullmatch(r"Anki cannot draw \\\S+; write .+ instead", problem.message)


def test_a_command_that_the_formula_defines_is_not_missing() -> None:
    writer = html()
    writer.blocks(r"$\DeclareMathOperator*{\argmin}{arg\,min}\argmin_x \bmod \boldsymbol x$")
    assert not writer.problems
