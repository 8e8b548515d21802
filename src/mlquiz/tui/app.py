"""The application: its screens, and what every one of them may ask for."""

import asyncio
import contextlib
import signal
from collections.abc import Callable, Iterator
from functools import partial
from typing import TYPE_CHECKING, Any, ClassVar

from textual import on, work
from textual.app import App
from textual.binding import Binding, BindingType
from textual.command import CommandPalette
from textual.filter import Monochrome, NoColor
from textual.screen import Screen
from textual.theme import Theme, ThemeProvider

from mlquiz.errors import MlquizError
from mlquiz.study.screen_keys import SCREENS
from mlquiz.study.screen_settings import AUTO, TERMINALS_COLOURS, interface_language
from mlquiz.tui.deck_title import deck_title
from mlquiz.tui.desk import Desk
from mlquiz.tui.home.screen import HomeScreen
from mlquiz.tui.keys.bound import change_keys, keymap
from mlquiz.tui.layout.visible import one_line
from mlquiz.tui.legible import LEGIBLE
from mlquiz.tui.opening import load, quiz_screen, review_screen
from mlquiz.tui.palette import Command, Commands, of_screen
from mlquiz.tui.terminal_theme import terminal_theme
from mlquiz.tui.wanted import PageWanted
from mlquiz.tui.wording import speak, tr

if TYPE_CHECKING:
    from mlquiz.study.quiz.sitting import QuizSitting

_COUNTING_S = 0.05
"""Seconds after the first frame, in which what is due is counted; the rest is loaded then."""

_ENDING_SIGNALS = ("SIGTERM", "SIGHUP")


class MlquizApp(App[None]):
    """Home, and a sitting on top of it.

    Args:
        desk: What the screens work with.
        deck: Name of the deck to begin with, or `None`.
        quiz: A quiz to ask; the application ends with it.
        trouble: What is told at the beginning, in English.

    Raises:
        MlquizError: There is no such deck.
    """

    TITLE = "mlquiz"
    CSS = """
    ToastRack { margin-bottom: 2; }
    Toast { max-width: 80%; padding: 0 1; }
    Input > .input--placeholder { color: $foreground 65%; }
    Input:ansi > .input--placeholder { text-style: dim; }
    CardView:ansi .card--blank, CardView:ansi .card--chosen {
        color: ansi_bright_white;
        background: ansi_blue;
        text-style: bold underline;
    }
    CardList:nocolor:ansi .card-list--cursor { text-style: bold reverse; }
    OptionList:nocolor:ansi > .option-list--option-highlighted { text-style: bold underline; }
    """

    COMMANDS = {Commands}  # noqa: RUF012 - as Textual declares it
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            SCREENS["decks"]["commands"],
            "command_palette",
            "Commands, such as another theme",
            show=False,
            priority=True,
            id="commands",
        ),
        Binding("ctrl+q", "quit", "Quit", show=False, priority=True),
    ]

    def __init__(
        self,
        desk: Desk,
        *,
        deck: str | None = None,
        quiz: "QuizSitting | None" = None,
        trouble: str = "",
    ) -> None:
        speak(interface_language(desk.screen.language))
        change_keys(desk.screen.keys)
        super().__init__()
        self.animation_level = "none"
        self._desk = desk
        self.register_theme(terminal_theme(TERMINALS_COLOURS))
        self.set_keymap(keymap(desk.screen.keys))
        if desk.theme() in self.available_themes:
            self.theme = desk.theme()
        self._begun_with = self.theme
        self._fit_colours()
        self._quiz = quiz
        self._trouble = trouble
        self._first = desk.deck(deck) if deck else None

    def get_css_variables(self) -> dict[str, str]:
        """The colours of the theme, changed where words could not be read."""
        self.theme_variables = super().get_css_variables() | dict(LEGIBLE.get(self.theme, {}))
        return self.theme_variables

    def get_default_screen(self) -> Screen[None]:
        """The decks."""
        return HomeScreen(self._desk)

    def get_key_display(self, binding: Binding) -> str:
        """How a key is called in the line of keys and the help."""
        shown = super().get_key_display(binding)
        return tr(shown) if shown == "space" else shown

    def commands(self, screen: Screen[Any]) -> Iterator[Command]:
        """What the palette offers on a screen."""
        yield Command(tr("Theme"), tr("Other colours"), self.search_themes)
        if self._desk.gallery:
            yield Command(tr("Figures"), tr("Draw figures, or show their words"), self._switch_figures)
        yield from of_screen(screen)
        if isinstance(self.screen_stack[0], HomeScreen) and self._quiz is None:
            if not isinstance(screen, HomeScreen):
                yield from self._elsewhere()
            yield from self._decks()
        yield Command(tr("Screenshot"), tr("Save a picture of the screen"), self._take_screenshot)
        yield Command(tr("Quit"), tr("Every answer is saved"), self.action_quit)

    def _elsewhere(self) -> Iterator[Command]:
        """What the decks offer, from another screen."""
        for title, does, act in (
            ("Search", "Search all cards", HomeScreen.action_find),
            ("Quiz", "Twenty questions over this deck, or the quiz that was left", HomeScreen.action_quiz),
            ("Statistics", "Statistics of this deck, or of all cards", HomeScreen.action_statistics),
        ):
            yield Command(tr(title), tr(does), partial(self._from_home, act))

    def _decks(self) -> Iterator[Command]:
        for deck in self._desk.decks().values():
            if deck.notes:
                review = partial(HomeScreen.review, deck=deck)
                title = tr("Review {deck}", deck=deck_title(deck))
                yield Command(title, tr("Start a sitting with the deck"), partial(self._from_home, review))

    def _from_home(self, act: Callable[[HomeScreen], None]) -> None:
        """Close what lies over the decks, and do something there."""
        while len(self.screen_stack) > 1:
            self.pop_screen()
        if isinstance(self.screen, HomeScreen):
            act(self.screen)

    def _switch_figures(self) -> None:
        """Draw figures no more, or again."""
        from mlquiz.tui.card.view import CardView  # noqa: PLC0415 - not needed for the first paint

        if self._desk.gallery:
            self._desk.gallery.open = not self._desk.gallery.open
            for screen in self.screen_stack:
                for card in screen.query(CardView):
                    card.lay_again()

    def _take_screenshot(self) -> None:
        """When the palette is gone."""
        self.set_timer(0.1, self.deliver_screenshot)

    def action_command_palette(self) -> None:
        """Open the palette."""
        if not isinstance(self.screen, CommandPalette):
            self.push_screen(CommandPalette(placeholder=tr("Search for commands…"), id="--command-palette"))

    def search_themes(self) -> None:
        """Choose another theme."""
        self.push_screen(CommandPalette([ThemeProvider], placeholder=tr("Search for themes…")))

    def _fit_colours(self) -> None:
        """With `NO_COLOR`: greys, or none at all in the terminal's colours. Textual fits the first theme."""
        if self.no_color:
            fitting = NoColor() if self.native_ansi_color else Monochrome()
            self._filters = [
                fitting if isinstance(each, NoColor | Monochrome) else each for each in self._filters
            ]

    def _theme_chosen(self, theme: Theme) -> None:
        """Remember the theme; where the settings name one, say that it will be back."""
        self._fit_colours()
        if theme.name == (self._desk.theme() or self._begun_with):
            return
        if self._desk.screen.theme == AUTO:
            self._desk.remember(theme=theme.name)
        else:
            said = tr(
                "The settings name {theme}: it is back at the next start.", theme=self._desk.screen.theme
            )
            self.notify(said, title=tr("For this time"), timeout=6, markup=False)

    def on_mount(self) -> None:
        """Begin with the deck that was asked for; load what cards need while the user looks."""
        if self._first:
            self.push_screen(review_screen(self._desk, self._first))
            if isinstance(home := self.screen_stack[0], HomeScreen):
                home.point_at(self._first.name)
        if self._quiz:
            self.push_screen(quiz_screen(self._desk, self._quiz), lambda _: self.exit())
        self.theme_changed_signal.subscribe(self, self._theme_chosen)
        if self._trouble:
            self.notify(tr(self._trouble), severity="warning", timeout=15, markup=False)
        if self._desk.gallery:
            gallery = self._desk.gallery
            self.app_resume_signal.subscribe(self, lambda _: gallery.forget())
        self._end_on_signals()
        self.set_timer(_COUNTING_S, self._prepare)

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
        """The notes and where they stand in the course, the other screens, the Markdown parser."""
        with contextlib.suppress(MlquizError):  # it is told where a card is asked for
            for note in self._desk.library.notes(self._desk.lang).values():
                self._desk.library.context(note)
                break
        load()

    @on(PageWanted)
    def open_in_browser(self, event: PageWanted) -> None:
        """Open a page, and say where it is."""
        self._open(event.url, event.said or event.url)

    @work(thread=True)
    def _open(self, url: str, said: str) -> None:
        title = tr("Opened in the browser") if self._desk.open_page(url) else tr("No browser here; it is at")
        self.call_from_thread(self.notify, one_line(said), title=title, timeout=10, markup=False)
