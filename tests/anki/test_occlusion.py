from collections.abc import Sequence
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mlquiz.anki import notetypes
from mlquiz.anki.collection_reader import kind_of
from mlquiz.anki.contents import read_contents
from mlquiz.anki.diff import diff
from mlquiz.anki.export import Export
from mlquiz.anki.occlusion import occlusion_text
from mlquiz.anki.retired import Retired
from mlquiz.model.note import Box, Occlusion, Part

from tests.anki.making import Anki, Imported, Workshop, export, figure, one_of_each

INPUT = Part(1, "input gate", "decides what is *written*", (Box(6.25, 12.5, 31.25, 75),))
FORGET = Part(3, "$f$ gate", "keeps {{c9::it}} or 2::not", (Box(50, 0, 50, 100), Box(0, 0, 5, 5)))


def occlusion(parts: Sequence[Part] = (INPUT, FORGET), *, hide_all: bool = True) -> Export:
    body = Occlusion(
        "Which gate is this?", "cell.svg", "A cell with an input gate", tuple(parts), hide_all, "So."
    )
    return export("cell", body, figures=(figure("cell.svg"),))


def test_boxes_are_written_as_anki_writes_them() -> None:
    assert occlusion_text([INPUT], hide_all=True) == (
        "{{c1::image-occlusion:rect:left=.0625:top=.125:width=.3125:height=.75:oi=1}}"
    )
    box = Box(0, 100 / 3, 100, 50)
    assert occlusion_text([replace(FORGET, boxes=(box, box))], hide_all=False) == "<br>".join(
        2 * ["{{c3::image-occlusion:rect:left=0:top=.3333:width=1:height=.5}}"]
    )


@pytest.mark.parametrize("hide_all", [False, True])
def test_anki_takes_it_for_its_own_image_occlusion(workshop: Workshop, anki: Anki, hide_all: bool) -> None:
    workshop.picture("cell.svg")
    assert anki.take(workshop.build([occlusion(hide_all=hide_all)])) == Imported(1, 0, 0, 0)
    note = anki.note("cell")
    assert [card.ord for card in note.cards()] == [0, 2]
    kind = anki.col.models.by_name("mlquiz image occlusion")
    assert kind is not None
    assert kind["originalStockKind"] == 6
    found = anki.col.get_image_occlusion_note(note.id).note
    assert (found.image_file_name, found.header, found.back_extra) == (
        "cell.svg",
        "Which gate is this?",
        "So.",
    )
    shapes = {each.ordinal: list(each.shapes) for each in found.occlusions}
    assert {number: len(boxes) for number, boxes in shapes.items()} == {1: 1, 3: 2}
    (box,) = shapes[1]
    sides = {each.name: each.value for each in box.properties}
    assert (box.shape, float(sides["left"]), float(sides["height"])) == ("rect", 0.0625, 0.75)
    assert found.occlude_inactive is hide_all
    anki.col.after_note_updates([note.id], mark_modified=False, generate_cards=True)
    assert anki.col.card_count() == 2
    assert not anki.col.get_empty_cards().notes
    assert not anki.col.media.check().missing
    assert anki.col.fix_integrity()[1]


def test_a_card_shows_its_clue_and_then_its_name(workshop: Workshop, anki: Anki) -> None:
    workshop.picture("cell.svg")
    anki.take(workshop.build([occlusion()]))
    (front, back), (other_front, other_back) = anki.sides("cell")
    assert '<span class="cloze" data-cloze=' in front
    assert "[decides what is <em>written</em>]" in front
    assert '<span class="cloze" data-ordinal="1"><b>input gate</b>: decides what is' in back
    assert "[keeps {{c9::it}} or 2::not]" in other_front.replace("&#123;", "{").replace(
        "&#125;", "}"
    ).replace("&#58;", ":")
    assert r"<b>\(f\) gate</b>" in other_back
    for side in (front, back, other_front, other_back):
        assert 'data-shape="rect"' in side
        assert 'alt=""' in side
        assert "A cell with an input gate" not in side, "the picture's own words name the parts"
        assert "{{c" not in side


def test_an_edit_updates_the_note_and_its_other_cards_keep_their_schedule(
    workshop: Workshop, anki: Anki
) -> None:
    workshop.picture("cell.svg")
    anki.take(workshop.build([occlusion()]))
    first, third = anki.note("cell").cards()
    third.start_timer()
    anki.col.sched.set_due_date([third.id], "7")
    due = anki.col.get_card(third.id).due
    moved = replace(INPUT, boxes=(Box(1, 1, 10, 10),))
    added = Part(2, "output gate", "decides what is read", (Box(20, 20, 10, 10),))
    later = workshop.build([occlusion([moved, added, FORGET])])
    assert anki.take(later) == Imported(0, 1, 0, 0)
    cards = anki.note("cell").cards()
    assert [(card.ord, card.id) for card in cards if card.ord != 1] == [(0, first.id), (2, third.id)]
    assert [card.ord for card in cards] == [0, 1, 2]
    assert anki.col.get_card(third.id).due == due
    assert anki.take(later) == Imported(0, 0, 1, 0), "a second import changes nothing"


def test_diff_tells_that_a_box_was_moved(workshop: Workshop) -> None:
    workshop.picture("cell.svg")
    before = workshop.build([occlusion()], out="before.apkg")
    moved = replace(INPUT, boxes=(Box(1, 1, 10, 10),))
    after = workshop.build([occlusion([moved, FORGET])], out="after.apkg")
    (changed,) = diff(read_contents(before.path), read_contents(after.path)).changed
    assert changed.fields == ("Occlusion",)


def test_one_that_left_the_course_says_so(workshop: Workshop, anki: Anki) -> None:
    workshop.picture("cell.svg")
    anki.take(workshop.build([*one_of_each(), occlusion()]))
    gone = workshop.build(one_of_each(), retired=[Retired("cell", "en", "occlusion", (1, 3))])
    assert anki.take(gone).updated == 1
    assert len(anki.note("cell").cards()) == 2, "Anki keeps the cards"
    for front, _ in anki.sides("cell"):
        assert "This card has left the course." in front


def test_a_running_anki_knows_it_by_its_fields() -> None:
    assert kind_of([field.name for field in notetypes.occlusion().fields]) == notetypes.occlusion()


def test_packages_without_such_notes_do_not_have_the_note_type(workshop: Workshop, anki: Anki) -> None:
    anki.take(workshop.build(one_of_each()))
    assert anki.col.models.by_name("mlquiz image occlusion") is None


@given(
    st.lists(
        st.builds(
            Part,
            number=st.integers(1, 500),
            name=st.text(min_size=1, max_size=12),
            clue=st.text(min_size=1, max_size=12),
            boxes=st.lists(
                st.builds(Box, *[st.floats(0, 50)] * 2, *[st.floats(0.1, 50)] * 2), min_size=1, max_size=3
            ).map(tuple),
        ),
        min_size=1,
        max_size=4,
        unique_by=lambda part: part.number,
    )
)
def test_any_name_and_clue_stays_one_cloze(parts: list[Part]) -> None:
    from pathlib import Path

    from mlquiz.anki.media import Media
    from mlquiz.anki.rendering import NoteHtml

    note = occlusion(parts).note
    html = NoteHtml(note, Media(Path("/nonexistent")))
    for part in parts:
        written = html.part(part)
        assert written.count("{{") == written.count("}}") == 1
        assert f"{{{{c{part.number}::" in written
