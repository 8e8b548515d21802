"""What a beginner is told: once, beside the decks, and in nobody's way."""

import pytest

from mlquiz.tui.review.screen import ReviewScreen

from tests.tui.bench import opened, screen_text, until
from tests.tui.conftest import Benches

NOTE = "Q: What is asked?\n\nA: This.\n"
BEGINS = "Enter begins a sitting"


@pytest.mark.parametrize("size", [(60, 20), (80, 24), (200, 60)], ids=lambda size: f"{size[0]}x{size[1]}")
async def test_on_a_new_database_it_is_all_on_the_screen(bench: Benches, size: tuple[int, int]) -> None:
    work = bench(NOTE, introduced=False)
    app = work.app(deck=None)
    async with opened(app, size=size):
        text = screen_text(app)
        for words in (
            BEGINS,
            "Hard is no failure",
            "u takes back",
            "/ searches",
            "Your answers are in",
            "All notes",
        ):
            assert words in text
        assert "Escape puts this away; ? shows it again." in text


async def test_the_first_key_does_what_it_always_does(bench: Benches) -> None:
    app = bench(NOTE, introduced=False).app(deck=None)
    async with opened(app) as pilot:
        await pilot.press("enter")
        assert isinstance(app.screen, ReviewScreen)


async def test_after_the_first_answer_it_is_gone(bench: Benches) -> None:
    work = bench(NOTE, introduced=False)
    app = work.app(deck=None)
    async with opened(app) as pilot:
        await pilot.press("enter")
        await until(pilot, lambda: "What is asked?" in screen_text(app))
        await pilot.press("space", "3", "q")
        await until(pilot, lambda: "1 answered" in screen_text(app))
        await until(pilot, lambda: BEGINS not in screen_text(app))  # a frame later, it may be


@pytest.mark.parametrize("way", ["key", "mouse"])
async def test_it_is_put_away_for_good_and_help_has_it_still(bench: Benches, way: str) -> None:
    work = bench(NOTE, introduced=False)
    app = work.app(deck=None)
    async with opened(app) as pilot:
        await (pilot.press("escape") if way == "key" else pilot.click("#introduction"))
        await until(pilot, lambda: BEGINS not in screen_text(app))
    app = work.app(deck=None)
    async with opened(app, size=(80, 24)) as pilot:
        assert BEGINS not in screen_text(app)
        await pilot.press("question_mark")
        assert BEGINS in screen_text(app)
