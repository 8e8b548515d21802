"""The line above the card says about how long what is left takes."""

from tests.tui.bench import opened, screen_text, until
from tests.tui.conftest import Benches

MANY = "".join(f"<!-- card: c{n} -->\nQ: What is {n}?\n\nA: It.\n\n" for n in range(20))


async def test_the_minutes_follow_the_learners_own_pace(bench: Benches) -> None:
    work = bench(MANY)
    app = work.app()
    async with opened(app, size=(120, 24)) as pilot:
        await until(pilot, lambda: "20 left, about 8 min" in screen_text(app))
        work.wait_s = 10
        for _ in range(6):
            await pilot.press("space", "4")
        assert "14 left, about 14 min" in screen_text(app)
    again = work.app()
    async with opened(again, size=(120, 24)) as pilot:
        await until(pilot, lambda: "14 left, about 14 min" in screen_text(again))


async def test_the_first_card_does_not_wait_for_it(bench: Benches) -> None:
    app = bench(MANY).app()
    async with opened(app, size=(120, 24)):
        assert app.screen._sitting._pace is None or "min" in screen_text(app)  # type: ignore[attr-defined]
