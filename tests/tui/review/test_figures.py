"""Figures open in the browser, those of the answer once it is shown, and their place on the disk is said."""

from tests.tui.bench import Bench, opened, screen_text, told
from tests.tui.conftest import Benches

CARDS = """
<!-- card: plain -->
Q: Which function is plotted?

![A curve](figures/first%20one.svg)

A: The sine.

![The same with its tangent](figures/second.svg)
![One that is missing](figures/missing.svg)

<!-- card: cloze -->
C: It is ==1;;![A curve](figures/second.svg)== here.

<!-- card: none -->
Q: And without?

A: Nothing.
"""


def figures_bench(bench: Benches) -> Bench:
    svg = "<svg/>"
    return bench({"deck.md": CARDS, "figures/first one.svg": svg, "figures/second.svg": svg})


async def test_o_opens_the_figure_of_the_question_and_says_where_it_is(bench: Benches) -> None:
    work = figures_bench(bench)
    app = work.app()
    file = (work.library.content.root / "notes/figures/first one.svg").absolute()
    async with opened(app, size=(100, 24)) as pilot:
        assert "o Figure" in screen_text(app)
        await pilot.press("o")
        await app.workers.wait_for_complete()
        await pilot.pause()
        assert work.pages == [file.as_uri()]
        assert f"Opened in the browser: {file}" in told(app)


async def test_the_figure_of_the_answer_waits_for_it_and_the_next_one_opens_next(bench: Benches) -> None:
    work = figures_bench(bench)
    app = work.app()
    async with opened(app) as pilot:
        await pilot.press("o", "o")
        await app.workers.wait_for_complete()
        assert ["first" in page for page in work.pages] == [True, True]
        await pilot.press("space", "o", "o", "o")
        await app.workers.wait_for_complete()
        assert [page.rpartition("/")[2] for page in work.pages[2:]] == [
            "first%20one.svg",
            "second.svg",
            "first%20one.svg",
        ]


async def test_without_a_browser_the_path_is_said_all_the_same(bench: Benches) -> None:
    work = figures_bench(bench)
    work.browser = False
    app = work.app()
    async with opened(app) as pilot:
        await pilot.press("o")
        await app.workers.wait_for_complete()
        await pilot.pause()
        assert "No browser here" in told(app)
        assert str(work.library.content.root / "notes/figures/first one.svg") in told(app)


async def test_a_hidden_figure_of_a_cloze_waits_and_a_card_without_figures_opens_none(bench: Benches) -> None:
    work = figures_bench(bench)
    app = work.app()
    async with opened(app) as pilot:
        await pilot.press("space", "4", "o")
        assert work.pages == []
        await pilot.press("space", "o")
        await app.workers.wait_for_complete()
        assert [page.rpartition("/")[2] for page in work.pages] == ["second.svg"]
        await pilot.press("4", "o", "space", "o")
        await app.workers.wait_for_complete()
        assert len(work.pages) == 1
