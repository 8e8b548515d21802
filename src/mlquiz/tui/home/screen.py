"""The decks: what is left today, and where to begin."""

import shlex
from typing import TYPE_CHECKING, ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.screen import Screen
from textual.widgets import Static

from mlquiz.errors import MlquizError, Severity
from mlquiz.model.deck import Deck
from mlquiz.scheduling.queue import Counts
from mlquiz.tui.desk import Desk
from mlquiz.tui.home.deck_tree import COLUMN, DeckTree
from mlquiz.tui.home.outline import Branch, outline
from mlquiz.tui.keys.explained import explained
from mlquiz.tui.keys.help_screen import HelpScreen
from mlquiz.tui.keys.key_line import KeyLine
from mlquiz.tui.layout.visible import one_line, visible
from mlquiz.tui.review.screen import ReviewScreen

if TYPE_CHECKING:
    from collections.abc import Mapping

_REFRESH_S = 60


class HomeScreen(Screen[None]):
    """All decks with their counts. Enter starts a sitting."""

    DEFAULT_CSS = """
    HomeScreen {
        #decks { height: 1fr; align-horizontal: center; }
        #decks > * { max-width: 104; }
        #today { height: 1; padding: 0 1; background: $panel; text-wrap: nowrap; text-overflow: ellipsis; }
        #columns { height: 1; padding: 0 1; color: $foreground 65%; text-align: right; }
        DeckTree { height: 1fr; }
        #nothing { height: 1fr; padding: 1 1; }
        #warning { height: auto; max-height: 5; padding: 0 1; color: $text-warning; }
        #selected {
            height: 3;
            padding: 0 1;
            border-top: solid $foreground 20%;
            text-overflow: ellipsis;
        }
    }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("question_mark,f1", "help", "Help", key_display="?", tooltip="This list"),
        Binding("q", "app.quit", "Quit"),
    ]

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._decks = desk.library.decks(desk.lang)
        self._counts: Mapping[str, Counts] = {}
        self._pointed: Branch | None = None
        self._tree = DeckTree(outline(self._decks))
        self._today = Static(markup=False, id="today")
        self._selected = Static(markup=False, id="selected")
        self._warning = Static(_warning(desk), markup=False, id="warning")
        self._warning.display = bool(_warning(desk))

    def compose(self) -> ComposeResult:
        """Today, the decks, what is selected, the keys."""
        yield self._today
        with Vertical(id="decks"):
            if self._desk.library.notes(self._desk.lang):
                names = "".join(f"{name:>{COLUMN}}" for name in ("new", "learn", "due"))
                yield Static(names, markup=False, id="columns")
                yield self._tree
                yield self._selected
            else:
                yield Static(_nothing(self._desk), markup=False, id="nothing")
            yield self._warning
        yield KeyLine()

    def on_mount(self) -> None:
        """Count again now and then: cards fall due, and others may answer."""
        self._today.update(Content.assemble(("mlquiz", "bold")))
        self.set_interval(_REFRESH_S, self._count)

    def on_screen_resume(self) -> None:
        """Count at first and whenever a sitting is over, but paint the decks before."""
        self.call_after_refresh(self._count)

    def _count(self) -> None:
        if self.app.screen is not self:
            return
        try:
            self._counts, answered = self._desk.counts(), self._desk.answered_today()
        except MlquizError as error:
            self.notify(visible(str(error)), title="Not counted", severity="error", timeout=15, markup=False)
            return
        self._tree.show_counts(self._counts)
        self._today.update(_today(self._counts.get("all"), answered) + self._mistakes())
        self._show_selected()

    def _mistakes(self) -> Content:
        """A word about mistakes in the notes; the line below the decks has the sentence."""
        words = f" · {_mistakes(self._desk)}: mlquiz check"
        return Content.styled(words, "$text-warning") if self._warning.display else Content()

    def _show_selected(self) -> None:
        branch = self._pointed
        if branch is None:
            self._selected.update("")
        elif branch.deck is None:
            self._selected.update(Content.assemble((branch.title, "bold"), "\nEnter shows or hides them."))
        else:
            self._selected.update(
                Content.assemble((one_line(branch.deck.title), "bold"), "\n", self._sentence(branch.deck))
            )

    def _sentence(self, deck: Deck) -> str:
        """What there is to do in a deck."""
        counts = self._counts.get(deck.name)
        if counts is None:
            return ""
        if not deck.notes:
            return "There are no cards in this deck yet."
        if counts.new or counts.learning or counts.due:
            cards = len(self._desk.cards(deck))
            return f"{cards} card{'' if cards == 1 else 's'}, {_left(counts)} today. Enter starts."
        try:
            return self._desk.coming(deck)
        except MlquizError as error:
            return str(error)

    def on_deck_tree_pointed(self, event: DeckTree.Pointed) -> None:
        """Say what the cursor is on."""
        self._pointed = event.branch
        self._show_selected()

    def on_deck_tree_chosen(self, event: DeckTree.Chosen) -> None:
        """Start a sitting."""
        self.app.push_screen(ReviewScreen(self._desk, event.deck))

    def point_at(self, name: str) -> None:
        """Put the cursor on a deck."""
        self._tree.point_at(name)

    def action_help(self) -> None:
        """Explain the keys."""
        self.app.push_screen(HelpScreen("Keys of the decks", explained(self)))


def _mistakes(desk: Desk) -> str:
    """`2 mistakes`, or nothing."""
    wrong = sum(problem.severity is Severity.ERROR for problem in desk.library.problems)
    return f"{wrong} mistake{'' if wrong == 1 else 's'}" if wrong else ""


def _warning(desk: Desk) -> str:
    """What mistakes in the notes do and the whole command that lists them, or nothing."""
    mistakes, content = _mistakes(desk), desk.library.content
    folder = "" if content.course else f"--content {shlex.quote(str(content.root))} "
    command = one_line(f"mlquiz {folder}check")
    return f"{mistakes} in the notes; a card with one is not here: {command}" if mistakes else ""


def _left(counts: Counts) -> str:
    named = ((counts.new, "new"), (counts.learning, "in learning"), (counts.due, "due"))
    return ", ".join(f"{count} {name}" for count, name in named if count)


def _today(counts: Counts | None, answered: int) -> Content:
    parts: list[str | tuple[str, str]] = [("Today  ", "bold")]
    if counts is not None:
        parts += [(f"{counts.new} new", "$text-primary"), " · "]
        parts += [(f"{counts.learning} learning", "$text-error"), " · "]
        parts += [(f"{counts.due} due", "$text-success"), " · "]
    return Content.assemble(*parts, f"{answered} answered")


def _nothing(desk: Desk) -> Content:
    """Why there is nothing to review, and what to do."""
    folder = one_line(str(desk.library.content.notes))
    others = [lang for lang in desk.library.langs if desk.library.notes(lang)]
    if others:
        advice = f"There are some in {', '.join(others)}: mlquiz tui --lang {others[0]}"
    else:
        advice = "In a Markdown file a card is\n\n    Q: What is asked?\n\n    A: The answer.\n\n"
        advice += "--content names another folder."
    return Content.assemble(
        ("There are no cards yet", "bold"),
        f"\n\nThe folder is {folder}, the language {desk.lang}.\n\n{advice}",
    )
