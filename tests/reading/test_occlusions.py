"""Figures with covered parts: whatever stands in the list is read, or it is said what is wrong with it."""

from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from mlquiz.model.note import Box, Occlusion
from mlquiz.reading.documents import parse_document
from mlquiz.reading.occlusion_boxes import written_box
from mlquiz.reading.rows import from_row, to_row

from tests.markdown.strategies import anything

HEAD = "<!-- card: parts -->\nQ: Which part is covered?\n![A cell](cell.svg)\n\n"
SIDES = st.decimals(0, 50, places=4).map(float)
BOXES = st.builds(Box, SIDES, SIDES, *[st.decimals("1.5", 50, places=4).map(float)] * 2)
SIGNS = st.text("`=;:0123456789. ,-$\\\n*_[]()ax", max_size=40)


def read(items: str) -> tuple[Occlusion | None, list[tuple[int, str]]]:
    document = parse_document(HEAD + items, file="a.md", lang="und")
    assert from_row(to_row(document)) == document
    bodies = [note.body for note in document.notes if isinstance(note.body, Occlusion)]
    return next(iter(bodies), None), [(problem.line, problem.message) for problem in document.problems]


@given(st.lists(st.lists(BOXES, min_size=1, max_size=4), min_size=1, max_size=5))
def test_boxes_are_read_as_they_are_written(parts: list[list[Box]]) -> None:
    items = "\n".join(
        f"- {' '.join(f'`{written_box(box)}`' for box in boxes)} =={number};;n{number}== clue {number}"
        for number, boxes in enumerate(parts, start=1)
    )
    body, problems = read(items)
    assert not problems
    assert body is not None
    assert [list(part.boxes) for part in body.parts] == parts
    assert [(part.name, part.clue) for part in body.parts] == [
        (f"n{number}", f"clue {number}") for number in body.numbers
    ]


@given(st.lists(st.one_of(SIGNS, anything), min_size=1, max_size=4))
def test_any_item_is_read_or_said_to_be_wrong(texts: list[str]) -> None:
    items = "\n".join(f"- `10 10 20 20` =={n};;name {n}== {text}" for n, text in enumerate(texts, start=1))
    read(items)
    read("\n".join(f"- `10 10 20 20` {text}" for text in texts))
    read("\n".join(f"- {text}" for text in texts))


@given(st.one_of(SIGNS, anything))
def test_a_part_that_is_read_lies_on_its_figure_and_has_a_name_and_a_clue(text: str) -> None:
    body, _ = read(f"- `{text}` ==1;;name== clue {text}\n- `1 2 3 4` =={text}== clue\n")
    for part in body.parts if body else ():
        assert part.boxes
        assert part.name.strip()
        assert part.clue.strip()
        for box in part.boxes:
            assert 0 <= box.left < box.left + box.width <= 100
            assert 0 <= box.top < box.top + box.height <= 100
    assert body is None or len(set(body.numbers)) == len(body.parts)


def test_a_part_that_is_taken_out_leaves_the_others_their_cards() -> None:
    one, two, three = (f"- `{n} 1 9 9` =={n};;n{n}== clue\n" for n in (1, 2, 3))
    for items, ids in (
        (one + two + three, ["1", "2", "3"]),
        (one + three, ["1", "3"]),
        (three + one, ["1", "3"]),
    ):
        (note,) = parse_document(HEAD + items, file="a.md", lang="und").notes
        assert list(note.card_ids()) == [f"parts/{each}" for each in ids]


def test_a_name_is_written_above_it_like_above_every_card(tmp_path: Path) -> None:
    from mlquiz.reading.stamp import stamp

    given = HEAD.partition("\n")[2] + "- `1 1 9 9` ==1;;n== clue\n"
    stamped = stamp(given.encode(), file="a.md", lang="und", propose=lambda _: "new-name")
    assert stamped.after.decode() == "<!-- card: new-name -->\n" + given
