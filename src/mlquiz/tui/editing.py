"""Editing a note from a screen, which gives the terminal away for it and is back whatever happens."""

import shlex
import signal
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from types import FrameType
from typing import TYPE_CHECKING, Any

from textual.app import SuspendNotSupported

from mlquiz.content import INSTALLED
from mlquiz.errors import MlquizError
from mlquiz.tui.layout.visible import visible
from mlquiz.tui.wording import complaint, tr

if TYPE_CHECKING:
    from textual.app import App
    from textual.screen import Screen

    from mlquiz.content import Content
    from mlquiz.model.place import Place
    from mlquiz.tui.desk import Desk

_OF_THE_KEYBOARD = ("SIGINT", "SIGQUIT")


def edit_notes(screen: "Screen[Any]", desk: "Desk", place: "Place") -> bool:
    """Let the user edit the notes at a place, in the terminal. Where that fails, the screen says why.

    Returns:
        Whether the notes may have changed: an editor that failed may have saved before.
    """
    screen.app.clear_notifications()
    given_away = False
    try:
        path = _file(desk.library.content, place)
        given_away = True
        away(screen.app, lambda: desk.edit(path, place.line))
    except SuspendNotSupported:
        why = tr("An editor cannot be started from here.")
    except MlquizError as error:
        why = visible(complaint(error))
    else:
        return True
    title = tr("The editor failed") if given_away else tr("Not edited")
    screen.notify(why, title=title, severity="error", timeout=15, markup=False)
    return given_away


def _file(content: "Content", place: "Place") -> Path:
    """The file to edit.

    Raises:
        MlquizError: It is one of an installed course, which is not the user's.
    """
    if content.course and content.root.name == INSTALLED:
        said = (
            "the notes of an installed course are replaced with the next update. Copy them and edit the "
            "copy, with --content my-notes: cp -r {folder} my-notes"
        )
        raise MlquizError(said, folder=shlex.quote(str(content.notes)))
    return (content.root / place.file).absolute()


def away(app: "App[Any]", act: Callable[[], None]) -> None:
    """Do something while the terminal is as it was before the app; the screen is back when this ends.

    Textual's `suspend` brings the screen back only where nothing is raised in it.

    Raises:
        SuspendNotSupported: There is no terminal that could be given away.
        BaseException: What `act` raises.
    """
    raised: BaseException | None = None
    with _keyboard_signals_left_to_others(), app.suspend():
        try:
            act()
        except BaseException as error:  # noqa: BLE001 - it is raised again, once the screen is back
            raised = error
    if raised:
        raise raised


@contextmanager
def _keyboard_signals_left_to_others() -> Iterator[None]:
    """What some keys send to every program of the terminal is not for us, while another one has it."""
    numbers = [getattr(signal, name) for name in _OF_THE_KEYBOARD if hasattr(signal, name)]
    # A function rather than SIG_IGN, which the other program would inherit.
    before = {number: signal.signal(number, _nothing) for number in numbers}
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler or signal.SIG_DFL)


def _nothing(number: int, frame: FrameType | None) -> None:
    """Nothing to do."""
