"""Starting the user's editor at a line."""

from pathlib import Path

import pytest

from mlquiz.errors import MlquizError
from mlquiz.tui.editor import edit, editor_command

FILE = Path("/notes/a b.md")


@pytest.mark.parametrize(
    ("wanted", "command"),
    [
        ("vim", ["vim", "+7", str(FILE)]),
        ("emacs -nw", ["emacs", "-nw", "+7", str(FILE)]),
        ("/usr/bin/nano", ["/usr/bin/nano", "+7", str(FILE)]),
        ("code", ["code", "--wait", "--goto", f"{FILE}:7"]),
        ("code --wait", ["code", "--wait", "--goto", f"{FILE}:7"]),
        ("hx", ["hx", f"{FILE}:7"]),
        ("subl", ["subl", "--wait", f"{FILE}:7"]),
    ],
)
def test_an_editor_is_started_at_the_line_in_its_own_way(wanted: str, command: list[str]) -> None:
    assert list(editor_command({"EDITOR": wanted}, FILE, 7)) == command


def test_visual_goes_before_editor() -> None:
    assert editor_command({"EDITOR": "ed", "VISUAL": "vim"}, FILE, 1)[0] == "vim"


def test_a_variable_of_blanks_names_no_editor() -> None:
    assert editor_command({"EDITOR": "ed", "VISUAL": " "}, FILE, 1)[0] == "ed"


def test_an_editor_that_is_no_command_is_named() -> None:
    with pytest.raises(MlquizError, match="vi 'x: not a command"):
        editor_command({"EDITOR": "vi 'x"}, FILE, 1)


def test_without_any_editor_the_way_out_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("shutil.which", lambda _: None)
    with pytest.raises(MlquizError, match="EDITOR"):
        editor_command({}, FILE, 1)


@pytest.mark.parametrize(
    ("editor", "said"), [("/no/such/editor", "could not be started"), ("false", "code 1")]
)
def test_an_editor_that_fails_is_named(monkeypatch: pytest.MonkeyPatch, editor: str, said: str) -> None:
    monkeypatch.delenv("VISUAL", raising=False)
    monkeypatch.setenv("EDITOR", editor)
    with pytest.raises(MlquizError, match=said):
        edit(FILE, 1)
