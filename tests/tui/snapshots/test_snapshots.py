"""The main screens look as they did. `python -m tests.tui.snapshots` draws them anew."""

import os
from importlib.metadata import version
from itertools import zip_longest
from pathlib import Path

import pytest
from textual.pilot import Pilot

from tests.tui.bench import Bench, opened, screen_text, until
from tests.tui.conftest import Benches
from tests.tui.snapshots.drawing import drawn, text_of
from tests.tui.snapshots.scenes import NOTES, SCENES, Scene

HERE = Path(__file__).parent
RENEW = "MLQUIZ_RENEW_SNAPSHOTS"
DRAWN_WITH = "8.2.8"
"""The version of textual: another draws the same a little differently."""
WAY_OUT = "if that is meant: python -m tests.tui.snapshots, and look at the drawings before you commit them"


async def go(pilot: Pilot[None], scene: Scene) -> None:
    """Press the keys that lead to a scene, and wait until it is there."""
    for key in scene.keys:
        if key.startswith("~"):
            await until(pilot, lambda text=key[1:]: text in screen_text(pilot.app))  # type: ignore[misc]
        else:
            await pilot.press(key)
    await until(pilot, lambda: scene.shown in screen_text(pilot.app))


async def picture(work: Bench, scene: Scene) -> str:
    """The drawing of a scene."""
    app = work.app(scene.deck)
    async with opened(app, size=scene.size) as pilot:
        await go(pilot, scene)
        before = ""
        while before != (before := drawn(app)):  # until nothing moves any more
            await pilot.pause(0.1)
        return before


@pytest.mark.skipif(version("textual") != DRAWN_WITH, reason=f"drawn with textual {DRAWN_WITH}")
@pytest.mark.parametrize("name", SCENES)
async def test_the_screen_looks_as_it_did(name: str, bench: Benches) -> None:
    now = await picture(bench(NOTES), SCENES[name])
    file = HERE / f"{name}.svg"
    if os.environ.get(RENEW):
        file.write_text(now, encoding="utf-8")
    before = file.read_text(encoding="utf-8") if file.exists() else ""
    if now != before:
        pytest.fail(f"{name} looks different; {WAY_OUT}\n{differences(before, now)}", pytrace=False)


def differences(before: str, now: str) -> str:
    """The lines of text that differ, or that it is the colours."""
    lines = zip_longest(text_of(before) if before else [], text_of(now), fillvalue="")
    found = [f"- {old}\n+ {new}" for old, new in lines if old != new]
    return "\n".join(found) or "The text is the same; the colours or places are not."


def test_there_is_no_drawing_without_a_scene() -> None:
    assert {file.stem for file in HERE.glob("*.svg")} == set(SCENES)


def test_a_drawing_holds_nothing_from_the_web_nor_from_this_machine(tmp_path: Path) -> None:
    for file in HERE.glob("*.svg"):
        text = file.read_text(encoding="utf-8").replace("http://www.w3.org/2000/svg", "")
        assert "http" not in text
        assert tmp_path.parts[1] + "/" not in text
        assert str(Path.home()) not in text


def test_a_difference_is_told_by_the_lines_that_differ() -> None:
    svg = '<svg xmlns="http://www.w3.org/2000/svg"><text y="1">{}</text><text y="2">same</text></svg>'
    assert differences(svg.format("a"), svg.format("b")) == "- a\n+ b"
    assert "colours" in differences(svg.format("a"), svg.format("a") + " ")
