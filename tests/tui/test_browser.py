import subprocess
import webbrowser
from typing import Any

import pytest

from mlquiz.tui.browser import open_page


class Browser:
    def __init__(self, name: str) -> None:
        self.name = name


@pytest.fixture
def started(monkeypatch: pytest.MonkeyPatch) -> list[tuple[list[str], dict[str, Any]]]:
    calls: list[tuple[list[str], dict[str, Any]]] = []
    monkeypatch.setattr(subprocess, "Popen", lambda command, **more: calls.append((command, more)))
    monkeypatch.setattr(webbrowser, "get", lambda: Browser("firefox"))
    return calls


def test_a_page_is_opened_by_a_process_cut_off_from_the_terminal(started: list[Any]) -> None:
    assert open_page("https://example.org/?p=38")
    ((command, more),) = started
    assert command[-1] == "https://example.org/?p=38"
    assert command[1:3] == ["-m", "webbrowser"]
    assert more["stdout"] is more["stderr"] is more["stdin"] is subprocess.DEVNULL
    assert more["start_new_session"]


def test_a_picture_on_the_disk_is_opened(started: list[Any]) -> None:
    assert open_page("file:///notes/figures/a%20b.SVG")
    ((command, _),) = started
    assert command[-1] == "file:///notes/figures/a%20b.SVG"


@pytest.mark.parametrize(
    "url", ["file:///etc/passwd", "file:///a.desktop", "file://host/a.svg", "javascript:alert(1)", "-h", ""]
)
def test_what_is_neither_of_the_web_nor_a_picture_is_not_opened(started: list[Any], url: str) -> None:
    assert not open_page(url)
    assert not started


@pytest.mark.parametrize("name", ["/usr/bin/w3m", "lynx"])
def test_a_browser_that_would_draw_on_the_terminal_is_none(
    started: list[Any], monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    monkeypatch.setattr(webbrowser, "get", lambda: Browser(name))
    assert not open_page("https://example.org")
    assert not started


def test_without_any_browser_nothing_is_opened(started: list[Any], monkeypatch: pytest.MonkeyPatch) -> None:
    def none() -> Browser:
        raise webbrowser.Error

    monkeypatch.setattr(webbrowser, "get", none)
    assert not open_page("https://example.org")
    assert not started
