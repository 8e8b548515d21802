"""The decks: what is left today, and where to begin."""

import shlex
from typing import TYPE_CHECKING, ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.screen import Screen
from textual.widgets import Static

from mlquiz.errors import MlquizError
from mlquiz.tui.cells import right
from mlquiz.tui.deck_title import NamedDeck, deck_title
from mlquiz.tui.desk import Desk
from mlquiz.tui.home.deck_tree import COLUMN, DeckTree
from mlquiz.tui.home.introduction import introduction
from mlquiz.tui.home.outline import Branch, outline
from mlquiz.tui.keys.bound import bound, pressed, sentence
from mlquiz.tui.keys.explained import explained
from mlquiz.tui.keys.key_line import KeyLine
from mlquiz.tui.layout.visible import one_line, visible
from mlquiz.tui.opening import find_screen, quiz_screen, review_screen, statistics_screen
from mlquiz.tui.wording import complaint, listed, sentences, tr, trn

if TYPE_CHECKING:
    from collections.abc import Mapping

    from mlquiz.scheduling.queue import Counts

_REFRESH_S = 60
_HIGH = 30
"""Lines from which on the introduction leaves room for everything."""


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
        #introduction { height: auto; padding: 0 1; border-top: solid $foreground 20%; }
        &.-introducing.-low #selected { display: none; }
    }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        bound("decks", "search", "find", "Search", tooltip="Search all cards"),
        bound(
            "decks",
            "quiz",
            "quiz",
            "Quiz",
            tooltip="Twenty questions over this deck, or the quiz that was left",
        ),
        bound(
            "decks",
            "statistics",
            "statistics",
            "Statistics",
            tooltip="Statistics of this deck, or of all cards",
        ),
        bound(
            "decks",
            "new_quiz",
            "quiz(True)",
            "New quiz",
            show=False,
            tooltip="Twenty questions, whatever was left",
        ),
        bound("decks", "help", "help", "Help", tooltip="Explain all keys of this screen"),
        bound("decks", "back", "back", "Close", show=False, tooltip="Close a message, or the introduction"),
        bound("decks", "quit", "app.quit", "Quit"),
    ]

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._counts: Mapping[str, Counts] = {}
        self._pointed: Branch | None = None
        self._tree = DeckTree(outline(desk.decks()))
        self._today = Static(markup=False, id="today")
        self._selected = Static(markup=False, id="selected")
        self._warning = Static(_warning(desk), markup=False, id="warning")
        self._warning.display = bool(_warning(desk))
        self._introduction = Static(
            introduction(desk.store.path, closes=True), markup=False, id="introduction"
        )
        self._introduction.display = desk.is_beginning()
        self.set_class(self._introduction.display, "-introducing")

    def compose(self) -> ComposeResult:
        """Today, the decks, what is selected, the keys."""
        yield self._today
        with Vertical(id="decks"):
            if self._desk.has_cards():
                names = "".join(right(tr(name), COLUMN) for name in ("new", "learn", "due"))
                yield Static(names, markup=False, id="columns")
                yield self._tree
                yield self._introduction
                yield self._selected
            else:
                yield Static(_nothing(self._desk), markup=False, id="nothing")
            yield self._warning
        yield KeyLine()

    def on_mount(self) -> None:
        """Count again now and then: cards fall due, and others may answer."""
        self._today.update(Content.assemble(("mlquiz", "bold")))
        self.set_interval(_REFRESH_S, self._count)

    def on_resize(self) -> None:
        """Where the screen is low, what is selected makes room for the introduction."""
        self.set_class(self.size.height < _HIGH, "-low")

    def on_screen_resume(self) -> None:
        """Count at first and whenever a sitting is over, but paint the decks before."""
        self.call_after_refresh(self._count)

    def _count(self) -> None:
        if self.app.screen is not self:
            return
        try:
            self._counts, answered = self._desk.counts(), self._desk.answered_today()
            outlook = self._desk.outlook()
        except MlquizError as error:
            self.notify(
                visible(complaint(error)), title=tr("Not counted"), severity="error", timeout=15, markup=False
            )
            return
        self._tree.show_counts(self._counts)
        if self._introduction.display and not self._desk.is_beginning():
            self._introduce(shown=False)
        self._today.update(_today(self._counts.get("all"), answered, *outlook) + self._mistakes())
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
            self._selected.update(
                Content.assemble(
                    (branch.title, "bold"), "\n", sentence(tr("{start} shows or hides them.", start=_start()))
                )
            )
        else:
            self._selected.update(
                Content.assemble((deck_title(branch.deck), "bold"), "\n", self._sentence(branch.deck))
            )

    def _sentence(self, deck: NamedDeck) -> str:
        """What there is to do in a deck."""
        counts = self._counts.get(deck.name)
        if counts is None:
            return ""
        if not deck.notes:
            return tr("There are no cards in this deck yet.")
        if counts.new or counts.learning or counts.due:
            cards = self._desk.size(deck)
            said = trn(cards, "{n} card, {left} today.", "{n} cards, {left} today.", left=_left(counts))
            return sentences([said, sentence(tr("{start} starts.", start=_start()))])
        try:
            return self._desk.coming(deck)
        except MlquizError as error:
            return visible(complaint(error))

    def on_deck_tree_pointed(self, event: DeckTree.Pointed) -> None:
        """Say what the cursor is on."""
        self._pointed = event.branch
        self._show_selected()

    def on_deck_tree_chosen(self, event: DeckTree.Chosen) -> None:
        """Start a sitting."""
        self.review(event.deck)

    def review(self, deck: NamedDeck) -> None:
        """Start a sitting with a deck."""
        self.app.push_screen(review_screen(self._desk, deck))

    def action_find(self) -> None:
        """Search all cards."""
        self.app.push_screen(find_screen(self._desk))

    def action_statistics(self) -> None:
        """Show what was answered and how well it is remembered."""
        deck = self._pointed.deck if self._pointed else None
        self.app.push_screen(statistics_screen(self._desk, deck))

    def action_quiz(self, another: bool = False) -> None:  # noqa: FBT001, FBT002 - from a key
        """Ask a quiz over the deck that is pointed at, or go on with the one that was left."""
        deck = self._pointed.deck if self._pointed else None
        try:
            sitting = self._desk.quiz(deck, another=another)
        except MlquizError as error:
            self.notify(
                visible(complaint(error)), title=tr("No quiz"), severity="error", timeout=15, markup=False
            )
            return
        if sitting:
            self.app.push_screen(quiz_screen(self._desk, sitting))

    def point_at(self, name: str) -> None:
        """Put the cursor on a deck."""
        self._tree.point_at(name)

    def action_help(self) -> None:
        """Explain the keys."""
        from mlquiz.tui.keys.help_screen import HelpScreen  # noqa: PLC0415 - not needed for the first paint

        self.app.push_screen(
            HelpScreen(tr("Keys of the decks"), explained(self), introduction(self._desk.store.path))
        )

    def action_back(self) -> None:
        """Close the messages that lie over the screen; where there are none, put the introduction away."""
        if self.query("Toast"):
            self.app.clear_notifications()
        elif self._introduction.display:
            self._introduce(shown=False)
            self._desk.remember(introduced=True)

    def _introduce(self, *, shown: bool) -> None:
        self._introduction.display = shown
        self.set_class(shown, "-introducing")

    @on(events.Click, "#introduction")
    def introduction_clicked(self) -> None:
        """A click puts it away, too."""
        self.action_back()


def _mistakes(desk: Desk) -> str:
    """`2 mistakes`, or nothing."""
    wrong = desk.mistakes()
    return trn(wrong, "{n} mistake", "{n} mistakes") if wrong else ""


def _warning(desk: Desk) -> str:
    """What mistakes in the notes do and the whole command that lists them, or nothing."""
    mistakes, content = _mistakes(desk), desk.library.content
    folder = "" if content.course else f"--content {shlex.quote(str(content.root))} "
    command = one_line(f"mlquiz {folder}check")
    if not mistakes:
        return ""
    said = "{mistakes} in the notes; a card with one is not here: {command}"
    return tr(said, mistakes=mistakes, command=command)


def _left(counts: "Counts") -> str:
    named = ((counts.new, "{n} new"), (counts.learning, "{n} in learning"), (counts.due, "{n} due"))
    return listed([tr(said, n=count) for count, said in named if count])


def _start() -> str:
    return pressed("decks", "start")


def _today(counts: "Counts | None", answered: int, days: int, tomorrow: int) -> Content:
    parts: list[str | tuple[str, str]] = [(tr("Today"), "bold"), "  "]
    if counts is not None:
        parts += [(tr("{n} new", n=counts.new), "$text-primary"), " · "]
        parts += [(tr("{n} learning", n=counts.learning), "$text-error"), " · "]
        parts += [(tr("{n} due", n=counts.due), "$text-success"), " · "]
    parts.append(tr("{n} answered", n=answered))
    if days > 1:
        parts += [" · ", tr("{n} days in a row", n=days)]
    if tomorrow:
        parts += [" · ", tr("{n} tomorrow", n=tomorrow)]
    return Content.assemble(*parts)


def _nothing(desk: Desk) -> Content:
    """Why there is nothing to review, and what to do."""
    folder = one_line(str(desk.library.content.notes))
    others = [lang for lang in desk.library.langs if desk.library.notes(lang)]
    if others:
        said = "There are some in {languages}: mlquiz tui --lang {first}"
        advice = tr(said, languages=", ".join(others), first=others[0])
    else:
        card = f"    Q: {tr('What is asked?')}\n\n    A: {tr('The answer.')}"
        advice = "\n\n".join(
            [tr("In a Markdown file a card is"), card, tr("--content names another folder.")]
        )
    where = tr("The folder is {folder}, the language {lang}.", folder=folder, lang=desk.lang)
    return Content.assemble((tr("There are no cards yet"), "bold"), f"\n\n{where}\n\n{advice}")
