"""The decks look the same, whether they are painted from the index or from the notes themselves."""

from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest
from textual.widgets import Static
from textual.widgets.tree import TreeNode

from mlquiz.content import Content, find_content
from mlquiz.model.review import Grade
from mlquiz.reading import cache_file
from mlquiz.reading.index import read_index
from mlquiz.reading.library import read_library
from mlquiz.tui.app import MlquizApp
from mlquiz.tui.desk import Desk
from mlquiz.tui.home.deck_tree import DeckTree
from mlquiz.tui.home.outline import Branch
from mlquiz.tui.later import later

from tests.tui.bench import Bench, opened, screen_text, until
from tests.tui.conftest import Benches

MIXED = {
    "en/rl/ppo.md": "---\ntitle: PPO\n---\n\nQ: Clipped is\n\nA: The ratio.\n\nQ: Why?\n\nA: For safety.\n",
    "en/rl/dqn.md": "---\ntitle: DQN [x]\n---\n\nC: The ==1;;target== network is ==2;;frozen==.\n",
    "en/wrong.md": "# Wrong\n\nQ: unanswered\n\n<!-- card: A B -->\nQ: named wrongly\n\nA: ![x](no.svg)\n",
    "en/prose.md": "---\ntitle: Nothing here\n---\n\nOnly prose.\n",
    "zh/rl/ppo.md": "---\ntitle: 近端策略优化\n---\n\nQ: 截断的是什么？\n\nA: 比率。\n",
    "zh/prose.md": "---\ntitle: 只有文字\n---\n\n没有卡片。\n",
    "plain.md": "---\ntitle: In no language\n---\n\nQ: What is 1?\n\nA: One.\n",
}
OWN = {
    "mine.yaml": "title: My own\ndecks: [rl]\n",
    "none.yaml": "title: An empty deck\nkinds: [occlusion]\n",
    "lost.yaml": "title: Lost\ndecks: [not-there]\n",
}
SIZE = (90, 300)
"""A terminal that shows every row at once."""


@pytest.fixture(autouse=True)
def _files_just_written_are_trusted(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cache_file, "RACY_NS", -(10**18))


@pytest.fixture
def mixed(bench: Benches) -> Bench:
    """A folder with mistakes, two languages and decks without notes, of which some cards were answered."""
    work = bench(MIXED)
    decks = work.db.parent / "decks"
    decks.mkdir()
    for name, text in OWN.items():
        (decks / name).write_text(text, encoding="utf-8")
    work.library = read_library(find_content(work.db.parent))
    answer_some(work)
    return work


@pytest.mark.parametrize("lang", ["en", "zh"])
async def test_a_folder_with_mistakes_has_the_same_rows(mixed: Bench, tmp_path: Path, lang: str) -> None:
    rows, text = await painted_alike(mixed, mixed.library.content, tmp_path / "cache", lang)
    assert "4 mistakes in the notes" in text
    titles = {title for _, title, _, _ in rows}
    assert {"An empty deck", "My own", "In no language"} <= titles
    assert ("近端策略优化" in titles) == (lang == "zh")
    assert ("DQN [x]" in titles) == (lang == "en")


async def test_the_course_has_the_same_rows(bench: Benches, tmp_path: Path) -> None:
    work, content = bench(MIXED), find_content()
    work.library = read_library(content, cache=tmp_path / "cache")
    answer_some(work)
    rows, text = await painted_alike(work, content, tmp_path / "cache", "en")
    assert len(rows) > 60
    assert "2 due" in text


@pytest.mark.parametrize("lang", ["en", "ja"])
async def test_a_folder_without_cards_says_the_same(bench: Benches, tmp_path: Path, lang: str) -> None:
    work = bench({"zh/a.md": MIXED["zh/rl/ppo.md"], "en/b.md": MIXED["en/prose.md"]})
    rows, text = await painted_alike(work, work.library.content, tmp_path / "cache", lang)
    assert rows == []
    assert "mlquiz tui --lang zh" in text


def answer_some(work: Bench) -> None:
    """So that some cards are in learning, and some are due."""
    for grades in ((Grade.EASY, Grade.EASY), (Grade.AGAIN,)):
        desk = work.desk(work.store)
        session = desk.sitting(desk.deck("all"))
        for grade in grades:
            session.answer(grade, took_ms=1000)
        work.pass_time(days=30 if len(grades) > 1 else 0)


Row = tuple[int, str, str, tuple[int, ...]]
"""Depth, title, name and notes of the deck, counts."""


async def painted_alike(work: Bench, content: Content, cache: Path, lang: str) -> tuple[list[Row], str]:
    """The rows and the whole screen: the same ones from the notes and from their index."""
    read_library(content, cache=cache)
    index = read_index(content, cache=cache)
    assert index is not None
    from_notes, from_index = work.desk(work.store), work.desk(work.store)
    from_notes.library, from_notes.lang = read_library(content, cache=cache), lang
    from_index.lang, from_index.index = lang, index
    from_index.library = later(content, partial(read_library, content, cache=cache))
    expected = await painted(from_notes)
    assert await painted(from_index) == expected
    return expected


async def painted(desk: Desk) -> tuple[list[Row], str]:
    """Every row, and the screen with all of them, once they are counted."""
    app = MlquizApp(desk)
    async with opened(app, size=SIZE) as pilot:
        found = list(app.screen.query(DeckTree))
        for tree in found:
            tree.root.expand_all()
        await until(pilot, lambda: all(tree._counts for tree in found))
        await pilot.pause(0.05)
        rows = [row for tree in found for row in rows_below(tree.root, tree, 0)]
        warning = app.screen.query_one("#warning", Static).render()
        return rows, f"{screen_text(app)}\n{warning}"


def rows_below(node: TreeNode[Branch], tree: DeckTree, depth: int) -> Iterator[Row]:
    for child in node.children:
        branch = child.data
        assert branch is not None
        deck = branch.deck
        counts = tree._counts.get(deck.name) if deck else None
        number = () if counts is None else (counts.new, counts.learning, counts.due)
        yield depth, branch.title, f"{deck.name} {bool(deck.notes)}" if deck else "", number
        yield from rows_below(child, tree, depth + 1)
