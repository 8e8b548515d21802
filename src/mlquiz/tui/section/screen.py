"""The notes of a section, to be read beside a card."""

from collections.abc import Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType

from mlquiz.model.document import Section
from mlquiz.model.note import Note
from mlquiz.tui.card.page_screen import PageScreen
from mlquiz.tui.card.status import Status
from mlquiz.tui.card.status_line import StatusLine
from mlquiz.tui.desk import Desk
from mlquiz.tui.face import section_page
from mlquiz.tui.keys.bound import bound
from mlquiz.tui.keys.explained import explained
from mlquiz.tui.keys.help_screen import HelpScreen
from mlquiz.tui.keys.key_line import KeyLine
from mlquiz.tui.layout.visible import one_line
from mlquiz.tui.wording import tr


def sections_above(section: Section, sections: Sequence[Section]) -> list[Section]:
    """The sections of a document that hold a section, outermost first, without the file's introduction."""
    above: list[Section] = []
    level = section.level
    for each in reversed(sections[: sections.index(section)]):
        if 0 < each.level < level:
            above.insert(0, each)
            level = each.level
    return above


class SectionScreen(PageScreen):
    """The text of the section that a note stands in. Closing it shows the card as it was."""

    DEFAULT_CSS = """
    SectionScreen Reader { padding: 1 1 0 1; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        bound("notes", "leave", "dismiss", "Back to the card"),
        bound("notes", "notes", "dismiss", "Back to the card"),
        bound("notes", "back", "back", "Close a message, or back to the card", show=False),
        bound("notes", "next_page", "scroll_pages(1)", "Page down"),
        bound("notes", "help", "help", "Help", tooltip="Explain all keys of this screen"),
    ]

    def __init__(self, desk: Desk, note: Note) -> None:
        super().__init__()
        document = desk.library.document_of(note)
        here = [each.id for each in document.notes if each.section == note.section]
        section = desk.library.section_of(note)
        self._page = section_page(section, note, here, sections_above(section, document.sections))
        self._pictures = desk.figures().hung(document.figures)
        self._status = StatusLine()
        self._status.status = Status(deck=tr("Notes"), section=one_line(document.title))

    def compose(self) -> ComposeResult:
        """Where the text stands, the text, the keys."""
        yield self._status
        yield self.reader
        yield KeyLine()

    def on_mount(self) -> None:
        """Paint the screen first, then lay the text out."""
        self.call_after_refresh(lambda: self.reader.show(self._page, pictures=self._pictures))

    def action_help(self) -> None:
        """Explain the keys."""
        self.app.push_screen(HelpScreen(tr("Keys of the notes"), explained(self)))
