"""Searching all cards on the screen."""

from pathlib import Path

import pytest

from mlquiz.study.screen_settings import ScreenSettings
from mlquiz.tui.app import MlquizApp
from mlquiz.tui.find.card_list import CardList
from mlquiz.tui.find.screen import FindScreen

from tests.tui.bench import Bench, card_text, opened, screen_text, until
from tests.tui.conftest import Benches

NOTES = """
## 1 First

<!-- card: return | tier: core -->
Q: What is the return?

A: The sum of rewards.

<!-- card: value -->
Q: What is a value?

A: The expected return.

## 2 Second

<!-- card: policy -->
C: A ==1;;policy== maps states to ==2;;actions==.
"""


def listed(work: Bench, app: object) -> list[str]:
    cards = app.screen.query_one(CardList)._cards  # type: ignore[attr-defined]
    return [card.id for card in cards]


async def test_what_is_typed_narrows_the_list_and_the_preview_follows(bench: Benches) -> None:
    work = bench(NOTES)
    app = work.app(None)
    async with opened(app) as pilot:
        await pilot.press("slash")
        await until(pilot, lambda: isinstance(app.screen, FindScreen) and "4 cards" in screen_text(app))
        await pilot.press(*"return")
        assert listed(work, app) == ["return", "value"]
        await pilot.press("enter", "down")
        assert "What is a value?" in card_text(app)
        assert "The expected return." not in card_text(app)
        await pilot.press("space")
        assert "The expected return." in card_text(app)


async def test_filters_work_and_a_wrong_one_is_named_while_the_list_stays(bench: Benches) -> None:
    work = bench(NOTES)
    app = work.app(None)
    async with opened(app) as pilot:
        await pilot.press("slash")
        await until(pilot, lambda: isinstance(app.screen, FindScreen) and "4 cards" in screen_text(app))
        await pilot.press(*"kind:cloze")
        assert listed(work, app) == ["policy/1", "policy/2"]
        await pilot.press(*" tire:core")
        assert "did you mean tier?" in screen_text(app)
        assert listed(work, app) == ["policy/1", "policy/2"]


async def test_s_suspends_the_card_at_the_cursor_and_again_brings_it_back(bench: Benches) -> None:
    work = bench(NOTES)
    app = work.app(None)
    async with opened(app, size=(120, 30)) as pilot:
        await pilot.press("slash")
        await until(pilot, lambda: isinstance(app.screen, FindScreen) and "4 cards" in screen_text(app))
        await pilot.press("enter", "s")
        assert "suspended" in card_text(app)
        assert work.desk(work.store).states()["return"].suspended
        await pilot.press("s")
        assert not work.desk(work.store).states()["return"].suspended
        await pilot.press("slash")
        await pilot.press(*"is:suspended")
        assert "No card is found" in card_text(app)
        await pilot.press("escape")
        await until(pilot, lambda: not isinstance(app.screen, FindScreen))


async def test_a_click_goes_to_a_card_and_escape_leaves_from_the_list(bench: Benches) -> None:
    work = bench(NOTES)
    app = work.app(None)
    async with opened(app) as pilot:
        await pilot.press("slash")
        await until(pilot, lambda: isinstance(app.screen, FindScreen) and "4 cards" in screen_text(app))
        await pilot.click(CardList, offset=(5, 2))
        await until(pilot, lambda: "[…] maps states" in card_text(app))
        await pilot.press("escape", "escape")
        await until(pilot, lambda: not isinstance(app.screen, FindScreen))


async def test_down_goes_from_the_line_to_the_cards_which_the_line_of_keys_says(bench: Benches) -> None:
    app = bench(NOTES).app(None)
    async with opened(app) as pilot:
        await pilot.press("slash")
        await until(pilot, lambda: "4 cards" in screen_text(app))
        keys = screen_text(app).splitlines()[-1]
        assert "⏎ To the cards" in keys
        assert "/ Search" not in keys
        await pilot.press("down")
        assert isinstance(app.focused, CardList)
        assert app.focused.cursor == 1
        assert "/ Search" in screen_text(app).splitlines()[-1]


async def test_a_value_that_is_not_known_is_said_and_a_half_typed_one_already_finds(bench: Benches) -> None:
    work = bench(NOTES)
    app = work.app(None)
    async with opened(app) as pilot:
        await pilot.press("slash")
        await until(pilot, lambda: isinstance(app.screen, FindScreen) and "4 cards" in screen_text(app))
        await pilot.press(*"kind:clo")
        assert "2 cards" in screen_text(app)
        await pilot.press("x")
        assert "kind:clox is not known; did you mean cloze?" in screen_text(app)
        assert listed(work, app) == ["policy/1", "policy/2"]


@pytest.mark.parametrize(("query", "last"), [("is:xyz", "buried, leech"), ("tire:a", '"tire:a"')])
@pytest.mark.parametrize("language", ["en", "zh"])
async def test_all_that_may_be_typed_instead_is_seen_on_a_narrow_screen(
    bench: Benches, query: str, last: str, language: str
) -> None:
    app = bench(NOTES, screen=ScreenSettings(language=language)).app(None)
    async with opened(app, size=(60, 20)) as pilot:
        await pilot.press("slash")
        await until(pilot, lambda: isinstance(app.screen, FindScreen) and "4 " in screen_text(app))
        await pilot.press(*query)
        said = " ".join(line.strip() for line in screen_text(app).splitlines()[1:5])
        assert last in said


LONG = """
<!-- card: map -->
C: The learning map of the course sorts all of its tasks by the time that they need of a student: easy means \
==1;;minutes==, normal means ==2;;hours==, challenging means ==3;;days== and \
insane means ==4;;weeks==, of which nobody is afraid.

<!-- card: long -->
Q: Which of the methods of this lecture finds the weights of a linear model in one single step?

A: The normal equation.
"""


async def test_a_row_that_is_cut_says_so_and_the_gap_of_a_cloze_is_in_it(bench: Benches) -> None:
    app = bench(LONG).app(None)
    async with opened(app, size=(60, 20)) as pilot:
        await pilot.press("slash")
        await until(pilot, lambda: isinstance(app.screen, FindScreen) and "5 cards" in screen_text(app))
        rows = screen_text(app).splitlines()[2:7]
        assert [row.strip() for row in rows] == [
            "· …they need of a student: easy means […], normal means h…",
            "· …easy means minutes, normal means […], challenging mean…",
            "· …normal means hours, challenging means […] and insane m…",
            "· …means days and insane means […], of which nobody is af…",
            "· Which of the methods of this lecture finds the weights…",
        ]


@pytest.mark.usefixtures("a_terminal_to_give_away")
async def test_after_an_edit_the_row_says_what_the_note_says(bench: Benches) -> None:
    def edit(path: Path, _: int) -> None:
        path.write_text(NOTES.replace("What is a value?", "What is a worth?"), encoding="utf-8")

    work = bench(NOTES)
    desk = work.desk(work.store)
    desk.edit = edit
    app = MlquizApp(desk, deck=None)
    async with opened(app) as pilot:
        await pilot.press("slash")
        await until(pilot, lambda: isinstance(app.screen, FindScreen) and "4 cards" in screen_text(app))
        assert "· What is a value?" in screen_text(app)
        await pilot.press("enter", "e")
        await until(pilot, lambda: "· What is a worth?" in screen_text(app))


@pytest.mark.usefixtures("a_terminal_to_give_away")
async def test_an_edit_that_breaks_a_card_is_told_and_e_leads_to_the_mistake_until_it_is_mended(
    bench: Benches,
) -> None:
    opened_at: list[int] = []
    texts = iter([NOTES.replace("What is a value?\n\nA:", "What is a value?\n\n"), NOTES])

    def edit(path: Path, line: int) -> None:
        opened_at.append(line)
        path.write_text(next(texts), encoding="utf-8")

    work = bench(NOTES)
    desk = work.desk(work.store)
    desk.edit = edit
    app = MlquizApp(desk, deck=None)
    async with opened(app, messages=True) as pilot:
        await pilot.press("slash")
        await until(pilot, lambda: isinstance(app.screen, FindScreen) and "4 cards" in screen_text(app))
        await pilot.press("enter", "e")
        await until(pilot, lambda: "Q: without A:" in screen_text(app))
        assert "3 cards" in screen_text(app)
        await pilot.press("e")
        await until(pilot, lambda: len(listed(work, app)) == 4)
        assert len(opened_at) == 2
    asked = next(number for number, line in enumerate(NOTES.splitlines(), 1) if "What is a value?" in line)
    assert abs(opened_at[1] - asked) <= 1


@pytest.mark.usefixtures("a_terminal_to_give_away")
async def test_cards_that_an_edit_took_away_leave_the_list_though_the_query_means_nothing_now(
    bench: Benches,
) -> None:
    work = bench({"deck.md": NOTES, "other.md": "<!-- card: other -->\nQ: What else is there?\n\nA: This.\n"})
    desk = work.desk(work.store)
    desk.edit = lambda path, _: path.unlink()
    app = MlquizApp(desk, deck=None)
    async with opened(app) as pilot:
        await pilot.press("slash", *"deck:other")
        await until(pilot, lambda: listed(work, app) == ["other"])
        await pilot.press("enter", "e")
        await until(pilot, lambda: "deck:other is none of" in screen_text(app))
        assert listed(work, app) == []
        await pilot.press("n")
        assert isinstance(app.screen, FindScreen)
