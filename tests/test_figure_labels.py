"""``python -m figures.labels`` prints lines that go into a card as they are."""

from pathlib import Path

import pytest

from mlquiz.model.note import Occlusion
from mlquiz.reading.documents import parse_document

from figures import labels
from figures.registry import TARGET

HEAD = "Q: Which part is covered?\n![x](x.svg)\n\n"


@pytest.mark.parametrize("path", sorted(TARGET.glob("*.svg")), ids=lambda path: path.stem)
def test_every_line_that_is_printed_is_a_part(path: Path) -> None:
    lines = list(labels.lines(path.read_bytes()))
    if not lines:
        return
    document = parse_document(HEAD + "\n".join(lines), file="a.md", lang="en")
    assert not document.problems
    (note,) = document.notes
    assert isinstance(note.body, Occlusion)
    assert len(note.body.parts) == len(lines)


def test_the_box_is_that_of_the_shape_around_the_words() -> None:
    found = list(labels.lines((TARGET / "lstm-cell.svg").read_bytes()))
    assert "- `12.8 57.4 14.4 11.4` ==6;;forget gate== …" in found


def test_a_shape_that_is_moved_or_only_cuts_is_not_around_the_words() -> None:
    word = '<text x="20" y="40" font-size="12">word</text>'
    plain, *others = (
        list(labels.lines(f'<svg viewBox="0 0 400 200">{shape}{word}</svg>'.encode()))
        for shape in (
            "",
            '<g transform="translate(99 99)"><rect x="10" y="20" width="90" height="30"/></g>',
            '<defs><clipPath id="c"><rect x="10" y="20" width="90" height="30"/></clipPath></defs>',
        )
    )
    assert others == [plain, plain]


def test_a_figure_that_is_not_there_is_said(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr("sys.argv", ["labels", str(tmp_path / "nothing.svg")])
    with pytest.raises(SystemExit, match=r"nothing.svg: No such file"):
        labels.main()


def test_a_card_of_the_notes_is_drawn_as_it_is_shown() -> None:
    asked = labels.covered("lstm-cell-parts/2", revealed=False)
    assert (asked.count("#f0b429"), asked.count("#d9dee4")) == (3, 6)
    assert "#f0b429" not in labels.covered("lstm-cell-parts/2", revealed=True)
    with pytest.raises(SystemExit, match="nosuch/1: no card with parts of a figure"):
        labels.covered("nosuch/1", revealed=False)
