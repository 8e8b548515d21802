"""Editing a note from its card, and seeing the LaTeX of a formula."""

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import pytest

from mlquiz.errors import MlquizError
from mlquiz.model.review import Grade
from mlquiz.scheduling.settings import Settings
from mlquiz.study.screen_settings import ScreenSettings
from mlquiz.tui.app import MlquizApp

from tests.tui.bench import Bench, card_text, opened, screen_text, told
from tests.tui.conftest import Benches

NOTES = """
# T

<!-- card: first -->
Q: What is the return?

A: The sum of $\\frac{a}{b}$.

<!-- card: second -->
Q: What is the value?

A: Its mean.
"""


pytestmark = pytest.mark.usefixtures("a_terminal_to_give_away")


def editing(work: Bench, old: str, new: str) -> MlquizApp:
    """An app whose editor changes a text."""
    desk = work.desk(work.store)

    def edit(path: Path, line: int) -> None:
        text = path.read_text(encoding="utf-8")
        assert text.splitlines()[line - 1].startswith(("<!-- card", "Q:"))
        path.write_text(text.replace(old, new), encoding="utf-8")

    desk.edit = edit
    return MlquizApp(desk, deck="all")


async def test_after_an_edit_the_card_is_the_changed_one_and_still_revealed(bench: Benches) -> None:
    app = editing(bench(NOTES), "The sum", "The weighted sum")
    async with opened(app) as pilot:
        await pilot.press("space")
        assert "The sum" in card_text(app)
        await pilot.press("e")
        assert "The weighted sum" in card_text(app)


async def test_undo_works_after_an_edit(bench: Benches) -> None:
    work = bench(NOTES)
    app = editing(work, "Its mean", "The mean")
    async with opened(app) as pilot:
        await pilot.press("space", "3", "e", "space")
        assert "The mean" in card_text(app)
        await pilot.press("u")
        assert "What is the return?" in card_text(app)
    assert work.graded() == []


async def test_a_card_that_was_deleted_gives_way_to_the_next(bench: Benches) -> None:
    app = editing(bench(NOTES), NOTES[NOTES.index("<!-- card: first") : NOTES.index("<!-- card: second")], "")
    async with opened(app) as pilot:
        await pilot.press("e")
        assert "What is the value?" in card_text(app)
        assert "no longer in the notes" in told(app)


THREE = (
    NOTES
    + """
<!-- card: third -->
Q: What is the policy?

A: What to do.
"""
)
WITHOUT_AN_ANSWER = THREE.replace("A: Its mean.\n", "")


class Editor:
    """An editor that writes one text after the other, and keeps where it was opened."""

    def __init__(self, work: Bench, *texts: str) -> None:
        self._texts = iter(texts)
        self.opened_at: list[tuple[str, str]] = []
        self.desk = work.desk(work.store)
        self.desk.edit = self._edit

    def _edit(self, path: Path, line: int) -> None:
        self.opened_at.append((path.name, path.read_text(encoding="utf-8").splitlines()[line - 1]))
        path.write_text(next(self._texts), encoding="utf-8")

    def app(self) -> MlquizApp:
        return MlquizApp(self.desk, deck="all")


async def test_a_card_that_an_edit_breaks_gives_way_and_what_was_done_stays(bench: Benches) -> None:
    work = bench(THREE)
    app = Editor(work, WITHOUT_AN_ANSWER).app()
    async with opened(app, size=(100, 24)) as pilot:
        await pilot.press("space", "4", "space", "e")
        assert "This card cannot be read now" in card_text(app)
        assert "notes/deck.md:" in card_text(app)
        assert told(app) == ""
        assert "1 answered" in screen_text(app)
        await pilot.press("space")
        assert "What is the policy?" in card_text(app)
        await pilot.press("u")
        assert "What is the return?" in card_text(app)
        assert "0 answered" in screen_text(app)
    assert work.graded() == []


async def test_e_leads_to_the_mistake_until_it_is_mended_and_the_card_comes_back(bench: Benches) -> None:
    work = bench(THREE)
    editor = Editor(work, WITHOUT_AN_ANSWER, WITHOUT_AN_ANSWER, WITHOUT_AN_ANSWER, THREE, THREE)
    app = editor.app()
    async with opened(app) as pilot:
        await pilot.press("space", "4", "space", "e", "e")
        assert "This card cannot be read now" in card_text(app)
        await pilot.press("space", "space")
        assert "What to do." in card_text(app)
        await pilot.press("e")
        assert "What to do." in card_text(app)
        assert told(app).count("deck.md") == 1
        await pilot.press("e")
        assert "Its mean." in card_text(app)
        assert told(app) == ""
        await pilot.press("4")
        assert "What is the policy?" in card_text(app)
        await pilot.press("e")
    here, other = ("deck.md", "Q: What is the value?"), ("deck.md", "<!-- card: third -->")
    assert editor.opened_at == [("deck.md", "<!-- card: second -->"), here, here, here, other]
    assert work.graded() == [("first", Grade.EASY), ("second", Grade.EASY)]


async def test_no_other_new_card_comes_for_one_that_is_broken(bench: Benches) -> None:
    app = Editor(bench(THREE, Settings(new_per_day=2)), WITHOUT_AN_ANSWER).app()
    async with opened(app) as pilot:
        await pilot.press("space", "4", "e", "space")
        assert "1 answer in this sitting" in card_text(app)


async def test_a_mistake_in_another_card_of_the_file_is_where_e_leads(bench: Benches) -> None:
    editor = Editor(bench(THREE), WITHOUT_AN_ANSWER, THREE)
    app = editor.app()
    async with opened(app) as pilot:
        await pilot.press("e")
        assert "What is the return?" in card_text(app)
        await pilot.press("e")
        assert told(app) == ""
        await pilot.press("space", "4")
        assert "What is the value?" in card_text(app)
    assert editor.opened_at[1] == ("deck.md", "Q: What is the value?")


async def test_a_mistake_that_was_there_before_is_not_where_e_leads(bench: Benches) -> None:
    before = THREE + "\nQ: One without an answer?\n"
    editor = Editor(bench(before), before.replace("Its mean", "The mean"), before)
    async with opened(editor.app()) as pilot:
        await pilot.press("e", "e")
    assert editor.opened_at[1] == ("deck.md", "<!-- card: first -->")


async def test_a_mistake_in_the_place_of_one_that_was_mended_is_the_edits(bench: Benches) -> None:
    before = THREE + "\nQ: One without an answer?\n"
    editor = Editor(bench(before), THREE.replace("A: The sum", "B: The sum"), THREE)
    app = editor.app()
    async with opened(app) as pilot:
        await pilot.press("e")
        assert "This card cannot be read now" in card_text(app)
        await pilot.press("e")
        assert "What is the return?" in card_text(app)


async def test_a_name_that_another_file_has_is_told_and_not_that_the_card_is_gone(bench: Benches) -> None:
    other = "<!-- card: other -->\nQ: What else is there?\n\nA: This.\n"
    work = bench({"a.md": other, "deck.md": NOTES})
    editor = Editor(work, NOTES.replace("card: first", "card: other"), NOTES)
    app = MlquizApp(editor.desk, deck="deck")
    async with opened(app) as pilot:
        await pilot.press("e")
        assert "two cards are named other" in told(app) + card_text(app)
        await pilot.press("e")
        assert "What is the return?" in card_text(app)


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("<!-- card: first -->", "<!-- card: other -->", "begins anew under its new name"),
        ("<!-- card: first -->\n", "", "mlquiz stamp"),
    ],
)
async def test_a_card_with_another_name_stays_and_begins_anew(
    bench: Benches, old: str, new: str, said: str
) -> None:
    work = bench(THREE)
    app = editing(work, old, new)
    async with opened(app) as pilot:
        await pilot.press("space", "e")
        assert "The sum of" in card_text(app)
        assert said in told(app)
        await pilot.press("4")
        assert "What is the value?" in card_text(app)
    ((name, _),) = work.graded()
    assert name == "other" if "other" in new else name.startswith("~")


async def test_a_card_that_was_answered_and_deleted_can_still_be_undone(bench: Benches) -> None:
    work = bench(THREE)
    app = Editor(work, THREE[THREE.index("<!-- card: second") :]).app()
    async with opened(app) as pilot:
        await pilot.press("space", "4", "e")
        assert "What is the value?" in card_text(app)
        assert told(app) == ""
        await pilot.press("u")
        assert "What is the value?" in card_text(app)
    assert work.graded() == []


@pytest.mark.parametrize("files", [("deck.md",), ("deck.md", "other.md")])
async def test_a_file_that_was_deleted_takes_its_cards_and_nothing_else(
    bench: Benches, files: tuple[str, ...]
) -> None:
    work = bench({"deck.md": NOTES, "other.md": "<!-- card: other -->\nQ: And now?\n\nA: This.\n"})
    desk = work.desk(work.store)

    def delete(path: Path, _: int) -> None:
        for name in files:
            path.with_name(name).unlink()

    desk.edit = delete
    app = MlquizApp(desk, deck="all")
    async with opened(app, size=(100, 24)) as pilot:
        await pilot.press("space", "4", "e")
        assert "no longer in the notes" in told(app)
        left = "And now?" if len(files) == 1 else "1 answer in this sitting, all saved. There are no cards"
        assert left in " ".join(card_text(app).split())
        await pilot.press("u")
    assert work.graded() == []


def _emptied(path: Path, _: int) -> None:
    path.write_text("# T\n", encoding="utf-8")


def _deleted(path: Path, _: int) -> None:
    path.unlink()


@pytest.mark.parametrize("edit", [_emptied, _deleted])
async def test_a_deck_without_cards_ends_the_sitting(
    bench: Benches, edit: Callable[[Path, int], None]
) -> None:
    work = bench({"deck.md": NOTES, "other.md": "<!-- card: other -->\nQ: And now?\n\nA: This.\n"})
    desk = work.desk(work.store)
    desk.edit = edit
    app = MlquizApp(desk, deck="deck")
    async with opened(app) as pilot:
        await pilot.press("space", "4", "e")
        assert "There are no cards in this deck yet." in " ".join(card_text(app).split())


async def test_the_installed_course_is_refused_before_the_terminal_is_given_away(
    bench: Benches, monkeypatch: pytest.MonkeyPatch
) -> None:
    work = bench(NOTES)
    desk = work.desk(work.store)
    bundled = replace(desk.library.content, root=desk.library.content.root / "bundled", course=True)
    desk.library = replace(desk.library, content=bundled)
    monkeypatch.setattr(MlquizApp, "suspend", lambda _: pytest.fail("it was given away"))
    app = MlquizApp(desk, deck="all")
    async with opened(app) as pilot:
        await pilot.press("e")
        assert "Not edited: the notes of an installed course" in told(app)


async def test_the_screen_is_back_whatever_the_editor_raises(
    bench: Benches, monkeypatch: pytest.MonkeyPatch
) -> None:
    back = []

    @contextmanager
    def suspend(_: MlquizApp) -> Iterator[None]:
        yield
        back.append("back")

    def edit(*_: object) -> None:
        raise MlquizError("it failed")

    monkeypatch.setattr(MlquizApp, "suspend", suspend)
    work = bench(NOTES)
    desk = work.desk(work.store)
    desk.edit = edit
    app = MlquizApp(desk, deck="all")
    async with opened(app) as pilot:
        await pilot.press("e")
        assert back == ["back"]
        assert "The editor failed: " in told(app)
        await pilot.press("space")
        assert "The sum of" in card_text(app)


async def test_a_mistake_made_in_the_editor_is_named_with_its_line(bench: Benches) -> None:
    app = editing(bench(NOTES), "A: Its mean.", "B: Its mean.")
    async with opened(app) as pilot:
        await pilot.press("e")
        assert "notes/deck.md:" in told(app)


async def test_a_mistake_is_told_in_the_language_of_the_interface(bench: Benches) -> None:
    work = bench(NOTES, screen=ScreenSettings(language="zh"))
    app = editing(work, "A: Its mean.", "N: its mean")
    async with opened(app) as pilot:
        await pilot.press("e")
        assert re.search(r"笔记中: notes/deck\.md:\d+:1 E01 N: its mean 不是数值；请用数字书写", told(app))


async def test_the_mistake_in_the_edited_file_comes_before_those_that_were_there(bench: Benches) -> None:
    work = bench({"a.md": "Q: one without an answer\n", "deck.md": NOTES})
    app = editing(work, "A: Its mean.", "B: Its mean.")
    async with opened(app) as pilot:
        await pilot.press("e")
        assert "notes/deck.md:" in told(app)
        assert "(and 1 more: mlquiz check)" in told(app)


async def test_m_shows_the_latex_and_draws_it_again(bench: Benches) -> None:
    app = editing(bench(NOTES), "", "")
    async with opened(app) as pilot:
        await pilot.press("m")
        assert "frac" not in card_text(app)
        await pilot.press("space")
        drawn = card_text(app)
        await pilot.press("m")
        assert "$\\frac{a}{b}$" in card_text(app)
        await pilot.press("m")
        assert card_text(app) == drawn
