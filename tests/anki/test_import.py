"""What Anki itself makes of our packages."""

import re
from dataclasses import replace
from datetime import timedelta
from html import unescape

import pytest

from mlquiz.anki import notetypes
from mlquiz.model.note import Choice, Option, Question

from tests.anki.making import (
    CONTEXT,
    NOW,
    Anki,
    Imported,
    Workshop,
    cloze,
    edited,
    export,
    figure,
    one_of_each,
)

LATER = NOW + timedelta(days=2)


def words(html: str) -> str:
    return unescape(re.sub(r"<script>.*?</script>|<[^>]*>", "", html, flags=re.DOTALL)).strip()


def test_every_kind_arrives_with_its_cards(workshop: Workshop, anki: Anki) -> None:
    built = workshop.build(one_of_each())
    assert (built.notes, built.cards, built.media) == (5, 7, 0)
    assert anki.take(built) == Imported(5, 0, 0, 0)
    assert anki.col.card_count() == 7
    kinds = [(card.note_type()["name"], card.template()["name"]) for card in anki.cards()]
    assert kinds == [
        ("mlquiz question", "Question"),
        ("mlquiz question", "Question"),
        ("mlquiz question", "Reverse"),
        ("mlquiz cloze", "Cloze"),
        ("mlquiz cloze", "Cloze"),
        ("mlquiz choice", "Choice"),
        ("mlquiz number", "Number"),
    ]


def test_anki_finds_nothing_to_mend(workshop: Workshop, anki: Anki) -> None:
    anki.take(workshop.build(one_of_each()))
    notes = list(anki.col.find_notes(""))
    anki.col.after_note_updates(notes, mark_modified=False, generate_cards=True)
    assert anki.col.card_count() == 7, "Anki would have made other cards of these notes"
    assert not anki.col.get_empty_cards().notes
    problems, sound = anki.col.fix_integrity()
    assert (problems, sound) == ("Database rebuilt and optimized.", True)


def test_no_card_has_an_empty_side(workshop: Workshop, anki: Anki) -> None:
    anki.take(workshop.build(one_of_each()))
    for card in anki.cards():
        shown = card.render_output()
        assert words(shown.question_text)
        assert words(shown.answer_text)
        assert "{{" not in re.sub(r"<style>.*?</style>", "", shown.question_text + shown.answer_text)


def test_cards_stand_in_the_deck_tree_in_their_order(workshop: Workshop, anki: Anki) -> None:
    other = replace(CONTEXT, deck_path=("Machine Learning", "09 Tips"))
    exports = [*one_of_each(), export("adam", Question("q", "a"), other), export("sgd", Question("q", "a"))]
    anki.take(workshop.build(exports))
    names = [deck.name for deck in anki.col.decks.all_names_and_ids()]
    part = "Machine Learning::16 Self-attention & Transformer::Part 1"
    assert names == [
        "Default",
        "Machine Learning",
        "Machine Learning::09 Tips",
        part.removesuffix("::Part 1"),
        part,
    ]
    assert [(card.note()["Id"], card.due) for card in anki.cards("deck:Machine*") if card.ord == 0] == [
        (each.note.id, due) for due, each in enumerate(exports, start=1)
    ]
    decks = {deck["name"]: deck for deck in anki.col.decks.all()}
    assert decks["Machine Learning::09 Tips"]["desc"] == ""
    root = decks["Machine Learning"]
    assert (root["desc"], root["md"]) == ("Cards. Licence: CC BY 4.0.", True)


def test_a_note_without_a_place_is_in_the_deck_that_was_asked_for(workshop: Workshop, anki: Anki) -> None:
    anki.take(workshop.build([export("n", Question("q", "a"), replace(CONTEXT, deck_path=()))]))
    assert anki.col.decks.by_name("Lecture 4") is not None


def test_decks_that_differ_in_their_letters_case_are_one(workshop: Workshop, anki: Anki) -> None:
    paths = [("Maths", "Sums"), ("maths", "sums"), ("MATHS",)]
    exports = [
        export(str(number), Question("q", "a"), replace(CONTEXT, deck_path=path))
        for number, path in enumerate(paths)
    ]
    anki.take(workshop.build(exports))
    assert [deck.name for deck in anki.col.decks.all_names_and_ids()] == ["Default", "Maths", "Maths::Sums"]


def test_tags_come_from_the_note_and_its_place(workshop: Workshop, anki: Anki) -> None:
    anki.take(workshop.build([export("n", Question("q", "a"), tags=("exam 2026", "Attention"))]))
    assert anki.note("n").tags == [
        "mlquiz::Attention",
        "mlquiz::chapter::16",
        "mlquiz::exam_2026",
        "mlquiz::lecture::04",
        "mlquiz::tier::core",
    ]


def test_a_second_import_changes_nothing(workshop: Workshop, anki: Anki) -> None:
    anki.take(workshop.build(one_of_each()))
    assert anki.take(workshop.build(one_of_each(), now=LATER)) == Imported(0, 0, 5, 0)
    assert [kind.name for kind in anki.col.models.all_names_and_ids() if "mlquiz" in kind.name] == [
        "mlquiz choice",
        "mlquiz cloze",
        "mlquiz number",
        "mlquiz question",
    ]


def test_an_edited_note_is_updated_and_only_it(workshop: Workshop, anki: Anki) -> None:
    exports = one_of_each()
    anki.take(workshop.build(exports))
    mine = anki.note("attention-cost")
    mine["Notes"] = "my own words"
    mine.tags.append("mine")
    anki.col.update_note(mine)
    better = edited(exports, "positional-encoding", Question("What gives order?", "Positions", reverse=True))
    assert anki.take(workshop.build(better, now=LATER)) == Imported(0, 1, 4, 0)
    assert anki.note("positional-encoding")["Question"] == "What gives order?"
    assert anki.note("attention-cost")["Notes"] == "my own words"
    assert "mine" in anki.note("attention-cost").tags
    assert anki.col.card_count() == 7


def test_a_correction_is_newer_than_an_edit_in_anki(workshop: Workshop, anki: Anki) -> None:
    exports = one_of_each()
    anki.take(workshop.build(exports))
    mine = anki.note("attention-scale-why")
    mine["Answer"] = "my own"
    anki.col.update_note(mine)
    better = edited(exports, "attention-scale-why", Question("Why?", "corrected"))
    late = NOW + timedelta(days=3650)
    assert anki.take(workshop.build(better, now=late)) == Imported(0, 1, 4, 0)
    assert anki.note("attention-scale-why")["Answer"] == "corrected"


def test_reviews_and_flags_outlive_an_update(workshop: Workshop, anki: Anki) -> None:
    exports = one_of_each()
    anki.take(workshop.build(exports))
    (card, _) = (anki.col.get_card(found) for found in anki.note("positional-encoding").card_ids())
    card.start_timer()
    anki.col.sched.answerCard(card, 4)
    anki.col.set_user_flag_for_cards(3, [card.id])
    due = anki.col.get_card(card.id).due
    better = edited(exports, "positional-encoding", Question("Better?", "Yes", reverse=True))
    anki.take(workshop.build(better, now=LATER))
    after = anki.col.get_card(card.id)
    assert (after.due, after.reps, after.user_flag()) == (due, 1, 3)


def test_the_same_note_in_two_packages_is_one_note(workshop: Workshop, anki: Anki) -> None:
    exports = one_of_each()
    assert anki.take(workshop.build(exports[:3], out="lecture.apkg")) == Imported(3, 0, 0, 0)
    assert anki.take(workshop.build(exports[1:], out="chapter.apkg", now=LATER)) == Imported(2, 0, 2, 0)


def test_a_note_in_two_languages_is_two_notes(workshop: Workshop, anki: Anki) -> None:
    exports = [export("n", Question("q", "a")), export("n", Question("问", "答"), lang="zh")]
    assert anki.take(workshop.build(exports)) == Imported(2, 0, 0, 0)


def test_pictures_arrive_and_none_is_missing(workshop: Workshop, anki: Anki) -> None:
    workshop.picture("figures/流 1.svg")
    workshop.picture("figures/b.svg")
    web = figure("", "https://example.org/c.png")
    figures = (figure("figures/流 1.svg"), figure("figures/b.svg", "../figures/b.svg"), web)
    text = "![a](<figures/流 1.svg>) ![b](../figures/b.svg) ![web](https://example.org/c.png)"
    exports = [
        export("n", Question("q", text), figures=figures),
        export("m", cloze(f"==1;;x== {text}"), figures=figures),
    ]
    built = workshop.build(exports)
    assert built.media == 2
    anki.take(built)
    assert (
        '<img src="流 1.svg" alt="a"> <img src="b.svg" alt="b"> <img src="https' in anki.note("n")["Answer"]
    )
    checked = anki.col.media.check()
    assert (list(checked.missing), list(checked.unused)) == ([], [])


def test_a_picture_drawn_anew_is_an_update_of_its_notes(workshop: Workshop, anki: Anki) -> None:
    workshop.picture("curve.svg")
    exports = [export("n", Question("q", "![c](curve.svg)"), figures=(figure("curve.svg"),)), *one_of_each()]
    anki.take(workshop.build(exports))
    workshop.picture("curve.svg", width=300)
    assert anki.take(workshop.build(exports, now=LATER)) == Imported(0, 1, 5, 0)
    shown = re.findall(r'src="([^"]+)"', anki.note("n")["Answer"])
    assert 'width="300"' in (workshop.folder.parent / "anki" / "collection.media" / shown[0]).read_text()


@pytest.mark.parametrize("newer_s", [0, 1])
def test_a_style_is_taken_over_when_it_is_newer(
    workshop: Workshop, anki: Anki, monkeypatch: pytest.MonkeyPatch, newer_s: int
) -> None:
    anki.take(workshop.build(one_of_each()))
    changed = [replace(kind, css=".card { color: red }") for kind in notetypes.all_types()]
    monkeypatch.setattr("mlquiz.anki.notetypes.all_types", lambda: changed)
    monkeypatch.setattr("mlquiz.anki.notetypes.TEMPLATES_CHANGED_S", notetypes.TEMPLATES_CHANGED_S + newer_s)
    assert anki.take(workshop.build(one_of_each())) == Imported(0, 0, 5, 0)
    taken = ["red" in kind["css"] for kind in anki.col.models.all() if "mlquiz" in kind["name"]]
    assert taken == [bool(newer_s)] * 4


@pytest.mark.parametrize(
    ("markdown", "shown"),
    [
        ("a < b & c > d", "a < b & c > d"),
        ("`List<int>` and `a && b`", "List<int> and a && b"),
        ("{{c1::x}} {{Id}} {{type:Id}} }}", "{{c1::x}} {{Id}} {{type:Id}} }}"),
        ("std::vector::x", "std::vector::x"),
        ("注意力机制：除以 $\\sqrt{d_k}$。", "注意力机制：除以 \\(\\sqrt{d_k}\\)。"),
        ("$a<b$ and $p(x|y)$ and $$\\frac{a}{b_{c}}$$", r"\(a<b\) and \(p(x|y)\) and \[\frac{a}{b_{c}}\]"),
        ("```cpp\nstd::map<int, T> x{{1}};\n```", "std::map<int, T> x{{1}};"),
        ("`[sound:a.mp3]` [sound:b.mp3]", "[sound:a.mp3] [sound:b.mp3]"),
        ("`[latex]x[/latex]` [[type:Id]]", "[latex]x[/latex] [[type:Id]]"),
        ("\U0001d465 é ﬁ", "\U0001d465 é ﬁ"),
    ],
)
def test_text_survives_to_the_card(workshop: Workshop, anki: Anki, markdown: str, shown: str) -> None:
    options = (Option(markdown, right=True, reason=markdown), Option("other", right=False))
    exports = [
        export("q", Question(markdown, "a"), hint=markdown),
        export(
            "c",
            cloze(
                f"==1;;x== {markdown}" if "```" not in markdown else f"==1;;x==\n\n{markdown}",
                answer=markdown,
            ),
        ),
        export("o", Choice("q", options)),
    ]
    assert anki.take(workshop.build(exports)) == Imported(3, 0, 0, 0)
    assert anki.col.card_count() == 3
    in_clozes = shown.replace("_{c}}", "_{c} }")
    assert words(anki.sides("q")[0][0]).count(shown) == 2
    assert in_clozes in words(anki.sides("c")[0][0])
    assert words(anki.sides("c")[0][1]).count(in_clozes) == 2
    assert words(anki.sides("o")[0][1]).count(shown) == 2


def test_a_cloze_hides_what_is_asked_and_shows_its_hint(workshop: Workshop, anki: Anki) -> None:
    text = "An RNN needs ==2;;$n^{a_{1}}$;;how *many*?== steps of `a::b{}`, ==1;;`std::x`;;::== per layer."
    anki.take(workshop.build([export("n", cloze(text, (1, 2)))]))
    (one, one_back), (two, two_back) = (tuple(map(words, sides)) for sides in anki.sides("n"))
    assert one == "An RNN needs \\(n^{a_{1} }\\) steps of a::b{}, [::] per layer."
    assert two == "An RNN needs [how many?] steps of a::b{}, std::x per layer."
    for back in (one_back, two_back):
        assert "An RNN needs \\(n^{a_{1} }\\) steps of a::b{}, std::x per layer." in back


def test_a_number_is_typed(workshop: Workshop, anki: Anki) -> None:
    anki.take(workshop.build(one_of_each()))
    ((front, back),) = anki.sides("depthwise-separable-weights")
    assert "[[type:Number]]" in front
    assert "[[type:Number]]" in back
    assert "± 0.5" in back


def test_unused_pictures_stay_out(workshop: Workshop, anki: Anki) -> None:
    workshop.picture("unused.svg")
    assert workshop.build(one_of_each()).media == 0


def test_a_note_that_became_another_kind_is_listed_and_stays(workshop: Workshop, anki: Anki) -> None:
    exports = one_of_each()
    anki.take(workshop.build(exports))
    better = edited(exports, "attention-scale-why", cloze("Scaled by ==1;;$\\sqrt{d_k}$==."))
    assert anki.take(workshop.build(better, now=LATER)) == Imported(0, 0, 4, 1)
    assert anki.note("attention-scale-why")["Question"] == "Why divide by \\(\\sqrt{d_k}\\)?"


def test_a_deleted_note_comes_back_and_a_moved_card_stays(workshop: Workshop, anki: Anki) -> None:
    anki.take(workshop.build(one_of_each()))
    anki.col.remove_notes([anki.note("attention-scale-why").id])
    elsewhere = anki.col.decks.id("Mine")
    assert elsewhere is not None
    (card,) = anki.note("norm-independent-of-batch").card_ids()
    anki.col.set_deck([card], elsewhere)
    assert anki.take(workshop.build(one_of_each(), now=LATER)) == Imported(1, 0, 4, 0)
    assert anki.col.get_card(card).did == elsewhere


@pytest.mark.parametrize(("field", "expected"), [("", Imported(0, 1, 4, 0)), ("Mine", Imported(0, 0, 3, 2))])
def test_a_note_type_may_be_renamed_but_not_get_other_fields(
    workshop: Workshop, anki: Anki, field: str, expected: Imported
) -> None:
    exports = one_of_each()
    anki.take(workshop.build(exports))
    kind = anki.col.models.by_name("mlquiz question")
    assert kind is not None
    kind["name"] = "Mine"
    if field:
        anki.col.models.add_field(kind, anki.col.models.new_field(field))
    anki.col.models.update_dict(kind)
    better = edited(exports, "attention-scale-why", Question("Why?", "corrected"))
    late = NOW + timedelta(days=3650)
    assert anki.take(workshop.build(better, now=late)) == expected


def test_fields_and_templates_have_the_ids_that_were_released(workshop: Workshop, anki: Anki) -> None:
    anki.take(workshop.build(one_of_each()))
    for kind in notetypes.all_types():
        taken = anki.col.models.by_name(kind.name)
        assert taken is not None
        assert [field["id"] for field in taken["flds"]] == [kind.field_id(field) for field in kind.fields]
        assert [each["id"] for each in taken["tmpls"]] == [kind.template_id(each) for each in kind.templates]


def test_a_field_renamed_by_us_is_renamed_in_anki(
    workshop: Workshop, anki: Anki, monkeypatch: pytest.MonkeyPatch
) -> None:
    anki.take(workshop.build(one_of_each()))
    changed = [
        replace(kind, fields=(*kind.fields[:-1], replace(kind.fields[-1], name="Figure")))
        for kind in notetypes.all_types()
    ]
    monkeypatch.setattr("mlquiz.anki.notetypes.all_types", lambda: changed)
    monkeypatch.setattr("mlquiz.anki.notetypes.TEMPLATES_CHANGED_S", notetypes.TEMPLATES_CHANGED_S + 1)
    better = edited(one_of_each(), "attention-scale-why", Question("Why?", "corrected"))
    assert anki.take(workshop.build(better, now=LATER)) == Imported(0, 1, 4, 0)
    assert "Figure" in anki.note("attention-scale-why")
