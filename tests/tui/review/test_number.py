"""Numbers are typed, checked with their tolerance, and graded by the learner."""

import pytest
from textual.events import Paste

from mlquiz.model.review import AnswerMode, Grade
from mlquiz.tui.home.screen import HomeScreen
from mlquiz.tui.review.number_input import NumberInput
from mlquiz.tui.review.screen import ReviewScreen

from tests.tui.bench import card_text, opened, screen_text, told, until
from tests.tui.conftest import Benches

NUMBER = """
<!-- card: entropy -->
Q: What is the value?

N: 0.731 ± 0.001

A: The worked solution.
"""

TWO = "\n<!-- card: other -->\nQ: And now?\n\nA: This.\n"


@pytest.mark.parametrize(
    ("typed", "verdict", "grade"),
    [("0.731", "✓ Right", Grade.GOOD), ("0.7305", "✓ Right", Grade.GOOD), ("0.74", "✗ Wrong", Grade.AGAIN)],
)
async def test_enter_checks_with_the_tolerance_and_enter_gives_the_marked_grade(
    bench: Benches, typed: str, verdict: str, grade: Grade
) -> None:
    work = bench(NUMBER)
    app = work.app()
    async with opened(app) as pilot:
        await pilot.pause()
        assert isinstance(app.focused, NumberInput)
        await pilot.press(*("full_stop" if key == "." else key for key in typed), "enter")
        text = card_text(app)
        assert verdict in text
        assert "0.731 ± 0.001" in text
        assert f"You typed {typed}" in text
        assert "The worked solution." in text
        assert work.answers() == []
        await pilot.press("enter")
    assert work.answers() == [("entropy", grade, AnswerMode.TYPED)]


async def test_what_is_no_number_is_said_and_can_be_mended(bench: Benches) -> None:
    work = bench(NUMBER)
    app = work.app()
    async with opened(app) as pilot:
        await pilot.press("1", "e", "enter")
        assert "1e is no number" in told(app)
        assert "Answer" not in card_text(app)
        await pilot.press("3", "enter")
        assert "You typed 1e3" in card_text(app)


@pytest.mark.parametrize("key", ["enter", "space"])
async def test_an_empty_field_shows_the_answer_without_a_verdict(bench: Benches, key: str) -> None:
    work = bench(NUMBER)
    app = work.app()
    async with opened(app) as pilot:
        await pilot.press(key)
        assert "── Answer" in card_text(app)
        assert "You typed" not in card_text(app)
        await pilot.press("3")
    assert work.answers() == [("entropy", Grade.GOOD, AnswerMode.SELF_GRADED)]


LETTERS = ["s", "b", "n", "q", "v", "u", "h", "o", "j", "G", "question_mark", "space", "x", "é"]


async def test_letters_are_keys_of_the_screen_while_the_field_is_empty(bench: Benches) -> None:
    app = bench(NUMBER).app()
    async with opened(app) as pilot:
        await pilot.press("question_mark")
        assert type(app.screen).__name__ == "HelpScreen"
        await pilot.press("escape", "1", "backspace", "q")
        assert isinstance(app.screen, HomeScreen)


async def test_while_the_field_holds_text_no_letter_does_anything(bench: Benches) -> None:
    work = bench(NUMBER + TWO)
    app = work.app()
    async with opened(app) as pilot:
        await pilot.press("1", *LETTERS, "2", *LETTERS)
        assert isinstance(app.screen, ReviewScreen)
        assert "What is the value?" in card_text(app)
        assert "Answer" not in card_text(app)
        assert app.screen.query_one(NumberInput).value == "12"
        assert told(app) == ""
        await pilot.press("enter")
        assert "You typed 12" in card_text(app)
    assert [event.kind for event in work.store.events()] == []


async def test_the_line_of_keys_shows_only_what_works_while_a_number_is_typed(bench: Benches) -> None:
    app = bench(NUMBER).app()
    async with opened(app) as pilot:
        assert "s Suspend" in screen_text(app)
        await pilot.press("1")
        assert "Suspend" not in screen_text(app)
        assert "f1 Help" in screen_text(app)
        assert "esc Home" in screen_text(app)
        await pilot.press("backspace")
        assert "s Suspend" in screen_text(app)


async def test_escape_leaves_a_field_with_text(bench: Benches) -> None:
    app = bench(NUMBER).app()
    async with opened(app) as pilot:
        await pilot.press("1", "escape")
        assert isinstance(app.screen, HomeScreen)


async def test_the_field_is_empty_for_the_next_number_and_gone_for_another_card(bench: Benches) -> None:
    app = bench(NUMBER + NUMBER.replace("entropy", "other") + "\nQ: And now?\n\nA: This.\n").app()
    async with opened(app) as pilot:
        await pilot.press("1", "enter", "4")
        field = app.screen.query_one(NumberInput)
        assert field.display
        assert not field.value
        await pilot.press("2", "enter", "4")
        assert "And now?" in card_text(app)
        assert not field.display
        assert app.focused is None


async def test_a_number_can_be_pasted(bench: Benches) -> None:
    app = bench(NUMBER).app()
    async with opened(app) as pilot:
        await pilot.pause()
        app.screen.query_one(NumberInput).insert_text_at_cursor("0.731")
        await pilot.press("enter")
        assert "✓ Right" in card_text(app)


async def test_of_a_long_text_that_is_pasted_the_field_takes_what_a_number_may_have(bench: Benches) -> None:
    app = bench(NUMBER).app()
    async with opened(app) as pilot:
        await pilot.press("1")
        app.post_message(Paste("the derivative of the loss " * 400))
        await until(pilot, lambda: len(app.screen.query_one(NumberInput).value) > 1)
        assert app.screen.query_one(NumberInput).value == "1the derivative of the loss the derivati"
        await pilot.press("9", "enter")
        assert "1the derivative of the loss the derivati is no number" in told(app)
        assert len(told(app)) < 120
