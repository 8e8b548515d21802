"""A small library, a real database and a clock that stands still, for tests of the screens."""

import re
from collections.abc import AsyncIterator, Callable, Mapping
from contextlib import asynccontextmanager
from datetime import UTC, datetime, timedelta
from itertools import count
from pathlib import Path

from textual._context import visible_screen_stack
from textual.app import App
from textual.pilot import Pilot
from textual.strip import Strip

from mlquiz.content import find_content
from mlquiz.model.review import AnswerMode, EventKind, Grade
from mlquiz.reading.library import read_library
from mlquiz.scheduling.settings import Settings
from mlquiz.store import Store
from mlquiz.study.screen_settings import ScreenSettings
from mlquiz.tui.app import MlquizApp
from mlquiz.tui.card.view import CardView
from mlquiz.tui.desk import Desk
from mlquiz.tui.remembered import Remembered, remember, remembered_path

NOON = datetime(2026, 11, 22, 12, tzinfo=UTC)


class Bench:
    """What a test of a screen works with.

    Attributes:
        now: The time; tests move it.
        pages: Addresses that were opened in the browser.
        browser: Whether there is one.
        wait_s: Seconds between one look at the stopwatch and the next.
    """

    def __init__(
        self,
        root: Path,
        notes: Mapping[str, str],
        settings: Settings | None = None,
        *,
        screen: ScreenSettings | None = None,
        introduced: bool = True,
    ) -> None:
        for name, text in notes.items():
            file = root / "notes" / name
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(text, encoding="utf-8")
        self.db = root / "progress.db"
        self.library = read_library(find_content(root))
        self.store = Store.open(self.db)
        self.settings = settings or Settings()
        self.screen = screen or ScreenSettings(language="en")
        if introduced:
            remember(remembered_path(self.db), Remembered(introduced=True))
        self.now = NOON
        self.pages: list[str] = []
        self.browser = True
        self.wait_s = 1.0
        self._looks = count()

    def app(self, deck: str | None = "all") -> MlquizApp:
        """An app that begins with a sitting, or with `None` at the decks."""
        return MlquizApp(self.desk(self.store), deck=deck)

    def desk(self, store: Store) -> Desk:
        return Desk(
            library=self.library,
            store=store,
            settings=self.settings,
            lang="en",
            clock=lambda: self.now,
            stopwatch=lambda: next(self._looks) * self.wait_s,
            open_page=self._open,
            screen=self.screen,
        )

    def _open(self, url: str) -> bool:
        self.pages.append(url)
        return self.browser

    def pass_time(self, **much: float) -> None:
        self.now += timedelta(**much)

    def answers(self) -> list[tuple[str, Grade | None, AnswerMode | None]]:
        """The answers that count, as another program finds them in the database."""
        with Store.open(self.db) as store:
            events = store.events(kind=EventKind.ANSWERED)
        return [(event.subject, event.grade, event.mode) for event in events]

    def graded(self) -> list[tuple[str, Grade | None]]:
        return [(card, grade) for card, grade, _ in self.answers()]


@asynccontextmanager
async def opened(
    app: MlquizApp, size: tuple[int, int] = (80, 24), *, messages: bool = False
) -> AsyncIterator[Pilot[None]]:
    """The app in a terminal that does not exist, once it has counted, or shows its first card.

    With `messages` they lie over the screen, as they do for a user.
    """
    async with app.run_test(size=size, notifications=messages) as pilot:
        await until(pilot, lambda: begun(app))
        yield pilot


async def until(pilot: Pilot[None], true: Callable[[], bool]) -> None:
    """Wait until something holds."""
    for _ in range(500):
        if true():
            return
        await pilot.pause(0.01)
    raise AssertionError(f"waited in vain; the screen is:\n{screen_text(pilot.app)}")


def begun(app: MlquizApp) -> bool:
    """Whether the screen has done what it does by itself: counted, or shown a card."""
    text = screen_text(app)
    return (
        bool(card_text(app))
        if app.screen.query(CardView)
        else bool(re.search("answered|no cards yet|已答|还没有卡片", text))
    )


def card_text(app: MlquizApp) -> str:
    """The text of the page in the middle."""
    return "\n".join(line.text for line in app.screen.query_one(CardView).page.lines)


def screen_text(app: App[None]) -> str:
    """Everything on the screen, line by line."""
    return "\n".join(strip.text.rstrip() for strip in painted(app))


def painted(app: App[None]) -> list[Strip]:
    """The lines of the screen.

    What lies behind a box is painted, too. Without it Textual would paint nothing there, and remember that.
    """
    visible_screen_stack.set(app._background_screens)
    return app.screen._compositor.render_strips()


def told(app: MlquizApp) -> str:
    """What messages say that lie over the screen."""
    return "\n".join(f"{message.title}: {message.message}" for message in app._notifications)
