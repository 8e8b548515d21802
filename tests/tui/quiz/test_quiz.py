"""A quiz on the screen: each question once, a verdict, the score."""

import pytest

from mlquiz.model.review import EventKind, Sitting
from mlquiz.store import Store
from mlquiz.study.quiz.keeping import kept_quiz, quiz_path
from mlquiz.tui.quiz.screen import QuizScreen

from tests.tui.bench import Bench, card_text, opened, screen_text, until
from tests.tui.conftest import Benches

NOTES = """
## 1 First

<!-- card: own -->
Q: What is the return?

A: The sum of rewards.

## 2 Second

<!-- card: pick -->
Q: Which of these is off-policy?

- [ ] Sarsa
  - It is on-policy.
- [x] Q-learning
  - Its target is greedy.

<!-- card: sum -->
Q: What is 1 + 0.5?

N: 1.5
"""


def made(work: Bench) -> list[Sitting | None]:
    with Store.open(work.db) as store:
        return [event.sitting for event in store.events(kind=EventKind.ANSWERED)]


async def test_x_at_the_decks_asks_every_question_once_and_shows_the_score(bench: Benches) -> None:
    work = bench(NOTES)
    app = work.app(None)
    async with opened(app) as pilot:
        await pilot.press("x")
        await until(pilot, lambda: isinstance(app.screen, QuizScreen) and bool(card_text(app)))
        for _ in range(3):
            text = card_text(app)
            if "off-policy" in text:
                row = next(line for line in text.splitlines() if "Sarsa" in line)
                await pilot.press(row.split()[0])
                assert "✗ Wrong" in card_text(app)
                await pilot.press("2")  # what was chosen is judged by the program alone
                assert "✗ Wrong" in card_text(app)
                await pilot.press("space")
            elif "1 + 0.5" in text:
                await pilot.press("1", ".", "5", "enter")
                assert "✓ Right" in card_text(app)
                await pilot.press("enter")
            else:
                await pilot.press("space")
                assert "The sum of rewards." in card_text(app)
                await pilot.press("2")
        assert "2 of 3 right (67%)" in card_text(app)
        assert "✓ 1/1 1 First" in card_text(app)
        assert "✗ 1/2 2 Second" in card_text(app)
        assert "Which of these is off-policy?" in card_text(app)
    assert made(work) == [Sitting.QUIZ] * 3
    assert kept_quiz(quiz_path(work.db)) is None


async def test_a_quiz_that_was_left_goes_on_and_X_begins_another(bench: Benches) -> None:  # noqa: N802 - the key
    work = bench(NOTES)
    app = work.app(None)
    async with opened(app) as pilot:
        await pilot.press("x")
        await until(pilot, lambda: isinstance(app.screen, QuizScreen) and bool(card_text(app)))
        while "What is the return?" not in card_text(app):
            await pilot.press("space", "space")
            await pilot.press("1")
        await pilot.press("space", "1")
        left = len(made(work))
        await pilot.press("q")
        if left < 3:
            await pilot.press("x")
            await until(pilot, lambda: f"Quiz {left + 1}/3" in screen_text(app))
            await pilot.press("q")
        await pilot.press("X")
        await until(pilot, lambda: "Quiz 1/3" in screen_text(app))


async def test_wrong_cards_are_made_due_tomorrow_by_t_at_the_end_only(bench: Benches) -> None:
    work = bench(NOTES)
    app = work.app(None)
    async with opened(app) as pilot:
        await pilot.press("x")
        await until(pilot, lambda: isinstance(app.screen, QuizScreen) and bool(card_text(app)))
        await pilot.press("t")
        assert "due tomorrow" not in card_text(app)
        for _ in range(3):
            await pilot.press("space")
            await pilot.press("1")
        await pilot.press("t")
        assert "0 cards are due tomorrow; 3 of them are new" in card_text(app)


async def test_when_the_time_is_over_the_score_shows(bench: Benches) -> None:
    from dataclasses import replace

    work = bench(NOTES)
    desk = work.desk(work.store)
    sitting = desk.quiz(work.library.deck("all"))
    assert sitting
    sitting.quiz = replace(sitting.quiz, limit_ms=60_000)
    work.wait_s = 30.0
    from mlquiz.tui.app import MlquizApp

    app = MlquizApp(desk, quiz=sitting)
    async with opened(app) as pilot:
        await until(pilot, lambda: "The time is over." in card_text(app))
        assert "0 of 3 right (0%), 3 left open" in card_text(app)


@pytest.mark.parametrize("key", ["q", "ctrl+q"])
async def test_the_time_of_an_open_question_is_kept_however_the_quiz_is_left(
    bench: Benches, key: str
) -> None:
    work = bench(NOTES)
    app = work.app(None)
    async with opened(app) as pilot:
        await pilot.press("x")
        await until(pilot, lambda: "Quiz 1/3" in screen_text(app))
        work.wait_s = 60
        await pilot.press(key)
    kept = kept_quiz(quiz_path(work.db))
    assert kept is not None
    assert kept.spent_ms > 30_000


PARTS = """
<!-- card: cell -->
Q: Which gate of the LSTM cell is covered?

![A cell](figures/cell.svg)

- `10 20 30 40` ==1;;input gate== decides what is written
"""


async def test_a_covered_part_is_judged_by_the_learner_and_its_figure_opens_covered(bench: Benches) -> None:
    svg = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><text>input gate</text></svg>'
    work = bench({"deck.md": PARTS, "figures/cell.svg": svg})
    app = work.app(None)
    async with opened(app) as pilot:
        await pilot.press("x")
        await until(pilot, lambda: isinstance(app.screen, QuizScreen) and bool(card_text(app)))
        await pilot.press("o")
        await app.workers.wait_for_complete()
        assert "input gate" not in card_text(app)
        await pilot.press("space")
        assert "input gate" in card_text(app)
        await pilot.press("2")
        await until(pilot, lambda: "1 of 1 right" in screen_text(app))
    assert [page.rpartition("/")[2] for page in work.pages] == ["cell-1.svg"]
