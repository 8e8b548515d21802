"""Videos open in the browser, and their addresses are shown."""

from pathlib import Path

import pytest

from mlquiz.tui.home.screen import HomeScreen
from mlquiz.tui.review.screen import ReviewScreen
from mlquiz.tui.section.videos import VideoScreen

from tests.reading.course_samples import write_course
from tests.tui.bench import Bench, opened, screen_text, told, until

QKV = "\n<!-- card: qkv -->\nQ: What is a query?\n\nA: A row of Q.\n"


def course_bench(root: Path, section: str) -> Bench:
    write_course(root)
    return Bench(root, {"en/ch16p1.md": f"---\nid: ch16p1\ntitle: T\n---\n\n## {section}\n{QKV}"})


@pytest.fixture
def one_video(tmp_path: Path) -> Bench:
    return course_bench(tmp_path, "1.1 Query, key, value")


async def test_the_one_video_of_a_section_opens_at_once_and_its_address_is_shown(one_video: Bench) -> None:
    app = one_video.app()
    async with opened(app) as pilot:
        await pilot.press("v")
        await app.workers.wait_for_complete()
        await pilot.pause()
        (url,) = one_video.pages
        assert url.endswith("?p=38")
        assert url in told(app)
        assert "Opened in the browser" in told(app)


async def test_escape_closes_the_message_first_and_then_leaves(one_video: Bench) -> None:
    app = one_video.app()
    async with opened(app, messages=True) as pilot:
        await pilot.press("v")
        await app.workers.wait_for_complete()
        await until(pilot, lambda: "Opened in the browser" in screen_text(app))
        await pilot.press("escape")
        assert isinstance(app.screen, ReviewScreen)
        assert told(app) == ""
        await pilot.press("escape")
        assert isinstance(app.screen, HomeScreen)


async def test_without_a_browser_the_address_is_shown_all_the_same(one_video: Bench) -> None:
    one_video.browser = False
    app = one_video.app()
    async with opened(app) as pilot:
        await pilot.press("v")
        await app.workers.wait_for_complete()
        await pilot.pause()
        assert "No browser here" in told(app)
        assert "?p=38" in told(app)


async def test_of_several_videos_one_is_chosen(one_video: Bench) -> None:
    (note,) = one_video.library.notes().values()
    videos = one_video.library.context(note).videos * 2
    app = one_video.app()
    async with opened(app, size=(100, 24)) as pilot:
        await pilot.pause()
        app.push_screen(VideoScreen(videos))
        await pilot.pause()
        assert "?p=38" in screen_text(app)
        await pilot.press("j", "enter")
        await app.workers.wait_for_complete()
        assert isinstance(app.screen, ReviewScreen)
        assert one_video.pages == [videos[1].url]


async def test_escape_leaves_the_list_of_videos_without_opening_one(one_video: Bench) -> None:
    (note,) = one_video.library.notes().values()
    app = one_video.app()
    async with opened(app) as pilot:
        await pilot.pause()
        app.push_screen(VideoScreen(one_video.library.context(note).videos))
        await pilot.press("escape")
        assert isinstance(app.screen, ReviewScreen)
        assert one_video.pages == []
