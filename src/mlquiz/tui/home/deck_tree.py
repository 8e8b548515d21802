"""The tree of decks with their counts in columns."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from rich.cells import cell_len, set_cell_size
from rich.style import Style
from rich.text import Text
from textual.binding import BindingType
from textual.message import Message
from textual.widgets import Tree
from textual.widgets.tree import TreeNode

from mlquiz.tui.deck_title import NamedDeck
from mlquiz.tui.home.outline import Branch
from mlquiz.tui.keys.bound import bound

if TYPE_CHECKING:
    from mlquiz.scheduling.queue import Counts

COLUMN = 7
"""Cells of one count."""
_INDENT = 2
_UNUSED = Text(" ")
"""Labels are made of branches when they are shown; to read them as markup would take most of the time."""
_ICONS = {True: "▾ ", False: "▸ ", None: "  "}


class DeckTree(Tree[Branch]):
    """All decks. The counts are filled in when they are known."""

    DEFAULT_CSS = """
    DeckTree {
        padding: 0 0 0 1;
        scrollbar-gutter: stable;
        scrollbar-size-vertical: 1;
        overflow-x: hidden;
        background: $background;
        &:focus { background-tint: transparent; }
        .deck-tree--heading { text-style: bold; color: $text-primary; }
        .deck-tree--empty { color: $foreground 65%; }
        &:ansi .deck-tree--empty { text-style: dim; }
        .deck-tree--new { color: $text-primary; }
        .deck-tree--learning { color: $text-error; }
        .deck-tree--due { color: $text-success; }
    }
    """
    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "deck-tree--heading",
        "deck-tree--empty",
        "deck-tree--new",
        "deck-tree--learning",
        "deck-tree--due",
    }
    BINDINGS: ClassVar[list[BindingType]] = [
        bound("decks", "start", "select_cursor", "Start", tooltip="Start a sitting with the deck"),
        bound("decks", "open", "unfold", "Show what is below", show=False),
        bound("decks", "close", "fold", "Hide what is below", show=False),
        bound("decks", "toggle", "toggle_node", "Show or hide what is below", show=False),
        bound("decks", "down", "cursor_down", "Next deck", show=False),
        bound("decks", "up", "cursor_up", "Deck before", show=False),
        bound("decks", "top", "scroll_home", "First deck", show=False),
        bound("decks", "bottom", "scroll_end", "Last deck", show=False),
        bound("decks", "page_down", "page_down", "A page down", show=False),
        bound("decks", "page_up", "page_up", "A page up", show=False),
    ]

    @dataclass
    class Chosen(Message):
        """A sitting with this deck is wanted."""

        deck: NamedDeck

    @dataclass
    class Pointed(Message):
        """The cursor is on this branch."""

        branch: Branch

    def __init__(self, branches: Iterable[Branch]) -> None:
        super().__init__("")
        self.show_root = self.show_guides = self.auto_expand = False
        self.guide_depth = _INDENT
        self._counts: Mapping[str, Counts] = {}
        for branch in branches:
            self._add(self.root, branch)
        self.root.expand()

    def on_mount(self) -> None:
        """Begin on the first deck."""
        self.cursor_line = 0

    def _add(self, above: TreeNode[Branch], branch: Branch) -> None:
        node = above.add(_UNUSED, branch, expand=branch.open, allow_expand=bool(branch.below))
        for below in branch.below:
            self._add(node, below)

    def show_counts(self, counts: Mapping[str, "Counts"]) -> None:
        """Show these counts, by name of deck."""
        self._counts = counts
        self._invalidate()
        self.refresh()

    def point_at(self, name: str) -> None:
        """Put the cursor on a deck; what it lies below is shown."""
        for node in _all(self.root):
            if node.data and node.data.deck and node.data.deck.name == name:
                above = node.parent
                while above:
                    above.expand()
                    above = above.parent
                self.call_after_refresh(self.move_cursor, node)
                return

    def get_label_width(self, node: TreeNode[Branch]) -> int:  # noqa: ARG002
        """Labels are as wide as there is room: nothing scrolls sideways."""
        return 0

    def render_label(self, node: TreeNode[Branch], base_style: Style, style: Style) -> Text:
        """Title, cut where the columns begin, and the counts."""
        branch = node.data
        if branch is None:
            return Text()
        icon = _ICONS[node.is_expanded if branch.below else None]
        columns = self._columns(branch, style)
        room = self.scrollable_content_region.width - _depth(node) * _INDENT - len(icon) - columns.cell_len
        title = Text(_cut(branch.title, room), self._title_style(branch) + style)
        toggle = Style(meta={"toggle": True}) if branch.below else Style()
        return Text.assemble((icon, base_style + style + toggle), title, columns)

    def _title_style(self, branch: Branch) -> Style:
        if branch.deck is None:
            return self.get_component_rich_style("deck-tree--heading", partial=True)
        if not branch.deck.notes:
            return self.get_component_rich_style("deck-tree--empty", partial=True)
        return Style()

    def _columns(self, branch: Branch, style: Style) -> Text:
        counts = self._counts.get(branch.deck.name) if branch.deck else None
        if counts is None or (branch.deck and not branch.deck.notes):
            return Text(" " * 3 * COLUMN, style)
        columns = Text()
        for name, count in (("new", counts.new), ("learning", counts.learning), ("due", counts.due)):
            look = self.get_component_rich_style(f"deck-tree--{name if count else 'empty'}", partial=True)
            columns.append(f"{count or '·':>{COLUMN}}", look + style)
        return columns

    def action_unfold(self) -> None:
        """Show what is below the deck."""
        if self.cursor_node and self.cursor_node.allow_expand:
            self.cursor_node.expand()

    def action_fold(self) -> None:
        """Hide what is below the deck, or go to what it lies below."""
        node = self.cursor_node
        if node and node.is_expanded and node.allow_expand:
            node.collapse()
        elif node and node.parent and not node.parent.is_root:
            self.move_cursor(node.parent)

    def on_tree_node_highlighted(self, event: Tree.NodeHighlighted[Branch]) -> None:
        """Say what the cursor is on."""
        event.stop()
        if event.node.data:
            self.post_message(self.Pointed(event.node.data))

    def on_tree_node_selected(self, event: Tree.NodeSelected[Branch]) -> None:
        """A deck is wanted; a heading opens and shuts."""
        event.stop()
        if event.node.data and event.node.data.deck:
            self.post_message(self.Chosen(event.node.data.deck))
        else:
            event.node.toggle()


def _all(node: TreeNode[Branch]) -> Iterable[TreeNode[Branch]]:
    for child in node.children:
        yield child
        yield from _all(child)


def _depth(node: TreeNode[Branch]) -> int:
    depth = -1
    above = node.parent
    while above:
        depth += 1
        above = above.parent
    return depth


def _cut(title: str, room: int) -> str:
    """The title in exactly so many cells."""
    if cell_len(title) <= room:
        return set_cell_size(title, room)
    return set_cell_size(title, max(0, room - 1)) + "…"
