"""The decks on the screen: counts, what is selected, how a sitting starts and what is empty."""

from mlquiz.tui.app import MlquizApp
from mlquiz.tui.home.deck_tree import DeckTree
from mlquiz.tui.home.screen import HomeScreen
from mlquiz.tui.review.screen import ReviewScreen

from tests.tui.bench import begun, card_text, opened, screen_text, told, until
from tests.tui.conftest import Benches

NOTES = {
    "rl/ppo.md": "---\ntitle: PPO\n---\n\nQ: What is clipped in PPO?\n\nA: The ratio.\n",
    "rl/dqn.md": "---\ntitle: DQN\n---\n\nQ: What is frozen in DQN?\n\nA: The target network.\n",
    "empty.md": "---\ntitle: Nothing here\n---\n\nOnly prose.\n",
}


def line_with(app: MlquizApp, text: str) -> str:
    return next(line for line in screen_text(app).splitlines() if text in line)


def in_review(app: MlquizApp) -> bool:
    return isinstance(app.screen, ReviewScreen) and begun(app)


async def test_every_deck_has_its_counts(bench: Benches) -> None:
    app = bench(NOTES).app(deck=None)
    async with opened(app, size=(80, 24)) as pilot:
        await pilot.pause()
        assert line_with(app, "All notes").split()[-3:] == ["2", "·", "·"]
        assert line_with(app, "▾ rl").split()[-3:] == ["2", "·", "·"]
        assert line_with(app, "PPO").split()[-3:] == ["1", "·", "·"]


async def test_the_first_line_has_todays_totals(bench: Benches) -> None:
    app = bench(NOTES).app(deck=None)
    async with opened(app, size=(80, 24)) as pilot:
        await pilot.pause()
        assert "2 new · 0 learning · 0 due · 0 answered" in screen_text(app).splitlines()[0]


async def test_enter_starts_a_sitting_and_the_counts_are_new_afterwards(bench: Benches) -> None:
    app = bench(NOTES).app(deck=None)
    async with opened(app, size=(80, 24)) as pilot:
        await pilot.press("enter")
        await until(pilot, lambda: in_review(app))
        await pilot.press("space", "1", "q")
        await until(pilot, lambda: "1 new · 1 learning · 0 due · 1 answered" in screen_text(app))


async def test_the_selected_deck_is_named_with_what_there_is_to_do(bench: Benches) -> None:
    app = bench(NOTES).app(deck=None)
    async with opened(app, size=(80, 24)) as pilot:
        await pilot.press("end", "up")
        await pilot.pause()
        assert "rl" in screen_text(app)
        await pilot.press("down")
        await pilot.pause()
        assert "1 card, 1 new today. Enter starts." in screen_text(app)


async def test_a_deck_without_cards_says_so(bench: Benches) -> None:
    app = bench(NOTES).app(deck=None)
    async with opened(app, size=(80, 24)) as pilot:
        await pilot.press("down")
        await pilot.pause()
        assert "There are no cards in this deck yet." in screen_text(app)
        await pilot.press("enter")
        await until(pilot, lambda: in_review(app))
        assert "There are no cards in this deck yet." in card_text(app)


async def test_a_deck_with_nothing_due_says_when_the_next_card_comes(bench: Benches) -> None:
    work = bench(NOTES["rl/ppo.md"])
    app = work.app()
    async with opened(app, size=(80, 24)) as pilot:
        await pilot.press("space", "4", "q")
        await until(pilot, lambda: "Nothing is left for today. The next card comes in" in screen_text(app))


async def test_a_folder_without_cards_explains_what_a_card_is(bench: Benches) -> None:
    app = bench("Only prose.\n").app(deck=None)
    async with opened(app, size=(80, 24)) as pilot:
        await pilot.pause()
        text = screen_text(app)
        assert "There are no cards yet" in text
        assert "Q: What is asked?" in text
        await pilot.press("enter", "down")
        assert isinstance(app.screen, HomeScreen)


async def test_where_only_another_language_has_cards_it_is_named(bench: Benches) -> None:
    app = bench({"zh/deck.md": "Q: 问？\n\nA: 答。\n"}).app(deck=None)
    async with opened(app) as pilot:
        await pilot.pause()
        assert "There are some in zh: mlquiz tui --lang zh" in screen_text(app)


async def test_left_and_right_hide_and_show_what_is_in_a_folder(bench: Benches) -> None:
    app = bench(NOTES).app(deck=None)
    async with opened(app, size=(80, 24)) as pilot:
        await pilot.press("end", "left", "left")
        await pilot.pause()
        assert "▸ rl" in screen_text(app)
        assert "PPO" not in screen_text(app)
        await pilot.press("right")
        await pilot.pause()
        assert "PPO" in screen_text(app)


async def test_j_and_k_move_like_the_arrows(bench: Benches) -> None:
    app = bench(NOTES).app(deck=None)
    async with opened(app) as pilot:
        await pilot.pause()
        tree = app.screen.query_one(DeckTree)
        await pilot.press("j", "j")
        assert tree.cursor_line == 2
        await pilot.press("k")
        assert tree.cursor_line == 1
        await pilot.press("G")
        assert tree.cursor_line == tree.last_line
        await pilot.press("g")
        assert tree.cursor_line == 0


async def test_a_click_on_a_deck_starts_a_sitting(bench: Benches) -> None:
    app = bench(NOTES).app(deck=None)
    async with opened(app, size=(80, 24)) as pilot:
        await pilot.pause()
        row = next(y for y, line in enumerate(screen_text(app).splitlines()) if "DQN" in line)
        await pilot.click(offset=(10, row))
        await until(pilot, lambda: in_review(app))
        assert "DQN" in screen_text(app).splitlines()[0]


async def test_the_deck_that_was_asked_for_is_selected_at_home(bench: Benches) -> None:
    app = bench(NOTES).app(deck="rl/ppo")
    async with opened(app, size=(80, 24)) as pilot:
        await pilot.press("q")
        await pilot.pause()
        assert isinstance(app.screen, HomeScreen)
        pointed = app.screen.query_one(DeckTree).cursor_node
        assert pointed is not None
        assert pointed.data is not None
        assert pointed.data.title == "PPO"


async def test_another_screens_answers_are_counted(bench: Benches) -> None:
    work = bench(NOTES)
    home, elsewhere = work.app(deck=None), work.app()
    async with opened(home, size=(80, 24)) as pilot, opened(elsewhere) as other:
        await other.press("space", "4")
        await pilot.press("enter")
        await until(pilot, lambda: in_review(home))
        await pilot.press("q")
        await until(pilot, lambda: "1 answered" in screen_text(home))


async def test_help_lists_the_keys_of_the_decks(bench: Benches) -> None:
    app = bench(NOTES).app(deck=None)
    async with opened(app, size=(80, 24)) as pilot:
        await pilot.press("question_mark")
        await pilot.pause()
        assert "Start a sitting with the deck" in screen_text(app)


async def test_q_quits(bench: Benches) -> None:
    app = bench(NOTES).app(deck=None)
    async with opened(app) as pilot:
        await pilot.press("q")
        await pilot.pause()
    assert app.return_code == 0


async def test_counts_that_cannot_be_read_are_said(bench: Benches) -> None:
    work = bench(NOTES)
    app = work.app(deck=None)
    async with opened(app, size=(80, 24)) as pilot:
        await pilot.pause()
        work.store._connection.execute("PRAGMA busy_timeout = 10")
        for suffix in ("", "-wal", "-shm"):
            file = work.db.with_name(work.db.name + suffix)
            if file.exists():
                file.write_bytes(b"not a database " * 4096)
        await pilot.press("enter")
        await pilot.pause()
        assert told(app) or "could not be read" in card_text(app)


async def test_mistakes_in_the_notes_are_mentioned(bench: Benches) -> None:
    app = bench("Q: What is asked?\n\nA: This.\n\nA: And this.\n").app(deck=None)
    async with opened(app, size=(100, 24)) as pilot:
        await pilot.pause()
        assert "1 mistake: mlquiz check" in screen_text(app)


async def test_the_command_that_lists_mistakes_is_whole_on_a_narrow_screen(bench: Benches) -> None:
    work = bench(NOTES | {"wrong.md": "Q: What is asked?\n\nA: This.\n\nA: And this.\n"})
    app = work.app(deck=None)
    async with opened(app, size=(80, 24)) as pilot:
        await pilot.pause()
        assert "1 mistake: mlquiz check" in screen_text(app).splitlines()[0]
        said = "".join(screen_text(app).split())
        assert f"mlquiz--content{work.library.content.root}check" in said


async def test_without_mistakes_there_is_no_word_of_them(bench: Benches) -> None:
    app = bench(NOTES).app(deck=None)
    async with opened(app) as pilot:
        await pilot.pause()
        assert "mistake" not in screen_text(app)
        assert not app.screen.query_one("#warning").display


async def test_titles_cannot_act_on_the_terminal_nor_on_the_screen(bench: Benches) -> None:
    note = 'title: "[red]PPO \\e[31m"'
    app = bench(f"---\n{note}\n---\n\n## [b]Section \x1b[1m\n\nQ: What is asked?\n\nA: This.\n").app(
        deck=None
    )
    async with opened(app, size=(80, 24)) as pilot:
        await pilot.press("down")
        await pilot.pause()
        text = screen_text(app)
        assert text.count("[red]PPO ␛[31m") == 2
        assert "\x1b" not in text
        await pilot.press("enter")
        await until(pilot, lambda: in_review(app))
        assert "[red]PPO ␛[31m › [b]Section" in screen_text(app)
        await pilot.press("n")
        await pilot.pause()
        assert "[red]PPO ␛[31m" in screen_text(app)
        assert "\x1b" not in screen_text(app)
