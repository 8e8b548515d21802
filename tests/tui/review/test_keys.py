"""Every key of the review screen, pressed, and what the database holds after it."""

import pytest

from mlquiz.model.review import AnswerMode, Grade
from mlquiz.tui.app import MlquizApp
from mlquiz.tui.home.screen import HomeScreen
from mlquiz.tui.review.screen import ReviewScreen

from tests.tui.bench import card_text, opened, screen_text, told, until
from tests.tui.conftest import Benches

TWO = """
<!-- card: first -->
Q: What is asked first?

A: The first answer.
Hint: It is the first.

<!-- card: second -->
Q: What is asked second?

A: The second answer.
"""


def in_review(app: MlquizApp) -> bool:
    return isinstance(app.screen, ReviewScreen)


@pytest.mark.parametrize("key", ["space", "enter"])
async def test_space_and_enter_show_the_answer(bench: Benches, key: str) -> None:
    app = bench(TWO).app()
    async with opened(app) as pilot:
        await pilot.pause()
        assert "first?" in card_text(app)
        assert "The first answer." not in card_text(app)
        await pilot.press(key)
        assert "The first answer." in card_text(app)


@pytest.mark.parametrize("grade", list(Grade))
async def test_the_digits_grade_and_the_answer_is_in_the_database(bench: Benches, grade: Grade) -> None:
    work = bench(TWO)
    app = work.app()
    async with opened(app) as pilot:
        await pilot.press("space", str(grade.value))
        assert work.answers() == [("first", grade, AnswerMode.SELF_GRADED)]
        assert "second?" in card_text(app)


async def test_the_bar_shows_what_each_grade_would_do(bench: Benches) -> None:
    app = bench(TWO).app()
    async with opened(app, size=(80, 24)) as pilot:
        await pilot.press("space")
        await pilot.pause()
        for words in ("1 Again 1m", "2 Hard 6m", "3 Good 10m", "4 Easy"):
            assert words in screen_text(app)


async def test_before_the_answer_is_shown_digits_do_not_grade(bench: Benches) -> None:
    work = bench(TWO)
    app = work.app()
    async with opened(app) as pilot:
        await pilot.press("1", "2", "3", "4")
        assert work.answers() == []
        assert "first?" in card_text(app)


async def test_space_after_the_answer_gives_the_marked_grade(bench: Benches) -> None:
    work = bench(TWO)
    app = work.app()
    async with opened(app) as pilot:
        await pilot.press("space", "space")
        assert work.graded() == [("first", Grade.GOOD)]


async def test_a_key_that_is_held_down_does_not_grade(bench: Benches) -> None:
    work = bench(TWO)
    work.wait_s = 0.01
    app = work.app()
    async with opened(app) as pilot:
        await pilot.press("space", "space", "space", "space")
        assert work.answers() == []


async def test_undo_takes_the_answer_back_and_shows_its_card(bench: Benches) -> None:
    work = bench(TWO)
    app = work.app()
    async with opened(app) as pilot:
        await pilot.press("space", "4", "u")
        assert work.answers() == []
        assert "first?" in card_text(app)
        assert "The first answer." not in card_text(app)


async def test_undo_works_after_the_last_card(bench: Benches) -> None:
    work = bench(TWO)
    app = work.app()
    async with opened(app) as pilot:
        await pilot.press("space", "4", "space", "4")
        assert "Done" in card_text(app)
        assert "2 answers in this sitting" in card_text(app)
        await pilot.press("u")
        assert "second?" in card_text(app)
        assert work.graded() == [("first", Grade.EASY)]


async def test_undo_with_nothing_done_does_nothing(bench: Benches) -> None:
    work = bench(TWO)
    app = work.app()
    async with opened(app) as pilot:
        await pilot.press("u")
        assert "first?" in card_text(app)
        assert work.answers() == []


async def test_the_hint_is_shown_on_request_and_the_answer_stays_hidden(bench: Benches) -> None:
    app = bench(TWO).app()
    async with opened(app) as pilot:
        await pilot.pause()
        assert "It is the first." not in card_text(app)
        await pilot.press("h")
        assert "It is the first." in card_text(app)
        assert "The first answer." not in card_text(app)


@pytest.mark.parametrize(("key", "word"), [("s", "suspended"), ("b", "buried")])
async def test_a_card_put_away_is_not_shown_again_and_undo_brings_it_back(
    bench: Benches, key: str, word: str
) -> None:
    work = bench(TWO)
    app = work.app()
    async with opened(app) as pilot:
        await pilot.press(key)
        assert "second?" in card_text(app)
        assert f"Card {word}" in told(app)
        await pilot.press("space", "4")
        assert "Done" in card_text(app)
        await pilot.press("u", "u")
        assert "first?" in card_text(app)


async def test_a_suspended_card_stays_away_the_next_day_and_a_buried_one_comes_back(bench: Benches) -> None:
    work = bench(TWO)
    async with opened(work.app()) as pilot:
        await pilot.press("s", "b")
    work.pass_time(days=1)
    app = work.app()
    async with opened(app) as pilot:
        await pilot.pause()
        assert "second?" in card_text(app)


@pytest.mark.parametrize("key", ["q", "escape"])
async def test_leaving_goes_home_and_every_answer_is_kept(bench: Benches, key: str) -> None:
    work = bench(TWO)
    app = work.app()
    async with opened(app) as pilot:
        await pilot.press("space", "3", "space", key)
        assert isinstance(app.screen, HomeScreen)
    assert work.graded() == [("first", Grade.GOOD)]


async def test_notes_shows_the_prose_of_the_section_and_comes_back_to_the_card(bench: Benches) -> None:
    app = bench("## 1 Attention\n\nProse of the section.\n" + TWO).app()
    async with opened(app) as pilot:
        await pilot.press("space", "n")
        await pilot.pause()
        assert "Prose of the section." in card_text(app)
        assert "first?" not in card_text(app)
        await pilot.press("escape")
        assert in_review(app)
        assert "The first answer." in card_text(app)


async def test_help_explains_the_keys_of_the_notes_too(bench: Benches) -> None:
    app = bench("## 1 Attention\n\nProse of the section.\n" + TWO).app()
    async with opened(app) as pilot:
        await pilot.press("n", "question_mark")
        assert "Back to the card" in screen_text(app)
        await pilot.press("escape")
        assert "Prose of the section." in card_text(app)
        await pilot.press("escape")
        assert "first?" in card_text(app)


async def test_ctrl_c_copies_what_is_selected_and_otherwise_says_how_to_select(bench: Benches) -> None:
    app = bench(TWO).app()
    async with opened(app) as pilot:
        await pilot.press("ctrl+c")
        assert "Nothing to copy" in told(app)
        assert "Do you want to quit" not in told(app)
        app.clear_notifications()
        app.screen.text_select_all()
        await pilot.press("ctrl+c")
        assert "What is asked first?" in app.clipboard
        assert told(app) == ""


async def test_a_narrow_line_of_keys_says_that_there_are_more(bench: Benches) -> None:
    app = bench(TWO).app()
    async with opened(app, size=(60, 20)):
        keys = screen_text(app).splitlines()[-1]
        assert keys.endswith(" …")
        assert "s Suspend" in keys
        assert "b Bury" in keys
        assert "h Hint" not in keys


FIGURE = "Q: What is drawn?\n![A loop](https://example.org/loop.svg)\n\nA: $x^2$.\n"


async def test_the_line_of_keys_names_hint_figure_video_and_latex_only_where_there_are_any(
    bench: Benches,
) -> None:
    app = bench(TWO + FIGURE).app()
    always = " ? Help  u Undo  n Notes  q Home  s Suspend  b Bury  e Edit"

    def line() -> str:
        return screen_text(app).splitlines()[-1].removeprefix(always)

    async with opened(app, size=(80, 24)) as pilot:
        await until(pilot, lambda: line() == "  h Hint")
        await pilot.press("h")
        await until(pilot, lambda: line() == "")
        await pilot.press("space", "3", "space", "3")
        await until(pilot, lambda: line() == "  o Figure")
        await pilot.press("space")
        await until(pilot, lambda: line() == "  o Figure  m LaTeX")


async def test_help_explains_the_keys_from_the_bindings(bench: Benches) -> None:
    app = bench(TWO).app()
    async with opened(app, size=(100, 40)) as pilot:
        await pilot.press("question_mark")
        await pilot.pause()
        text = screen_text(app)
        for binding in ReviewScreen.BINDINGS:
            assert (getattr(binding, "tooltip", "") or getattr(binding, "description", "")) in text
        await pilot.press("escape")
        assert in_review(app)


async def test_what_cannot_be_done_is_greyed_out_and_its_key_does_nothing(bench: Benches) -> None:
    work = bench(TWO)
    app = work.app()
    async with opened(app) as pilot:
        await pilot.pause()
        enabled = {key: active.enabled for key, active in app.screen.active_bindings.items()}
        assert not enabled["u"]
        assert not enabled["v"]
        assert enabled["h"]
        await pilot.press("v")
        assert work.pages == []
        assert in_review(app)


async def test_how_long_an_answer_took_is_measured_from_question_to_grade(bench: Benches) -> None:
    work = bench(TWO)
    async with opened(work.app()) as pilot:
        await pilot.press("space", "3")
    (event,) = work.store.events()
    assert event.took_ms is not None
    assert 1000 <= event.took_ms <= 5000


async def test_the_line_above_says_where_the_card_stands_and_what_is_left(bench: Benches) -> None:
    app = bench("## 1 Attention\n" + TWO).app()
    async with opened(app, size=(100, 24)) as pilot:
        await pilot.press("space", "1")
        await pilot.pause()
        line = screen_text(app).splitlines()[0]
        assert "All notes › 1 Attention" in line
        assert "1 new · 1 learning · 0 due · 2 left, about 1 min · 1 answered" in line


async def test_the_line_above_is_short_where_the_screen_is_narrow(bench: Benches) -> None:
    app = bench("## 1 A section with a title that is rather long for this screen\n" + TWO).app()
    async with opened(app, size=(60, 20)) as pilot:
        await pilot.pause()
        line = screen_text(app).splitlines()[0]
        assert "…" in line
        assert line.endswith("N2 L0 D0 ~1m ✓0")
