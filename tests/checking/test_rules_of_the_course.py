from pathlib import Path

import pytest

from mlquiz.checking.check import check
from mlquiz.checking.rules.sources import well_formed
from mlquiz.checking.selection import Selection
from mlquiz.content import Content
from mlquiz.errors import Severity
from mlquiz.reading.library import read_library

from tests.checking.conftest import EXAMPLE, HEAD, MakeLibrary

CARD = "<!-- card: one -->\nQ: What does the loss $L$ measure?\n\nA: How bad $f$ is, 250 times\n"
ZH_HEAD = HEAD.replace("Example", "例子").replace("First section", "第一节")


@pytest.mark.parametrize(
    ("written", "good"),
    [
        ("arXiv:1706.03762 §3.2", True),
        ("arXiv:1412.6980", True),
        ("arXiv:1406.2661v1", True),
        ("arXiv:cs/0112017", True),
        ("arXiv:1706.3762", False),
        ("arXiv:1713.03762", False),
        ("arXiv:1401.00001", False),
        ("arXiv:cs/0113017", False),
    ],
)
def test_an_arxiv_id_has_a_month_and_the_digits_of_its_year(written: str, good: bool) -> None:
    assert well_formed(written) is good


def test_a_video_that_the_course_does_not_have_is_no_source(library: MakeLibrary) -> None:
    found = check(library({EXAMPLE: CARD + "Source: video p4\n"}), Selection(("S02",)))

    assert "video p4 is no video of the course" in found[0].message


def test_too_few_cards_warn_and_none_is_an_error_at_the_heading(library: MakeLibrary) -> None:
    some = check(library({EXAMPLE: CARD}), Selection(("S03",)))
    none = check(library({EXAMPLE: "Only notes.\n"}), Selection(("S03",)))

    assert [(problem.severity, problem.line) for problem in (*some, *none)] == [
        (Severity.WARNING, 6),
        (Severity.ERROR, 6),
    ]
    assert "1 card of 3 in ch01 1 First section" in some[0].message


def test_a_part_without_notes_is_left_to_the_coverage(library: MakeLibrary) -> None:
    found = check(library({EXAMPLE: "---\nid: elsewhere\n---\n\n" + CARD}), Selection(("S01", "S03")))

    assert [(problem.code, problem.file) for problem in found] == [("S01", EXAMPLE)]


@pytest.mark.parametrize(
    ("zh", "said"),
    [
        ("Q: 损失 $L$ 衡量什么？\n\nA: $f$ 有多差，250 倍", ""),
        ("Q: 损失衡量什么，$L$？\n\nA: $f$ 有多差，差 250 倍，分两步", ""),
        ("Q: 损失 $l$ 衡量什么？\n\nA: $f$ 有多差，250 倍", "formula L is missing in the front"),
        ("Q: 损失 $L$ 衡量什么？\n\nA: $f$ 有多差，25 倍", "number 250 is missing in the answer"),
        ("Q: 损失 $L$ 衡量什么？\n\nN: 3", "a number card, there a question card"),
    ],
)
def test_a_translation_has_the_formulas_and_numbers_of_the_english_card(
    library: MakeLibrary, zh: str, said: str
) -> None:
    files = {EXAMPLE: CARD, "notes/zh/ch01-example.md": f"{ZH_HEAD}<!-- card: one -->\n{zh}\n"}

    found = check(library(files), Selection(("L01",)))

    assert any(said in problem.message for problem in found) if said else not found


def test_a_translation_hides_and_offers_the_same(library: MakeLibrary) -> None:
    cloze = "<!-- card: c -->\nC: ==1;;a== b ==2;;c== d\n\n"
    card = cloze + "<!-- card: o -->\nQ: Which loss is it?\n\n- [x] a\n- [ ] b\n"
    other = card.replace("==2;;c==", "==3;;c==").replace("- [x] a\n- [ ] b", "- [ ] a\n- [x] b")
    files = {EXAMPLE: card, "notes/zh/ch01-example.md": ZH_HEAD + other}

    found = check(library(files), Selection(("L01",)))

    assert [
        "cloze numbers 1, 3, there 1, 2" in found[0].message,
        "the options differ" in found[1].message,
    ] == [True, True]


def test_a_translation_without_an_english_card_is_reported(library: MakeLibrary) -> None:
    found = check(library({"notes/zh/ch01-example.md": ZH_HEAD + CARD}), Selection(("L01",)))

    assert "there is no English card named one" in found[0].message


def test_a_figure_needs_words(library: MakeLibrary) -> None:
    text = "Notes with ![](figures/loss.svg)\n\n" + CARD + "\n![](figures/loss.svg) and ![](missing.svg)\n"

    found = check(library({EXAMPLE: text}), Selection(("F01",)))

    assert [problem.message.split(":")[0] for problem in found].count(
        "the figure has no alternative text"
    ) == 3
    assert any("missing.svg" in problem.message for problem in found)


def test_in_a_persons_own_folder_a_silent_figure_between_the_cards_is_a_hint(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text(
        "# Notes\n\n![](https://a.b/c.png)\n\nQ: What is $x$ here?\n\n![](https://a.b/d.png)\n\nA: x\n"
    )
    own = read_library(Content(tmp_path, tmp_path, tmp_path / "decks", course=False))

    assert [problem.severity for problem in check(own, Selection(("F01",)))] == [
        Severity.HINT,
        Severity.ERROR,
    ]
