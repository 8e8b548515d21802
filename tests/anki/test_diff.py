"""What we say of an import is what Anki then does."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from anki.collection import ExportAnkiPackageOptions
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from mlquiz.anki.contents import read_contents
from mlquiz.anki.diff import Diff, RenamedDeck, diff
from mlquiz.anki.retired import Retired
from mlquiz.model.note import Choice, Option, Question

from tests.anki.making import CONTEXT, NOW, Anki, Imported, Workshop, cloze, edited, export, one_of_each

LATER = NOW + timedelta(days=2)


def exported(anki: Anki, path: Path, *, legacy: bool) -> Path:
    """The collection as Anki exports it: in today's format, or for older versions."""
    options = ExportAnkiPackageOptions(with_scheduling=True, with_media=False, legacy=legacy)
    anki.col.export_anki_package(out_path=str(path), options=options, limit=None)
    return path


def compared(old: Path, new: Path) -> Diff:
    return diff(read_contents(old), read_contents(new))


def as_import(found: Diff) -> Imported:
    """The numbers of Anki's log."""
    return Imported(
        len(found.new),
        len(found.changed) + len(found.retired),
        found.same + len(found.kept),
        len(found.conflicts),
    )


def names(notes: list[Any]) -> list[str]:
    return [getattr(note, "note", note).name for note in notes]


@pytest.mark.parametrize("legacy", [False, True])
def test_each_note_is_what_the_import_makes_of_it(workshop: Workshop, anki: Anki, legacy: bool) -> None:
    exports = one_of_each()
    anki.take(workshop.build([*exports, export("gone", Question("q", "a"))]))
    mine = anki.note("attention-cost")
    mine["Notes"] = "my own"
    anki.col.update_note(mine)
    old = exported(anki, workshop.folder / "old.apkg", legacy=legacy)
    better = edited(exports, "positional-encoding", Question("What gives order?", "Positions", reverse=True))
    better = edited(better, "attention-scale-why", cloze("==1;;x=="))
    built = workshop.build(
        [*better, export("fresh", Question("q", "a"))],
        now=LATER,
        retired=[Retired("gone", "en", "question")],
    )
    found = compared(old, built.path)
    assert names(found.new) == ["fresh"]
    assert [(each.note.name, each.fields) for each in found.changed] == [
        ("positional-encoding", ("Question", "Answer"))
    ]
    assert names(found.retired) == ["gone"]
    assert names(found.conflicts) == ["attention-scale-why"]
    assert [(each.note.name, each.fields) for each in found.kept] == [("attention-cost", ("Notes",))]
    assert found.same == 2
    assert (found.moved, found.renamed) == ([], [])
    assert as_import(found) == anki.take(built)


def test_a_build_against_itself_changes_nothing(workshop: Workshop) -> None:
    built = workshop.build(one_of_each())
    assert compared(built.path, built.path) == Diff(same=5)


def test_a_card_that_moved_to_another_section_stays_one_card_where_it_is(
    workshop: Workshop, anki: Anki
) -> None:
    exports = one_of_each()
    first = workshop.build(exports)
    anki.take(first)
    elsewhere = replace(CONTEXT, deck_path=("Machine Learning", "09 Tips"), section="3 Other")
    moved = [replace(exports[0], context=elsewhere), *exports[1:]]
    built = workshop.build(moved, now=LATER, out="again.apkg")
    found = compared(first.path, built.path)
    part = "Machine Learning::16 Self-attention & Transformer::Part 1"
    assert [(each.note.name, each.old, each.new) for each in found.moved] == [
        ("attention-scale-why", part, "Machine Learning::09 Tips")
    ]
    assert [(each.note.name, each.fields) for each in found.changed] == [
        ("attention-scale-why", ("Section",))
    ]
    assert anki.take(built) == Imported(0, 1, 4, 0)
    (card,) = anki.cards('"Id:attention-scale-why"')
    assert anki.col.decks.name(card.did) == part
    assert [(move.old, move.new, move.notes, move.emptied) for move in built.moved] == [
        (part, "Machine Learning::09 Tips", 1, False)
    ]


def test_a_deck_with_another_name_is_told_as_one(workshop: Workshop, anki: Anki) -> None:
    exports = one_of_each()
    first = workshop.build(exports)
    anki.take(first)
    renamed = replace(CONTEXT, deck_path=("Machine Learning", "16 Attention"))
    built = workshop.build([replace(each, context=renamed) for each in exports], out="again.apkg")
    found = compared(first.path, built.path)
    old, new = "Machine Learning::16 Self-attention & Transformer::Part 1", "Machine Learning::16 Attention"
    assert (found.renamed, found.moved) == ([RenamedDeck(old, new, 5)], [])
    assert [(move.old, move.new, move.emptied) for move in built.moved] == [(old, new, True)]
    deck = anki.col.decks.by_name(old)
    assert deck is not None
    anki.col.decks.rename(deck["id"], new)  # as we say
    anki.take(built)
    assert {anki.col.decks.name(card.did) for card in anki.cards()} == {new}
    assert anki.col.decks.by_name(old) is None


def test_cards_that_come_along_and_cards_too_many_are_told(workshop: Workshop) -> None:
    exports = one_of_each()
    first = workshop.build(exports)
    more = edited(exports, "attention-scale-why", Question("q", "a", reverse=True))
    less = edited(more, "positional-encoding", Question("q", "a"))
    found = compared(first.path, workshop.build(less, now=LATER, out="again.apkg").path)
    assert [(each.note.name, each.added, each.left) for each in found.changed] == [
        ("attention-scale-why", (1,), ()),
        ("positional-encoding", (), (1,)),
    ]


@pytest.mark.parametrize("legacy", [False, True])
def test_a_note_type_that_was_changed_in_anki_makes_conflicts(
    workshop: Workshop, anki: Anki, legacy: bool
) -> None:
    anki.take(workshop.build(one_of_each()))
    kind = anki.col.models.by_name("mlquiz question")
    assert kind is not None
    anki.col.models.add_field(kind, anki.col.models.new_field("Mine"))
    anki.col.models.update_dict(kind)
    old = exported(anki, workshop.folder / "old.apkg", legacy=legacy)
    built = workshop.build(one_of_each())
    found = compared(old, built.path)
    assert names(found.conflicts) == ["attention-scale-why", "positional-encoding"]
    assert as_import(found) == anki.take(built)


def test_a_newer_style_is_told(workshop: Workshop, monkeypatch: pytest.MonkeyPatch) -> None:
    first = workshop.build(one_of_each())
    monkeypatch.setattr("mlquiz.anki.notetypes.TEMPLATES_CHANGED_S", 2_000_000_000)
    again = workshop.build(one_of_each(), out="again.apkg")
    assert compared(first.path, again.path).styles == [
        "mlquiz question",
        "mlquiz cloze",
        "mlquiz choice",
        "mlquiz number",
    ]


def test_notes_of_other_people_are_none_of_our_business(workshop: Workshop, anki: Anki) -> None:
    basic, deck = anki.col.models.by_name("Basic"), anki.col.decks.id("Theirs")
    assert basic is not None
    assert deck is not None
    note = anki.col.new_note(basic)
    note["Front"] = "theirs"
    anki.col.add_note(note, deck)
    anki.take(workshop.build(one_of_each()))
    old = exported(anki, workshop.folder / "old.apkg", legacy=False)
    found = compared(old, workshop.build(one_of_each()[1:], out="again.apkg").path)
    assert names(found.absent) == ["attention-scale-why"]


BODIES: list[Callable[[str], Any]] = [
    lambda text: Question(text, "a"),
    lambda text: Question(text, "a", reverse=True),
    lambda text: cloze(f"{text} ==1;;x=="),
    lambda text: Choice(text, (Option("a", right=True), Option("b", right=False))),
]
STEPS = st.lists(
    st.tuples(st.integers(0, 5), st.sampled_from(BODIES), st.sampled_from("xyz")), min_size=1, max_size=8
)


@settings(max_examples=15, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(first=STEPS, second=STEPS, edits=st.sets(st.integers(0, 5)))
def test_our_numbers_are_those_of_ankis_log(
    tmp_path_factory: pytest.TempPathFactory, first: Any, second: Any, edits: set[int]
) -> None:
    folder = tmp_path_factory.mktemp("any")
    workshop, anki = Workshop(folder), Anki(folder)
    try:
        anki.take(workshop.build(notes_of(first)))
        for number in edits & {number for number, _, _ in first}:
            mine = anki.note(f"n{number}")
            mine["Notes"] = "mine"
            anki.col.update_note(mine)
        old = exported(anki, folder / "old.apkg", legacy=len(edits) % 2 == 0)
        late = NOW + timedelta(days=3650)
        built = workshop.build(notes_of(second), now=late)
        assert as_import(compared(old, built.path)) == anki.take(built)
    finally:
        anki.col.close()


def notes_of(steps: Any) -> list[Any]:
    bodies = {number: body(text) for number, body, text in steps}
    return [export(f"n{number}", body) for number, body in sorted(bodies.items())]
