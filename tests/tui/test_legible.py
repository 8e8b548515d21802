"""Every word on the main screens stands out from its ground, in the light theme and in the dark one."""

from collections.abc import Iterator
from functools import partial

import pytest
from rich.cells import cell_len
from rich.color import Color as RichColor
from textual.app import App
from textual.color import Color
from textual.screen import Screen

from mlquiz.tui.legible import LEGIBLE

from tests.tui.bench import opened, painted, screen_text, until
from tests.tui.conftest import Benches
from tests.tui.snapshots.scenes import NOTES, SCENES, Scene
from tests.tui.snapshots.test_snapshots import go

ENOUGH = 4.5
"""WCAG 2, level AA."""
MORE_SCENES = {
    "quiz-open": Scene(None, ("x", "~Show the answer"), "Quiz 1/"),
    "quiz-verdict": Scene(None, ("x", "~Show the answer", "space"), "I was wrong"),
    "message": Scene("attention", ("~Why are", "s"), "takes that back"),
    "palette": Scene(None, ("ctrl+p", "~Theme"), "Other colours"),
    "cards": Scene(None, ("slash", "enter", "down"), "norm · notes"),
    "again": Scene("attention", ("~Why are", "space", "4", "1"), "Again"),
}
ALL_SCENES = {name: scene for name, scene in SCENES.items() if scene.size == (80, 24)} | MORE_SCENES


def luminance(colour: Color) -> float:
    """Relative luminance as WCAG 2 defines it."""
    parts = (
        each / 12.92 if each <= 0.04045 else ((each + 0.055) / 1.055) ** 2.4 for each in colour.normalized
    )
    return sum(weight * part for weight, part in zip((0.2126, 0.7152, 0.0722), parts, strict=True))


def contrast(one: Color, other: Color) -> float:
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def hard_to_read(screen: Screen[object]) -> Iterator[tuple[str, str, str, float]]:
    """Words whose contrast is too low, with both colours.

    Frames and signs alone are no words, and what lies behind a box is dimmed on purpose.
    """
    for y, strip in enumerate(painted(screen.app)):
        x = 0
        for text, style, _ in strip:
            if style and style.color and style.bgcolor and any(map(str.isalnum, text)):
                word, ground = map(Color.from_rich_color, (style.color, style.bgcolor))
                behind = screen.is_modal and screen.get_widget_at(x, y)[0] is screen
                if contrast(word, ground) < ENOUGH and not behind:
                    yield text.strip(), word.hex, ground.hex, round(contrast(word, ground), 2)
            x += cell_len(text)


def lies_on(app: App[None], ground: RichColor) -> bool:
    """Whether the theme that was chosen has come as far as the screens."""
    return app.screen_stack[0].rich_style.bgcolor == ground


@pytest.mark.parametrize("name", ALL_SCENES)
async def test_every_word_can_be_read(name: str, bench: Benches) -> None:
    scene = ALL_SCENES[name]
    app = bench(NOTES).app(scene.deck)
    async with opened(app, size=scene.size, messages=True) as pilot:
        await go(pilot, scene)
        for theme in LEGIBLE:
            app.theme = theme
            ground = Color.parse(app.theme_variables["background"]).rich_color
            await until(pilot, partial(lies_on, app, ground))
            await pilot.pause(0.05)
            assert scene.shown in screen_text(app)
            assert sorted(set(hard_to_read(app.screen))) == [], theme


def test_contrast_is_as_the_standard_has_it() -> None:
    assert contrast(Color(0, 0, 0), Color(255, 255, 255)) == pytest.approx(21)
    assert contrast(Color.parse("#767676"), Color(255, 255, 255)) == pytest.approx(4.54, abs=0.01)
