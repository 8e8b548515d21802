"""What stands in the place of a card: waiting, done, nothing to do, trouble with the disk."""

import sqlite3

import pytest

from mlquiz.errors import MlquizError
from mlquiz.model.deck import Deck
from mlquiz.model.review import Grade
from mlquiz.scheduling.settings import Settings
from mlquiz.store import Store
from mlquiz.study import Session
from mlquiz.tui.desk import Desk
from mlquiz.tui.home.screen import HomeScreen
from mlquiz.tui.review.grade_bar import GradeBar

from tests.tui.bench import card_text, opened, screen_text, told
from tests.tui.conftest import Benches

ONE = """
<!-- card: only -->
Q: What is asked?

A: The answer.
"""
SLOW = Settings(learning_steps_min=(60,), learn_ahead_min=20)


async def test_waiting_for_a_learning_card_shows_how_long_and_ends_by_itself(bench: Benches) -> None:
    work = bench(ONE, SLOW)
    app = work.app()
    async with opened(app) as pilot:
        await pilot.press("space", "1")
        text = card_text(app)
        assert "Waiting for a learning card" in text
        assert "It comes in 40:00, at 12:40" in text
        work.pass_time(minutes=39, seconds=58)
        await pilot.pause(1.2)
        assert "It comes in 0:02" in card_text(app)
        work.pass_time(seconds=2)
        await pilot.pause(1.2)
        assert "What is asked?" in card_text(app)


async def test_while_waiting_the_answer_can_be_taken_back(bench: Benches) -> None:
    work = bench(ONE, SLOW)
    app = work.app()
    async with opened(app) as pilot:
        await pilot.press("space", "1", "u")
        assert "What is asked?" in card_text(app)
        assert work.answers() == []


async def test_a_deck_with_nothing_due_says_when_the_next_card_comes(bench: Benches) -> None:
    work = bench(ONE)
    async with opened(work.app()) as pilot:
        await pilot.press("space", "4")
    app = work.app()
    async with opened(app) as pilot:
        await pilot.pause()
        assert "Nothing to review" in card_text(app)
        assert "The next card comes in" in card_text(app)
        await pilot.press("1", "h", "n", "s", "b", "v", "space")
        assert "Nothing to review" in card_text(app)
        await pilot.press("q")
        assert isinstance(app.screen, HomeScreen)


async def test_an_answer_that_cannot_be_written_is_said_and_the_card_stays(bench: Benches) -> None:
    work = bench(ONE)
    app = work.app()
    async with opened(app) as pilot:
        await pilot.press("space")
        work.store._connection.execute("PRAGMA busy_timeout = 10")
        other = sqlite3.connect(work.db, isolation_level=None)
        other.execute("BEGIN IMMEDIATE")
        await pilot.press("3")
        assert "Not done" in told(app)
        assert "nothing was saved" in told(app)
        assert "The answer." in card_text(app)
        other.execute("ROLLBACK")
        other.close()
        await pilot.press("3")
    assert work.graded() == [("only", Grade.GOOD)]


async def test_a_card_that_cannot_be_read_is_said_and_space_tries_again(
    bench: Benches, monkeypatch: pytest.MonkeyPatch
) -> None:
    work = bench(ONE)

    def refuse(_: Desk, deck: Deck) -> Session:
        raise MlquizError(f"progress.db: the disk reports an error ({deck.name})")

    app = work.app()
    with monkeypatch.context() as patched:
        patched.setattr(Desk, "sitting", refuse)
        async with opened(app) as pilot:
            await pilot.pause()
            assert "the disk reports an error (all)" in card_text(app)
            patched.undo()
            await pilot.press("space")
            assert "What is asked?" in card_text(app)


async def test_two_screens_on_one_database_keep_all_answers(bench: Benches) -> None:
    work = bench(ONE + ONE.replace("only", "next") + ONE.replace("only", "last"))
    first = work.app()
    with Store.open(work.db) as store:
        second = type(first)(work.desk(store), deck="all")
        async with opened(first) as one, opened(second) as other:
            await one.press("space", "4")
            await other.press("space", "4")
            await one.press("space", "4")
            await other.press("space", "4")
            await one.press("space", "4")
            await other.press("space", "4")
            assert "Done" in card_text(first)
            assert "Done" in card_text(second)
    assert {card for card, _ in work.graded()} == {"only", "next", "last"}


async def test_a_click_on_the_bar_shows_the_answer_and_grades(bench: Benches) -> None:
    work = bench(ONE)
    app = work.app()
    async with opened(app) as pilot:
        await pilot.pause()
        await pilot.click(GradeBar)
        assert "The answer." in card_text(app)
        at = app.screen.query_one(GradeBar).render().plain.index("Hard")
        await pilot.click(GradeBar, offset=(at, 0))
    assert work.graded() == [("only", Grade.HARD)]


async def test_a_click_on_the_line_of_keys_presses_the_key(bench: Benches) -> None:
    work = bench(ONE)
    app = work.app()
    async with opened(app, size=(80, 24)) as pilot:
        await pilot.pause()
        at = screen_text(app).splitlines()[-1].index("Bury")
        await pilot.click(offset=(at, 23))
        await pilot.pause()
        assert "Card buried" in told(app)
