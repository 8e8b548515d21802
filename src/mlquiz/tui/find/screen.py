"""All cards, found by words and filters, with a preview."""

from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Container, Vertical
from textual.screen import Screen
from textual.widgets import Input, Static

from mlquiz.errors import MlquizError
from mlquiz.model.card import Card
from mlquiz.model.note import Choice
from mlquiz.model.schedule import CardState, Phase
from mlquiz.scheduling.answering import is_leech
from mlquiz.study.search.query import MEANINGS, Key, parse_query
from mlquiz.tui.card.reader import Reader
from mlquiz.tui.desk import Desk
from mlquiz.tui.editing import edit_notes
from mlquiz.tui.face import Showing, face, place_words
from mlquiz.tui.fault import Fault
from mlquiz.tui.find.card_list import CardList
from mlquiz.tui.find.query_line import QueryLine
from mlquiz.tui.keys.bound import bound
from mlquiz.tui.keys.explained import explained
from mlquiz.tui.keys.help_screen import HelpScreen
from mlquiz.tui.keys.key_line import KeyLine
from mlquiz.tui.layout.line import Mark
from mlquiz.tui.layout.page import Page, Remark
from mlquiz.tui.layout.visible import one_line, visible
from mlquiz.tui.section.screen import SectionScreen
from mlquiz.tui.wording import complaint, tr, trn

if TYPE_CHECKING:
    from collections.abc import Sequence

_WIDE = 110
"""From so many cells on the preview stands beside the list."""
_MARKS = {Phase.NEW: "·", Phase.LEARNING: "~", Phase.RELEARNING: "~", Phase.REVIEW: "✓"}


class FindScreen(Screen[None]):
    """A line to type in, the cards that it finds, and the card at the cursor.

    Args:
        desk: What the screens work with.
        query: To begin with.
    """

    DEFAULT_CSS = """
    FindScreen {
        Input, Input:focus { border: none; height: 1; padding: 0 1; background: $surface-lighten-1; }
        #found { height: auto; max-height: 3; padding: 0 1; color: $foreground 65%; }
        #both { height: 1fr; }
        CardList { height: 1fr; }
        #preview { height: 1fr; border-top: solid $foreground 20%; }
        &.-wide {
            #both { layout: horizontal; }
            CardList { width: 45%; height: 1fr; }
            #preview { width: 55%; border-top: none; border-left: solid $foreground 20%; }
        }
    }
    """
    AUTO_FOCUS = "Input"
    BINDINGS: ClassVar[list[BindingType]] = [
        bound("search", "search", "type", "Search", tooltip="Type what to look for"),
        bound("search", "show_answer", "reveal", "Answer", tooltip="Show or hide the answer"),
        bound(
            "search", "suspend", "suspend", "Suspend", tooltip="Suspend the card, or show it again in reviews"
        ),
        bound("search", "edit", "edit", "Edit", tooltip="Edit the note in your editor (VISUAL or EDITOR)"),
        bound("search", "notes", "notes", "Notes", tooltip="Read the notes of this card's section"),
        bound("search", "help", "help", "Help", tooltip="Explain all keys of this screen"),
        bound("search", "leave", "dismiss", "Home", tooltip="Back to the decks"),
        bound("search", "back", "back", "Home", tooltip="To the cards, then to the decks"),
    ]

    def __init__(self, desk: Desk, query: str = "") -> None:
        super().__init__()
        self._desk = desk
        self._input = QueryLine(query)
        self._found = Static(markup=False, id="found")
        self._list = CardList(self._mark)
        self._reader = Reader(id="preview")
        self._states: dict[str, CardState] = {}
        self._revealed = False
        self._finder = desk.finder({})
        self._fault = Fault()

    def compose(self) -> ComposeResult:
        """The line, how many were found, the cards, the preview, the keys."""
        with Vertical():
            yield self._input
            yield self._found
            with Container(id="both"):
                yield self._list
                yield self._reader
            yield KeyLine()

    def on_mount(self) -> None:
        """Paint first, then read the states and find."""
        self.call_after_refresh(self._refind)

    def on_resize(self) -> None:
        """Beside each other where there is room."""
        self.set_class(self.size.width >= _WIDE, "-wide")

    def _refind(self) -> None:
        """Read where the cards stand, and find again."""
        try:
            self._states = dict(self._desk.states())
        except MlquizError as error:
            self.notify(
                visible(complaint(error)), title=tr("Not read"), severity="error", timeout=15, markup=False
            )
        self._finder = self._desk.finder(self._states)
        if not self._find():
            self._list.show(())  # those in it may be gone

    @on(Input.Changed)
    def _find(self) -> bool:
        """Whether the query has a meaning; where it has none yet, the list stays as it is."""
        try:
            found: Sequence[Card] = self._finder.find(parse_query(self._input.value))
        except MlquizError as error:
            self._found.update(one_line(complaint(error)))
            return False
        self._found.update(trn(len(found), "{n} card", "{n} cards"))
        self._list.show(found)
        return True

    @on(Input.Submitted)
    def _submitted(self) -> None:
        self._list.focus()

    @on(CardList.Pointed)
    def _pointed(self, event: CardList.Pointed) -> None:
        self._revealed = False
        self._preview(event.card)

    def _preview(self, card: Card | None, *, answer: bool = False) -> None:
        page = self._page(card) if card else _nothing(self._input.value)
        pictures = self._desk.figures().on_card(card, revealed=self._revealed) if card else None
        self._reader.show(page, answer=answer, pictures=pictures)
        self.refresh_bindings()

    def _page(self, card: Card) -> Page:
        body = card.note.body
        order = tuple(range(len(body.options))) if isinstance(body, Choice) else ()
        place = place_words(self._desk.library.context(card.note))
        page = face(card, Showing(revealed=self._revealed, hint=self._revealed, order=order), place)
        return (*page, Remark(self._standing(card), Mark.QUIET))

    def _standing(self, card: Card) -> str:
        """The card's name, where it is written, and how well it is known."""
        state = self._states.get(card.id)
        words = [card.id, str(card.note.place)]
        if state is None or state.phase is Phase.NEW:
            words.append(tr("new"))
        else:
            words.append(tr("due {day}", day=state.due_day) if state.due_day else tr("in learning"))
            words.append(tr("stability {days} d", days=f"{state.stability:.1f}"))
            words.append(tr("difficulty {number}", number=f"{state.difficulty:.1f}"))
            words.append(trn(state.reps, "{n} answer", "{n} answers"))
            words.append(trn(state.lapses, "{n} lapse", "{n} lapses"))
        words += [tr("suspended")] if state and state.suspended else []
        words += [tr("leech")] if state and is_leech(state, self._desk.settings) else []
        return " · ".join(words)

    def _mark(self, card: Card) -> str:
        state = self._states.get(card.id)
        if state is None:
            return "·"
        if state.suspended:
            return "z"
        return "!" if is_leech(state, self._desk.settings) else _MARKS[state.phase]

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:  # noqa: ARG002
        """Grey out what cannot be done now."""
        if action == "type":
            return self.focused is not self._input
        if action in {"suspend", "edit", "notes", "reveal"}:
            mends = action == "edit" and self._fault.place is not None
            return mends or self._list.card is not None or None
        return True

    def action_type(self) -> None:
        """Type what to look for."""
        self._input.focus()

    def action_to_cards(self, by: int) -> None:
        """From the line to the cards; moves there, too."""
        self._list.focus()
        self._list.action_move(by)

    def action_reveal(self) -> None:
        """Show or hide the answer."""
        self._revealed = not self._revealed
        self._preview(self._list.card, answer=self._revealed)

    def action_suspend(self) -> None:
        """Suspend the card, or let it be shown again."""
        card = self._list.card
        if card is None:
            return
        state = self._states.get(card.id)
        try:
            self._states[card.id] = self._desk.suspend(card, back=bool(state and state.suspended))
        except MlquizError as error:
            self.notify(
                visible(complaint(error)), title=tr("Not done"), severity="error", timeout=15, markup=False
            )
            return
        self._list.refresh()
        self._preview(card)

    def action_edit(self) -> None:
        """Edit the note, or mend what an edit broke, and see it as it is then."""
        card = self._list.card
        place = self._fault.place or (card.note.place if card else None)
        if place is None or not edit_notes(self, self._desk, place):
            return
        self._fault.expect(self._desk.library.problems)
        self._desk.reread()
        self._fault.look(self._desk.library.problems, place)
        self._list.reread()
        self._refind()
        self.refresh(layout=True)
        if self._fault.place:
            said = visible(self._fault.said)
            self.notify(said, title=tr("In the notes"), severity="warning", timeout=15, markup=False)

    def action_notes(self) -> None:
        """Read the section that the card belongs to."""
        if self._list.card:
            self.app.push_screen(SectionScreen(self._desk, self._list.card.note))

    def action_back(self) -> None:
        """From the line to the cards; from the cards to the decks."""
        if self.query("Toast"):
            self.app.clear_notifications()
        elif self.focused is self._input and self._list.card:
            self._list.focus()
        else:
            self.dismiss()

    def action_help(self) -> None:
        """Explain the keys."""
        self.app.push_screen(HelpScreen(tr("Keys of the search"), explained(self)))


def _nothing(query: str) -> Page:
    """What may be typed, where nothing is found."""
    title = tr("No card is found") if query.strip() else tr("No cards")
    ways = [Remark(f"{key}: {tr(meaning)}") for key, meaning in MEANINGS.items() if key is not Key.TEXT]
    words = Remark(tr("Words: {meaning}. A minus before a term: not.", meaning=tr(MEANINGS[Key.TEXT])))
    return (Remark(title, Mark.HEADING), words, *ways)
