"""The terminal is given to an editor, and the screen is back whatever the editor does."""

import os
import shlex
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.tui.test_terminal import Terminal, program_over

pytestmark = pytest.mark.skipif(
    shutil.which("tmux") is None and not os.environ.get("CI"), reason="needs tmux"
)

Opened = Callable[..., Terminal]


@pytest.fixture
def opened(tmp_path: Path) -> Iterator[Opened]:
    """Opens the program in a terminal, with an editor."""
    made: list[Terminal] = []

    def open_with(editor: str, *words: str) -> Terminal:
        command = ["env", "-u", "VISUAL", f"EDITOR={editor}", *program_over(tmp_path), "tui", *words]
        made.append(Terminal(tmp_path / "tmux", ["sh", "-c", f"{shlex.join(command)}; sleep 60"]))
        return made[-1]

    yield open_with
    for each in made:
        each.close()


FAILING = {
    "not there": "/no/such/editor",
    "ends with a code": "false",
    "killed": "sh -c 'kill -9 $$'",
    "not to be understood": "vi 'x",
}


@pytest.mark.parametrize("editor", FAILING.values(), ids=FAILING)
def test_an_editor_that_fails_gives_the_review_back_and_says_why(opened: Opened, editor: str) -> None:
    terminal = opened(editor, "all")
    terminal.wait_for("first question?")
    terminal.press("e")
    terminal.wait_for("The editor failed")
    terminal.press("Escape", "Space")
    terminal.wait_for("The first answer.")


def test_an_editor_that_fails_gives_the_search_back_and_says_why(opened: Opened) -> None:
    terminal = opened("/no/such/editor")
    terminal.wait_for("3 new")
    terminal.press("/")
    terminal.wait_for("3 cards")
    terminal.press("Enter")
    terminal.wait_for("/ Search")
    terminal.press("e")
    terminal.wait_for("The editor failed")
    terminal.press("Escape", "Space")
    terminal.wait_for("The first answer.")


def test_ctrl_c_that_ends_the_editor_does_not_end_the_review(opened: Opened) -> None:
    terminal = opened("sh -c 'echo in the editor; sleep 60'", "all")
    terminal.wait_for("first question?")
    terminal.press("e")
    terminal.wait_for("in the editor")
    terminal.press("C-c")
    terminal.wait_for("The editor failed")
    terminal.press("Escape", "Space")
    terminal.wait_for("The first answer.")


def test_ctrl_c_that_the_editor_has_a_use_for_is_the_editors_alone(opened: Opened) -> None:
    waiting = 'until [ "$said" ]; do sleep 0.1; done; true'
    terminal = opened(f"sh -c 'trap \"said=yes\" INT; echo in the editor; {waiting}'", "all")
    terminal.wait_for("first question?")
    terminal.press("e")
    terminal.wait_for("in the editor")
    terminal.press("C-c")
    terminal.wait_for("first question?")
    terminal.press("Space")
    terminal.wait_for("The first answer.")
    assert "failed" not in terminal.text()
