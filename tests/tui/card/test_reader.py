"""The card scrolls when it is long, keeps its place at another size, and copies as text."""

from mlquiz.tui.app import MlquizApp
from mlquiz.tui.card.view import CardView

from tests.tui.bench import card_text, opened, screen_text
from tests.tui.conftest import Benches

PROSE = "\n\n".join(f"Paragraph {number} " + "has some words of its own. " * 12 for number in range(30))
LONG = f"""
## 1 Long

{PROSE}

<!-- card: long -->
Q: What is asked?

A: The answer is long.

{PROSE}
"""


def top_line(app: MlquizApp) -> str:
    reader = app.screen.query_one(CardView)
    return app.screen.query_one(CardView).page.lines[round(reader.scroll_y)].text


def go_to(app: MlquizApp, text: str) -> None:
    """Scroll, as a reader does, until a line with the text is the first one."""
    lines = app.screen.query_one(CardView).page.lines
    line = next(index for index, line in enumerate(lines) if line.text.startswith(text))
    app.screen.query_one(CardView).scroll_to(y=line, animate=False, immediate=True)


async def test_the_keys_scroll(bench: Benches) -> None:
    app = bench(LONG).app()
    async with opened(app, size=(80, 24)) as pilot:
        await pilot.press("n")
        await pilot.pause()
        reader = app.screen.query_one(CardView)
        await pilot.press("j", "j", "down")
        assert reader.scroll_y == 3
        await pilot.press("k", "up")
        assert reader.scroll_y == 1
        await pilot.press("g", "pagedown")
        assert reader.scroll_y == reader.size.height - 2
        await pilot.press("pageup")
        assert reader.scroll_y == 0
        await pilot.press("G")
        assert reader.scroll_y == reader.max_scroll_y > 50


async def test_resizing_keeps_the_place(bench: Benches) -> None:
    app = bench(LONG).app()
    async with opened(app, size=(80, 24)) as pilot:
        await pilot.press("n")
        await pilot.pause()
        go_to(app, "Paragraph 17")
        for size in ((60, 20), (200, 60), (44, 30), (120, 24), (80, 24)):
            await pilot.resize_terminal(*size)
            await pilot.pause()
            await pilot.pause()
            assert top_line(app).startswith("Paragraph 17"), size


async def test_a_place_that_is_moved_after_resizing_is_the_one_that_is_kept(bench: Benches) -> None:
    app = bench(LONG).app()
    async with opened(app, size=(80, 24)) as pilot:
        await pilot.press("n")
        await pilot.pause()
        await pilot.press("pagedown", "pagedown")
        await pilot.resize_terminal(50, 24)
        await pilot.pause()
        go_to(app, "Paragraph 20")
        await pilot.resize_terminal(90, 24)
        await pilot.pause()
        await pilot.pause()
        assert top_line(app).startswith("Paragraph 20")


async def test_an_answer_below_the_screen_is_gone_to(bench: Benches) -> None:
    app = bench(f"<!-- card: q -->\nQ: Asked?\n\n{PROSE}\n\nA: The answer.\n").app()
    async with opened(app, size=(80, 24)) as pilot:
        await pilot.press("space")
        await pilot.pause()
        await pilot.pause()
        assert "The answer." in screen_text(app)


async def test_a_short_question_stays_whole_above_an_answer_that_is_longer_than_the_screen(
    bench: Benches,
) -> None:
    question = "Asked from here, " + "and on, " * 30 + "to the end?"
    app = bench(f"<!-- card: q -->\nQ: {question}\n\nA: The answer.\n\n{PROSE}\n").app()
    async with opened(app, size=(80, 24)) as pilot:
        await pilot.press("space")
        await pilot.pause()
        await pilot.pause()
        assert "Asked from here" in top_line(app)
        assert "The answer." in screen_text(app)


async def test_the_next_card_begins_at_its_top(bench: Benches) -> None:
    app = bench(LONG + "\n<!-- card: next -->\nQ: What is next?\n\nA: This.\n").app()
    async with opened(app, size=(80, 24)) as pilot:
        await pilot.press("space", "G", "4")
        await pilot.pause()
        assert app.screen.query_one(CardView).scroll_y == 0
        assert "What is next?" in screen_text(app)


async def test_the_mouse_wheel_scrolls(bench: Benches) -> None:
    app = bench(LONG).app()
    async with opened(app, size=(80, 24)) as pilot:
        await pilot.press("n")
        await pilot.pause()
        app.screen.query_one(CardView)._scroll_down_for_pointer(animate=False)
        await pilot.pause()
        assert app.screen.query_one(CardView).scroll_y > 0


async def test_the_text_is_no_wider_than_can_be_read_and_stands_in_the_middle(bench: Benches) -> None:
    app = bench(LONG).app()
    async with opened(app, size=(200, 60)) as pilot:
        await pilot.press("n")
        await pilot.pause()
        region = app.screen.query_one(CardView).region
        assert region.width == 102  # a cell, and the scroll bar
        assert abs((200 - region.width) / 2 - region.x) <= 2


async def test_every_line_of_the_page_reaches_the_screen(bench: Benches) -> None:
    app = bench(
        "<!-- card: c -->\nQ: 梯度 softmax 消失？\n\nA: 因为 **点积** 的方差会变大 \x1b[31m。\n"
    ).app()
    async with opened(app, size=(60, 20)) as pilot:
        await pilot.press("space")
        await pilot.pause()
        for line in card_text(app).splitlines():
            assert line in screen_text(app)
        assert "\x1b" not in screen_text(app)
