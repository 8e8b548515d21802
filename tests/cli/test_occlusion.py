"""A figure with covered parts, from every door of the command line."""

import json
import time
from pathlib import Path
from typing import Any

import pytest

from mlquiz.store import Store

from tests.cli.conftest import Result

NOTES = """\
---
id: rnn
---

## 1 Cells

<!-- card: cell-parts | tier: core -->
Q: Which gate of the LSTM cell is covered?

![A cell with an input gate and a forget gate](figures/cell.svg)

- `10 20 30 40` ==1;;input gate== decides what is **written**
- `50 20 30 40` ==3;;forget gate== decides what is kept

A: Both are sigmoids.
"""
SVG = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 100 50" font-size="5">'
    '<text x="12" y="20">input gate</text><text x="52" y="20">forget gate</text></svg>'
)


@pytest.fixture
def cells(tmp_path: Path) -> Path:
    folder = tmp_path / "notes of mine"
    (folder / "figures").mkdir(parents=True)
    (folder / "rnn.md").write_text(NOTES, encoding="utf-8")
    (folder / "figures" / "cell.svg").write_text(SVG, encoding="utf-8")
    return folder


@pytest.fixture
def call(run: Any, cells: Path, tmp_path: Path) -> Any:
    def call(*words: object) -> Result:
        result: Result = run("--content", cells, "--db", tmp_path / "p.db", *words)
        return result

    return call


def test_cards_lists_it_and_gives_its_parts_to_scripts(call: Any) -> None:
    assert ": occlusion cell-parts\n    decides what is written: Which gate of the LSTM" in call("cards").out
    (note,) = json.loads(call("cards", "--json").out)
    assert (note["kind"], note["cards"]) == ("occlusion", ["cell-parts/1", "cell-parts/3"])
    assert note["parts"][1] == {
        "number": 3,
        "name": "forget gate",
        "clue": "decides what is kept",
        "boxes": [[50, 20, 30, 40]],
    }


def test_line_by_line_the_clue_asks_and_the_name_answers(call: Any, tmp_path: Path) -> None:
    typed = tmp_path / "typed.txt"
    typed.write_text("\n3\n", encoding="utf-8")
    out = call("review", "--plain", "--answers", typed).out
    question, _, answer = out.partition("Answer:\n")
    assert "▸ decides what is written" in question
    assert "input gate" not in question
    assert answer.startswith("input gate\n")
    assert "The figure shows: A cell with an input gate and a forget gate" in answer
    with Store.open(tmp_path / "p.db") as store:
        assert [(event.subject, event.grade) for event in store.events()] == [("cell-parts/1", 3)]


def test_a_quiz_asks_only_such_cards_if_wanted_and_a_search_finds_them(call: Any, tmp_path: Path) -> None:
    typed = tmp_path / "typed.txt"
    typed.write_text("\ny\n", encoding="utf-8")
    out = call("quiz", "--plain", "--kinds", "occlusion", "--answers", typed).out
    assert "1 of 1 right" in out
    assert "no such question" in call("quiz", "--plain", "--kinds", "choice", "--answers", typed).err


def test_a_paper_has_the_figure_with_its_boxes_beside_it(call: Any, tmp_path: Path) -> None:
    out = tmp_path / "mock.md"
    said = call("quiz", "--seed", "1", "--paper", out).out.splitlines()
    figure = tmp_path / "mock-figure-1.svg"
    assert said == [f"wrote {path}" for path in (figure, out, tmp_path / "mock-answers.md")]
    assert "![](mock-figure-1.svg)" in out.read_text(encoding="utf-8")
    assert "gate</text>" in figure.read_text(encoding="utf-8")
    assert figure.read_text(encoding="utf-8").count("<rect") == 2
    assert "A cell with" not in out.read_text(encoding="utf-8")


def figures_beside(paper: Path) -> dict[str, str]:
    return {path.name: path.read_text(encoding="utf-8") for path in sorted(paper.parent.glob("*.svg"))}


def test_a_paper_leaves_no_figure_of_the_one_that_it_took_the_place_of(call: Any, tmp_path: Path) -> None:
    out = tmp_path / "mock.md"
    call("quiz", "--seed", "1", "-n", "2", "--paper", out)
    assert list(figures_beside(out)) == ["mock-figure-1.svg"]  # of one note, one card
    (tmp_path / "notes of mine" / "more.md").write_text(
        NOTES.replace("id: rnn", "id: more").replace("cell-parts", "more-parts"), encoding="utf-8"
    )
    call("quiz", "--seed", "1", "--paper", out)
    two = figures_beside(out)
    assert list(two) == ["mock-figure-1.svg", "mock-figure-2.svg"]
    said = call("quiz", "rnn", "--seed", "1", "--paper", out).out.splitlines()
    assert list(figures_beside(out)) == ["mock-figure-1.svg"]
    assert said[-1] == f"removed {tmp_path / 'mock-figure-2.svg'}, a figure of the paper before"
    assert "](mock-figure-1.svg)" in out.read_text(encoding="utf-8")


def test_a_paper_touches_no_figure_that_is_not_its_own(call: Any, tmp_path: Path) -> None:
    out = tmp_path / "mock.md"
    call("quiz", "--paper", tmp_path / "mock.txt")  # a paper whose figures would have the same names
    others = figures_beside(out)
    call("quiz", "--paper", out)
    changed = tmp_path / "mock-figure-2.svg"
    changed.write_text(changed.read_text(encoding="utf-8").replace("gate", "door"), encoding="utf-8")
    (tmp_path / "mock-figure-3.svg").write_text("<svg/>", encoding="utf-8")
    (tmp_path / "mock-figure-4.svg").symlink_to("mock-figure-6.svg")  # its own
    (tmp_path / "mock-figure-5.svg").mkdir()
    (tmp_path / "mock-figures.svg").write_text("<svg/>", encoding="utf-8")
    kept = others | {changed.name: changed.read_text(encoding="utf-8"), "mock-figure-3.svg": "<svg/>"}
    for _ in range(2):
        assert "removed" not in call("quiz", "--paper", out).out
    (tmp_path / "mock-figure-5.svg").rmdir()
    assert figures_beside(out).items() >= kept.items()
    assert "](mock-figure-6.svg)" in out.read_text(encoding="utf-8")
    assert (tmp_path / "mock-figure-4.svg").is_symlink()
    assert len(figures_beside(out)) == 6


def test_check_finds_a_box_that_lies_beside_its_words(call: Any, cells: Path) -> None:
    assert call("check", "--select", "P01").code == 0
    (cells / "rnn.md").write_text(NOTES.replace("`10 20", "`10 59"), encoding="utf-8")
    found = call("check", "--select", "P01")
    assert found.code == 1
    assert "rnn.md:12:17 P01 the box `10 59 30 40` of part 1 covers no words of the figure" in found.out
    assert "==1;;encoder==" in call("check", "--explain", "P01").out


def test_decks_of_ones_own_choose_it_by_kind(call: Any, cells: Path) -> None:
    (cells / "decks").mkdir()
    (cells / "decks" / "figures.yaml").write_text("kinds: [occlusion]\n", encoding="utf-8")
    (cells / "more.md").write_text("Q: Which?\nA: this\n", encoding="utf-8")
    assert [note["id"] for note in json.loads(call("cards", "figures", "--json").out)] == ["cell-parts"]


def test_an_answer_in_anki_counts_for_the_part_that_was_asked(call: Any, tmp_path: Path) -> None:
    from anki.collection import Collection, ImportAnkiPackageOptions, ImportAnkiPackageRequest

    from tests.anki import round_trip

    if round_trip.anki_sets_its_clock_back():
        pytest.skip("in these two hours Anki's test mode sets its clock back")
    assert call("build-deck", "rnn", "--out", tmp_path).code == 0
    col = Collection(str(tmp_path / "collection.anki2"))
    col.set_config("fsrs", True)
    request = ImportAnkiPackageRequest(
        package_path=str(tmp_path / "rnn.apkg"), options=ImportAnkiPackageOptions()
    )
    col.import_anki_package(request)
    (note,) = col.find_notes("Id:cell-parts")
    card = col.get_note(note).cards()[1]
    card.start_timer()
    scheduler: Any = col.sched
    scheduler.answerCard(card, 4)
    time.sleep(0.01)
    col.close()
    assert call("anki", "pull", tmp_path / "collection.anki2").out == "1 new answer, of 1 card\n"
    with Store.open(tmp_path / "p.db") as store:
        assert [event.subject for event in store.events()] == ["cell-parts/3"]
    assert call("build-deck", "rnn", "--out", tmp_path, "--with-progress").code == 0
    said = call("anki", "diff", tmp_path / "collection.anki2", tmp_path / "rnn.apkg").out
    assert said == "0 new, 0 changed, 0 retired, 0 moved, 0 conflicts; 1 stays as it is\n"


def test_a_list_tells_the_parts_of_a_figure_apart_by_their_clues(call: Any) -> None:
    call("suspend", "cell-parts")
    said = call("suspended").out.splitlines()
    assert said[1].strip() == "decides what is written: Which gate of the LSTM cell is covered?"
    assert said[3].strip() == "decides what is kept: Which gate of the LSTM cell is covered?"
