"""A quiz on the screen: each question once, a verdict, the score."""

from dataclasses import replace

import pytest
from textual.pilot import Pilot

from mlquiz.model.review import EventKind, Grade, Sitting
from mlquiz.store import Store
from mlquiz.study.quiz.keeping import kept_quiz, quiz_path
from mlquiz.tui.app import MlquizApp
from mlquiz.tui.quiz.screen import QuizScreen
from mlquiz.tui.quiz.verdict_bar import VerdictBar
from mlquiz.tui.review.number_input import NumberInput

from tests.tui.bench import Bench, card_text, opened, screen_text, told, until
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


def learn(work: Bench) -> None:
    """Answer all cards, so that they come in some days."""
    session = work.desk(work.store).sitting(work.library.deck("all"))
    while session.current():
        session.answer(Grade.EASY, took_ms=1)


async def test_wrong_cards_are_made_due_tomorrow_by_t_at_the_end_only(bench: Benches) -> None:
    work = bench(NOTES)
    learn(work)
    app = work.app(None)
    async with opened(app) as pilot:
        await pilot.press("x")
        await until(pilot, lambda: isinstance(app.screen, QuizScreen) and bool(card_text(app)))
        await pilot.press("t")
        assert "due tomorrow" not in card_text(app)
        for _ in range(3):
            await pilot.press("space")
            await pilot.press("1" if "I was wrong" in screen_text(app) else "space")
        await pilot.press("t")
        assert "3 cards are due tomorrow" in card_text(app)


async def test_that_is_not_offered_for_cards_that_it_cannot_move(bench: Benches) -> None:
    app = bench(NUMBER).app(None)
    async with opened(app) as pilot:
        await to_the_score(app, pilot)
        await pilot.press("t")
        await pilot.pause()
        assert "tomorrow" not in screen_text(app).lower()


async def test_when_the_time_is_over_the_score_shows(bench: Benches) -> None:
    work = bench(NOTES)
    desk = work.desk(work.store)
    sitting = desk.quiz(work.library.deck("all"))
    assert sitting
    sitting.quiz = replace(sitting.quiz, limit_ms=60_000)
    work.wait_s = 30.0
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


NUMBER = """
<!-- card: sum -->
Q: What is 1 + 0.5?

N: 1.5
"""
CHOICE = """
<!-- card: pick -->
Q: Which of these is off-policy?

- [ ] Sarsa
- [x] Q-learning
"""
CHOICES = CHOICE + "- [x] Expected Sarsa\n"


@pytest.mark.parametrize("notes", [NUMBER, CHOICE, CHOICES])
@pytest.mark.parametrize("verdict", ["space", "2", "enter", "click"])
async def test_what_the_program_checks_and_nobody_answered_is_not_right_whatever_is_pressed(
    bench: Benches, notes: str, verdict: str
) -> None:
    work = bench(notes)
    app = work.app(None)
    async with opened(app) as pilot:
        await pilot.press("x")
        await until(pilot, lambda: isinstance(app.screen, QuizScreen) and bool(card_text(app)))
        await pilot.press("space")
        await until(pilot, lambda: "Not answered: wrong" in screen_text(app))
        assert "I was right" not in screen_text(app)
        if verdict == "click":
            await pilot.click(VerdictBar, offset=(70, 0))
        else:
            await pilot.press(verdict)
        if verdict == "2":
            assert "Quiz 1/1" in screen_text(app)
            await pilot.press("space")
        await until(pilot, lambda: "0 of 1 right (0%)" in card_text(app))
    assert [grade for _, grade in work.graded()] == [Grade.AGAIN]


async def test_within_a_time_too_what_was_not_answered_is_not_right(bench: Benches) -> None:
    work = bench(NUMBER)
    desk = work.desk(work.store)
    sitting = desk.quiz(work.library.deck("all"))
    assert sitting
    sitting.quiz = replace(sitting.quiz, limit_ms=600_000)
    app = MlquizApp(desk, quiz=sitting)
    async with opened(app) as pilot:
        await pilot.press("space", "space")
        await until(pilot, lambda: "0 of 1 right (0%)" in card_text(app))


async def to_the_score(app: MlquizApp, pilot: Pilot[None]) -> None:
    await pilot.press("x")
    await until(pilot, lambda: isinstance(app.screen, QuizScreen) and bool(card_text(app)))
    await pilot.press("space", "space")
    await until(pilot, lambda: "of 1 right" in card_text(app))


@pytest.mark.parametrize("key", ["space", "enter", "1", "2"])
async def test_the_key_of_the_next_question_does_nothing_to_the_score(bench: Benches, key: str) -> None:
    work = bench(NUMBER)
    learn(work)
    app = work.app(None)
    async with opened(app) as pilot:
        await to_the_score(app, pilot)
        await pilot.press(key, "x", key)
        await pilot.pause()
        assert "0 of 1 right (0%)" in card_text(app)
        await pilot.press("t")
        assert "1 card is due tomorrow" in card_text(app)


async def test_the_score_names_the_keys_that_do_something_there_and_no_other(bench: Benches) -> None:
    work = bench(NUMBER)
    learn(work)
    app = work.app(None)
    async with opened(app) as pilot:
        await to_the_score(app, pilot)
        await pilot.pause()
        assert screen_text(app).splitlines()[-1].strip() == "? Help  t Tomorrow  q Leave"
        await pilot.press("t")
        await pilot.pause()
        assert screen_text(app).splitlines()[-1].strip() == "? Help  q Leave"
        await pilot.press("question_mark")
        await until(pilot, lambda: "Keys of the quiz" in screen_text(app))
        assert "Show the hint" not in screen_text(app)


async def test_a_long_text_that_is_no_number_is_not_repeated_in_full(bench: Benches) -> None:
    app = bench(NUMBER).app(None)
    async with opened(app) as pilot:
        await pilot.press("x")
        await until(pilot, lambda: isinstance(app.screen, QuizScreen) and bool(card_text(app)))
        app.screen.query_one(NumberInput).value = "the derivative of the loss " * 400
        await pilot.press("enter")
        assert "the derivative of the loss" in told(app)
        assert "… is no number; write it like 26" in told(app)
        assert len(told(app)) < 120
