"""A figure with covered parts is asked by a clue, and opened with its boxes over it."""

import tempfile
from pathlib import Path
from shutil import rmtree
from urllib.parse import unquote, urlparse

import pytest

from mlquiz.tui.card.figures import _folder_until_the_end

from tests.tui.bench import Bench, card_text, opened, screen_text, told, until
from tests.tui.conftest import Benches

SVG = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 100 50"><text x="5" y="20">input gate</text></svg>'
)
CARDS = """
<!-- card: cell{option} -->
Q: Which gate of the LSTM cell is covered?

![A cell with an input gate and a forget gate](figures/cell.{kind})

- `10 20 30 40` ==1;;input gate== decides what is **written**
- `50 20 30 40` ==2;;forget gate== decides what is kept

A: Both are sigmoids.
"""


def cell(bench: Benches, option: str = "", kind: str = "svg", data: str = SVG) -> Bench:
    return bench({"deck.md": CARDS.format(option=option, kind=kind), f"figures/cell.{kind}": data})


def drawn(page: str) -> str:
    return Path(unquote(urlparse(page).path)).read_text(encoding="utf-8")


async def test_the_question_says_the_clue_and_not_the_words_of_the_figure(bench: Benches) -> None:
    app = cell(bench).app()
    async with opened(app) as pilot:
        await pilot.pause()
        shown = card_text(app)
        assert "Which gate of the LSTM cell is covered?" in shown
        assert "▸ decides what is written" in shown
        assert "2 parts are covered, and one of them asked for" in shown
        assert "input gate" not in shown
        assert "forget gate" not in shown
        assert "decides what is kept" not in shown


async def test_the_answer_names_the_part_then_all_of_them(bench: Benches) -> None:
    app = cell(bench).app()
    async with opened(app) as pilot:
        await pilot.press("space")
        question, _, answer = card_text(app).partition("── Answer")
        assert "input gate" not in question
        named = [line.strip() for line in answer.splitlines() if line.strip()]
        assert named[1] == "input gate"
        assert "• input gate: decides what is written" in answer
        assert "• forget gate: decides what is kept" in answer
        assert "The figure shows: A cell with an input gate and a forget gate" in answer
        assert "Both are sigmoids." in answer


async def test_hide_one_names_what_else_is_to_be_seen(bench: Benches) -> None:
    app = cell(bench, " | hide: one").app()
    async with opened(app) as pilot:
        await pilot.pause()
        shown = card_text(app)
        assert "The part that is asked for is covered" in shown
        assert "Also in the figure:" in shown
        assert "• forget gate" in shown
        assert "input gate" not in shown


async def test_o_opens_the_figure_with_its_boxes_and_without_the_asked_one_after_the_answer(
    bench: Benches,
) -> None:
    work = cell(bench)
    app = work.app()
    async with opened(app) as pilot:
        await pilot.press("o")
        await app.workers.wait_for_complete()
        await pilot.press("space", "o")
        await app.workers.wait_for_complete()
        asked, answered = map(drawn, work.pages)
    assert (asked.count("#f0b429"), asked.count("#d9dee4")) == (1, 1)
    assert (answered.count("#f0b429"), answered.count("#d9dee4")) == (0, 1)
    assert asked.startswith(SVG.removesuffix("</svg>"))


async def test_a_picture_that_cannot_be_covered_is_not_opened_before_the_answer(bench: Benches) -> None:
    work = cell(bench, kind="tiff", data="II*")
    app = work.app()
    async with opened(app) as pilot:
        await pilot.press("o")
        await app.workers.wait_for_complete()
        assert work.pages == []
        assert "nothing can be laid over this picture" in told(app)
        await pilot.press("space", "o")
        await app.workers.wait_for_complete()
    assert [page.rpartition("/")[2] for page in work.pages] == ["cell.tiff"]


async def test_where_the_boxes_cannot_be_drawn_for_lack_of_room_that_is_said(
    bench: Benches, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _folder_until_the_end.cache_clear()
    work = cell(bench)
    app = work.app()
    async with opened(app) as pilot:
        with monkeypatch.context() as nowhere:
            nowhere.setattr(tempfile, "tempdir", str(tmp_path / "missing"))
            await pilot.press("o")
        assert "Not shown: there is no room for temporary files" in told(app)
        await pilot.press("o")
        await app.workers.wait_for_complete()
        assert len(work.pages) == 1
        rmtree(_folder_until_the_end())
        await pilot.press("o")
        assert told(app).count("no room for temporary files") == 2
    _folder_until_the_end.cache_clear()


async def test_each_part_is_a_card_that_is_graded_by_the_learner(bench: Benches) -> None:
    work = cell(bench)
    app = work.app()
    async with opened(app) as pilot:
        await pilot.press("space", "3")
    assert [(each.subject, each.mode) for each in work.store.events()] == [("cell/1", "self-graded")]


async def test_the_list_of_cards_tells_the_parts_apart(bench: Benches) -> None:
    app = cell(bench).app(None)
    async with opened(app, size=(160, 30)) as pilot:
        await pilot.press("slash")
        await until(pilot, lambda: "· decides what is kept: Which gate" in screen_text(app))
        rows = [" ".join(line.partition("│")[0].split()) for line in screen_text(app).splitlines()]
        asked = "Which gate of the LSTM cell is covered?"
        assert rows[2:4] == [f"· decides what is written: {asked}", f"· decides what is kept: {asked}"]
