"""From what a sitting needs to the application, and out of it again."""

import sys
import time
from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING

from mlquiz.study.screen_settings import OFF, ScreenSettings, images_wanted
from mlquiz.tui.app import MlquizApp
from mlquiz.tui.browser import open_page
from mlquiz.tui.desk import Desk
from mlquiz.tui.hangup import end_when_terminal_is_gone

if TYPE_CHECKING:
    from pathlib import Path

    from mlquiz.reading.index import Index
    from mlquiz.reading.library import Library
    from mlquiz.scheduling.settings import Settings
    from mlquiz.store import Store
    from mlquiz.study.exams import Exam
    from mlquiz.study.quiz.sitting import QuizSitting

_PATIENCE_MS = 1500
"""So long the screen stands still while another program writes; then it says so, and one tries again."""


def run(  # noqa: PLR0913 - what a sitting needs; all but the first three by name
    library: "Library",
    store: "Store",
    settings: "Settings",
    *,
    deck: str | None,
    lang: str,
    held: frozenset[str] = frozenset(),
    cache: "Path | None" = None,
    index: "Index | None" = None,
    exams: "tuple[Exam, ...]" = (),
    screen: ScreenSettings = ScreenSettings(),  # noqa: B008 - it is frozen
) -> None:
    """Review on the screen until the user leaves.

    Args:
        library: The notes.
        store: The learner's progress.
        settings: Of the schedule.
        deck: The deck to begin with; `None`: choose one.
        lang: Language of the cards.
        held: Ids of notes whose new cards wait for a video.
        cache: Folder in which it is remembered what was read.
        index: Names of the library's cards and decks, where it need not be read for them.
        exams: That the learner has set.
        screen: How the screen looks and speaks, and what its keys do.

    Raises:
        MlquizError: There is no such deck.
        SystemExit: A signal ended it.
    """
    desk = _desk(library, store, settings, lang)
    desk = replace(desk, held=held, cache=cache, index=index, exams=exams, screen=screen)
    _run(desk, deck=deck)


def run_quiz(  # noqa: PLR0913 - what a quiz needs; all but the first three by name
    library: "Library",
    store: "Store",
    settings: "Settings",
    *,
    sitting: "QuizSitting",
    lang: str,
    screen: ScreenSettings = ScreenSettings(),  # noqa: B008 - it is frozen
) -> None:
    """Ask a quiz on the screen until it is over or the user leaves.

    Raises:
        SystemExit: A signal ended it.
    """
    _run(replace(_desk(library, store, settings, lang), screen=screen), quiz=sitting)


def _desk(library: "Library", store: "Store", settings: "Settings", lang: str) -> Desk:
    store.wait_at_most(_PATIENCE_MS)
    store.tidy_up_by_hand()
    return Desk(
        library=library,
        store=store,
        settings=settings,
        lang=lang,
        clock=lambda: datetime.now().astimezone(),
        stopwatch=time.monotonic,
        open_page=open_page,
    )


def _run(desk: Desk, *, deck: str | None = None, quiz: "QuizSitting | None" = None) -> None:
    wanted, trouble = images_wanted(desk.screen.images), ""
    if wanted != OFF:
        from mlquiz.tui.pictures.opening import open_gallery  # noqa: PLC0415 - few want it

        desk.gallery, trouble = open_gallery(wanted)
    app = MlquizApp(desk, deck=deck, quiz=quiz, trouble=trouble)
    end_when_terminal_is_gone()
    try:
        app.run()
    finally:
        if desk.gallery and sys.__stderr__:  # where textual draws
            sys.__stderr__.write(desk.gallery.close())
            sys.__stderr__.flush()
    if app.return_code:
        raise SystemExit(app.return_code)
