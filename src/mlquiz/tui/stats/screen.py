"""What was answered and how well it is remembered, of one deck or of everything."""

from typing import TYPE_CHECKING, ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType

from mlquiz.errors import MlquizError
from mlquiz.tui.card.page_screen import PageScreen
from mlquiz.tui.card.status import Status
from mlquiz.tui.card.status_line import StatusLine
from mlquiz.tui.deck_title import NamedDeck, deck_title
from mlquiz.tui.desk import Desk
from mlquiz.tui.keys.bound import bound
from mlquiz.tui.keys.explained import explained
from mlquiz.tui.keys.help_screen import HelpScreen
from mlquiz.tui.keys.key_line import KeyLine
from mlquiz.tui.layout.line import Mark
from mlquiz.tui.layout.page import Remark
from mlquiz.tui.layout.visible import visible
from mlquiz.tui.stats.heat_map import weeks_in
from mlquiz.tui.stats.pages import statistics_page
from mlquiz.tui.wording import complaint, tr

if TYPE_CHECKING:
    from mlquiz.study.statistics import Statistics

_WEEKS = 53
_WIDEST = 100


class StatisticsScreen(PageScreen):
    """The statistics of a year.

    Args:
        desk: What the screens work with.
        deck: Only its cards; `None`: everything.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        bound("statistics", "leave", "dismiss", "Home", tooltip="Back to the decks"),
        bound("statistics", "statistics", "dismiss", "Home", tooltip="Back to the decks"),
        bound(
            "statistics", "back", "back", "Home", show=False, tooltip="Close a message, or back to the decks"
        ),
        bound("statistics", "next_page", "scroll_pages(1)", "Page down"),
        bound("statistics", "all_cards", "all", "All cards", tooltip="All cards, or the deck alone again"),
        bound("statistics", "help", "help", "Help", tooltip="Explain all keys of this screen"),
    ]

    def __init__(self, desk: Desk, deck: NamedDeck | None = None) -> None:
        super().__init__()
        self._desk = desk
        self._deck = deck
        self._of_deck = deck is not None
        self._found: Statistics | None = None
        self._status = StatusLine()
        self._status.status = Status(deck=tr("Statistics"))

    def compose(self) -> ComposeResult:
        """A title, the page, the keys."""
        yield self._status
        yield self.reader
        yield KeyLine()

    def on_mount(self) -> None:
        """Paint first, then count."""
        self.call_after_refresh(self._count)

    def on_resize(self) -> None:
        """The calendar has as many weeks as fit."""
        if self._found:
            self._show(stay=True)

    def _count(self) -> None:
        deck = self._deck if self._of_deck else None
        try:
            self._found = self._desk.statistics(deck, days=7 * _WEEKS)
        except MlquizError as error:
            self.reader.show((Remark(visible(complaint(error)), Mark.WRONG),))
            return
        self._show()

    def _show(self, *, stay: bool = False) -> None:
        if self._found:
            width = min(_WIDEST, max(40, self.size.width - 4))
            title = deck_title(self._deck) if self._deck and self._of_deck else tr("All cards")
            page = statistics_page(self._found, title, width, weeks_in(width))
            self.reader.show(page, stay=stay)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:  # noqa: ARG002
        """Without a deck there is nothing to change between."""
        return (self._deck is not None or None) if action == "all" else True

    def action_all(self) -> None:
        """All cards, or the deck alone again."""
        self._of_deck = not self._of_deck
        self._count()

    def action_help(self) -> None:
        """Explain the keys."""
        self.app.push_screen(HelpScreen(tr("Keys of the statistics"), explained(self)))
