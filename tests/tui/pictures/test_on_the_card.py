"""Figures on the screens, in a terminal that does not exist but says that it shows Sixel."""

import re
from pathlib import Path

import pytest
from textual.geometry import Offset
from textual.selection import Selection

from mlquiz.pictures.guard import LOADS
from mlquiz.store import Store
from mlquiz.tui.app import MlquizApp
from mlquiz.tui.card.view import CardView
from mlquiz.tui.pictures.gallery import Gallery
from mlquiz.tui.pictures.terminal import Terminal

from tests.pictures.figures import FLAG, NAMESPACE, RED, decoded, near
from tests.tui.bench import Bench, card_text, opened, screen_text, told, until
from tests.tui.conftest import Benches

CARDS = """
# Cards

Prose first.

![A flag](figures/flag.svg)

<!-- card: flag -->
Q: Which flag is this?

![A flag with three stripes](figures/flag.svg)

A: Nobody's.

- It has stripes:

  ![Its stripes](figures/flag.svg)

<!-- card: words -->
Q: Is there a picture here?

A: No.
"""
_SIXEL = re.compile(r"\x1bP0;1;0q[^\x1b]*\x1b\\")


def with_figure(root: Path, figure: str = FLAG) -> None:
    (root / "notes" / "figures").mkdir(parents=True)
    (root / "notes" / "figures" / "flag.svg").write_text(figure)


def hanging(bench: Bench, store: Store | None = None) -> MlquizApp:
    """The app with a gallery."""
    desk = bench.desk(store or bench.store)
    desk.gallery = Gallery("sixel", Terminal(sixel=True, cell=(10, 20)))
    return MlquizApp(desk, deck="all")


@pytest.fixture
def drawing(bench: Benches, tmp_path: Path) -> Bench:
    with_figure(tmp_path / "bench-0")
    return bench(CARDS)


def pictures(app: MlquizApp) -> list[str]:
    """The Sixel that is on the screen, from top to bottom."""
    update = app.screen._compositor.render_full_update()
    return _SIXEL.findall(update.render_segments(app.console))


def is_drawn(app: MlquizApp) -> bool:
    return bool(pictures(app))


async def test_the_words_are_there_at_once_and_the_picture_when_it_is_ready(drawing: Bench) -> None:
    app = hanging(drawing)
    async with opened(app) as pilot:
        assert "figures/flag.svg" in card_text(app) or is_drawn(app)
        await until(pilot, lambda: is_drawn(app))
        lines = card_text(app).split("\n")
        assert lines[:3] == ["Which flag is this?", "", " " * 30]
        assert lines[12:] == ["A flag with three stripes"]
        strips = pictures(app)
        assert len(strips) == 10
        for strip in strips:
            width, height, pixels = decoded(strip)
            assert (width, height) == (300, 20)
            assert near(pixels[50, 10], RED)


async def test_it_scrolls_and_is_covered_and_comes_back(drawing: Bench) -> None:
    app = hanging(drawing)
    async with opened(app, (80, 20), messages=True) as pilot:
        await until(pilot, lambda: is_drawn(app))
        await pilot.press("space")
        await until(pilot, lambda: len(pictures(app)) > 3)
        await pilot.press("end")
        before = len(pictures(app))
        await pilot.press("question_mark")
        assert not pictures(app)
        await pilot.press("escape")
        assert len(pictures(app)) == before
        await pilot.press("ctrl+c")
        await until(pilot, lambda: "Nothing to copy" in screen_text(app))
        widths = {decoded(strip)[0] for strip in pictures(app)}
        assert len(pictures(app)) == before
        assert widths == {300, 150}  # beside the message
        await pilot.press("escape", "3")
        assert "Is there a picture here?" in screen_text(app)
        assert not pictures(app)
        await pilot.press("u")
        assert pictures(app)


async def test_a_message_over_a_picture_leaves_what_is_beside_it(drawing: Bench) -> None:
    app = hanging(drawing)
    async with opened(app, (60, 17), messages=True) as pilot:
        await until(pilot, lambda: is_drawn(app))
        await pilot.press("ctrl+c")
        await until(pilot, lambda: "Nothing to copy" in screen_text(app))
        widths = [decoded(strip)[0] for strip in pictures(app)]
        assert any(0 < width < 300 for width in widths)
        assert all(width % 10 == 0 for width in widths)


async def test_the_notes_beside_the_card_and_the_search_have_pictures_too(drawing: Bench) -> None:
    app = hanging(drawing)
    async with opened(app) as pilot:
        await pilot.press("n")
        await until(pilot, lambda: "Prose first." in screen_text(app) and is_drawn(app))
        await pilot.press("q", "q", "slash", "f", "l", "a", "g", "down")
        await until(pilot, lambda: "Which flag" in screen_text(app) and is_drawn(app))


async def test_another_size_of_the_screen_draws_it_anew_and_keeps_the_place(drawing: Bench) -> None:
    app = hanging(drawing)
    async with opened(app) as pilot:
        await until(pilot, lambda: is_drawn(app))
        await pilot.resize_terminal(60, 14)
        await until(pilot, lambda: {decoded(strip)[0] for strip in pictures(app)} == {240})
        assert "Which flag is this?" in screen_text(app)


async def test_the_palette_puts_words_in_place_of_pictures_and_back(drawing: Bench) -> None:
    app = hanging(drawing)
    async with opened(app) as pilot:
        await until(pilot, lambda: is_drawn(app))
        command = next(each for each in app.commands(app.screen) if each.title == "Figures")
        command.run()
        await pilot.pause()
        assert not pictures(app)
        assert "figures/flag.svg" in card_text(app)
        command.run()
        await pilot.pause()
        assert pictures(app)


async def test_nothing_of_a_picture_is_copied(drawing: Bench) -> None:
    app = hanging(drawing)
    async with opened(app) as pilot:
        await until(pilot, lambda: is_drawn(app))
        view = app.screen.query_one(CardView)
        whole = view.get_selection(Selection(Offset(0, 0), None))
        assert whole is not None
        assert whole[0] == "Which flag is this?\n\nA flag with three stripes"
        app.screen.selections = {view: Selection(Offset(0, 0), Offset(9, 6))}
        await pilot.pause()
        assert len(pictures(app)) == 10


async def test_a_figure_that_is_refused_keeps_its_frame_and_says_why(bench: Benches, tmp_path: Path) -> None:
    svg = f'<svg {NAMESPACE} width="90" height="90"><image href="/etc/passwd"/></svg>'
    with_figure(tmp_path / "bench-0", svg)
    app = hanging(bench(CARDS))
    async with opened(app) as pilot:
        await until(pilot, lambda: LOADS in card_text(app))
        assert "A flag with three stripes" in card_text(app)
        assert not pictures(app)


async def test_a_figure_that_changes_is_drawn_as_it_is_now(drawing: Bench, tmp_path: Path) -> None:
    app = hanging(drawing)
    async with opened(app) as pilot:
        await until(pilot, lambda: is_drawn(app))
        square = FLAG.replace('width="300" height="200" viewBox', 'width="100" height="100" viewBox')
        (tmp_path / "bench-0" / "notes" / "figures" / "flag.svg").write_text(square)
        app.screen.query_one(CardView).lay_again()
        await until(pilot, lambda: {decoded(strip)[0] for strip in pictures(app)} == {100})


async def test_a_figure_that_is_gone_is_words(drawing: Bench, tmp_path: Path) -> None:
    app = hanging(drawing)
    async with opened(app) as pilot:
        await until(pilot, lambda: is_drawn(app))
        (tmp_path / "bench-0" / "notes" / "figures" / "flag.svg").unlink()
        app.screen.query_one(CardView).lay_again()
        await pilot.pause()
        assert "figures/flag.svg" in card_text(app)


async def test_what_hinders_pictures_is_told_once_and_the_card_is_as_ever(drawing: Bench) -> None:
    from mlquiz.tui.pictures.opening import EXTRA_MISSING

    app = MlquizApp(drawing.desk(drawing.store), deck="all", trouble=EXTRA_MISSING)
    async with opened(app) as pilot:
        await pilot.pause()
        assert "pip install 'mlquiz[images]'" in told(app)
        assert "A flag with three stripes" in card_text(app)


async def test_a_page_that_begins_with_a_figure_begins_at_its_top(bench: Benches, tmp_path: Path) -> None:
    with_figure(tmp_path / "bench-0")
    words = "\n\n".join(f"Paragraph {number}." for number in range(20))
    app = hanging(bench(f"<!-- card: a -->\nQ: ![A flag](figures/flag.svg)\n\n{words}\n\nA: So.\n"))
    async with opened(app, (80, 20)) as pilot:
        view = app.screen.query_one(CardView)
        await until(pilot, lambda: is_drawn(app))
        assert view.scroll_y == 0
        await pilot.press("j", "j", "j")
        view.lay_again()
        await pilot.pause()
        assert view.scroll_y == 3
        assert len(pictures(app)) == 7
