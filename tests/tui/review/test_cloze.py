"""Clozes are shown in place: a gap on the front, the hidden text marked on the back."""

from mlquiz.tui.app import MlquizApp
from mlquiz.tui.card.view import CardView
from mlquiz.tui.layout.line import Mark

from tests.tui.bench import card_text, opened
from tests.tui.conftest import Benches

CLOZE = """
<!-- card: cost -->
C: Attention costs ==1;;$O(n^2 d)$== and an RNN needs ==2;;$n$;;how many?== steps.
"""


def marked(app: MlquizApp, mark: Mark) -> str:
    lines = app.screen.query_one(CardView).page.lines
    return "".join(run.text for line in lines for run in line.runs if mark in run.marks)


async def test_what_is_asked_is_a_gap_and_the_rest_is_shown(bench: Benches) -> None:
    app = bench(CLOZE).app()
    async with opened(app) as pilot:
        await pilot.pause()
        assert card_text(app) == "Attention costs […] and an RNN needs n steps."
        assert marked(app, Mark.BLANK) == "[…]"


async def test_the_hidden_text_appears_in_its_place_and_is_marked(bench: Benches) -> None:
    app = bench(CLOZE).app()
    async with opened(app) as pilot:
        await pilot.press("space")
        assert "Attention costs O(n²d) and an RNN" in card_text(app)
        assert marked(app, Mark.REVEALED) == "O(n²d)"


async def test_a_hint_of_a_deletion_stands_in_its_gap(bench: Benches) -> None:
    work = bench(CLOZE)
    app = work.app()
    async with opened(app) as pilot:
        await pilot.press("space", "4")
    work.pass_time(days=1)
    app = work.app()
    async with opened(app) as pilot:
        await pilot.pause()
        assert "needs [how many?] steps" in card_text(app)
