"""The line at the foot of a screen with the keys that do something now. A click presses a key."""

from collections.abc import Iterator
from typing import ClassVar

from textual.content import Content
from textual.screen import Screen
from textual.style import Style
from textual.widget import Widget

from mlquiz.tui.keys.explained import in_order
from mlquiz.tui.wording import tr

_GAP = Content("  ")
_MORE = Content(" …")
"""There are keys that did not fit."""

_OF_SOME_CARDS = frozenset({"hint", "figure", "video", "latex"})
"""Actions that have no place in the line where they cannot be done; others stay there, switched off."""


class KeyLine(Widget):
    """Shows the bindings of its screen that are meant to be shown, one for each action, as many as fit."""

    DEFAULT_CSS = """
    KeyLine {
        height: 1;
        padding: 0 1;
        background: $panel;
        color: $foreground;
        text-wrap: nowrap;
        text-overflow: clip;
        .key-line--key { color: $text-accent; text-style: bold; }
        .key-line--off { color: $foreground 70%; }
        &:ansi .key-line--off { text-style: dim; }
    }
    """
    COMPONENT_CLASSES: ClassVar[set[str]] = {"key-line--key", "key-line--off"}
    ALLOW_SELECT = False

    def __init__(self) -> None:
        super().__init__()
        self.auto_links = False

    def on_mount(self) -> None:
        """Follow what the screen's keys do."""
        self.screen.bindings_updated_signal.subscribe(self, self._bindings_changed)

    def _bindings_changed(self, screen: Screen[object]) -> None:
        if screen is self.screen:
            self.refresh()

    def render(self) -> Content:
        """The keys that fit, and a sign where some do not; those that do nothing now go first."""
        width = self.content_size.width
        items = list(self._items())
        line = _GAP.join([item for item, _ in items])
        while items and line.cell_length > width:
            off = [place for place, (_, enabled) in enumerate(items) if not enabled]
            del items[off[-1] if off else -1]
            line = _GAP.join([item for item, _ in items]) + _MORE
        return line if items else Content()

    def _items(self) -> Iterator[tuple[Content, bool]]:
        """Every key, and whether it does something now."""
        key_style = self.get_visual_style("key-line--key", partial=True)
        off = self.get_visual_style("key-line--off", partial=True)
        shown = set()
        for active in in_order(self.screen):
            binding = active.binding
            absent = not active.enabled and binding.id in _OF_SOME_CARDS
            if absent or not binding.show or binding.description in shown:
                continue
            shown.add(binding.description)
            press = Style.from_meta({"@click": f"app.simulate_key({binding.key!r})"})
            key, does = self.app.get_key_display(binding), tr(binding.description)
            if active.enabled:
                yield Content.assemble((key, key_style + press), (f" {does}", press)), True
            else:
                yield Content.assemble((f"{key} {does}", off)), False
