"""The application: its screens, and what every one of them may ask for."""

import asyncio
import contextlib
import signal
import time
from collections.abc import Iterable
from datetime import datetime
from typing import TYPE_CHECKING, Any, ClassVar

from textual import on, work
from textual.app import App, SystemCommand
from textual.binding import Binding, BindingType
from textual.screen import Screen

from mlquiz.tui.browser import open_page
from mlquiz.tui.desk import Desk
from mlquiz.tui.home.screen import HomeScreen
from mlquiz.tui.layout.visible import one_line
from mlquiz.tui.review.screen import ReviewScreen
from mlquiz.tui.section.videos import PageWanted

if TYPE_CHECKING:
    from mlquiz.reading.library import Library
    from mlquiz.scheduling.settings import Settings
    from mlquiz.store import Store

_ENDING_SIGNALS = ("SIGTERM", "SIGHUP")
_NOT_OFFERED = frozenset({"Keys", "Maximize", "Minimize"})


def run(  # noqa: PLR0913 - what a sitting needs; all but the first three by name
    library: "Library",
    store: "Store",
    settings: "Settings",
    *,
    deck: str | None,
    lang: str,
    held: frozenset[str] = frozenset(),
) -> None:
    """Review on the screen until the user leaves.

    Args:
        library: The notes.
        store: The learner's progress.
        settings: Of the schedule.
        deck: The deck to begin with; `None`: choose one.
        lang: Language of the cards.
        held: Ids of notes whose new cards wait for a video.

    Raises:
        MlquizError: There is no such deck.
        SystemExit: A signal ended it.
    """
    desk = Desk(
        library=library,
        store=store,
        settings=settings,
        lang=lang,
        clock=lambda: datetime.now().astimezone(),
        stopwatch=time.monotonic,
        open_page=open_page,
        held=held,
    )
    app = MlquizApp(desk, deck=deck)
    app.run()
    if app.return_code:
        raise SystemExit(app.return_code)


class MlquizApp(App[None]):
    """Home, and a sitting on top of it.

    Args:
        desk: What the screens work with.
        deck: Name of the deck to begin with, or `None`.

    Raises:
        MlquizError: There is no such deck.
    """

    TITLE = "mlquiz"
    CSS = """
    ToastRack { margin-bottom: 2; }
    Toast { max-width: 80%; padding: 0 1; }
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+p", "command_palette", "Commands, such as another theme", show=False),
        Binding("ctrl+q", "quit", "Quit", show=False, priority=True),
    ]

    def __init__(self, desk: Desk, *, deck: str | None = None) -> None:
        super().__init__()
        self.animation_level = "none"
        self._desk = desk
        self._first = desk.library.deck(deck, desk.lang) if deck else None

    def get_default_screen(self) -> Screen[None]:
        """The decks."""
        return HomeScreen(self._desk)

    def get_system_commands(self, screen: Screen[Any]) -> Iterable[SystemCommand]:
        """What the palette offers: not what our own keys do better."""
        return (entry for entry in super().get_system_commands(screen) if entry.title not in _NOT_OFFERED)

    def on_mount(self) -> None:
        """Begin with the deck that was asked for; load what cards need while the user looks."""
        if self._first:
            self.push_screen(ReviewScreen(self._desk, self._first))
            if isinstance(home := self.screen_stack[0], HomeScreen):
                home.point_at(self._first.name)
        self._end_on_signals()
        self.call_after_refresh(self._prepare)

    def _end_on_signals(self) -> None:
        """Leave the terminal as it was when the program is told to end."""
        loop = asyncio.get_running_loop()
        for name in _ENDING_SIGNALS:
            number = getattr(signal, name, None)
            if number is not None:
                with contextlib.suppress(
                    NotImplementedError, RuntimeError
                ):  # not on Windows, nor in a thread
                    loop.add_signal_handler(number, self._end, 128 + number)

    def _end(self, return_code: int) -> None:
        self.exit(return_code=return_code)

    @work(thread=True)
    def _prepare(self) -> None:
        """The Markdown parser, and where the notes stand in the course."""
        from mlquiz.markdown.parse import blocks  # noqa: PLC0415 - after the first paint

        blocks("$x$")
        for note in self._desk.library.notes(self._desk.lang).values():
            self._desk.library.context(note)
            break

    @on(PageWanted)
    def open_in_browser(self, event: PageWanted) -> None:
        """Open a page, and say where it is."""
        self._open(event.url, event.said or event.url)

    @work(thread=True)
    def _open(self, url: str, said: str) -> None:
        title = "Opened in the browser" if self._desk.open_page(url) else "No browser here; it is at"
        self.call_from_thread(self.notify, one_line(said), title=title, timeout=10, markup=False)
